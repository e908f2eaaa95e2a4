"""What is known of a dated relation on a day: never more than the sources show."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossings.engine.network.presence import Presence, Span, overlapping, period_of, presence
from crossings.engine.values import PartialDate, Period
from tests.engine.strategies import days, periods

VALENCIA_2022 = Span(Period.parse("2022-09", "2023-09"), starts_stated=False, ends_stated=False)

spans = st.builds(Span, periods, st.booleans(), st.booleans(), st.booleans())


@pytest.mark.parametrize(
    ("day", "known"),
    [
        (date(2022, 8, 31), Presence.LATER_EVIDENCE),
        (date(2022, 9, 1), Presence.ON_RECORD),
        (date(2023, 8, 31), Presence.ON_RECORD),
        (date(2023, 9, 1), Presence.EARLIER_EVIDENCE),
    ],
)
def test_a_membership_shown_for_one_year_says_nothing_of_the_years_around_it(day, known):
    assert presence(VALENCIA_2022, day) is known


@pytest.mark.parametrize("day", [date(2012, 12, 31), date(2018, 1, 1)])
def test_before_a_stated_beginning_and_after_a_stated_end_it_is_absent(day):
    assert presence(Span(Period.parse("2013", "2018")), day) is Presence.ABSENT


def test_a_year_counts_from_its_first_day():
    assert presence(Span(Period.parse("2013")), date(2013, 1, 1)) is Presence.ON_RECORD


def test_an_end_is_the_first_day_on_which_it_no_longer_held():
    held = Span(Period.parse("2013", "2017-06"))

    assert presence(held, date(2017, 5, 31)) is Presence.ON_RECORD
    assert presence(held, date(2017, 6, 1)) is Presence.ABSENT


def test_an_open_span_holds_on_every_day_that_a_calendar_has():
    assert {presence(Span(Period()), day) for day in (date.min, date(2026, 11, 21), date.max)} == {Presence.ON_RECORD}


def test_what_is_only_named_is_never_on_record():
    assert presence(Span(Period(), evidenced=False), date(2022, 9, 1)) is Presence.NOT_EVIDENCED


@given(spans, days)
def test_a_day_is_on_record_exactly_when_evidence_covers_it(span, day):
    on_record = presence(span, day) is Presence.ON_RECORD

    assert on_record == (span.evidenced and span.period.contains(day))


@given(spans, days)
def test_absence_is_never_concluded_from_an_end_that_no_source_states(span, day):
    if not (span.starts_stated or span.ends_stated):
        assert presence(span, day) is not Presence.ABSENT


@given(spans, st.lists(days, min_size=2, max_size=6))
def test_as_days_go_by_a_relation_comes_once_and_goes_once(span, some_days):
    held = [presence(span, day) is Presence.ON_RECORD for day in sorted(some_days)]

    assert sum(before != after for before, after in pairwise(held)) <= 2


@pytest.mark.parametrize(
    ("other", "shared"),
    [(("2010", "2012"), False), (("2012", "2014"), True), (("2014",), False), (("", "2013"), False), ((), True)],
)
def test_two_memberships_overlap_where_they_share_a_day(other, shared):
    other = Period.parse(*other)

    assert overlapping(Period.parse("2013", "2014"), [other]) == (other if shared else None)


@given(periods, st.lists(periods, max_size=4))
def test_what_overlaps_is_one_of_those_asked_about(period, others):
    found = overlapping(period, others)

    assert found in others if found else not any(period.overlaps(other) for other in others)


@given(periods.filter(lambda period: not period.is_open))
def test_one_membership_may_begin_on_the_day_on_which_another_ends(period):
    assert overlapping(Period(period.until), [period]) is None


@pytest.mark.parametrize("ends", ["2013", "2014"])
def test_columns_that_make_no_period_are_left_for_validation_to_name(ends):
    assert period_of(PartialDate(2014), PartialDate.parse(ends)) is None


@pytest.mark.parametrize(("starts", "ends"), [(None, None), ("2013", None), (None, "2013"), ("2013", "2014")])
def test_columns_that_make_a_period_give_it(starts, ends):
    starts, ends = (PartialDate.parse(text) if text else None for text in (starts, ends))

    assert period_of(starts, ends) == Period(starts, ends)
