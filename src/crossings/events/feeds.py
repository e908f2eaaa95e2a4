"""Events to follow: as a calendar and as Atom, for one event, for all, and for whatever the list was asked.

Public names: `as_calendar`, `as_atom`, `places_to_subscribe`. Both take a question of the public events and answer it with
a fingerprint, so that who has the answer is told so in a few bytes.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import get_language

from crossings.engine.events.lifecycle import EventStatus
from crossings.events.models import Event
from crossings.events.records.calendars import MOST, calendar_of
from crossings.events.sentences import told_title, when_words
from crossings.journal.changes import NEVER_CHANGED, last_changes
from crossings.languages.fetch import fetch_words, rows_below
from crossings.machines.conditional import unless_known
from crossings.machines.feeds import About, Category, Entry, feed, stable_id
from crossings.outside.icalendar import MEDIA_TYPE, write


@dataclass(frozen=True, slots=True)
class Subscription:
    """One calendar's addresses: the one that calendar programs open, and the plain one to copy or to save."""

    webcal: str
    plain: str


def places_to_subscribe(request: HttpRequest, path: str) -> Subscription:
    """The addresses of the calendar at this path, with its query."""
    plain = request.build_absolute_uri(path)
    return Subscription(urlsplit(plain)._replace(scheme="webcal").geturl(), plain)


def as_calendar(request: HttpRequest, found: Any, name: str) -> HttpResponseBase:
    """These events as a calendar of this name, the newest thousand; it says how many it has to leave out."""
    calendar = calendar_of(
        found.with_days().with_parts().order_by("-starts", "-id")[:MOST],
        name=name,
        address=request.build_absolute_uri(),
        base=f"{request.scheme}://{request.get_host()}",
        left_out=found.without_days().count(),
        language=get_language() or "en",
    )
    response = HttpResponse(write(calendar), content_type=MEDIA_TYPE)
    response.headers["Content-Disposition"] = 'inline; filename="events.ics"'
    return unless_known(request, response)


def as_atom(request: HttpRequest, found: Any, about: About) -> HttpResponseBase:
    """These events as a feed, those that were recorded last first."""
    return feed(request, about, found.with_parts().order_by("-id"), lambda rows: _entries(request, rows))


def _entries(request: HttpRequest, rows: Sequence[Event]) -> Iterable[Entry]:
    language = get_language() or "en"
    fetch_words(rows_below(rows), language)
    changed = last_changes(rows)
    return (_entry(request, each, changed.get(str(each.pk), NEVER_CHANGED), language) for each in rows)


def _entry(request: HttpRequest, event: Event, changed: Any, language: str) -> Entry:
    title, status = event.words("title", language), EventStatus(event.status)
    said = (when_words(event.when), event.words("notice", language).text, event.words("summary", language).text)
    return Entry(
        id=stable_id(request, "event", str(event.pk)),
        title=told_title(title.text, status, is_example=event.is_example),
        link=event.get_absolute_url(),
        updated=changed,
        summary=" ".join(f"{each.rstrip('.')}." for each in said if each),
        categories=tuple(_category(request, row.concept, language) for row in event.topics.all()),
        language=title.language if title.is_fallback else "",
    )


def _category(request: HttpRequest, concept: Any, language: str) -> Category:
    scheme = request.build_absolute_uri(concept.get_absolute_url()).removesuffix(f"{concept.slug}/")
    return Category(concept.slug, scheme, concept.words("label", language).text)
