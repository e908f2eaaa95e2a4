"""How long a study takes, and in which mode.

Public names: `Duration`, `StudyMode`. Words for them ("1 year and 6 months", "part time") belong to the templates.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from crossings.engine.refusal import Refusal


class StudyMode(StrEnum):
    """How intensely a programme is followed."""

    FULL_TIME = "full_time"
    PART_TIME = "part_time"


@dataclass(frozen=True, slots=True, order=True)
class Duration:
    """A length of study in whole months, one or more; ordered by length.

    Raises `Refusal` for less than one month.

    >>> extended = Duration(18)
    >>> extended.years, extended.months_left
    (1, 6)
    >>> Duration.of(years=2) == Duration(24)
    True
    """

    months: int

    def __post_init__(self) -> None:
        if self.months < 1:
            raise Refusal(
                f"{self.months} months is not a duration.", "A study takes at least one month.", "Write 12 for a year."
            )

    @classmethod
    def of(cls, *, years: int = 0, months: int = 0) -> Duration:
        """So many years and months together."""
        return cls(12 * years + months)

    @property
    def years(self) -> int:
        """The whole years in it."""
        return self.months // 12

    @property
    def months_left(self) -> int:
        """The months beyond the whole years, 0 to 11."""
        return self.months % 12

    def end(self, start: date) -> date:
        """The first day after a study that begins on `start`; the last of the month when it has no such day.

        >>> Duration(18).end(date(2023, 9, 18))
        datetime.date(2025, 3, 18)
        >>> Duration(6).end(date(2023, 8, 31))
        datetime.date(2024, 2, 29)
        """
        years, month = divmod(start.month - 1 + self.months, 12)
        year, month = start.year + years, month + 1
        return date(year, month, min(start.day, monthrange(year, month)[1]))
