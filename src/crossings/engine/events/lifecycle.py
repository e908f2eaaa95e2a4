"""Whether an event is announced, goes ahead, is postponed or cancelled, and which verb leads from one to the other.

Public names: `EventStatus`, `MOVES`, `move`, `permitted`, `PUBLIC`. Whether it is past or still to come is no status:
that follows from its date and the moment (`when`). A postponed event has no new date yet; once it has one it is planned
again.
"""

from __future__ import annotations

from enum import StrEnum

from crossings.engine.refusal import Refusal


class EventStatus(StrEnum):
    """How an event stands towards those who would come."""

    DRAFT = "draft"
    """Being written; only the office sees it."""
    PLANNED = "planned"
    """Announced, and as far as is known it takes place, or took place, on its date."""
    POSTPONED = "postponed"
    """Does not take place on its date; a new date is not known yet."""
    CANCELLED = "cancelled"
    """Does not take place."""


PUBLIC = (EventStatus.PLANNED, EventStatus.POSTPONED, EventStatus.CANCELLED)
"""The statuses that the public sees. What was announced stays visible when it is cancelled: people have to be told."""

MOVES: dict[tuple[EventStatus, str], EventStatus] = {
    (EventStatus.DRAFT, "announce"): EventStatus.PLANNED,
    (EventStatus.PLANNED, "reschedule"): EventStatus.PLANNED,
    (EventStatus.PLANNED, "postpone"): EventStatus.POSTPONED,
    (EventStatus.PLANNED, "cancel"): EventStatus.CANCELLED,
    (EventStatus.PLANNED, "withdraw"): EventStatus.DRAFT,
    (EventStatus.POSTPONED, "reschedule"): EventStatus.PLANNED,
    (EventStatus.POSTPONED, "cancel"): EventStatus.CANCELLED,
    (EventStatus.POSTPONED, "withdraw"): EventStatus.DRAFT,
    (EventStatus.CANCELLED, "reinstate"): EventStatus.PLANNED,
    (EventStatus.CANCELLED, "withdraw"): EventStatus.DRAFT,
}
"""Every move there is: in which status which verb leads where."""


def move(status: EventStatus, verb: str) -> EventStatus:
    """The status that `verb` leads to. Raises `Refusal` for a move that the table does not have.

    >>> move(EventStatus.PLANNED, "cancel")
    <EventStatus.CANCELLED: 'cancelled'>
    """
    if (status, verb) not in MOVES:
        raise Refusal(
            f"“{verb}” was refused.",
            f"An event that is {status} does not permit it.",
            f"Permitted now: {', '.join(permitted(status))}.",
        )
    return MOVES[status, verb]


def permitted(status: EventStatus) -> tuple[str, ...]:
    """The verbs that may be done in `status`, in the order of the table.

    >>> permitted(EventStatus.CANCELLED)
    ('reinstate', 'withdraw')
    """
    return tuple(verb for before, verb in MOVES if before is status)
