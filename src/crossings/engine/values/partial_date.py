"""Dates as far as they are known: a year, a month of a year, or a day.

Public names: `PartialDate`, `Precision`. It never guesses the part that is not known.

One rule of reading: a thing whose date is known only to the year, or the month, counts as begun
(or ended) from the earliest day of it. So "since 2013" holds on every day of 2013. The canonical text sorts in the
same order as the value and compares with a full ISO date by the same rule, so a database may compare the texts.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from functools import total_ordering

from crossings.engine.refusal import Refusal

SHAPE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
HOW_TO_WRITE = "Write a year, a month or a day: 2013, 2013-06 or 2013-06-01."


class Precision(IntEnum):
    """How exactly a date is known; a greater one is more exact."""

    YEAR = 1
    MONTH = 2
    DAY = 3


@total_ordering
@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date known to the year, to the month or to the day.

    Ordered as its text is: by what is known, the vaguer first, so 2013 < 2013-01 < 2013-01-01 < 2013-02.
    Raises `Refusal` for a day that the calendar does not have, or a day without its month.

    >>> PartialDate.parse("2013-06")
    PartialDate('2013-06')
    >>> PartialDate(2013) < PartialDate(2013, 6) < PartialDate(2013, 6, 1)
    True
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        try:
            date(self.year, self.month or 1, self.day or 1)
            is_real = self.month != 0 and self.day != 0 and (self.day is None or self.month is not None)
        except ValueError:
            is_real = False
        if not is_real:
            raise Refusal(f"{self} is not a date.", "The calendar has no such day.", HOW_TO_WRITE)

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read the canonical text; spaces around it are ignored. Raises `Refusal` for anything else.

        >>> PartialDate.parse(" 2013 ").precision
        <Precision.YEAR: 1>
        """
        shape = SHAPE.fullmatch(text.strip())
        if shape is None:
            raise Refusal(f"“{text}” is not a date.", "It has another form than a date here.", HOW_TO_WRITE)
        return cls(*(int(part) for part in shape.groups() if part is not None))

    @classmethod
    def of(cls, day: date) -> PartialDate:
        """The same day, known to the day.

        >>> PartialDate.of(date(2013, 6, 1))
        PartialDate('2013-06-01')
        """
        return cls(day.year, day.month, day.day)

    @property
    def precision(self) -> Precision:
        """How exactly the date is known."""
        if self.month is None:
            return Precision.YEAR
        return Precision.MONTH if self.day is None else Precision.DAY

    def earliest(self) -> date:
        """The first day that the date may mean.

        >>> PartialDate(2013).earliest()
        datetime.date(2013, 1, 1)
        """
        return date(self.year, self.month or 1, self.day or 1)

    def latest(self) -> date:
        """The last day that the date may mean.

        >>> PartialDate(2024, 2).latest()
        datetime.date(2024, 2, 29)
        """
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    def has_come_by(self, day: date) -> bool:
        """Whether what this date begins counts as begun on `day`: from the earliest day it may mean.

        >>> PartialDate(2013).has_come_by(date(2013, 1, 1))
        True
        """
        return self.earliest() <= day

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, PartialDate):
            return NotImplemented
        return str(self) < str(other)

    def __str__(self) -> str:
        """The canonical text: 2013, 2013-06 or 2013-06-01."""
        return "-".join([f"{self.year:04}"] + [f"{part:02}" for part in (self.month, self.day) if part is not None])

    def __repr__(self) -> str:
        return f"PartialDate('{self}')"
