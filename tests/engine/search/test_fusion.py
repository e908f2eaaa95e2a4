"""Of several orders one is made by reciprocal ranks, as Cormack, Clarke and Buettcher define them."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from crossings.engine.search.fusion import CONSTANT, fused

ORDERS = st.lists(st.lists(st.integers(1, 12), unique=True), max_size=4)


def worth(orders, each):
    """The paper's formula, in exact numbers: the sum over the orders of 1 / (k + rank)."""
    return sum(Fraction(1, 60 + order.index(each) + 1) for order in orders if each in order)


@given(ORDERS)
def test_all_that_any_order_holds_stands_in_it_once(orders):
    found = fused(orders)

    assert sorted(found) == sorted({each for order in orders for each in order})


@given(ORDERS)
def test_what_is_worth_more_by_the_papers_formula_comes_first(orders):
    found = [worth(orders, each) for each in fused(orders)]

    assert found == sorted(found, reverse=True)


@given(st.lists(st.integers(), unique=True))
def test_two_orders_that_agree_change_nothing(order):
    assert fused([order, order]) == fused([order]) == order


def test_equals_stand_as_they_were_met_first():
    assert fused([[7, 5], [6, 4]]) == [7, 6, 5, 4]


def test_second_in_both_orders_goes_before_first_in_one():
    assert fused([[1, 2], [3, 2]])[0] == 2


def test_a_small_constant_lets_the_first_places_count_more():
    """With none, a first and a twentieth place are worth more than two fourths; with the paper's, they are not."""
    one, other = [1, 8, 9, 2, *range(20, 40)], [*range(40, 43), 2, *range(43, 58), 1]

    assert fused([one, other], constant=0)[0] == 1
    assert fused([one, other], constant=CONSTANT)[0] == 2
