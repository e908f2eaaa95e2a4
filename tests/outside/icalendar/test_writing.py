"""A calendar's text: the same each time, sound, and never more exact than what is known."""

import subprocess
import sys
from datetime import UTC, date, datetime, time

import icalendar
import pytest
import vobject

from crossings.engine.events.calendar import CalendarEntry, EventCalendar
from crossings.engine.events.lifecycle import EventStatus
from crossings.engine.events.when import When
from crossings.engine.values import PartialDate
from crossings.outside.icalendar import MEDIA_TYPE, write

DAY = PartialDate(2027, 5, 4)
CHANGED = datetime(2026, 11, 21, 12, tzinfo=UTC)


WHOLE_DAY = When(DAY)


def entry(when=WHOLE_DAY, **facts):
    known = {"uid": "one", "title": "Fair", "status": EventStatus.PLANNED, "sequence": 3, "changed": CHANGED}
    return CalendarEntry(when=when, address="https://example.org/fair/", **known | facts)


def text(*entries):
    return write(EventCalendar("Events", "All of them", "https://example.org/all.ics", entries))


def read(*entries):
    return icalendar.Calendar.from_ical(text(*entries))


def test_the_same_calendar_gives_the_same_bytes():
    zones = ("Europe/Madrid", "Asia/Tokyo", "America/New_York", "Asia/Kathmandu")
    entries = [entry(When(DAY, None, time(9), None, zone)) for zone in zones]

    assert text(*entries) == text(*entries)
    assert [str(each["TZID"]) for each in read(*entries).timezones] == sorted(zones)


@pytest.mark.slow
def test_another_process_writes_the_same_bytes():
    written = [
        subprocess.run(  # our own interpreter and our own words
            [sys.executable, "-c", ANOTHER],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]

    assert written[0] == written[1] != b""


ANOTHER = """
from tests.outside.icalendar.test_writing import *
zones = ("Europe/Madrid", "Asia/Tokyo", "America/New_York", "Asia/Kathmandu")
print(text(*[entry(When(DAY, None, time(9), None, zone)) for zone in zones]).decode())
"""


def test_an_empty_calendar_is_one():
    calendar = read()

    assert calendar.events == []
    assert str(calendar["NAME"]) == "Events"


def test_zones_stand_before_what_uses_them():
    names = [component.name for component in read(entry(When(DAY, None, time(9), None, "Europe/Madrid"))).subcomponents]

    assert names == ["VTIMEZONE", "VEVENT"]


@pytest.mark.parametrize(
    ("status", "told", "shown"),
    [
        (EventStatus.PLANNED, "CONFIRMED", "OPAQUE"),
        (EventStatus.POSTPONED, "CANCELLED", "TRANSPARENT"),
        (EventStatus.CANCELLED, "CANCELLED", "TRANSPARENT"),
    ],
)
def test_only_what_keeps_its_date_fills_the_hours_of_its_reader(status, told, shown):
    (one,) = read(entry(When(DAY, None, time(9), None, "Europe/Madrid"), status=status)).events

    assert (str(one["STATUS"]), str(one["TRANSP"])) == (told, shown)


def test_whole_days_leave_the_reader_free():
    (one,) = read(entry()).events

    assert str(one["TRANSP"]) == "TRANSPARENT"
    assert (one["DTSTART"].dt, one["DTEND"].dt) == (date(2027, 5, 4), date(2027, 5, 5))


@pytest.mark.parametrize(
    "title", ["Semi; colon, comma", "Back\\slash", "Line\nbreak", "ندوة", "Ünïcode 🚢", '"Quotes"']
)
def test_every_sign_comes_back_to_two_readers(title):
    (component,) = vobject.readComponents(text(entry(title=title)).decode())

    assert str(read(entry(title=title)).events[0]["SUMMARY"]) == title
    assert component.vevent.summary.value == title


def test_what_is_not_known_is_left_out():
    (one,) = read(entry()).events

    assert not {"LOCATION", "DESCRIPTION", "CATEGORIES", "ORGANIZER"} & set(one)


def test_identifier_number_and_moment_are_those_given():
    (one,) = read(entry()).events

    assert (str(one["UID"]), one["SEQUENCE"]) == ("one", 3)
    assert one["LAST-MODIFIED"].dt == one["DTSTAMP"].dt == CHANGED


def test_categories_keep_their_commas():
    (one,) = read(entry(categories=("Health, and care", "Return"))).events

    assert one.categories == ["Health, and care", "Return"]


def test_lines_end_as_the_format_demands_and_are_never_too_long():
    written = text(entry(description="word " * 200))

    assert written.endswith(b"END:VCALENDAR\r\n")
    assert max(len(line) for line in written.split(b"\r\n")) <= 75


def test_it_says_what_it_is():
    assert MEDIA_TYPE == "text/calendar; charset=utf-8"
