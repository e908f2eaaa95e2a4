"""The states of an institution, and which may follow which.

Public names: `Status`, `MOVES`, `move`. Nothing else in the network assigns a status. It knows no dates: when an
institution closed is a fact of its own, often not stated.
"""

from __future__ import annotations

from enum import StrEnum

from crossings.engine.refusal import Refusal


class Status(StrEnum):
    """How an institution stands."""

    UNKNOWN = "unknown"
    """No source read says whether it still works."""
    ACTIVE = "active"
    """It works under the name given."""
    RENAMED = "renamed"
    """It goes on under another record: its successor."""
    CLOSED = "closed"
    """It has ended; what it was stays on record."""


MOVES: dict[Status, frozenset[Status]] = {
    Status.UNKNOWN: frozenset({Status.ACTIVE, Status.RENAMED, Status.CLOSED}),
    Status.ACTIVE: frozenset({Status.UNKNOWN, Status.RENAMED, Status.CLOSED}),
    Status.RENAMED: frozenset({Status.ACTIVE}),
    Status.CLOSED: frozenset({Status.ACTIVE}),
}
"""From each state, those that may follow. An ended institution may only be found to be active after all."""


def move(now: Status, to: Status) -> Status:
    """The state after the move. Raises `Refusal` for a move that the table does not have.

    >>> move(Status.ACTIVE, Status.CLOSED)
    <Status.CLOSED: 'closed'>
    """
    if to not in MOVES[now]:
        may = ", ".join(sorted(MOVES[now]))
        raise Refusal(
            f"An institution that is {now} cannot become {to}.",
            f"From {now} only these may follow: {may}.",
            "Check its status first: it may have been changed already.",
        )
    return to
