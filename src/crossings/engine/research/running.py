"""Whether a project runs, as far as its dates are known.

Public names: `Running`, `running_on`. The last date counts to its end: a project until 2013 ran through all of 2013.
What the sources leave open stays open: one that began and of which nobody states an end is not called ongoing.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from crossings.engine.values import PartialDate


class Running(StrEnum):
    """How a project stands on a day."""

    NOT_BEGUN = "not-begun"
    """It begins later."""
    ONGOING = "ongoing"
    """It has begun and ends later, and both are stated."""
    ENDED = "ended"
    """Its last day has passed."""
    NOT_STATED = "not-stated"
    """No source read states what would decide it."""


def running_on(starts: PartialDate | None, until: PartialDate | None, day: date) -> Running:
    """How a project from `starts` until and with `until` stands on `day`.

    >>> running_on(PartialDate(2007, 1), PartialDate(2009, 5), date(2009, 5, 31))
    <Running.ONGOING: 'ongoing'>
    >>> running_on(PartialDate(2018), None, date(2026, 1, 1))
    <Running.NOT_STATED: 'not-stated'>
    """
    if until is not None and until.latest() < day:
        return Running.ENDED
    if starts is not None and starts.earliest() > day:
        return Running.NOT_BEGUN
    return Running.NOT_STATED if starts is None or until is None else Running.ONGOING
