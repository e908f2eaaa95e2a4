"""All states of a programme and every move between them, in one table.

Public names: `ProgrammeState`, `Move`, `MOVES`, `move`, `permitted`, `NotPermitted`. Nothing else decides what may
follow what. Who may make a move is asked elsewhere; the states of an institution are in `network.lifecycle`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from crossings.engine.refusal import Refusal


class ProgrammeState(StrEnum):
    """Where a programme stands towards new students."""

    OPEN = "open"
    """Takes new students."""
    SUSPENDED = "suspended"
    """Takes nobody for now."""
    WITHDRAWN = "withdrawn"
    """Takes nobody again; those enrolled finish it."""


@dataclass(frozen=True, slots=True)
class Move:
    """A verb, the states from which it may be done, and the state it leads to."""

    verb: str
    before: tuple[ProgrammeState, ...]
    after: ProgrammeState


MOVES = (
    Move("suspend", before=(ProgrammeState.OPEN,), after=ProgrammeState.SUSPENDED),
    Move("reopen", before=(ProgrammeState.SUSPENDED,), after=ProgrammeState.OPEN),
    Move("withdraw", before=(ProgrammeState.OPEN, ProgrammeState.SUSPENDED), after=ProgrammeState.WITHDRAWN),
)
"""Every move there is. Nothing follows withdrawal: a programme that is taught again is a new one."""


class NotPermitted(Refusal):
    """A move was refused; `permitted` lists the verbs that the state does allow."""

    def __init__(self, state: ProgrammeState, verb: str) -> None:
        self.permitted = permitted(state)
        super().__init__(
            f"“{verb}” was refused.",
            f"A programme that is {state} does not permit it.",
            f"Permitted now: {', '.join(self.permitted) or 'nothing; withdrawal is final'}.",
        )


def move(state: ProgrammeState, verb: str) -> ProgrammeState:
    """The state that `verb` leads to. Raises `NotPermitted`, which lists what would be permitted.

    >>> move(ProgrammeState.OPEN, "suspend")
    <ProgrammeState.SUSPENDED: 'suspended'>
    >>> move(ProgrammeState.OPEN, "reopen")
    Traceback (most recent call last):
    crossings.engine.lifecycle.NotPermitted: “reopen” was refused. A programme that is open does not permit it. \
Permitted now: suspend, withdraw.
    """
    for step in MOVES:
        if step.verb == verb and state in step.before:
            return step.after
    raise NotPermitted(state, verb)


def permitted(state: ProgrammeState) -> tuple[str, ...]:
    """The verbs that may be done in `state`, in the order of the table.

    >>> permitted(ProgrammeState.SUSPENDED), permitted(ProgrammeState.WITHDRAWN)
    (('reopen', 'withdraw'), ())
    """
    return tuple(step.verb for step in MOVES if state in step.before)
