"""A date is kept exactly as far as it is known, and read from its earliest day."""

from datetime import date, timedelta

import pytest
from hypothesis import given

from crossings.engine.refusal import Refusal
from crossings.engine.values import PartialDate, Precision
from tests.engine.strategies import days, partial_dates


@pytest.mark.parametrize(
    ("text", "precision", "first", "last"),
    [
        ("2013", Precision.YEAR, date(2013, 1, 1), date(2013, 12, 31)),
        ("2012-02", Precision.MONTH, date(2012, 2, 1), date(2012, 2, 29)),
        ("2013-06-01", Precision.DAY, date(2013, 6, 1), date(2013, 6, 1)),
    ],
)
def test_a_date_spans_the_days_that_it_may_mean(text, precision, first, last):
    known = PartialDate.parse(text)

    assert (known.precision, known.earliest(), known.latest()) == (precision, first, last)


@pytest.mark.parametrize(
    "text", ["", "13", "2013-6", "2013-13", "2013-00", "2013-02-30", "0000", "June 2013", "2013-06-01T00:00", "٢٠١٣"]
)
def test_what_is_not_a_date_is_refused_with_an_example(text):
    with pytest.raises(Refusal, match="Write a year, a month or a day: 2013, 2013-06 or 2013-06-01"):
        PartialDate.parse(text)


def test_a_day_without_its_month_is_refused():
    with pytest.raises(Refusal):
        PartialDate(2013, None, 1)


def test_what_began_in_a_year_has_begun_on_its_first_day():
    assert PartialDate(2013).has_come_by(date(2013, 1, 1))
    assert not PartialDate(2013).has_come_by(date(2012, 12, 31))


def test_a_date_is_not_equal_to_one_known_better():
    assert PartialDate(2013) != PartialDate(2013, 1)


def test_a_date_cannot_be_ordered_with_a_plain_day():
    with pytest.raises(TypeError):
        assert PartialDate(2013) < date(2013, 1, 1)


@given(partial_dates)
def test_the_text_reads_back(known):
    assert PartialDate.parse(str(known)) == known


@given(partial_dates, partial_dates)
def test_dates_are_ordered_as_their_texts_are(one, other):
    assert (one < other) == (str(one) < str(other))
    assert (one == other) == (str(one) == str(other))


@given(partial_dates, partial_dates)
def test_a_date_that_comes_before_does_not_begin_later(one, other):
    before, after = sorted([one, other])

    assert before.earliest() <= after.earliest()


@given(partial_dates, days)
def test_a_database_that_compares_texts_agrees_what_has_begun(known, day):
    assert known.has_come_by(day) == (str(known) <= day.isoformat())


@given(days)
def test_every_day_is_kept_to_the_day(day):
    known = PartialDate.of(day)

    assert (known.earliest(), known.latest(), str(known)) == (day, day, day.isoformat())


@given(partial_dates)
def test_the_day_after_the_last_is_another_date(known):
    following = known.latest() + timedelta(days=1)

    assert not str(PartialDate.of(following)).startswith(str(known))
