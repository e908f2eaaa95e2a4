"""What machines read of events. How an event stands is told for the moment of the question."""

from functools import cache
from typing import Annotated, Any

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from ninja import Query, Router, Schema
from pydantic import Field

from crossings.engine.events.when import Phase, When
from crossings.events.models import Event, EventParty, EventSeriesTranslation, EventTopic, EventTranslation
from crossings.machines import answers
from crossings.machines.asked import Asked, AskedPage, Key, filters, words_of
from crossings.machines.telling import Reference, Row, Text, below, reference, tell_related_words, tell_words
from crossings.network.models import InstitutionTranslation

router = Router(tags=["Events"])
EVENT = (
    *("id", "uid", "slug", "language", "title", "kind", "summary", "notice", "status", "sequence", "is_example"),
    *("starts", "last_day", "begins_at", "ends_at", "zone", "venue", "city", "country", "online_address", "homepage"),
    *("audience", "source__key", "series_id", "series__slug", "series__language", "series__title"),
)
PARTY = (
    *("event_id", "role", "name", "first_day", "last_day"),
    *("institution_id", "institution__slug", "institution__language", "institution__name"),
)
Topic = Annotated[str, Field(pattern=r"^[-a-zA-Z0-9_]+/[-a-zA-Z0-9_]+$", max_length=160)]
CalendarYear = Annotated[int, Field(ge=1800, le=2200)]
States = Annotated[Phase, words_of(Phase)]


class PartyTold(Schema):
    """A body's part in an event; `institution` is null where this network has no record of it. Days are stated where it
    had part in some of the days only, the last one counted in."""

    role: str
    name: Text
    institution: Reference | None
    first_day: str | None
    last_day: str | None


class EventTold(Schema):
    """Something that takes place. Dates are as exact as their source: a day, a month or a year; the last day is counted
    in. Hours are those that clocks show in `zone`; `begins` and `ends` are the same as instants in UTC."""

    key: str
    uid: str
    title: Text
    kind: str
    summary: Text | None
    phase: str = Field(description="At the moment of the question: upcoming, ongoing, about_now, past, undated.")
    status: str
    notice: Text | None
    sequence: int
    is_example: bool
    starts: str | None
    last_day: str | None
    begins_at: str | None
    ends_at: str | None
    zone: str | None
    begins: str | None
    ends: str | None
    venue: str | None
    city: Text | None
    country: str | None
    online_address: str | None
    homepage: str | None
    audience: str | None
    series: Reference | None
    parties: list[PartyTold]
    topics: list[Reference]
    calendar: str | None = Field(description="Where it can be taken as iCalendar; null where its days are not known.")
    source: str | None


class AskedEvents(AskedPage):
    state: States | None = Field(
        None, description="Only those that stand so at this moment; about_now counts as ongoing."
    )
    institution: Key | None = Field(None, description="Only those in which the institution with this key has a part.")
    topic: Topic | None = Field(None, description="Only those about a concept, written as scheme/concept.")
    year: CalendarYear | None = Field(None, description="Only those of which some day lies, or may lie, in this year.")
    audience: Annotated[Event.ForWhom, words_of(Event.ForWhom)] | None = None
    series: Key | None = None


@cache
def public_events() -> Any:
    return Event.objects.public().order_by("id").values(*EVENT)


def tell_events(rows: list[Row], language: str) -> list[Row]:
    keys = [row["id"] for row in rows]
    parties, topics = _parties(keys, language), _topics(keys)
    tell_related_words(rows, "series", EventSeriesTranslation, ("title",), language)
    tell_words(rows, EventTranslation, ("title", "summary", "notice", "city"), language)
    return [_event(row, parties[row["id"]], topics[row["id"]], language) for row in rows]


def _event(row: Row, parties: list[Row], topics: list[Row], language: str) -> Row:
    when = When(row["starts"], row["last_day"], row["begins_at"], row["ends_at"], row["zone"])
    key, series = row.pop("slug"), (row.pop("series__slug"), row.pop("series__title"))
    for column in ("id", "series_id"):
        del row[column]
    return {
        "key": key,
        "phase": when.phase(timezone.now()).value,
        "begins": _instant(when.begins),
        "ends": _instant(when.ends),
        "series": {"key": series[0], "address": f"/api/v1/events?series={series[0]}", "name": series[1]}
        if series[0]
        else None,
        "parties": parties,
        "topics": topics,
        "calendar": f"/{language}/events/{key}/calendar.ics" if when.days else None,
        "source": row.pop("source__key"),
        **{name: None if value == "" else value for name, value in row.items()},
        "begins_at": _hour(when.begins_at),
        "ends_at": _hour(when.ends_at),
    }


def _instant(moment: Any) -> str | None:
    return moment.isoformat().replace("+00:00", "Z") if moment else None


def _hour(hour: Any) -> str | None:
    return f"{hour:%H:%M}" if hour is not None else None


def _parties(events: list[int], language: str) -> dict[int, list[Row]]:
    rows = list(EventParty.objects.filter(event__in=events).order_by("id").values(*PARTY))
    tell_related_words(rows, "institution", InstitutionTranslation, ("name",), language)
    return below((_party(row) for row in rows), by="event_id")


def _party(row: Row) -> Row:
    own = {"text": row["name"], "language": settings.LANGUAGE_CODE}
    return {
        "event_id": row["event_id"],
        "role": row["role"],
        "name": row["institution__name"] or own,
        "institution": reference("institutions", row["institution__slug"], row["institution__name"]),
        "first_day": row["first_day"],
        "last_day": row["last_day"],
    }


def _topics(events: list[int]) -> dict[int, list[Row]]:
    rows = EventTopic.objects.filter(event__in=events).order_by("id")
    told = rows.values("event_id", "concept__slug", "concept__scheme__slug")
    return below(
        (
            {
                "event_id": row["event_id"],
                **(reference(f"concepts/{row['concept__scheme__slug']}", row["concept__slug"]) or {}),
            }
            for row in told
        ),
        by="event_id",
    )


@router.get("/events", **answers.pages_of(EventTold))
def list_events(request: HttpRequest, asked: Query[AskedEvents]) -> HttpResponseBase:
    """Public events, cancelled ones too, in the order in which they were recorded: what is new comes last."""
    given = filters(asked, institution="institution", topic="topic", audience="audience", series="series")
    if asked.state:
        given["state"] = "ongoing" if asked.state is Phase.ABOUT_NOW else asked.state
    if asked.year:
        given["year"] = str(asked.year)
    return answers.page(request, asked, public_events().asked_for(given, timezone.now()), tell_events)


@router.get("/events/{slug:key}", **answers.one_of(EventTold))
def get_event(request: HttpRequest, key: str, asked: Query[Asked]) -> HttpResponseBase:
    """One public event."""
    return answers.one(request, asked, public_events().filter(slug=key), tell_events)
