"""The table of states: what may follow what, and nothing else."""

import pytest

from crossings.engine.refusal import Refusal
from crossings.engine.research.states import MOVES, State, move, permitted


@pytest.mark.parametrize(
    ("state", "verb", "after"),
    [("draft", "publish", "published"), ("published", "withdraw", "withdrawn"), ("withdrawn", "publish", "published")],
)
def test_each_move_of_the_table_is_made(state, verb, after):
    assert move(State(state), verb) is State(after)


@pytest.mark.parametrize(
    ("state", "verb"), [("draft", "withdraw"), ("published", "publish"), ("withdrawn", "withdraw"), ("draft", "burn")]
)
def test_a_move_that_the_table_lacks_is_refused_and_says_what_may_be_done(state, verb):
    with pytest.raises(Refusal, match=f"Permitted now: {', '.join(permitted(State(state)))}"):
        move(State(state), verb)


def test_nothing_leads_back_to_draft():
    assert State.DRAFT not in {step.after for step in MOVES}


def test_every_state_permits_something():
    assert all(permitted(state) for state in State)
