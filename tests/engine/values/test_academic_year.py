"""An academic year runs from 1 September to 31 August and is named by both calendar years."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossings.engine.refusal import Refusal
from crossings.engine.values import AcademicYear, Intake, PartialDate
from tests.engine.strategies import academic_years, days


@pytest.mark.parametrize("text", ["2023-24", "2023/24", "2023-2024", "2023/2024", " 2023–24 ", "2023 / 24"])
def test_every_way_of_writing_it_is_the_same_year(text):
    assert AcademicYear.parse(text) == AcademicYear(2023)


@pytest.mark.parametrize("text", ["", "2023", "23-24", "2023-25", "2023-2025", "2023-24-25", "next year"])
def test_what_is_not_a_year_is_refused_with_an_example(text):
    with pytest.raises(Refusal, match="such as 2023-24"):
        AcademicYear.parse(text)


def test_a_year_far_away_is_refused():
    with pytest.raises(Refusal, match="1900 to 2999"):
        AcademicYear(23)


def test_the_first_and_the_last_day_are_in_it_and_their_neighbours_are_not():
    year = AcademicYear(2023)
    around = [date(2023, 8, 31), date(2023, 9, 1), date(2024, 8, 31), date(2024, 9, 1)]

    assert [year.contains(day) for day in around] == [False, True, True, False]


def test_the_turn_of_a_century_is_written_with_two_digits():
    assert str(AcademicYear(1999)) == "1999-00"


@given(academic_years)
def test_the_text_reads_back(year):
    assert AcademicYear.parse(str(year)) == year


@given(academic_years, academic_years)
def test_texts_sort_as_the_years_do(one, other):
    assert (one < other) == (str(one) < str(other))


@given(academic_years.filter(lambda year: year.first > 1900))
def test_the_next_year_begins_the_day_after_this_one_ends(year):
    assert year.next.starts == year.ends + timedelta(days=1)
    assert year.next.previous == year


@given(days)
def test_every_day_lies_in_its_academic_year(day):
    assert AcademicYear.of(day).contains(day)
    assert AcademicYear.of(day).period.contains(day)


def test_a_january_intake_begins_in_the_second_calendar_year():
    january = Intake(AcademicYear(2022), 1)

    assert january.starts == PartialDate(2023, 1)
    assert str(january) == "2022-23 (2023-01)"


@pytest.mark.parametrize("month", [0, 13, -1])
def test_a_month_that_does_not_exist_begins_no_intake(month):
    with pytest.raises(Refusal, match="1 to 12"):
        Intake(AcademicYear(2022), month)


@given(academic_years, st.integers(1, 12))
def test_an_intake_begins_within_its_year(year, month):
    assert year.contains(Intake(year, month).starts.earliest())


@given(academic_years, st.integers(1, 12), st.integers(1, 12))
def test_intakes_are_ordered_by_when_they_begin(year, one, other):
    first, second = Intake(year, one), Intake(year, other)

    assert (first < second) == (first.starts < second.starts)
