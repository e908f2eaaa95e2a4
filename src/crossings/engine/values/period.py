"""Dated spans: from a start up to, not including, an end.

Public name: `Period`. Either end may be open, and either may be known only to the month or the year.

`until` is the first day, month or year in which the thing no longer held: held until the end of 2017 is
`until` 2018. Both ends are read at the earliest day they may mean (see `partial_date`), so two periods that share a
boundary neither overlap nor leave a gap, however vaguely it is known.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from crossings.engine.refusal import Refusal
from crossings.engine.values.partial_date import PartialDate


@dataclass(frozen=True, slots=True)
class Period:
    """A half-open span of days; `None` leaves an end open.

    Raises `Refusal` unless the end comes after the start as dates are ordered, which is what a database sees too.

    >>> member = Period.parse("2013", "2017-06")
    >>> member.contains(date(2013, 1, 1)), member.contains(date(2017, 6, 1))
    (True, False)
    """

    start: PartialDate | None = None
    until: PartialDate | None = None

    def __post_init__(self) -> None:
        if self.start is not None and self.until is not None and self.until <= self.start:
            raise Refusal(
                f"A period from {self.start} until {self.until} is empty.",
                "Its end is the first day, month or year in which it no longer held, so it comes after the start.",
                "Write a later end, or leave it open if none is known.",
            )

    @classmethod
    def parse(cls, start: str = "", until: str = "") -> Period:
        """Read both ends from text; an empty text is an open end.

        >>> str(Period.parse("2013-06"))
        '2013-06/..'
        """
        return cls(
            PartialDate.parse(start) if start else None,
            PartialDate.parse(until) if until else None,
        )

    def contains(self, day: date) -> bool:
        """Whether the period holds on `day`, its start counted and its end not."""
        return self.first_day <= day and (self.until is None or day < self.until.earliest())

    def is_certain_on(self, day: date) -> bool:
        """Whether no exact date that the two ends may hide would change the answer for `day`.

        >>> Period.parse("2013").is_certain_on(date(2013, 5, 1)), Period.parse("2013").is_certain_on(date(2014, 5, 1))
        (False, True)
        """
        ends = (end for end in (self.start, self.until) if end is not None)
        return not any(end.earliest() <= day < end.latest() for end in ends)

    def overlaps(self, other: Period) -> bool:
        """Whether some day lies in both.

        >>> Period.parse("2012", "2014").overlaps(Period.parse("2014"))
        False
        """
        start = max(self.first_day, other.first_day)
        ends = [end.earliest() for end in (self.until, other.until) if end is not None]
        return not ends or start < min(ends)

    @property
    def first_day(self) -> date:
        """The day from which it counts; the first of the calendar when the start is open."""
        return date.min if self.start is None else self.start.earliest()

    @property
    def is_open(self) -> bool:
        """Whether no end is known."""
        return self.until is None

    def __str__(self) -> str:
        """Both ends as text, an open end as two dots (as in ISO 8601-2): 2013/2017-06."""
        return f"{self.start or '..'}/{self.until or '..'}"
