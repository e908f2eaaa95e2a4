"""A period holds from its start up to, not including, its end; either may be open or known to the year only."""

from datetime import date, timedelta

import pytest
from hypothesis import assume, given

from crossings.engine.refusal import Refusal
from crossings.engine.values import PartialDate, Period
from tests.engine.strategies import days, partial_dates, periods

ALWAYS = Period()


def test_the_start_is_counted_and_the_end_is_not():
    chair = Period.parse("2017-01-01", "2018-01-01")

    assert chair.contains(date(2017, 1, 1))
    assert chair.contains(date(2017, 12, 31))
    assert not chair.contains(date(2018, 1, 1))


def test_a_start_known_to_the_year_holds_from_its_first_day():
    assert Period.parse("2013").contains(date(2013, 1, 1))


def test_an_end_known_to_the_year_is_over_on_its_first_day():
    assert not Period.parse("2010", "2013").contains(date(2013, 1, 1))


@pytest.mark.parametrize(("start", "until"), [("2014", "2013"), ("2013", "2013"), ("2013-06", "2013")])
def test_an_end_that_does_not_come_after_the_start_is_refused(start, until):
    with pytest.raises(Refusal, match="Write a later end"):
        Period.parse(start, until)


def test_a_day_in_the_year_of_the_start_is_uncertain_until_its_last():
    since_2013 = Period.parse("2013")

    assert [since_2013.is_certain_on(day) for day in (date(2012, 12, 31), date(2013, 12, 30), date(2013, 12, 31))] == [
        True,
        False,
        True,
    ]


def test_a_period_known_to_the_day_is_certain_on_its_bounds():
    assert Period.parse("2013-06-01", "2014-06-01").is_certain_on(date(2013, 6, 1))


def test_the_text_shows_an_open_end():
    assert str(Period.parse("", "2017-06")) == "../2017-06"
    assert str(ALWAYS) == "../.."


def test_only_a_period_without_an_end_is_open():
    assert Period.parse("2013").is_open
    assert not Period.parse("", "2013").is_open


@given(days)
def test_a_period_without_bounds_holds_always(day):
    assert ALWAYS.contains(day)


@given(partial_dates, days)
def test_two_periods_that_share_a_boundary_leave_no_gap_and_do_not_overlap(boundary, day):
    before, after = Period(None, boundary), Period(boundary, None)

    assert before.contains(day) != after.contains(day)
    assert not before.overlaps(after)


@given(periods, periods)
def test_overlapping_is_mutual(one, other):
    assert one.overlaps(other) == other.overlaps(one)


@given(periods, periods, days)
def test_two_periods_that_hold_on_one_day_overlap(one, other, day):
    assume(one.contains(day) and other.contains(day))

    assert one.overlaps(other)


@given(periods, periods)
def test_two_periods_that_overlap_share_the_day_on_which_the_later_begins(one, other):
    assume(one.overlaps(other))
    day = max(one.first_day, other.first_day)

    assert one.contains(day)
    assert other.contains(day)


@given(periods)
def test_a_period_overlaps_itself_if_it_holds_on_any_day(period):
    assert period.overlaps(period) == period.contains(period.first_day)


@given(days)
def test_a_period_of_one_day_holds_on_that_day_only(day):
    period = Period(PartialDate.of(day), PartialDate.of(day + timedelta(days=1)))

    assert [period.contains(day + timedelta(days=shift)) for shift in (-1, 0, 1)] == [False, True, False]
