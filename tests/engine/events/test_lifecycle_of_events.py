"""Every status of an event, every verb in it, and nothing that the table does not have."""

from itertools import product

import pytest

from crossings.engine.events.lifecycle import MOVES, PUBLIC, EventStatus, move, permitted
from crossings.engine.refusal import Refusal

VERBS = sorted({verb for _status, verb in MOVES})


@pytest.mark.parametrize(("status", "verb"), list(product(EventStatus, VERBS)))
def test_a_move_is_made_or_refused_as_the_table_says(status, verb):
    if (status, verb) in MOVES:
        assert move(status, verb) is MOVES[status, verb]
        assert verb in permitted(status)
    else:
        with pytest.raises(Refusal, match=f"An event that is {status} does not permit it"):
            move(status, verb)


def test_every_status_can_be_left_and_reached():
    assert {before for before, _verb in MOVES} == set(EventStatus)
    assert set(MOVES.values()) == set(EventStatus)


def test_the_public_sees_what_was_announced_whatever_became_of_it():
    assert set(EventStatus) - set(PUBLIC) == {EventStatus.DRAFT}


def test_what_is_cancelled_gets_no_new_date_before_it_is_reinstated():
    assert "reschedule" not in permitted(EventStatus.CANCELLED)
    assert "reschedule" in permitted(move(EventStatus.CANCELLED, "reinstate"))
