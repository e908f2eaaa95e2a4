"""A duration is whole months, from a day to the same day of a later month."""

from datetime import date

import pytest
from hypothesis import given

from crossings.engine.refusal import Refusal
from crossings.engine.values import Duration
from tests.engine.strategies import days, durations


def test_eighteen_months_are_a_year_and_a_half():
    assert (Duration(18).years, Duration(18).months_left) == (1, 6)


@pytest.mark.parametrize("months", [0, -12])
def test_less_than_a_month_is_refused(months):
    with pytest.raises(Refusal, match="at least one month"):
        Duration(months)


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2023, 9, 18), 12, date(2024, 9, 18)),
        (date(2023, 9, 18), 3, date(2023, 12, 18)),
        (date(2023, 9, 18), 4, date(2024, 1, 18)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2023, 12, 31), 2, date(2024, 2, 29)),
    ],
)
def test_the_end_is_the_same_day_of_a_later_month_or_its_last(start, months, end):
    assert Duration(months).end(start) == end


@given(durations)
def test_years_and_months_make_the_whole(duration):
    assert Duration.of(years=duration.years, months=duration.months_left) == duration


@given(durations, days)
def test_the_end_lies_so_many_months_on(duration, start):
    end = duration.end(start)

    assert 12 * (end.year - start.year) + end.month - start.month == duration.months
    assert end.day <= start.day


@given(durations, durations, days)
def test_the_longer_study_does_not_end_sooner(one, other, start):
    shorter, longer = sorted([one, other])

    assert shorter.end(start) <= longer.end(start)
