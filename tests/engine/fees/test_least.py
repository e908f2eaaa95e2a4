"""The least amounts among fee rows: on each basis its own, and nothing that is still to be confirmed."""

from crossings.engine.fees import FeeBasis, FeeLine, FeeRow, least_amounts
from crossings.engine.values import AcademicYear, Money, StudyMode, ToBeConfirmed

YEAR = AcademicYear(2023)


def row(amount, basis=FeeBasis.PER_YEAR, status="home", mode=StudyMode.FULL_TIME):
    return FeeRow(YEAR, FeeLine("ma", "standard", mode, basis), status, amount)


def test_the_least_of_one_basis_is_found_wherever_it_stands():
    dear, cheap = row(Money(20200, "EUR")), row(Money(10100, "EUR"), mode=StudyMode.PART_TIME)
    assert least_amounts([dear, cheap]) == least_amounts([cheap, dear]) == (cheap,)


def test_amounts_on_two_bases_are_not_compared():
    a_year, a_credit = row(Money(20200, "EUR")), row(Money("35.34", "EUR"), FeeBasis.PER_CREDIT)
    assert least_amounts([a_year, a_credit]) == (a_year, a_credit)


def test_amounts_in_two_currencies_are_not_compared():
    euros, pounds = row(Money(20200, "EUR")), row(Money(100, "GBP"), status="overseas")
    assert least_amounts([euros, pounds]) == (euros, pounds)


def test_an_amount_to_be_confirmed_is_never_the_least():
    open_fee, home = row(ToBeConfirmed(owner="Fees office"), status="eu"), row(Money(20200, "EUR"))
    assert least_amounts([open_fee, home]) == (home,)
    assert least_amounts([open_fee]) == ()


def test_nothing_is_the_least_of_nothing():
    assert least_amounts([]) == ()


def test_a_fee_of_nothing_is_an_amount():
    free, dear = row(Money(0, "EUR")), row(Money(10, "EUR"), status="eu")
    assert least_amounts([dear, free]) == (free,)
