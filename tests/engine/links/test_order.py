"""Between likely and surprising: the two ends are exact, the middle mixes both, and nothing is lost or doubled on the way."""

from itertools import combinations
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as some

from crossings.engine.links.order import mixed, surprises

numbers = some.lists(some.tuples(some.floats(-9, 9), some.integers(1, 5000)), min_size=1, max_size=40)


def bridges(pairs):
    """Bridges in the order of their scores, as they are found; each known by its place."""
    ordered = sorted(pairs, key=lambda pair: -pair[0])
    return tuple(
        SimpleNamespace(score=score, concept=SimpleNamespace(id=place, works=works))
        for place, (score, works) in enumerate(ordered)
    )


def by_hand(scores, popularity):
    """The percentile of each among those of its class, counted one by one."""
    found = []
    for score, works in zip(scores, popularity, strict=True):
        alike = [other for other, n in zip(scores, popularity, strict=True) if n.bit_length() == works.bit_length()]
        found.append(sum((other < score) + (other == score) / 2 for other in alike) / len(alike))
    return found


@given(numbers)
def test_a_percentile_is_what_counting_gives(pairs):
    scores, popularity = zip(*pairs, strict=True)

    assert surprises(scores, popularity) == pytest.approx(by_hand(scores, popularity))


@given(numbers)
def test_without_surprise_the_order_stays(pairs):
    assert mixed(bridges(pairs), 0) == bridges(pairs)


@given(numbers)
def test_with_surprise_alone_no_one_stands_above_a_greater_surprise(pairs):
    found = mixed(bridges(pairs), 1)

    shown = surprises([each.score for each in found], [each.concept.works for each in found])
    assert shown == sorted(shown, reverse=True)


@given(numbers, some.floats(0, 1))
def test_every_bridge_is_there_once_in_every_mixture(pairs, share):
    assert sorted(each.concept.id for each in mixed(bridges(pairs), share)) == list(range(len(pairs)))


@given(numbers, some.floats(0, 1))
def test_what_is_likelier_and_more_surprising_stands_above(pairs, share):
    found = mixed(bridges(pairs), share)
    surprise = dict(
        zip(
            [each.concept.id for each in found],
            surprises([each.score for each in found], [each.concept.works for each in found]),
            strict=True,
        )
    )
    places = {each.concept.id: place for place, each in enumerate(found)}

    for one, other in combinations(sorted(places), 2):
        if surprise[one] > surprise[other]:
            assert places[one] < places[other]


def test_a_rare_idea_is_not_measured_against_a_popular_one():
    assert surprises([1.0, 9.0, 8.0], [3, 4000, 3500]) == [0.5, 0.75, 0.25]


def test_two_lists_that_do_not_belong_together_are_refused():
    with pytest.raises(ValueError, match="argument 2 is shorter"):
        surprises([1.0, 2.0], [1])


@pytest.mark.parametrize("share", [-0.1, 1.5])
def test_a_share_that_is_none_is_refused(share):
    with pytest.raises(ValueError, match="from 0 to 1"):
        mixed((), share)
