"""Identifiers of works and of what they appear in: DOI, ISBN, ISSN and Handle, each in one way of writing.

Public names: `doi`, `isbn`, `issn`, `handle`. They check form and check digits, and ask nobody whether the identifier
is in use.
"""

from __future__ import annotations

import re

from crossings.engine.refusal import Refusal

DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?(10\.[0-9]{4,9}/\S+)", re.IGNORECASE | re.ASCII)
HANDLE = re.compile(r"(?:https?://hdl\.handle\.net/|hdl:\s*)?([0-9]+(?:\.[0-9]+)*/\S+)", re.IGNORECASE | re.ASCII)
ISBN = re.compile(r"(?:97[89][0-9]{10}|[0-9]{9}[0-9X])", re.ASCII)
ISSN = re.compile(r"[0-9]{7}[0-9X]", re.ASCII)
BETWEEN_DIGITS = re.compile(r"[\s\u2010-\u2015-]+")


def doi(text: str) -> str:
    """A Digital Object Identifier, bare and in small letters, however it was written.

    Letters of a DOI do not differ by case. Raises `Refusal` for another form.

    Source: ISO 26324:2022; DOI Handbook, https://doi.org/10.1000/182.

    >>> doi("https://doi.org/10.1186/S40878-020-00210-4")
    '10.1186/s40878-020-00210-4'
    """
    found = DOI.fullmatch(text.strip())
    if found is None:
        raise Refusal(
            f"“{text}” is not a DOI.",
            "It has another form.",
            "Copy it from doi.org; it begins with 10. and has a slash.",
        )
    return found.group(1).lower()


def handle(text: str) -> str:
    """A Handle, bare, however it was written. Raises `Refusal` for another form.

    Source: RFC 3650, Handle System Overview, https://doi.org/10.17487/RFC3650.

    >>> handle("https://hdl.handle.net/20.500.12870/1234")
    '20.500.12870/1234'
    """
    found = HANDLE.fullmatch(text.strip())
    if found is None:
        raise Refusal(
            f"“{text}” is not a Handle.",
            "It has another form.",
            "Write the prefix, a slash and the name, as in 2027/9.",
        )
    return found.group(1)


def isbn(text: str) -> str:
    """An International Standard Book Number as thirteen digits; one of ten is brought to thirteen.

    Raises `Refusal` for another form, or where the last digit does not check the others.

    Source: ISO 2108:2017; International ISBN Agency, Users' Manual, https://www.isbn-international.org.

    >>> isbn("978-92-808-5002-4"), isbn("0-306-40615-2")
    ('9789280850024', '9780306406157')
    """
    signs = BETWEEN_DIGITS.sub("", text.strip().upper().removeprefix("ISBN").lstrip(":"))
    if ISBN.fullmatch(signs) is None or not _is_checked(signs):
        raise Refusal(
            f"“{text}” is not an ISBN.",
            "Its form or its last digit is wrong.",
            "Copy it from the book: ten or thirteen digits, the last one may be X.",
        )
    return signs if len(signs) == 13 else _thirteen(signs[:9])


def issn(text: str) -> str:
    """An International Standard Serial Number in two groups of four.

    The last sign checks the others: eight minus seven times the first, six times the second … modulo eleven, X for ten.
    Raises `Refusal` for another form, or where that sign does not check.

    Source: ISO 3297:2022; ISSN Manual, https://www.issn.org.

    >>> issn("ISSN 18135706")
    '1813-5706'
    """
    signs = BETWEEN_DIGITS.sub("", text.strip().upper().removeprefix("ISSN").lstrip(":"))
    if ISSN.fullmatch(signs) is None or _modulo_eleven(signs, 8):
        raise Refusal(
            f"“{text}” is not an ISSN.",
            "Its form or its last sign is wrong.",
            "Copy it from the journal: eight signs, as in 1813-5706.",
        )
    return f"{signs[:4]}-{signs[4:]}"


def _is_checked(signs: str) -> bool:
    return not _modulo_eleven(signs, 10) if len(signs) == 10 else _thirteen(signs[3:12], signs[:3]) == signs


def _modulo_eleven(signs: str, first_weight: int) -> int:
    """What is left of the weighted sum; nothing where the last sign, whose weight is one, checks the others."""
    weights = range(first_weight, 0, -1)
    return sum((10 if sign == "X" else int(sign)) * weight for sign, weight in zip(signs, weights, strict=True)) % 11


def _thirteen(nine: str, prefix: str = "978") -> str:
    """Thirteen digits of nine: prefix and check digit about them, weights one and three in turn."""
    twelve = prefix + nine
    total = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(twelve))
    return f"{twelve}{-total % 10}"
