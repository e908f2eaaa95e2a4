"""What is said of the date of an event, in each language and as exactly as it is known."""

from datetime import time

import pytest
from django.utils.translation import override

from crossings.engine.events.lifecycle import EventStatus
from crossings.engine.events.when import Phase, When
from crossings.engine.values import PartialDate
from crossings.events.sentences import phase_words, shape_of, told_title, when_words, zone_words

MAY_4 = PartialDate(2027, 5, 4)


@pytest.mark.parametrize(
    ("when", "words"),
    [
        (When(), ""),
        (When(PartialDate(2027)), "2027"),
        (When(PartialDate(2027, 5)), "May 2027"),
        (When(MAY_4), "4 May 2027"),
        (When(MAY_4, MAY_4), "4 May 2027"),
        (When(PartialDate(2026), PartialDate(2027)), "2026 – 2027"),
        (When(MAY_4, begins_at=time(9), zone="UTC"), "4 May 2027, 09:00"),
        (When(MAY_4, begins_at=time(9), ends_at=time(17), zone="UTC"), "4 May 2027, 09:00–17:00"),
        (
            When(MAY_4, PartialDate(2027, 5, 5), time(20), time(2), "UTC"),
            "4 May 2027, 20:00 – 5 May 2027, 02:00",
        ),
    ],
    ids=str,
)
def test_a_date_is_said_as_far_as_it_is_known(when, words):
    assert when_words(when) == words


def test_the_reader_s_language_names_the_month():
    with override("fr"):
        assert when_words(When(PartialDate(2027, 5))) == "mai 2027"


@pytest.mark.parametrize(
    ("zone", "month", "offset"),
    [
        ("Europe/Madrid", 5, "UTC+02:00"),
        ("Europe/Madrid", 12, "UTC+01:00"),
        ("America/New_York", 12, "UTC-05:00"),
        ("Asia/Kathmandu", 5, "UTC+05:45"),
        ("America/St_Johns", 12, "UTC-03:30"),
        ("Africa/Accra", 5, "UTC+00:00"),
    ],
)
def test_the_zone_is_named_with_its_distance_from_utc_on_that_day(zone, month, offset):
    when = When(PartialDate(2027, month, 4), begins_at=time(9), zone=zone)

    assert zone_words(when) == f"Local time of {zone}, {offset}."


@pytest.mark.parametrize("when", [When(), When(MAY_4), When(MAY_4, zone="Europe/Madrid")], ids=str)
def test_nothing_is_said_where_nothing_is_open(when):
    assert zone_words(when) == ""


@pytest.mark.parametrize("phase", Phase)
@pytest.mark.parametrize("status", EventStatus)
def test_every_phase_in_every_status_has_a_word_and_a_shape(phase, status):
    assert phase_words(phase, status)
    assert shape_of(phase, status) in {"met", "no", "tbc", "on", "wait"}


@pytest.mark.parametrize("status", [EventStatus.DRAFT, EventStatus.POSTPONED, EventStatus.CANCELLED])
def test_what_became_of_it_is_said_before_when_it_is(status):
    assert len({phase_words(phase, status) for phase in Phase}) == 1


@pytest.mark.parametrize(
    ("status", "is_example", "told"),
    [
        (EventStatus.PLANNED, False, "Fair"),
        (EventStatus.PLANNED, True, "Example: Fair"),
        (EventStatus.CANCELLED, False, "Cancelled: Fair"),
        (EventStatus.POSTPONED, True, "Postponed: Example: Fair"),
    ],
)
def test_a_title_without_marks_carries_them_in_words(status, is_example, told):
    assert told_title("Fair", status, is_example=is_example) == told
