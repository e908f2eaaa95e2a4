"""The public pages of events, and the calendars made of them. How an event stands is asked at the moment of reading."""

from datetime import datetime, time, timedelta
from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from crossings.engine.audience import Audience, open_to
from crossings.events import records
from crossings.events.feeds import as_atom, as_calendar, places_to_subscribe
from crossings.events.forms import STATES, EventFilter
from crossings.events.in_turn import InTurn
from crossings.events.models import Event
from crossings.machines.feeds import About
from crossings.machines.linked import in_languages
from crossings.network.forms import offering, told_by, understood

PAGE = 25


@open_to(Audience.EVERYONE)
def events(request: HttpRequest) -> HttpResponse:
    """Every event that answers the question: those to come by their beginning, then those without a date, then the past."""
    at, language = timezone.now(), _language()
    form = _form(request, language)
    asked = understood(form)
    found = Event.objects.visible_to(request.user).asked_for(asked, at)
    keys = (question.values_list("pk", flat=True) for question in (found.to_come(at), found.undated(), found.past(at)))
    page = Paginator(InTurn(*keys), PAGE).get_page(request.GET.get("page"))
    return _page(
        request,
        "events/list.html",
        at,
        page=page,
        entries=records.entries(tuple(page), language, at),
        form=form,
        told=told_by(form),
        feed=places_to_subscribe(request, _with_query(reverse("events:calendar"), asked)),
        feeds=[(_("Events"), request.build_absolute_uri(_with_query(reverse("events:atom"), asked)))],
        left_out=found.without_days().count(),
    )


@open_to(Audience.EVERYONE)
def archive(request: HttpRequest) -> HttpResponse:
    """The past events, year by year, the newest first."""
    at, language = timezone.now(), _language()
    past = Event.objects.visible_to(request.user).past(at)
    years = [str(year) for year in records.years_of(past)]
    asked = next((year for year in years if year == request.GET.get("year")), "")
    shown = past.begun_in(int(asked)) if asked else past
    page = Paginator(shown.values_list("pk", flat=True), PAGE).get_page(request.GET.get("page"))
    entries = records.entries(tuple(page), language, at)
    return _page(
        request,
        "events/archive.html",
        at,
        page=page,
        entries=entries,
        years=years,
        asked=asked if asked in years else "",
    )


@open_to(Audience.EVERYONE)
def event(request: HttpRequest, slug: str) -> HttpResponse:
    """One event: how it stands, when and where, who held it, what it is about, how to take it into a calendar."""
    at = timezone.now()
    found = get_object_or_404(Event.objects.visible_to(request.user).only("pk"), slug=slug)
    told = records.event_page(found.pk, _language(), request.build_absolute_uri(request.path), at)
    feed = places_to_subscribe(request, reverse("events:event_calendar", args=[slug]))
    return _page(request, "events/event.html", at, feed=feed, **told)


@open_to(Audience.EVERYONE)
def calendar(request: HttpRequest) -> HttpResponseBase:
    """The public events that answer a question of the list, or all of them, as a calendar to subscribe to."""
    found, name = _followed(request)
    return as_calendar(request, found, _("%(name)s, %(host)s") % {"name": name, "host": request.get_host()})


@open_to(Audience.EVERYONE)
def atom(request: HttpRequest) -> HttpResponseBase:
    """The same events as a feed: what was recorded last comes first."""
    found, name = _followed(request)
    query = f"?{request.GET.urlencode()}" if request.GET else ""
    return as_atom(request, found, About(title=name, link=reverse("events:events") + query, author=request.get_host()))


@open_to(Audience.EVERYONE)
def event_calendar(request: HttpRequest, slug: str) -> HttpResponseBase:
    """One event as a calendar; nothing is here where its days are not known."""
    found = Event.objects.public().filter(slug=slug).with_days()
    one = get_object_or_404(found)
    return as_calendar(request, found, one.words("title", _language()).text)


def _followed(request: HttpRequest) -> tuple[Any, str]:
    """The public events that the address asks for, and what to call them; a question nothing answers finds none."""
    form = _form(request, _language())
    asked = {name: value for name in form.fields if (value := request.GET.get(name, "").strip())}
    about = records.asked_words(form, asked)
    name = _("Events: %(about)s") % {"about": about} if about else _("Events")
    return Event.objects.public().asked_for(asked, timezone.now()), name


def _form(request: HttpRequest, language: str) -> EventFilter:
    form = EventFilter(request.GET)
    offering(form, state=STATES, **records.choices(language))
    return form


def _with_query(path: str, asked: dict[str, str]) -> str:
    return f"{path}?{urlencode(asked)}" if asked else path


def _language() -> str:
    return get_language() or "en"


def _page(
    request: HttpRequest, template: str, at: datetime, languages: list[str] | None = None, **context: Any
) -> HttpResponse:
    """The page; kept for other readers only if no event begins or ends before the day does."""
    known = in_languages(request, languages or [code for code, _name in settings.LANGUAGES])
    response = render(request, template, known | {"here": request.path} | context)
    midnight = datetime.combine(timezone.localdate() + timedelta(days=1), time(0), timezone.get_current_timezone())
    if Event.objects.public().turning(at, midnight).exists():
        response.headers["Cache-Control"] = "private, no-cache"
    return response
