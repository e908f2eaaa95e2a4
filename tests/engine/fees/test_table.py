"""Fees are compared within one academic year; what is unconfirmed or not stated is never a number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossings.engine.fees import FeeBasis, FeeLine, FeeRow, compare, compare_by_year, price_of
from crossings.engine.refusal import Refusal
from crossings.engine.values import AcademicYear, Ects, Money, StudyMode, ToBeConfirmed
from tests.engine.strategies import academic_years

Y2017, Y2023 = AcademicYear(2017), AcademicYear(2023)
STANDARD = FeeLine("ma-im", "standard", StudyMode.FULL_TIME)
EXTENDED = FeeLine("ma-im", "extended", StudyMode.FULL_TIME)
CREDIT = FeeLine("mum", "", StudyMode.FULL_TIME, FeeBasis.PER_CREDIT)
UNCONFIRMED = ToBeConfirmed(owner="Fees office")


def row(line=STANDARD, status="home", amount=20200, year=Y2023):
    return FeeRow(year, line, status, Money(amount, "EUR") if isinstance(amount, int) else amount)


def test_lines_go_down_and_statuses_across_in_the_order_given():
    grid = compare([row(EXTENDED, "home", 28400), row(EXTENDED, "eu", UNCONFIRMED), row(STANDARD, "home", 20200)])

    assert list(grid) == [
        (EXTENDED, (Money(28400, "EUR"), UNCONFIRMED)),
        (STANDARD, (Money(20200, "EUR"), None)),
    ]


def test_two_academic_years_are_never_compared():
    with pytest.raises(Refusal, match="Fees of 2017-18 and 2023-24 were put into one grid"):
        compare([row(), row(year=Y2017)])


def test_years_stand_in_grids_of_their_own_the_latest_first():
    grids = compare_by_year([row(year=Y2017, amount=17350), row(), row(EXTENDED)])

    assert [(grid.year, len(grid.rows)) for grid in grids] == [(Y2023, 2), (Y2017, 1)]


def test_no_fees_make_no_grid():
    with pytest.raises(Refusal, match="No fees were given"):
        compare([])


def test_two_amounts_for_one_cell_are_refused():
    with pytest.raises(Refusal, match="One cell holds one amount"):
        compare([row(amount=20200), row(amount=20300)])


def test_a_price_for_a_credit_stands_on_a_line_of_its_own():
    grid = compare([row(), row(CREDIT, "home", Money("35.34", "EUR"))])

    assert grid.lines == (STANDARD, CREDIT)


def test_what_is_unconfirmed_is_listed_and_what_is_not_stated_is_not():
    grid = compare([row(), row(status="eu", amount=UNCONFIRMED)])

    assert [unconfirmed.status for unconfirmed in grid.to_be_confirmed] == ["eu"]
    assert grid.cell(STANDARD, "international") is None


def test_a_grid_names_its_currencies():
    assert compare([row(), row(status="eu", amount=Money(1, "CHF"))]).currencies == ("CHF", "EUR")
    assert compare([row(amount=UNCONFIRMED)]).currencies == ()


def test_a_negative_fee_is_refused():
    with pytest.raises(Refusal, match="zero or more"):
        row(amount=-1)


def test_the_price_of_a_whole_programme_is_derived_from_its_credits():
    assert price_of(Money("35.34", "EUR"), Ects(120)) == Money("4240.80", "EUR")


def test_an_unconfirmed_price_makes_an_unconfirmed_whole():
    assert price_of(UNCONFIRMED, Ects(120)) is UNCONFIRMED


@given(st.lists(academic_years, unique=True))
def test_no_row_is_lost_and_none_leaves_its_year(years):
    grids = compare_by_year(row(year=year) for year in years)

    assert [grid.year for grid in grids] == sorted(years, reverse=True)
    assert all(held.year == grid.year for grid in grids for held in grid.rows)
