"""A calendar's text. The same calendar gives the same bytes, so that a reader who has it is told so in a few.

Hours are written in the zone of the place with its VTIMEZONE, days as dates whose end is the first day after. What is
postponed has lost its date, so calendars are told that this date is cancelled; its UID stays, and with a new date and
a higher SEQUENCE it is back.
"""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import icalendar

from crossings.engine.events.calendar import CalendarEntry, EventCalendar
from crossings.engine.events.when import When

MEDIA_TYPE = "text/calendar; charset=utf-8"
PRODUCT = "-//Crossings//Events//EN"
REFRESH = timedelta(hours=12)
DAY = timedelta(days=1)
A_YEAR = timedelta(days=366)


def write(calendar: EventCalendar) -> bytes:
    """The calendar as UTF-8 text, its entries in the order given."""
    written = icalendar.Calendar()
    written.add("prodid", PRODUCT)
    written.add("version", "2.0")
    written.add("calscale", "GREGORIAN")
    for name in ("name", "x-wr-calname"):
        written.add(name, calendar.name)
    for name in ("description", "x-wr-caldesc"):
        written.add(name, calendar.description)
    written.add("source", calendar.address, parameters={"VALUE": "URI"})
    written.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    written.add("x-published-ttl", "PT12H")
    for entry in calendar.entries:
        written.add_component(_entry(entry))
    written.subcomponents[:0] = _zones(written, calendar)
    return bytes(written.to_ical())


def _entry(entry: CalendarEntry) -> icalendar.Event:
    written = icalendar.Event()
    written.add("uid", entry.uid)
    written.add("dtstamp", entry.changed)
    written.add("last-modified", entry.changed)
    written.add("sequence", entry.sequence)
    written.add("summary", entry.title, parameters={"LANGUAGE": entry.language})
    for name, moment in zip(("dtstart", "dtend"), _span(entry.when), strict=False):
        written.add(name, moment)
    written.add("status", "CONFIRMED" if entry.takes_place else "CANCELLED")
    written.add("transp", "OPAQUE" if entry.when.begins_at and entry.takes_place else "TRANSPARENT")
    written.add("url", entry.address)
    for name, value in (("description", entry.description), ("location", entry.place)):
        if value:
            written.add(name, value)
    if entry.categories:
        written.add("categories", list(entry.categories))
    return written


def _span(when: When) -> Iterator[date]:
    """Both ends as calendars count them: days up to the first day after, hours up to the last; no end where none is known."""
    first, last = when.days or (date.min, date.min)  # an entry has its days: see `CalendarEntry`
    if when.begins_at is None:
        yield from (first, last + DAY)
        return
    zone = ZoneInfo(when.zone)
    yield datetime.combine(first, when.begins_at, zone)
    if when.ends_at is not None:
        yield datetime.combine(last, when.ends_at, zone)
    elif first != last:
        yield datetime.combine(last + DAY, time(0), zone)


def _zones(written: icalendar.Calendar, calendar: EventCalendar) -> list[icalendar.Timezone]:
    """The definition of each zone used, from the year before the first entry to the year after the last, by name.

    A zone that has always been UTC needs none: its hours are written in UTC.
    """
    moments = [moment for entry in calendar.entries for moment in (entry.when.opens, entry.when.closes) if moment]
    names = sorted(written.get_missing_tzids())
    if not names:
        return []
    first, last = min(moments).date() - A_YEAR, max(moments).date() + A_YEAR
    return [icalendar.Timezone.from_tzid(name, first_date=first, last_date=last) for name in names]
