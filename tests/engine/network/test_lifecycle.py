"""An institution moves between its states only as the table permits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossings.engine.network.lifecycle import MOVES, Status, move
from crossings.engine.refusal import Refusal

states = st.sampled_from(Status)


@pytest.mark.parametrize("state", Status)
def test_every_state_stands_in_the_table(state):
    assert state in MOVES


@pytest.mark.parametrize(("ended", "after"), [(Status.CLOSED, Status.RENAMED), (Status.RENAMED, Status.CLOSED)])
def test_an_ended_institution_does_not_end_in_another_way(ended, after):
    with pytest.raises(Refusal):
        move(ended, after)


@pytest.mark.parametrize("ended", [Status.CLOSED, Status.RENAMED])
def test_an_ended_institution_may_be_found_to_be_active_after_all(ended):
    assert move(ended, Status.ACTIVE) is Status.ACTIVE


def test_what_is_unknown_may_become_anything_known():
    assert MOVES[Status.UNKNOWN] == set(Status) - {Status.UNKNOWN}


def test_a_refusal_names_the_states_that_may_follow():
    with pytest.raises(Refusal, match="cannot become closed") as refused:
        move(Status.RENAMED, Status.CLOSED)

    assert refused.value.why == "From renamed only these may follow: active."


@given(states, states)
def test_a_move_is_made_or_refused_as_the_table_says(now, to):
    if to in MOVES[now]:
        assert move(now, to) is to
    else:
        with pytest.raises(Refusal):
            move(now, to)


@given(states)
def test_nothing_moves_to_where_it_is(state):
    assert state not in MOVES[state]


@given(states)
def test_no_state_is_a_dead_end(state):
    assert MOVES[state]
