"""Near is what shares most with what is asked, the rare counting more than the common; each says what it shares."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from crossings.search import near as module
from crossings.search.near import Near, near
from tests.factories.search import KIND, document
from tests.network.conftest import TODAY

pytestmark = pytest.mark.django_db
FLOOD, LAW, HERE = ("topic", "s/flood"), ("discipline", "d/law"), ("institution", "here")


def about(*codes, **more):
    facets = {}
    for facet, code in codes:
        facets.setdefault(facet, []).append(code)
    return document("A book", facets=facets, **more)


def keys(codes, **asked):
    return [each.key for each in near(KIND, codes, TODAY, **asked)]


def test_what_shares_more_comes_first_and_says_what_it_shares_the_rarest_first(shelf):
    shelf.put(about(LAW), about(LAW, FLOOD), about())

    assert near(KIND, {LAW, FLOOD}, TODAY) == [Near("2", (FLOOD, LAW)), Near("1", (LAW,))]


def test_one_rare_thing_in_common_counts_more_than_one_common_thing(shelf):
    shelf.put(about(LAW), about(LAW), about(LAW), about(FLOOD))

    assert keys({LAW, FLOOD})[0] == "4"


def test_of_those_that_share_as_much_the_newest_comes_first(shelf):
    shelf.put(about(LAW, day="2010"), about(LAW, day="2020"))

    assert keys({LAW}) == ["2", "1"]


def test_a_value_of_another_facet_with_the_same_code_is_not_shared(shelf):
    shelf.put(about(HERE))

    assert keys({("topic", "here")}) == []


def test_what_may_not_be_found_on_the_day_is_not_near(shelf):
    shelf.put(about(LAW, ends=TODAY))

    assert keys({LAW}) == []


def test_nothing_is_near_to_nothing(shelf):
    shelf.put(about(LAW))

    assert keys(set()) == []


def test_values_that_too_many_have_are_passed_over(shelf, monkeypatch):
    monkeypatch.setattr(module, "WEIGHED", 2)
    shelf.put(about(LAW), about(LAW), about(FLOOD))

    assert keys({LAW, FLOOD}) == ["3"]
    assert sorted(keys({LAW})) == ["1", "2"]


def test_as_many_are_told_as_are_asked_for_in_as_many_questions(shelf):
    def asked():
        with CaptureQueriesContext(connection) as questions:
            keys({LAW, FLOOD}, size=3)
        return len(questions)

    shelf.put(about(LAW))
    few = asked()
    shelf.put(*(about(LAW, FLOOD) for _ in range(9)))

    assert len(keys({LAW, FLOOD}, size=3)) == 3
    assert asked() == few <= 5
