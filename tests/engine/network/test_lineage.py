"""A line of succession never leads back to where it began, however many bodies it passes."""

from graphlib import TopologicalSorter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossings.engine.network.lineage import refuse_return, would_return
from crossings.engine.refusal import Refusal

bodies = st.integers(0, 6)
successions = st.lists(st.tuples(bodies, bodies), max_size=12)
forward = st.tuples(bodies, bodies).filter(lambda pair: pair[0] < pair[1])


@pytest.mark.parametrize(
    ("known", "predecessor", "successor", "returns"),
    [
        ([], "office", "institute", False),
        ([], "office", "office", True),
        ([("office", "institute")], "institute", "office", True),
        ([("office", "institute")], "office", "centre", False),
        ([("office", "institute"), ("institute", "school")], "school", "office", True),
        ([("office", "institute"), ("centre", "institute")], "office", "centre", False),
    ],
    ids=["first", "itself", "straight back", "split", "back by two steps", "joining by another way"],
)
def test_each_case(known, predecessor, successor, returns):
    assert would_return(known, predecessor, successor) is returns


@given(st.lists(forward, max_size=12), forward)
def test_a_succession_that_only_goes_forward_never_returns(known, new):
    assert not would_return(known, *new)


@given(successions)
def test_successions_accepted_one_by_one_never_make_a_circle(proposed):
    kept = []
    for earlier, later in proposed:
        if not would_return(kept, earlier, later):
            kept.append((earlier, later))

    TopologicalSorter({body: [before for before, after in kept if after == body] for body in range(7)}).prepare()


@given(successions, bodies, bodies)
def test_the_search_ends_even_where_the_records_already_hold_a_circle(known, predecessor, successor):
    assert would_return([*known, (predecessor, successor)], predecessor, successor) == would_return(
        known, predecessor, successor
    )


def test_a_refusal_says_what_why_and_how_to_mend_it():
    with pytest.raises(Refusal) as refused:
        refuse_return([("office", "institute")], "institute", "office")

    assert "lead back to its beginning" in refused.value.why
    assert refused.value.mend == "Check which of the two came first."


def test_a_long_line_is_walked_without_recursion():
    line = [(number, number + 1) for number in range(5000)]

    assert would_return(line, 5000, 0)
