"""Money is exact and of one currency; an amount to be confirmed is no amount."""

import operator
import pickle
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossings.engine.refusal import Refusal
from crossings.engine.values import Money, PartialDate, ToBeConfirmed
from tests.engine.strategies import euros

UNCONFIRMED = ToBeConfirmed(owner="Fees office", expected=PartialDate(2023, 6))
ORDERS = [operator.lt, operator.le, operator.gt, operator.ge]


@pytest.mark.parametrize("written", [20200, "20200", "20200.0", Decimal("20200.00")])
def test_every_way_of_writing_an_amount_is_kept_to_the_cent(written):
    assert str(Money(written, "EUR")) == "20200.00 EUR"
    assert hash(Money(written, "EUR")) == hash(Money(20200, "EUR"))


@pytest.mark.parametrize("written", [35.34, "much", "", True, None, "NaN", "Infinity", "1e30"])
def test_what_is_not_exact_is_refused(written):
    with pytest.raises(Refusal, match="never a float"):
        Money(written, "EUR")


@pytest.mark.parametrize(("written", "currency"), [("35.345", "EUR"), ("0.5", "JPY"), ("1.0005", "TND")])
def test_an_amount_finer_than_its_currency_is_refused(written, currency):
    with pytest.raises(Refusal, match="smallest unit"):
        Money(written, currency)


@pytest.mark.parametrize(("currency", "text"), [("JPY", "100 JPY"), ("TND", "100.000 TND"), ("GBP", "100.00 GBP")])
def test_each_currency_has_its_own_smallest_unit(currency, text):
    assert str(Money(100, currency)) == text


@pytest.mark.parametrize("currency", ["eur", "€", "EURO", ""])
def test_a_currency_of_another_shape_is_refused(currency):
    with pytest.raises(Refusal, match="Write EUR for the euro"):
        Money(1, currency)


def test_a_price_for_each_of_120_credits():
    assert Money("35.34", "EUR") * 120 == Money("4240.80", "EUR")


def test_a_product_is_rounded_half_up_to_the_cent():
    assert Money("0.01", "EUR") * Decimal("0.5") == Money("0.01", "EUR")


def test_a_float_never_multiplies_money():
    with pytest.raises(Refusal, match="Use a Decimal"):
        Money(10, "EUR") * 0.5


@pytest.mark.parametrize("how", [operator.add, operator.sub, *ORDERS])
def test_two_currencies_never_meet(how):
    with pytest.raises(Refusal, match="different currencies"):
        how(Money(1, "EUR"), Money(1, "GBP"))


def test_the_same_number_in_two_currencies_is_not_the_same_money():
    assert Money(1, "EUR") != Money(1, "GBP")


def test_money_is_not_compared_with_a_number():
    with pytest.raises(Refusal, match="Money is compared with money only"):
        assert Money(1, "EUR") < 2


@pytest.mark.parametrize("how", [operator.add, operator.sub, *ORDERS])
@pytest.mark.parametrize("other", [Money(1, "EUR"), UNCONFIRMED, 0])
def test_an_amount_to_be_confirmed_is_neither_added_nor_compared(how, other):
    with pytest.raises(Refusal, match="to be confirmed by Fees office"):
        how(UNCONFIRMED, other)
    with pytest.raises(Refusal, match="to be confirmed by Fees office"):
        how(other, UNCONFIRMED)


@pytest.mark.parametrize("how", [int, float, lambda amount: amount * 2, lambda amount: sum([amount])])
def test_an_amount_to_be_confirmed_never_becomes_a_number(how):
    with pytest.raises(Refusal, match="not a number yet"):
        how(UNCONFIRMED)


def test_an_amount_to_be_confirmed_is_not_zero():
    assert Money(0, "EUR") != UNCONFIRMED
    assert UNCONFIRMED != 0
    assert UNCONFIRMED


def test_an_amount_to_be_confirmed_names_who_will_confirm_it():
    with pytest.raises(Refusal, match="Name the office"):
        ToBeConfirmed(owner=" ")


def test_when_it_is_expected_may_be_unknown():
    assert ToBeConfirmed(owner="Fees office").expected is None


def test_amounts_travel_between_processes():
    assert pickle.loads(pickle.dumps([Money(1, "EUR"), UNCONFIRMED])) == [Money(1, "EUR"), UNCONFIRMED]


@given(euros, euros)
def test_what_was_added_can_be_taken_away(one, other):
    assert one + other - other == one


@given(euros, euros)
def test_money_is_ordered_by_amount(one, other):
    assert (one < other) == (one.amount < other.amount)
    assert (one >= other) == (one.amount >= other.amount)


@given(euros, st.integers(-1000, 1000))
def test_a_multiple_is_a_repeated_sum(price, times):
    assert (price * times).amount == price.amount * times
