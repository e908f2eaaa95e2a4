"""A programme moves between its states only as the table permits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossings.engine.lifecycle import MOVES, NotPermitted, ProgrammeState, move, permitted

OPEN, SUSPENDED, WITHDRAWN = ProgrammeState

states = st.sampled_from(ProgrammeState)
verbs = st.sampled_from([step.verb for step in MOVES])


@pytest.mark.parametrize(
    ("state", "verb", "after"),
    [
        (OPEN, "suspend", SUSPENDED),
        (OPEN, "withdraw", WITHDRAWN),
        (SUSPENDED, "reopen", OPEN),
        (SUSPENDED, "withdraw", WITHDRAWN),
    ],
)
def test_every_permitted_move(state, verb, after):
    assert move(state, verb) is after


def test_the_table_holds_no_other_move():
    assert sum(len(step.before) for step in MOVES) == 4


def test_withdrawal_is_final():
    with pytest.raises(NotPermitted, match="withdrawal is final"):
        move(WITHDRAWN, "reopen")


def test_a_refusal_lists_what_is_permitted():
    with pytest.raises(NotPermitted, match="Permitted now: reopen, withdraw") as refused:
        move(SUSPENDED, "suspend")

    assert refused.value.permitted == ("reopen", "withdraw")


def test_a_verb_that_nobody_knows_is_refused():
    with pytest.raises(NotPermitted, match="“abolish” was refused"):
        move(OPEN, "abolish")


@given(states, verbs)
def test_what_is_permitted_can_be_done_and_nothing_else(state, verb):
    if verb in permitted(state):
        assert move(state, verb) is not state
    else:
        with pytest.raises(NotPermitted):
            move(state, verb)
