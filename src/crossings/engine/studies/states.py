"""All states of an enrolment, of a study plan and of a request to the board, and every move between them.

Public names: `EnrolmentState`, `PlanState`, `RequestState`; their tables `ENROLMENT`, `PLAN`, `REQUEST`; `move`,
`permitted`. Nothing else decides what may follow what. Who may make a move is asked elsewhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from crossings.engine.refusal import Refusal


class EnrolmentState(StrEnum):
    """How somebody's studies in a programme stand."""

    ACTIVE = "active"
    """Studying."""
    INTERRUPTED = "interrupted"
    """Away for now, and expected back."""
    WITHDRAWN = "withdrawn"
    """Left without the award. Who comes back is enrolled anew."""
    COMPLETED = "completed"
    """Has done all that the rules ask for."""


class PlanState(StrEnum):
    """Between whom a study plan lies."""

    DRAFT = "draft"
    """The student's own: nobody else sees it."""
    SHARED = "shared"
    """Before the adviser, who has not answered yet."""
    AGREED = "agreed"
    """The adviser agrees with it as it is."""
    RETURNED = "returned"
    """The adviser asks for changes."""


class RequestState(StrEnum):
    """How a recognition or another decision of the board stands."""

    ASKED = "asked"
    """Waits for the board; nothing follows from it yet."""
    GRANTED = "granted"
    """Decided, and it counts."""
    REFUSED = "refused"
    """Decided against."""
    WITHDRAWN = "withdrawn"
    """Taken back: by who asked for it, or by the board; it counts no more."""


State = TypeVar("State", EnrolmentState, PlanState, RequestState)

ENROLMENT: Mapping[tuple[EnrolmentState, str], EnrolmentState] = {
    (EnrolmentState.ACTIVE, "interrupt"): EnrolmentState.INTERRUPTED,
    (EnrolmentState.INTERRUPTED, "resume"): EnrolmentState.ACTIVE,
    (EnrolmentState.ACTIVE, "withdraw"): EnrolmentState.WITHDRAWN,
    (EnrolmentState.INTERRUPTED, "withdraw"): EnrolmentState.WITHDRAWN,
    (EnrolmentState.ACTIVE, "complete"): EnrolmentState.COMPLETED,
}
"""Nothing follows withdrawal or completion."""

PLAN: Mapping[tuple[PlanState, str], PlanState] = {
    (PlanState.DRAFT, "share"): PlanState.SHARED,
    (PlanState.RETURNED, "share"): PlanState.SHARED,
    (PlanState.SHARED, "agree"): PlanState.AGREED,
    (PlanState.SHARED, "return"): PlanState.RETURNED,
    **{(state, "change"): PlanState.DRAFT for state in PlanState},
}
"""Whatever the adviser said was said of the plan as it was: a plan that is changed is the student's own again."""

REQUEST: Mapping[tuple[RequestState, str], RequestState] = {
    (RequestState.ASKED, "grant"): RequestState.GRANTED,
    (RequestState.ASKED, "refuse"): RequestState.REFUSED,
    (RequestState.ASKED, "withdraw"): RequestState.WITHDRAWN,
    (RequestState.GRANTED, "withdraw"): RequestState.WITHDRAWN,
}
"""A refusal is not taken back: who asks again makes a new request, with its own reason."""


def move(table: Mapping[tuple[State, str], State], state: State, verb: str) -> State:
    """The state that `verb` leads to. Raises `Refusal`, which lists what would be permitted.

    >>> move(ENROLMENT, EnrolmentState.ACTIVE, "interrupt")
    <EnrolmentState.INTERRUPTED: 'interrupted'>
    >>> move(PLAN, PlanState.DRAFT, "agree")
    Traceback (most recent call last):
    crossings.engine.refusal.Refusal: “agree” was refused. What is draft does not permit it. Permitted now: share, change.
    """
    if (state, verb) not in table:
        raise Refusal(
            f"“{verb}” was refused.",
            f"What is {state} does not permit it.",
            f"Permitted now: {', '.join(permitted(table, state)) or 'nothing; this is final'}.",
        )
    return table[state, verb]


def permitted(table: Mapping[tuple[State, str], State], state: State) -> tuple[str, ...]:
    """The verbs that may be done in `state`, in the order of the table.

    >>> permitted(ENROLMENT, EnrolmentState.INTERRUPTED), permitted(ENROLMENT, EnrolmentState.COMPLETED)
    (('resume', 'withdraw'), ())
    """
    return tuple(verb for before, verb in table if before == state)
