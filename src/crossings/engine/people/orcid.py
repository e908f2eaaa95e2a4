"""Identifiers of researchers (ORCID iDs).

Public name: `orcid_id`. It checks the form and the check sign, and asks nobody whether the identifier is in use.
"""

from __future__ import annotations

import re

from crossings.engine.refusal import Refusal

SHAPE = re.compile(r"(?:https?://)?(?:www\.)?(?:orcid\.org/)?((?:[0-9]{4}-){3}[0-9]{3}[0-9x])", re.ASCII)
HOW_TO_WRITE = "Copy it from orcid.org; it has four groups of four signs, such as 0000-0002-1825-0097."


def orcid_id(text: str) -> str:
    """The sixteen signs of an ORCID iD in four groups, written bare or as an address.

    The last sign checks the fifteen before it (ISO/IEC 7064, MOD 11-2; ten is written X). Raises `Refusal` for
    another form or another check sign.

    Source: ORCID, "Structure of the ORCID Identifier",
    https://support.orcid.org/hc/en-us/articles/360006897674; ISO/IEC 7064:2003.

    >>> orcid_id("https://orcid.org/0000-0002-1825-0097")
    '0000-0002-1825-0097'
    """
    shape = SHAPE.fullmatch(text.strip().lower())
    if shape is None:
        raise Refusal(f"“{text}” is not an ORCID iD.", "It has another form.", HOW_TO_WRITE)
    found = shape.group(1).upper()
    if _check_sign(found.replace("-", "")[:-1]) != found[-1]:
        raise Refusal(f"“{text}” is not an ORCID iD.", "Its last sign does not check the others.", HOW_TO_WRITE)
    return found


def _check_sign(digits: str) -> str:
    total = 0
    for digit in digits:
        total = (total + int(digit)) * 2
    remainder = (12 - total % 11) % 11
    return "X" if remainder == 10 else str(remainder)
