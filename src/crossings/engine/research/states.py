"""All states of a record of research and every move between them, in one table.

Public names: `State`, `Move`, `MOVES`, `move`, `permitted`. Nothing else decides what may follow what. Who may make a
move is asked elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from crossings.engine.refusal import Refusal


class State(StrEnum):
    """Whether the public sees a record."""

    DRAFT = "draft"
    """Being written: only the office sees it."""
    PUBLISHED = "published"
    """Everyone sees it."""
    WITHDRAWN = "withdrawn"
    """Taken back: only the office sees it, and it may be published again."""


@dataclass(frozen=True, slots=True)
class Move:
    """A verb, the states from which it may be done, and the state it leads to."""

    verb: str
    before: tuple[State, ...]
    after: State


MOVES = (
    Move("publish", before=(State.DRAFT, State.WITHDRAWN), after=State.PUBLISHED),
    Move("withdraw", before=(State.PUBLISHED,), after=State.WITHDRAWN),
)
"""Every move there is. Nothing goes back to draft: what was public once is withdrawn, and says so."""


def permitted(state: State) -> tuple[str, ...]:
    """The verbs that may be done in `state`, in the order of the table.

    >>> permitted(State.DRAFT), permitted(State.PUBLISHED)
    (('publish',), ('withdraw',))
    """
    return tuple(step.verb for step in MOVES if state in step.before)


def move(state: State, verb: str) -> State:
    """The state that `verb` leads to. Raises `Refusal`, which lists what would be permitted.

    >>> move(State.DRAFT, "publish")
    <State.PUBLISHED: 'published'>
    """
    for step in MOVES:
        if step.verb == verb and state in step.before:
            return step.after
    raise Refusal(
        f"“{verb}” was refused.",
        f"A record that is {state} does not permit it.",
        f"Permitted now: {', '.join(permitted(state))}.",
    )
