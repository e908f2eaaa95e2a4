"""The shape of a country code.

Public name: `CountryCode`. It checks the shape of ISO 3166-1 alpha-2 and no more: whether the code is assigned is
known to `crossings.fields.countries`, and the country's name, which is editorial ("England"), to the topics.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from crossings.engine.refusal import Refusal

SHAPE = re.compile(r"[A-Z]{2}")


@dataclass(frozen=True, slots=True, order=True)
class CountryCode:
    """Two capital letters, as in ISO 3166-1 alpha-2.

    Raises `Refusal` for any other shape.

    >>> str(CountryCode.parse(" nl "))
    'NL'
    """

    code: str

    def __post_init__(self) -> None:
        if SHAPE.fullmatch(self.code) is None:
            raise Refusal(
                f"“{self.code}” is not a country code.",
                "A code has two capital letters (ISO 3166-1 alpha-2).",
                "Write NL for the Netherlands; England has no code of its own and is written GB.",
            )

    @classmethod
    def parse(cls, text: str) -> CountryCode:
        """Read a code in either case, spaces around it ignored."""
        return cls(text.strip().upper())

    def __str__(self) -> str:
        return self.code
