"""All states of a bridge that was proposed to curators, and every move between them, in one table.

Public names: `BridgeState`, `BRIDGE`, `move`, `permitted`. Nothing else decides what may follow what. Who may make a move
is asked elsewhere. A decision is never undone by finding the bridge again: only a curator opens it anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from crossings.engine.refusal import Refusal


class BridgeState(StrEnum):
    """What curators think of a bridge."""

    PROPOSED = "proposed"
    """Found, and waits for a curator."""
    CONFIRMED = "confirmed"
    """A curator agrees: the public sees it."""
    REJECTED = "rejected"
    """A curator disagrees: it is left out from now on, and stays on record."""


BRIDGE: Mapping[tuple[BridgeState, str], BridgeState] = {
    (BridgeState.PROPOSED, "confirm"): BridgeState.CONFIRMED,
    (BridgeState.PROPOSED, "reject"): BridgeState.REJECTED,
    (BridgeState.CONFIRMED, "reopen"): BridgeState.PROPOSED,
    (BridgeState.REJECTED, "reopen"): BridgeState.PROPOSED,
}


def move(state: BridgeState, verb: str) -> BridgeState:
    """The state that `verb` leads to. Raises `Refusal`, which lists what would be permitted.

    >>> move(BridgeState.PROPOSED, "confirm")
    <BridgeState.CONFIRMED: 'confirmed'>
    >>> move(BridgeState.REJECTED, "confirm")
    Traceback (most recent call last):
    crossings.engine.refusal.Refusal: “confirm” was refused. What is rejected does not permit it. Permitted now: reopen.
    """
    if (state, verb) not in BRIDGE:
        raise Refusal(
            f"“{verb}” was refused.",
            f"What is {state} does not permit it.",
            f"Permitted now: {', '.join(permitted(state))}.",
        )
    return BRIDGE[state, verb]


def permitted(state: BridgeState) -> tuple[str, ...]:
    """The verbs that may be done in `state`, in the order of the table.

    >>> permitted(BridgeState.PROPOSED), permitted(BridgeState.CONFIRMED)
    (('confirm', 'reject'), ('reopen',))
    """
    return tuple(verb for before, verb in BRIDGE if before == state)
