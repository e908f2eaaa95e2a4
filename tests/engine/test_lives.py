"""Whole lives, not single moves: whatever is tried in whatever order, only permitted states are ever reached."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossings.engine.lifecycle import MOVES, NotPermitted, ProgrammeState, move, permitted
from crossings.engine.network import lifecycle as institutions
from crossings.engine.privacy import ConsentStanding, Retention, consent_standing
from crossings.engine.refusal import Refusal
from tests.engine.strategies import days

VERBS = sorted({step.verb for step in MOVES})
EVENTS = st.none() | days


def lived(state, verbs):
    """The states that a programme goes through while somebody tries these verbs one after the other."""
    states = [state]
    for verb in verbs:
        try:
            states.append(move(states[-1], verb))
        except NotPermitted:
            states.append(states[-1])
    return states


@given(st.lists(st.sampled_from(VERBS), max_size=12))
def test_a_programme_that_was_withdrawn_stays_withdrawn_whatever_is_tried(verbs):
    states = lived(ProgrammeState.OPEN, verbs)
    from_there = states[states.index(ProgrammeState.WITHDRAWN) :] if ProgrammeState.WITHDRAWN in states else []

    assert set(from_there) <= {ProgrammeState.WITHDRAWN}


@given(st.lists(st.sampled_from(VERBS), max_size=12))
def test_a_programme_is_withdrawn_as_soon_as_somebody_withdraws_it(verbs):
    assert (lived(ProgrammeState.OPEN, verbs)[-1] is ProgrammeState.WITHDRAWN) == ("withdraw" in verbs)


@given(st.lists(st.sampled_from(VERBS), max_size=12))
def test_only_a_suspended_programme_is_ever_reopened(verbs):
    for before, after in pairwise(lived(ProgrammeState.OPEN, verbs)):
        if before is not after and after is ProgrammeState.OPEN:
            assert before is ProgrammeState.SUSPENDED


@pytest.mark.parametrize("state", ProgrammeState)
def test_a_refusal_permits_exactly_what_can_then_be_done(state):
    with pytest.raises(NotPermitted) as refused:
        move(state, "something else")

    assert refused.value.permitted == permitted(state)
    assert [move(state, verb) for verb in refused.value.permitted] == [
        step.after for step in MOVES if state in step.before
    ]


@given(st.lists(st.sampled_from(institutions.Status), max_size=12))
def test_an_institution_never_goes_from_one_end_to_another_end(wanted):
    now = institutions.Status.UNKNOWN
    ended = {institutions.Status.RENAMED, institutions.Status.CLOSED}
    for to in wanted:
        before = now
        try:
            now = institutions.move(now, to)
        except Refusal:
            continue
        assert not (before in ended and now in ended)


def test_what_has_ended_never_becomes_unknown_again():
    reached = {to for ended in ("renamed", "closed") for to in institutions.MOVES[institutions.Status(ended)]}

    assert institutions.Status.UNKNOWN not in reached


@given(days, st.integers(0, 4000), days)
def test_a_field_once_due_for_erasure_stays_due(event, kept_for, day):
    kept = Retention(days=kept_for, after="account closed")

    assert not kept.is_due(event, day) or kept.is_due(event, day + timedelta(days=1))


@given(days, st.integers(0, 4000))
def test_a_field_is_due_exactly_so_many_days_after_its_event(event, kept_for):
    kept = Retention(days=kept_for, after="account closed")

    assert (kept.due_on(event) - event).days == kept_for
    assert kept.is_due(event, kept.due_on(event))
    assert not kept.is_due(event, kept.due_on(event) - timedelta(days=1))


@given(EVENTS, EVENTS, EVENTS, days)
def test_a_consent_permits_exactly_on_the_days_between_giving_and_the_first_end(
    given_on, withdrawn_on, expires_on, day
):
    endings = [each for each in (withdrawn_on, expires_on) if each is not None]
    if given_on is not None and any(each < given_on for each in endings):
        with pytest.raises(Refusal):
            consent_standing(given_on, withdrawn_on, expires_on, day)
        return

    permits = consent_standing(given_on, withdrawn_on, expires_on, day).permits

    assert permits == (given_on is not None and given_on <= day and all(day < each for each in endings))


@given(days, days, days)
def test_a_consent_that_is_over_never_stands_again_by_itself(given_on, ends_on, day):
    if ends_on < given_on:
        return
    standings = [consent_standing(given_on, None, ends_on, later) for later in sorted([day, day + timedelta(days=365)])]

    assert standings[0] is not ConsentStanding.EXPIRED or standings[1] is ConsentStanding.EXPIRED


def test_withdrawal_is_told_before_expiry_on_the_same_day():
    day = date(2025, 1, 1)

    assert consent_standing(date(2024, 1, 1), day, day, day) is ConsentStanding.WITHDRAWN
