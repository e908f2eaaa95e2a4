"""Academic years and the intakes within them.

Public names: `AcademicYear`, `Intake`. A year here is a label shared by the whole network: it begins on
1 September. An institution whose terms begin on other days keeps its own calendar elsewhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import total_ordering

from crossings.engine.refusal import Refusal
from crossings.engine.values.partial_date import PartialDate
from crossings.engine.values.period import Period

FIRST_MONTH = 9
MONTHS = range(1, 13)
KNOWN_YEARS = range(1900, 3000)
SHAPE = re.compile(r"(\d{4})\s*[-/–]\s*(\d{2}|\d{4})", re.ASCII)
HOW_TO_WRITE = "Write two years that follow each other, such as 2023-24."


@dataclass(frozen=True, slots=True, order=True)
class AcademicYear:
    """One academic year, named by the two calendar years it touches; ordered by time.

    `first` is the calendar year in which it begins. Raises `Refusal` outside 1900 to 2999.

    >>> AcademicYear.parse("2023/24").next
    AcademicYear('2024-25')
    >>> AcademicYear(2023).starts, AcademicYear(2023).ends
    (datetime.date(2023, 9, 1), datetime.date(2024, 8, 31))
    """

    first: int

    def __post_init__(self) -> None:
        if self.first not in KNOWN_YEARS:
            raise Refusal(
                f"{self.first} cannot begin an academic year.", "Years from 1900 to 2999 are known.", HOW_TO_WRITE
            )

    @classmethod
    def parse(cls, text: str) -> AcademicYear:
        """Read 2023-24, 2023/24, 2023-2024 or 2023/2024. Raises `Refusal` for anything else.

        >>> AcademicYear.parse("1999-2000")
        AcademicYear('1999-00')
        """
        shape = SHAPE.fullmatch(text.strip())
        if shape is None:
            raise Refusal(f"“{text}” is not an academic year.", "It has another form than one.", HOW_TO_WRITE)
        first, second = shape.groups()
        if not str(int(first) + 1).endswith(second):
            raise Refusal(f"“{text}” is not an academic year.", f"{second} does not follow {first}.", HOW_TO_WRITE)
        return cls(int(first))

    @classmethod
    def of(cls, day: date) -> AcademicYear:
        """The academic year that contains `day`.

        >>> AcademicYear.of(date(2023, 1, 15))
        AcademicYear('2022-23')
        """
        return cls(day.year if day.month >= FIRST_MONTH else day.year - 1)

    @property
    def starts(self) -> date:
        """Its first day, 1 September."""
        return date(self.first, FIRST_MONTH, 1)

    @property
    def ends(self) -> date:
        """Its last day, 31 August of the following year."""
        return date(self.first + 1, 8, 31)

    @property
    def period(self) -> Period:
        """The same as a half-open period."""
        return Period(PartialDate.of(self.starts), PartialDate.of(date(self.first + 1, FIRST_MONTH, 1)))

    def contains(self, day: date) -> bool:
        """Whether `day` lies in it, first and last day counted."""
        return self.starts <= day <= self.ends

    @property
    def next(self) -> AcademicYear:
        """The year after."""
        return AcademicYear(self.first + 1)

    @property
    def previous(self) -> AcademicYear:
        """The year before."""
        return AcademicYear(self.first - 1)

    def __str__(self) -> str:
        """The canonical text, such as 2023-24; it sorts as the years do."""
        return f"{self.first}-{(self.first + 1) % 100:02}"

    def __repr__(self) -> str:
        return f"AcademicYear('{self}')"


@total_ordering
@dataclass(frozen=True, slots=True)
class Intake:
    """The month in which a cohort begins, within an academic year; ordered by when it begins.

    Raises `Refusal` for a month outside 1 to 12.

    >>> january = Intake(AcademicYear(2022), 1)
    >>> january.starts
    PartialDate('2023-01')
    >>> Intake(AcademicYear(2022), 9) < january
    True
    """

    year: AcademicYear
    month: int

    def __post_init__(self) -> None:
        if self.month not in MONTHS:
            raise Refusal(
                f"Month {self.month} cannot begin an intake.", "Months are numbered 1 to 12.", "Write 9 for September."
            )

    @property
    def starts(self) -> PartialDate:
        """The calendar month in which it begins."""
        return PartialDate(self.year.first + (self.month < FIRST_MONTH), self.month)

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, Intake):
            return NotImplemented
        return self.starts < other.starts

    def __str__(self) -> str:
        """The academic year and the calendar month, such as 2022-23 (2023-01)."""
        return f"{self.year} ({self.starts})"
