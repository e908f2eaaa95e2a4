"""An event as schema.org tells it."""

from collections.abc import Iterator
from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from crossings.engine.events.lifecycle import EventStatus
from crossings.engine.values import PartialDate
from crossings.events.models import Event, EventParty

STATUS = {
    EventStatus.PLANNED: "EventScheduled",
    EventStatus.POSTPONED: "EventPostponed",
    EventStatus.CANCELLED: "EventCancelled",
}


def event_json_ld(event: Event, address: str) -> dict[str, Any]:
    """The event in its own words; what is not stated is left out, and a date is as exact as its source."""
    when = event.when
    known = {
        "name": event.title,
        "description": event.summary,
        "inLanguage": event.language,
        "startDate": _stated(when.starts, when.begins_at, when.zone),
        "endDate": _stated(when.end, when.ends_at, when.zone),
        "eventStatus": f"https://schema.org/{STATUS[EventStatus(event.status)]}" if event.status in STATUS else "",
        "eventAttendanceMode": _mode(event),
        "location": list(_places(event)),
        "organizer": [_body(each) for each in event.parties.all() if each.role == EventParty.Role.ORGANISER],
        "about": [row.concept.label for row in event.topics.all()],
        "superEvent": {"@type": "EventSeries", "name": event.series.title} if event.series else "",
        "url": event.homepage,
    }
    said = {name: value for name, value in known.items() if value}
    return {"@context": "https://schema.org", "@type": "Event", "@id": address, "identifier": str(event.uid), **said}


def _stated(day: PartialDate | None, hour: time | None, zone: str) -> str:
    if day is None or hour is None:
        return str(day or "")
    return datetime.combine(day.earliest(), hour, ZoneInfo(zone)).isoformat()


def _mode(event: Event) -> str:
    here, online = bool(event.city or event.venue), bool(event.online_address)
    if here and online:
        return "https://schema.org/MixedEventAttendanceMode"
    kind = "Online" if online else "Offline" if here else ""
    return f"https://schema.org/{kind}EventAttendanceMode" if kind else ""


def _places(event: Event) -> Iterator[dict[str, Any]]:
    address = {"addressLocality": event.city, "addressCountry": str(event.country or "")}
    stated = {name: value for name, value in address.items() if value}
    if event.venue or stated:
        yield {
            "@type": "Place",
            **({"name": event.venue} if event.venue else {}),
            **({"address": {"@type": "PostalAddress", **stated}} if stated else {}),
        }
    if event.online_address:
        yield {"@type": "VirtualLocation", "url": event.online_address}


def _body(party: EventParty) -> dict[str, str]:
    return {"@type": "Organization", "name": party.institution.name if party.institution else party.name}
