"""Names, order and the seed of hashes decide nothing; more is never worse; looser is never impossible."""

import pytest

from tests.proof.__main__ import digests
from tests.proof.drawing import drawn
from tests.proof.laws import (
    looser_is_possible,
    more_passed,
    plan_of_names_and_order,
    turned,
    verdict_of_names_and_order,
)

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("seed", range(60))
def test_names_and_order_never_change_a_verdict(seed):
    assert verdict_of_names_and_order(drawn(seed)) == []


@pytest.mark.parametrize("seed", range(40))
def test_names_and_order_never_change_when_a_plan_ends(seed):
    assert plan_of_names_and_order(drawn(seed, for_plan=True)) == []


@pytest.mark.parametrize("seed", range(100))
def test_one_more_passed_module_is_never_worse(seed):
    assert more_passed(drawn(seed)) == []


@pytest.mark.parametrize("seed", range(40))
def test_a_route_made_looser_can_still_be_walked(seed):
    assert looser_is_possible(drawn(seed, for_plan=True)) == []


def test_the_seed_of_hashes_decides_nothing():
    assert len(digests(0, 8)) == 1


def test_a_turned_case_has_other_names_and_asks_the_same():
    case, other = drawn(3), turned(drawn(3))
    assert not set(case.rules["modules"]) & set(other.rules["modules"])
    assert len(case.rules["clauses"]) == len(other.rules["clauses"])
