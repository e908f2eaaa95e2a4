"""Who studies the same apart, against the rule said once more over every pair and topic."""

from math import log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossings.engine.links.synergy import Chance, Issued, chances

issued = st.builds(Issued, st.frozensets(st.integers(1, 4), max_size=2), st.frozensets(st.integers(10, 13), max_size=3))


def work(institutes, topics):
    return Issued(frozenset(institutes), frozenset(topics))


@given(works=st.lists(issued, max_size=14), least=st.integers(1, 3))
def test_every_pair_that_studies_a_topic_apart_is_found_and_no_other(works, least):
    found = {}
    for topic in range(10, 14):
        on_it = [each for each in works if topic in each.topics]
        for one in range(1, 5):
            for other in range(one + 1, 5):
                few = min(
                    sum(one in each.institutes for each in on_it), sum(other in each.institutes for each in on_it)
                )
                joint = any({one, other} <= each.institutes for each in works)
                if few >= least and not joint and len(on_it) < len(works):
                    found[topic, one, other] = -log(len(on_it) / len(works)) * few

    told = chances(works, least=least, most_on_a_topic=99)

    assert {(each.topic, each.one, each.other): each.strength for each in told} == pytest.approx(found)
    assert [each.strength for each in told] == sorted((each.strength for each in told), reverse=True)


@given(works=st.lists(issued, max_size=14))
def test_the_order_of_the_works_does_not_matter(works):
    assert chances(works, least=1) == chances(works[::-1], least=1)


def test_one_topic_does_not_fill_the_list():
    works = [work({institute}, {10}) for institute in range(1, 6)] + [work({9}, {11})] * 5

    assert len(chances(works, least=1, most_on_a_topic=3)) == 3


def test_each_side_says_how_many_works_it_has():
    works = [work({1}, {10})] * 2 + [work({2}, {10})] * 5 + [work({3}, {11})] * 3

    (told,) = chances(works)
    assert told == Chance(10, 1, 2, 2, 5, told.strength)


def test_what_everybody_studies_brings_nobody_together():
    assert chances([work({1}, {10}), work({2}, {10})], least=1) == ()


def test_one_work_together_on_anything_is_enough():
    apart = [work({1}, {10})] * 3 + [work({2}, {10})] * 3 + [work({3}, {12})]

    assert len(chances(apart)) == 1
    assert chances([*apart, work({1, 2}, {13})]) == ()


def test_nothing_comes_of_no_works():
    assert chances([]) == ()
