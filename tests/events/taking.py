"""A calendar as programs of other people read it: three parsers, none of them the one that wrote it by itself."""

from datetime import UTC, date, datetime

import icalendar
import recurring_ical_events
import vobject


class Taken:
    """What a calendar program keeps of an answer."""

    def __init__(self, response):
        self.status = response.status_code
        self.type = response.headers.get("Content-Type", "")
        self.text = response.content.decode()
        self.calendar = icalendar.Calendar.from_ical(self.text)

    @property
    def events(self):
        return self.calendar.events

    def titles(self):
        return [str(each["SUMMARY"]) for each in self.events]

    def one(self):
        (found,) = self.events
        return found

    def by_vobject(self):
        (component,) = vobject.readComponents(self.text)
        return component.contents.get("vevent", [])

    def on(self, day: date):
        """The titles that a calendar program shows on a day."""
        return sorted(str(each["SUMMARY"]) for each in recurring_ical_events.of(self.calendar).at(day))


def take(client, address="/en/events/calendar.ics", **headers) -> Taken:
    return Taken(client.get(address, headers=headers))


def in_utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC)
