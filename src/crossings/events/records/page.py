"""What the page of one event tells."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from crossings.engine.events.lifecycle import EventStatus
from crossings.events.models import Event, EventParty
from crossings.events.records.lines import place_words, topic_tags
from crossings.events.records.linked import event_json_ld
from crossings.events.sentences import phase_words, shape_of, when_words, zone_words
from crossings.languages.fetch import fetch_words, languages_told, rows_below
from crossings.languages.templatetags.languages import marked
from crossings.machines.linked import json_ld
from crossings.network.records import country_names, institution_url
from crossings.network.records.lines import Fact
from crossings.network.sentences import date_words


@dataclass(frozen=True, slots=True)
class Part:
    """One body's part in the event, on which days if not on all."""

    role: str
    name: str
    url: str = ""
    days: str = ""


def event_page(key: int, language: str, address: str, at: datetime) -> dict[str, Any]:
    """What it is, how it stands at the moment, when and where, who, about what; `address` is the page's own."""
    event = get_object_or_404(Event.objects.with_parts(), pk=key)  # it may have gone since the caller asked
    fetch_words(rows_below([event]), language)
    when, status = event.when, EventStatus(event.status)
    phase = when.phase(at)
    return {
        "languages": languages_told(event, "title"),
        "event": event,
        "phase": phase_words(phase, status),
        "shape": shape_of(phase, status),
        "facts": list(_facts(event, language)),
        "parts": [_part(each, language) for each in event.parties.all()],
        "topics": topic_tags(event, language),
        "has_days": when.days is not None,
        "json_ld": json_ld(event_json_ld(event, address)),
    }


def _facts(event: Event, language: str) -> Iterator[Fact]:
    yield Fact(_("When"), when_words(event.when), note=zone_words(event.when))
    yield Fact(_("Where"), place_words(event, language, country_names(language)))
    if event.online_address:
        yield Fact(_("Online"), event.online_address, event.online_address)
    yield Fact(_("For whom"), event.get_audience_display())
    if event.series:
        yield Fact(_("Series"), marked(event.series.words("title", language)))
    if event.homepage:
        yield Fact(_("Its own page"), event.homepage, event.homepage)


def _part(party: EventParty, language: str) -> Part:
    days = " – ".join(date_words(each) for each in (party.first_day, party.last_day) if each is not None)
    if party.institution is None:
        return Part(party.get_role_display(), party.name, days=days)
    name = marked(party.institution.words("name", language))
    return Part(party.get_role_display(), name, institution_url(party.institution), days)
