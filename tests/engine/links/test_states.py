"""The life of a bridge: every move there is, and none besides."""

import pytest

from crossings.engine.links.states import BRIDGE, BridgeState, move, permitted
from crossings.engine.refusal import Refusal

VERBS = ("confirm", "reject", "reopen")


@pytest.mark.parametrize("state", BridgeState)
@pytest.mark.parametrize("verb", VERBS)
def test_a_move_is_made_exactly_where_the_table_has_it(state, verb):
    if verb in permitted(state):
        assert move(state, verb) == BRIDGE[state, verb]
    else:
        with pytest.raises(Refusal, match=f"Permitted now: {', '.join(permitted(state))}"):
            move(state, verb)


def test_a_decision_changes_only_after_it_was_opened_anew():
    decided = {BridgeState.CONFIRMED, BridgeState.REJECTED}

    assert {after for (before, _verb), after in BRIDGE.items() if before in decided} == {BridgeState.PROPOSED}


def test_no_state_is_a_dead_end():
    assert all(permitted(state) for state in BridgeState)
