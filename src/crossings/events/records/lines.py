"""Events as lists tell them.

Public names: `Entry`, `entries`, `place_words`, `topic_tags`. Rows are fetched with their parts and words by `entries`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from crossings.engine.events.lifecycle import EventStatus
from crossings.events.models import Event, EventParty
from crossings.events.sentences import phase_words, when_words
from crossings.languages.fetch import fetch_words, rows_below
from crossings.languages.templatetags.languages import marked
from crossings.network.records import country_names
from crossings.network.records.lines import Tag


@dataclass(frozen=True, slots=True)
class Entry:
    """One event in `components/entries.html`; `year` is that in which it began."""

    title: str
    url: str
    kinds: tuple[str, ...]
    text: str
    note: str
    tags: tuple[Tag, ...]
    day: date | None
    year: str


def entries(keys: Sequence[int], language: str, at: datetime) -> tuple[Entry, ...]:
    """The lines of a list for the events with these keys, in this order, as they stand at the moment."""
    found = Event.objects.filter(pk__in=keys).with_parts().in_bulk()
    fetch_words(rows_below(found.values()), language)
    countries = country_names(language)
    return tuple(_entry(found[key], language, at, countries) for key in keys if key in found)


def _entry(event: Event, language: str, at: datetime, countries: Mapping[str, str]) -> Entry:
    when = event.when
    held = (party_words(each, language) for each in event.parties.all() if each.role != EventParty.Role.ATTENDED)
    facts = (when_words(when), place_words(event, language, countries))
    return Entry(
        title=marked(event.words("title", language)),
        url=event.get_absolute_url(),
        kinds=tuple(_kinds(event, at)),
        text=" · ".join(filter(None, facts)) or _("Neither date nor place is stated in any source read"),
        note="; ".join(held),
        tags=topic_tags(event, language),
        day=when.days[0] if when.days else None,
        year=str(when.starts.year) if when.starts else "",
    )


def _kinds(event: Event, at: datetime) -> Iterable[str]:
    yield str(event.get_kind_display())
    yield phase_words(event.when.phase(at), EventStatus(event.status))
    if event.is_example:
        yield _("Example made for demonstration")


def place_words(event: Event, language: str, countries: Mapping[str, str]) -> str:
    """Venue, town and country, as far as they are known; where it is only online, that. `countries` are their names."""
    country = countries.get(str(event.country or ""), "")
    place = ", ".join(filter(None, (event.venue, event.words("city", language).text, country)))
    return place or (_("Online") if event.online_address else "")


def party_words(party: EventParty, language: str) -> str:
    return party.institution.words("name", language).text if party.institution else party.name


def topic_tags(event: Event, language: str) -> tuple[Tag, ...]:
    """What it is about, each leading to its concept."""
    concepts = (row.concept for row in event.topics.all())
    return tuple(
        Tag(marked(each.words("label", language)), each.get_absolute_url(), each.notation) for each in concepts
    )
