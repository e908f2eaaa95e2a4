"""Credits come in halves, never below zero, and add up exactly."""

import pickle
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossings.engine.refusal import Refusal
from crossings.engine.values import Ects
from tests.engine.strategies import credit_points


@pytest.mark.parametrize("written", [10, "10", "10.0", Decimal("10.00")])
def test_every_way_of_writing_a_number_is_the_same_number(written):
    assert Ects(written) == Ects(10)
    assert hash(Ects(written)) == hash(Ects(10))
    assert str(Ects(written)) == "10"


@pytest.mark.parametrize("written", [-1, "-0.5", "7.25", "0.1", "NaN", "Infinity"])
def test_what_is_not_in_halves_from_zero_up_is_refused(written):
    with pytest.raises(Refusal, match=r"Write a number such as 5, 7\.5 or 30\."):
        Ects(written)


@pytest.mark.parametrize("written", [7.5, "ten", "", True, None])
def test_what_is_not_exact_is_refused(written):
    with pytest.raises(Refusal, match="cannot be read as credits"):
        Ects(written)


def test_taking_away_more_than_there_is_is_refused():
    with pytest.raises(Refusal, match="zero or more"):
        Ects(5) - Ects(10)


def test_six_modules_of_ten_are_sixty():
    assert Ects(10) * 6 == Ects(60)


def test_the_total_of_nothing_is_zero():
    assert Ects.total([]) == Ects(0)


def test_credits_cannot_be_changed():
    with pytest.raises(AttributeError):
        Ects(10).points = Decimal(20)


def test_credits_travel_between_processes():
    assert pickle.loads(pickle.dumps(Ects("7.5"))) == Ects("7.5")


@given(credit_points, credit_points)
def test_what_was_added_can_be_taken_away(one, other):
    assert one + other - other == one


@given(st.lists(credit_points))
def test_a_total_is_the_sum_of_its_points(parts):
    assert Ects.total(parts).points == sum(part.points for part in parts)


@given(credit_points, credit_points)
def test_what_is_missing_completes_the_need_exactly(had, needed):
    assert had + had.short_of(needed) == max(had, needed)


@given(credit_points)
def test_the_text_reads_back(points):
    assert Ects(str(points)) == points
