"""Scholars in public. Callers pass only profiles and affiliations that are public today."""

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any

from django.core.paginator import Paginator
from django.urls import reverse

from crossings.engine.values import Period
from crossings.journal.kept import until_changed
from crossings.languages.fetch import fetch_words, rows_below
from crossings.languages.templatetags.languages import marked
from crossings.network.models import Affiliation, Institution, Profile
from crossings.network.records.institutions import institution_url
from crossings.network.records.lines import Card, Dated, Tag
from crossings.topics.models import Concept
from crossings.topics.records import named


def profile_url(profile: Profile, query: str = "") -> str:
    return reverse("network:profile", args=[profile.person.slug]) + query


@until_changed
def listed(asked: tuple[tuple[str, str], ...], today: date, page: str, size: int) -> tuple[int, tuple[int, ...]]:
    """How many scholars who are public today answer a question of the list, and the profiles of one page of them, by name.

    Kept until something changes, and for the day alone: a consent that ends is asked for anew the day after.
    """
    found = Profile.objects.public(today).asked_for(dict(asked)).by_name().values_list("pk", flat=True)
    shown = Paginator(found, size).get_page(page)
    return shown.paginator.count, tuple(shown)


@until_changed
def cards(profiles: tuple[int, ...], day: date, language: str, query: str) -> tuple[Card, ...]:
    """The cards of the list for the profiles with these keys, in this order, with the posts of the day."""
    found = Profile.objects.filter(pk__in=profiles).with_posts().in_bulk()
    fetch_words(rows_below(found.values()), language)
    return tuple(_card(found[key], day, language, query) for key in profiles if key in found)


def _card(profile: Profile, day: date, language: str, query: str) -> Card:
    posts = [row for row in profile.person.affiliations.all() if _holds(row, day)]
    return Card(
        name=profile.person.name,
        url=profile_url(profile, query),
        roles=tuple(f"{row.words('title', language)}, {row.institution.words('name', language)}" for row in posts),
        tags=expertise(profile, language),
    )


def _holds(row: Affiliation, day: date) -> bool:
    return Period(row.starts, row.ends).contains(day)


def colleague(row: Affiliation, language: str, query: str) -> Dated:
    """One person on the page of the institution."""
    return Dated(
        text=row.person.name,
        url=reverse("network:profile", args=[row.person.slug]) + query,
        since=row.starts,
        until=row.ends,
        note=marked(row.words("title", language)),
    )


def post(row: Affiliation, day: date, language: str, query: str) -> Dated:
    """One place of work on a person's own page."""
    return Dated(
        text=marked(row.institution.words("name", language)),
        url=institution_url(row.institution, query),
        since=row.starts,
        until=row.ends,
        note=marked(row.words("title", language)),
        is_over=not _holds(row, day),
        source=row.source,
    )


def expertise(profile: Profile, language: str) -> tuple[Tag, ...]:
    """What the person knows, each leading to its concept."""
    known = (row.concept for row in profile.person.expertise.all())
    return tuple(
        Tag(marked(concept.words("label", language)), concept.get_absolute_url(), concept.notation) for concept in known
    )


@until_changed
def people_choices(day: date, language: str) -> Mapping[str, Sequence[tuple[str, str]]]:
    """What the list may be narrowed by: where the people of the day work or worked, and what they know."""
    shown = Profile.objects.public(day).values("person")
    there = Affiliation.objects.filter(person__in=shown).values("institution")
    institutions = list(Institution.objects.filter(pk__in=there).by_name())
    fetch_words(institutions, language)
    known = named(Concept.objects.filter(experts__person__in=shown).distinct(), language).values()
    return MappingProxyType(
        {
            "institution": tuple((each.slug, each.words("name", language).text) for each in institutions),
            "topic": tuple((f"{leaf.scheme}/{leaf.slug}", leaf.label.text) for leaf in known),
        }
    )


def profile_json_ld(profile: Profile, day: date, address: str) -> dict[str, Any]:
    """The person as schema.org tells them; nothing that the page does not show."""
    person = profile.person
    found = {
        "@context": "https://schema.org",
        "@type": "Person",
        "@id": address,
        "name": person.name,
        "knowsAbout": [row.concept.label for row in person.expertise.all()],
        "affiliation": [
            {"@type": "Organization", "name": row.institution.name}
            for row in person.affiliations.all()
            if _holds(row, day)
        ],
    }
    return found | ({"identifier": f"https://orcid.org/{person.orcid}"} if person.orcid else {})
