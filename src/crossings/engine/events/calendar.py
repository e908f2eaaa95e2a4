"""What a calendar is told of events, and what it is never told.

Public names: `CalendarEntry`, `EventCalendar`, `has_its_days`, `without_its_days`. A calendar shows days. An event
known to the month or the year only has none, so it is left out, and whoever hands out the calendar says how many were:
an entry over the whole month would look like an event of thirty days.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from crossings.engine.events.lifecycle import EventStatus
from crossings.engine.events.when import When
from crossings.engine.refusal import Refusal


def has_its_days(when: When) -> bool:
    """Whether both its first and its last day are known, so that a calendar can show it.

    >>> from crossings.engine.values import PartialDate
    >>> has_its_days(When(PartialDate(2015, 9, 12))), has_its_days(When(PartialDate(2015, 9)))
    (True, False)
    """
    return when.days is not None


def without_its_days(whens: Iterable[When]) -> int:
    """How many of these a calendar leaves out.

    >>> without_its_days([When()])
    1
    """
    return sum(not has_its_days(when) for when in whens)


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """One event as a calendar shows it.

    Attributes:
        uid: the same for ever, in every calendar that holds this event.
        sequence: rises with each change that matters to who plans by it, from 0.
        changed: when it last changed; carries a time zone.
        categories: what it is about, in words.

    Raises `Refusal` for an event whose days are not known: see `has_its_days`.
    """

    uid: str
    title: str
    when: When
    status: EventStatus
    sequence: int
    changed: datetime
    address: str
    description: str = ""
    place: str = ""
    categories: tuple[str, ...] = ()
    language: str = "en"

    def __post_init__(self) -> None:
        if self.when.days is None:
            raise Refusal(
                f"“{self.title}” was not put into a calendar.",
                "Its days are not known, and a calendar would show it on days that are false.",
                "Leave it out, and say that it is left out.",
            )

    @property
    def takes_place(self) -> bool:
        """Whether it keeps its date: a postponed event has lost it, as a cancelled one has."""
        return self.status is EventStatus.PLANNED


@dataclass(frozen=True, slots=True)
class EventCalendar:
    """A calendar to subscribe to: its name, what it holds and leaves out in words, its own address, its entries."""

    name: str
    description: str
    address: str
    entries: tuple[CalendarEntry, ...] = ()
    language: str = "en"
