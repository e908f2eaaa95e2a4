"""The demonstration network's events: what its sources tell, and three that are invented to show what is still to come."""

from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from django.db import transaction

from crossings.demo.ensure import DEMO, ensure
from crossings.demo.reading import read
from crossings.demo.rows import values_of
from crossings.demo.sources import source
from crossings.engine.values import PartialDate
from crossings.events import actions
from crossings.events.models import Event, EventParty, EventSeries, EventTopic
from crossings.network.models import Institution
from crossings.topics.models import Concept

DATA = Path(__file__).parent / "data" / "events.yaml"
WHY = "Demonstration network"
ROLES = {
    "organisers": EventParty.Role.ORGANISER,
    "partners": EventParty.Role.PARTNER,
    "attended": EventParty.Role.ATTENDED,
}


@transaction.atomic
def load(at: datetime) -> None:
    """Add what is not there yet, and announce it; nothing that the office has changed is touched."""
    data = read(DATA)
    for row in data["series"]:
        ensure(EventSeries, at=at, key={"slug": row.pop("slug")}, **values_of(EventSeries, row, {"source": source}))
    kept = set(Event.objects.values_list("slug", flat=True))
    known = Known()
    for row in data["events"]:
        if row["slug"] not in kept:
            _add(row, data, known, at)


class Known:
    """What the rows point at, looked up once."""

    def __init__(self) -> None:
        self.institutions = {each.slug: each for each in Institution.objects.all()}
        self.series = {each.slug: each for each in EventSeries.objects.all()}
        self.concepts = {f"{each.scheme.slug}/{each.slug}": each for each in Concept.objects.select_related("scheme")}


def _add(row: dict[str, Any], data: dict[str, Any], known: Known, at: datetime) -> None:
    cancelled, parts = row.pop("cancelled", ""), _parts(row, known)
    series = row.pop("series", None)
    values = values_of(Event, _columns(row, data), {"source": source})
    event = ensure(
        Event,
        at=at,
        key={"slug": values.pop("slug")},
        series=known.series[series] if series else None,
        **values,
        **parts,
    )
    actions.announce(event=event, by=DEMO, at=at, why=WHY)
    if cancelled:
        actions.cancel(event=event, notice=cancelled, by=DEMO, at=at, why=WHY)


def _columns(row: dict[str, Any], data: dict[str, Any]) -> dict[str, Any]:
    """The row with its date, hours, place and note in the columns where they belong."""
    days, hours, place = row.pop("days", []), row.pop("hours", []), row.pop("at", None)
    row |= dict(zip(("starts", "last_day"), map(_day, days), strict=False))
    row |= dict(zip(("begins_at", "ends_at"), map(time.fromisoformat, hours), strict=False))
    if place is not None:
        row |= {"city": data["cities"][place[0]], "country": place[1], "zone": place[2]}
    if "note" in row:
        row["source_note"] = data["notes"][row.pop("note")]
    return row


def _day(given: date | str) -> PartialDate:
    return PartialDate.parse(given) if isinstance(given, str) else PartialDate.of(given)


def _parts(row: dict[str, Any], known: Known) -> dict[str, list[Any]]:
    parties = [_party(name, role, known) for key, role in ROLES.items() for name in row.pop(key, [])]
    topics = [EventTopic(concept=known.concepts[address]) for address in row.pop("topics", [])]
    return {"parties": parties, "topics": topics}


def _party(name: str, role: str, known: Known) -> EventParty:
    """A body's part: the institution with this key, or a body of which the network has no record."""
    institution = known.institutions.get(name)
    return EventParty(role=role, institution=institution, name="" if institution else name)
