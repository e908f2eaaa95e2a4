"""Identifiers of the Research Organization Registry (ROR).

Public name: `ror_id`. It checks the form and the check digits, and asks nobody whether the identifier is in use.
"""

from __future__ import annotations

import re

from crossings.engine.refusal import Refusal

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford's base 32: no i, l, o or u
SHAPE = re.compile(r"(?:https?://)?(?:ror\.org/)?(0[a-hj-km-np-tv-z0-9]{6}[0-9]{2})", re.ASCII)
HOW_TO_WRITE = "Copy it from ror.org; it begins with 0 and has nine signs, such as 04jzmdh37."


def ror_id(text: str) -> str:
    """The nine signs of a ROR identifier, written bare or as an address.

    The first is 0, six are a number in Crockford's base 32, the last two check it: they are 98 less the remainder of
    a hundred times the number divided by 97 (ISO/IEC 7064, MOD 97-10). Raises `Refusal` for another form or other
    check digits.

    Source: ROR, "ROR identifier pattern", https://ror.readme.io/docs/identifier; ISO/IEC 7064:2003.

    >>> ror_id("https://ror.org/043nxc105")
    '043nxc105'
    """
    shape = SHAPE.fullmatch(text.strip().lower())
    if shape is None:
        raise Refusal(f"“{text}” is not a ROR identifier.", "It has another form.", HOW_TO_WRITE)
    found = shape.group(1)
    if _check_digits(found[:-2]) != found[-2:]:
        raise Refusal(
            f"“{text}” is not a ROR identifier.", "Its last two digits do not check the others.", HOW_TO_WRITE
        )
    return found


def _check_digits(signs: str) -> str:
    number = 0
    for sign in signs:
        number = number * len(ALPHABET) + ALPHABET.index(sign)
    return f"{98 - (number * 100) % 97:02}"
