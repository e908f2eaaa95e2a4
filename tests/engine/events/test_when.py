"""When an event is: upcoming until it may have begun anywhere, past only when it is over everywhere."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossings.engine.events.when import Phase, When, comes_twice, instant, known_zone, zone_names
from crossings.engine.refusal import Refusal
from crossings.engine.values import PartialDate, Precision

ZONES = ["Europe/Madrid", "America/New_York", "Asia/Tokyo", "Asia/Kathmandu", "Pacific/Auckland", "Africa/Accra"]
DAYS = st.dates(date(1970, 1, 2), date(2037, 12, 30))
few = settings(max_examples=30, deadline=None, database=None)
HOURS = st.times().map(lambda hour: hour.replace(second=0, microsecond=0))


@st.composite
def partial_dates(draw):
    day = draw(DAYS)
    parts = draw(st.integers(1, 3))
    return PartialDate(*(day.year, day.month, day.day)[:parts])


@st.composite
def whens(draw):
    """Any sound date of an event: vague, of days, or exact."""
    ends = sorted([draw(partial_dates()), draw(partial_dates())])
    zone = draw(st.sampled_from(["", *ZONES]))
    exact = zone and all(each.precision is Precision.DAY for each in ends) and draw(st.booleans())
    hour = draw(HOURS) if exact else None
    try:
        return When(ends[0], draw(st.sampled_from([None, ends[1]])), hour, None, zone)
    except Refusal:  # an hour that clocks leap over
        return When(ends[0], ends[1])


def utc(*parts):
    return datetime(*parts, tzinfo=UTC)


def at_hours(begins, ends=None, zone="Europe/Madrid", last=None):
    return When(PartialDate(2027, 5, 4), last, begins, ends, zone)


@few
@given(whens())
def test_it_may_begin_before_it_is_over(when):
    assert when.opens < when.closes


@few
@given(whens(), st.lists(st.datetimes(datetime(1969, 1, 1), datetime(2039, 1, 1)), min_size=2, max_size=6))
def test_it_goes_from_upcoming_to_past_and_never_back(when, moments):
    order = [Phase.UPCOMING, Phase.ABOUT_NOW, Phase.ONGOING, Phase.PAST]
    seen = [when.phase(moment.replace(tzinfo=UTC)) for moment in sorted(moments)]
    rank = [{Phase.UPCOMING: 0, Phase.PAST: 2}.get(each, 1) for each in seen]

    assert rank == sorted(rank)
    assert set(seen) <= set(order)


@few
@given(whens(), st.sampled_from(ZONES))
def test_it_is_past_only_when_its_last_day_is_over_where_it_is(when, elsewhere):
    zone = ZoneInfo(when.zone or elsewhere)
    next_day = datetime.combine(when.end.latest() + timedelta(days=1), time(0), zone)

    assert when.closes >= next_day.astimezone(UTC)


@few
@given(whens())
def test_it_is_upcoming_until_the_first_instant_that_its_date_may_mean(when):
    assert when.phase(when.opens - timedelta(seconds=1)) is Phase.UPCOMING
    assert when.phase(when.opens) is not Phase.UPCOMING


@few
@given(whens())
def test_it_is_past_from_the_instant_at_which_it_is_over(when):
    assert when.phase(when.closes) is Phase.PAST
    assert when.phase(when.closes - timedelta(seconds=1)) is not Phase.PAST


@few
@given(DAYS, st.sampled_from(ZONES))
def test_what_goes_on_surely_went_on_whatever_its_dates_hide(day, zone):
    month = When(PartialDate(day.year, day.month), zone=zone)
    noon = datetime.combine(day, time(12), ZoneInfo(zone))

    assert month.phase(noon) is Phase.ABOUT_NOW


@few
@given(DAYS, st.sampled_from(ZONES))
def test_a_day_in_a_known_place_goes_on_all_day_there(day, zone):
    when = When(PartialDate.of(day), zone=zone)
    noon = datetime.combine(day, time(12), ZoneInfo(zone))

    assert when.phase(noon) is Phase.ONGOING


@few
@given(DAYS, HOURS, st.sampled_from(ZONES))
def test_an_instant_is_shown_by_the_clocks_of_its_place(day, hour, zone):
    try:
        found = instant(day, hour, zone)
    except Refusal:
        return
    assert found.astimezone(ZoneInfo(zone)).replace(tzinfo=None) == datetime.combine(day, hour)


def test_a_month_is_past_when_it_is_over_everywhere():
    september = When(PartialDate(2015, 9))

    assert september.phase(utc(2015, 10, 1, 11, 59)) is Phase.ABOUT_NOW
    assert september.phase(utc(2015, 10, 1, 12)) is Phase.PAST


def test_a_year_is_upcoming_until_it_begins_somewhere():
    year = When(PartialDate(2027))

    assert year.phase(utc(2026, 12, 31, 9, 59)) is Phase.UPCOMING
    assert year.phase(utc(2026, 12, 31, 10)) is Phase.ABOUT_NOW


def test_without_a_date_it_is_neither_past_nor_to_come():
    assert When().phase(utc(2027, 1, 1)) is Phase.UNDATED
    assert (When().opens, When().closes, When().precision) == (None, None, None)


@pytest.mark.parametrize(
    ("moment", "phase"),
    [
        (utc(2027, 5, 4, 6, 59), "upcoming"),
        (utc(2027, 5, 4, 7), "ongoing"),
        (utc(2027, 5, 4, 14, 59), "ongoing"),
        (utc(2027, 5, 4, 15), "past"),
    ],
)
def test_hours_decide_to_the_minute(moment, phase):
    assert at_hours(time(9), time(17)).phase(moment) == phase


def test_without_an_hour_of_ending_it_may_go_on_until_the_day_ends_there():
    talk = at_hours(time(9))

    assert talk.phase(utc(2027, 5, 4, 21, 59)) is Phase.ONGOING
    assert talk.phase(utc(2027, 5, 4, 22)) is Phase.PAST


def test_a_night_ends_on_the_next_day():
    night = at_hours(time(20), time(2), last=PartialDate(2027, 5, 5))

    assert night.ends - night.begins == timedelta(hours=6)


def test_the_hour_stays_when_clocks_change_and_the_instant_moves():
    before, after = instant(date(2027, 3, 27), time(9), ZONES[0]), instant(date(2027, 3, 29), time(9), ZONES[0])

    assert after - before == timedelta(hours=47)


@pytest.mark.parametrize(
    ("day", "hour", "zone"),
    [
        (date(2027, 3, 28), time(2, 30), "Europe/Madrid"),
        (date(2027, 3, 14), time(2), "America/New_York"),
        (date(2011, 12, 30), time(12), "Pacific/Apia"),
    ],
)
def test_an_hour_that_clocks_leap_over_is_refused(day, hour, zone):
    with pytest.raises(Refusal, match="Clocks there go forward"):
        instant(day, hour, zone)


def test_a_day_that_a_place_leapt_over_is_refused():
    with pytest.raises(Refusal, match="leap over it"):
        When(PartialDate(2011, 12, 30), zone="Pacific/Apia")


def test_an_hour_that_comes_twice_means_its_first_coming():
    day, hour, zone = date(2027, 10, 31), time(2, 30), "Europe/Madrid"

    assert comes_twice(day, hour, zone)
    assert instant(day, hour, zone) == utc(2027, 10, 31, 0, 30)
    assert When(PartialDate.of(day), None, hour, None, zone).comes_twice


@pytest.mark.parametrize("hour", [time(1, 30), time(9)])
def test_other_hours_of_that_night_come_once(hour):
    assert not comes_twice(date(2027, 10, 31), hour, "Europe/Madrid")


def test_an_hour_that_never_comes_does_not_come_twice():
    assert not comes_twice(date(2027, 3, 28), time(2, 30), "Europe/Madrid")


@pytest.mark.parametrize("name", ["Madrid", "Europe/Valencia", "CET", "../etc/passwd", ""])
def test_what_is_no_zone_is_refused(name):
    with pytest.raises(Refusal, match="not a time zone"):
        known_zone(name)


def test_hundreds_of_zones_are_known():
    assert set(ZONES) <= zone_names()
    assert len(zone_names()) > 400


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"last": PartialDate(2027)}, "an end and no start"),
        ({"starts": PartialDate(2027, 5), "last": PartialDate(2027, 4)}, "before its first"),
        ({"starts": PartialDate(1200)}, "the year 1200"),
        ({"starts": PartialDate(2027, 5, 4), "ends_at": time(9), "zone": "UTC"}, "ending was given alone"),
        ({"starts": PartialDate(2027, 5), "begins_at": time(9), "zone": "UTC"}, "without its day"),
        ({"starts": PartialDate(2027, 5, 4), "begins_at": time(9)}, "without its time zone"),
        ({"starts": PartialDate(2027, 5, 4), "zone": "Mars/Base"}, "not a time zone"),
        (
            {"starts": PartialDate(2027, 5, 4), "begins_at": time(9), "ends_at": time(8), "zone": "UTC"},
            "before it begins",
        ),
    ],
)
def test_what_no_calendar_could_hold_is_refused(wrong, why):
    with pytest.raises(Refusal, match=why):
        When(**wrong)


def test_the_last_day_is_counted_in():
    two_days = When(PartialDate(2027, 5, 4), PartialDate(2027, 5, 5), zone="UTC")

    assert two_days.closes == utc(2027, 5, 6)
