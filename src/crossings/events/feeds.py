"""Calendars as answers: where to subscribe, and the text with its fingerprint, so that who has it is told so in a few bytes."""

import hashlib
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response

from crossings.events.models import Event
from crossings.events.records.calendars import MOST, calendar_of
from crossings.outside.icalendar import MEDIA_TYPE, write


@dataclass(frozen=True, slots=True)
class Feed:
    """A calendar's name, its own address, what stands before its events' paths, how many it leaves out, its language."""

    name: str
    address: str
    base: str
    left_out: int
    language: str


@dataclass(frozen=True, slots=True)
class Subscription:
    """One calendar's addresses: the one that calendar programs open, and the plain one to copy or to save."""

    webcal: str
    plain: str


def places_to_subscribe(request: HttpRequest, path: str) -> Subscription:
    """The addresses of the calendar at this path, with its query."""
    plain = request.build_absolute_uri(path)
    return Subscription(urlsplit(plain)._replace(scheme="webcal").geturl(), plain)


def answer(request: HttpRequest, rows: QuerySet[Event], feed: Feed) -> HttpResponseBase:
    """The newest of these events as a calendar, or only the word that the reader has it already."""
    calendar = calendar_of(
        rows[:MOST],
        name=feed.name,
        address=feed.address,
        base=feed.base,
        left_out=feed.left_out,
        language=feed.language,
    )
    body = write(calendar)
    response = HttpResponse(body, content_type=MEDIA_TYPE)
    response.headers["ETag"] = f'"{hashlib.blake2b(body, digest_size=16).hexdigest()}"'
    response.headers["Cache-Control"] = "public, no-cache"
    response.headers["Content-Disposition"] = 'inline; filename="events.ics"'
    return get_conditional_response(request, etag=response.headers["ETag"], response=response) or response
