"""Enrolments, plans and requests move between their states only as the tables permit."""

from itertools import product

import pytest

from crossings.engine.refusal import Refusal
from crossings.engine.studies.states import (
    ENROLMENT,
    PLAN,
    REQUEST,
    EnrolmentState,
    PlanState,
    RequestState,
    move,
    permitted,
)

TABLES = [(ENROLMENT, EnrolmentState), (PLAN, PlanState), (REQUEST, RequestState)]
MOVES = [
    (table, state, verb)
    for table, states in TABLES
    for state, verb in product(states, sorted({verb for _state, verb in table}))
]


@pytest.mark.parametrize(("table", "state", "verb"), MOVES)
def test_what_is_permitted_can_be_done_and_nothing_else(table, state, verb):
    if verb in permitted(table, state):
        assert move(table, state, verb) == table[state, verb]
    else:
        with pytest.raises(Refusal, match="does not permit it"):
            move(table, state, verb)


@pytest.mark.parametrize("state", [EnrolmentState.WITHDRAWN, EnrolmentState.COMPLETED])
def test_the_end_of_studies_is_final(state):
    with pytest.raises(Refusal, match="nothing; this is final"):
        move(ENROLMENT, state, "resume")


def test_a_plan_that_is_changed_is_the_students_own_again():
    assert {move(PLAN, state, "change") for state in PlanState} == {PlanState.DRAFT}


def test_a_refusal_is_not_taken_back():
    assert permitted(REQUEST, RequestState.REFUSED) == ()


@pytest.mark.parametrize("table", [ENROLMENT, REQUEST])
def test_no_verb_leaves_a_state_as_it_is(table):
    assert all(after is not before for (before, _verb), after in table.items())
