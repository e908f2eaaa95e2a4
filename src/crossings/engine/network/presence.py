"""Whether a dated relation holds on a day, and how well that is known.

Public names: `Span`, `Presence`, `presence`, `overlapping`. A source often shows that somebody was a member without
saying since when: then an end of the span is only where the evidence ends. It never guesses what lies beyond.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from crossings.engine.values import PartialDate, Period


class Presence(StrEnum):
    """What is known of a relation on a day."""

    ON_RECORD = "on record"
    """A source shows it for that day."""
    NOT_EVIDENCED = "not evidenced"
    """It is named, but no source read shows that it holds or held."""
    EARLIER_EVIDENCE = "earlier evidence"
    """It was last shown before that day; whether it went on is not stated."""
    LATER_EVIDENCE = "later evidence"
    """It is first shown after that day; whether it held already is not stated."""
    ABSENT = "absent"
    """A source says that it had not begun, or was over."""


@dataclass(frozen=True, slots=True)
class Span:
    """A period, and of each of its ends whether a source states it (or the evidence merely begins or ends there).

    >>> Span(Period.parse("2022-09", "2023-09"), starts_stated=False).starts_stated
    False
    """

    period: Period
    starts_stated: bool = True
    ends_stated: bool = True
    evidenced: bool = True


def presence(span: Span, day: date) -> Presence:
    """What is known of the relation on `day`.

    >>> seen = Span(Period.parse("2022-09", "2023-09"), starts_stated=False, ends_stated=False)
    >>> [presence(seen, date(year, 10, 1)).value for year in (2021, 2022, 2024)]
    ['later evidence', 'on record', 'earlier evidence']
    """
    if not span.evidenced:
        return Presence.NOT_EVIDENCED
    if span.period.contains(day):
        return Presence.ON_RECORD
    if day < span.period.first_day:
        return Presence.ABSENT if span.starts_stated else Presence.LATER_EVIDENCE
    return Presence.ABSENT if span.ends_stated else Presence.EARLIER_EVIDENCE


def overlapping(period: Period, others: Iterable[Period]) -> Period | None:
    """The first of `others` that shares a day with `period`, or nothing.

    >>> str(overlapping(Period.parse("2013"), [Period.parse("2010", "2012"), Period.parse("2012", "2014")]))
    '2012/2014'
    """
    return next((other for other in others if period.overlaps(other)), None)


def period_of(starts: PartialDate | None, ends: PartialDate | None) -> Period | None:
    """The period between two columns, or nothing where they do not make one (which is for validation to name).

    >>> period_of(PartialDate(2014), PartialDate(2013)) is None
    True
    """
    return None if starts is not None and ends is not None and ends <= starts else Period(starts, ends)
