"""Calendars show days, so what has none is left out; a postponed event has lost its date."""

from datetime import UTC, datetime

import pytest

from crossings.engine.events.calendar import CalendarEntry, has_its_days, without_its_days
from crossings.engine.events.lifecycle import EventStatus
from crossings.engine.events.when import When
from crossings.engine.refusal import Refusal
from crossings.engine.values import PartialDate

DAY = When(PartialDate(2027, 5, 4))


def entry(when=DAY, status=EventStatus.PLANNED):
    return CalendarEntry("uid", "Talk", when, status, 0, datetime(2026, 1, 1, tzinfo=UTC), "https://example.org/")


@pytest.mark.parametrize(
    "when",
    [When(), When(PartialDate(2027)), When(PartialDate(2027, 5)), When(PartialDate(2027), PartialDate(2027, 5, 4))],
)
def test_what_has_no_day_is_given_none(when):
    assert not has_its_days(when)
    with pytest.raises(Refusal, match="days that are false"):
        entry(when)


def test_how_many_are_left_out_is_counted():
    assert without_its_days([When(), DAY, When(PartialDate(2027, 5))]) == 2


@pytest.mark.parametrize(
    ("status", "kept"), [(EventStatus.PLANNED, True), (EventStatus.POSTPONED, False), (EventStatus.CANCELLED, False)]
)
def test_only_what_is_planned_keeps_its_date(status, kept):
    assert entry(status=status).takes_place is kept
