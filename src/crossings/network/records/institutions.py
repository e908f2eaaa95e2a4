"""Institutions: their name of a day, what they are, what they came from."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any
from urllib.parse import urljoin

from django.contrib.auth.models import AnonymousUser
from django.db.models import Prefetch
from django.urls import reverse
from django.utils.translation import gettext as _

from crossings.engine.network.lifecycle import Status
from crossings.engine.network.names import Borne, name_on
from crossings.engine.values import Period
from crossings.fields.countries import COUNTRIES
from crossings.fields.sort_key import sort_key
from crossings.journal.kept import until_changed
from crossings.languages.fetch import fetch_words, rows_below
from crossings.languages.templatetags.languages import marked
from crossings.languages.words import Words
from crossings.network.models import Institution, InstitutionName, Membership, Network, Succession
from crossings.network.records.lines import Dated, Entry, Fact
from crossings.network.sentences import date_words, with_remark
from crossings.topics.models import Concept
from crossings.topics.records import named


def name_words(institution: Institution, day: date, language: str) -> Words:
    """The name that the institution bore on the day; the present one in the asked language, if it bore that one.

    A name borne beside the one in use is never told instead of it.
    """
    former = (row for row in institution.names.all() if row.kind == InstitutionName.Kind.FORMER)
    old = name_on(day, [_borne(row) for row in former])
    if old is None:
        return institution.words("name", language)
    return Words(old.name, old.language, is_fallback=old.language != language)


def _borne(row: InstitutionName) -> Borne:
    return Borne(row.name, Period(row.starts, row.ends), row.acronym, row.language)


def institution_url(institution: Institution, query: str = "") -> str:
    return reverse("network:institution", args=[institution.slug]) + query


@until_changed
def country_names(language: str) -> Mapping[str, str]:
    """The name of every country, by code, in the reader's language as the topics have it."""
    leaves = named(Concept.objects.exclude(iso_alpha2=""), language).values()
    return MappingProxyType(COUNTRIES | {leaf.iso_alpha2: leaf.label.text for leaf in leaves})


@until_changed
def list_choices(day: date, language: str) -> Mapping[str, Sequence[tuple[str, str]]]:
    """What the list of a day may be narrowed by: countries with institutions, and networks."""
    names = country_names(language)
    codes = Institution.objects.visible_to(AnonymousUser()).known_by(day).countries()
    countries = [(code, names.get(code, code)) for code in codes]
    networks = list(Network.objects.visible_to(AnonymousUser()).by_name())
    fetch_words(networks, language)
    return MappingProxyType(
        {
            "country": tuple(sorted(countries, key=lambda each: sort_key(each[1], language))),
            "network": tuple((each.slug, each.words("name", language).text) for each in networks),
        }
    )


@until_changed
def entries(institutions: tuple[int, ...], day: date, language: str, query: str) -> tuple[Entry, ...]:
    """The lines of the list for the institutions with these keys, in this order, as of the day."""
    roles = Prefetch("memberships", Membership.objects.as_of(day).by_network())
    found = Institution.objects.filter(pk__in=institutions).with_names_on(day).prefetch_related(roles).in_bulk()
    fetch_words(rows_below(found.values()), language)
    countries = country_names(language)
    return tuple(_entry(found[key], day, language, query, countries) for key in institutions if key in found)


def _entry(institution: Institution, day: date, language: str, query: str, countries: Mapping[str, str]) -> Entry:
    title = marked(name_words(institution, day, language))
    place = (institution.words("city", language).text, countries.get(str(institution.country or ""), ""))
    roles = (
        f"{row.get_role_display()}: {row.network.words('name', language)}" for row in institution.memberships.all()
    )
    return Entry(
        title=title,
        url=institution_url(institution, query),
        kinds=tuple(filter(None, (institution.get_kind_display(), institution.acronym, status_words(institution)))),
        text=", ".join(filter(None, place)) or _("Place not stated in any source read"),
        note="; ".join(roles),
    )


def status_words(institution: Institution) -> str:
    """The status in words, or nothing while it is simply active."""
    return "" if institution.status == Status.ACTIVE else str(institution.get_status_display())


def facts(institution: Institution, language: str) -> list[Fact]:
    """What it is: the first block of its page."""
    country = country_names(language).get(str(institution.country or ""), "")
    place = ", ".join(filter(None, (institution.words("city", language).text, country)))
    above = institution.part_of
    known = [
        Fact(_("Kind"), institution.get_kind_display()),
        Fact(_("Status"), institution.get_status_display()),
        Fact(_("Acronym"), institution.acronym),
        Fact(_("Place"), place),
        Fact(_("Founded"), date_words(institution.founded)),
    ]
    if institution.status in (Status.CLOSED, Status.RENAMED):
        known.append(Fact(_("Ended"), date_words(institution.closed)))
    if above is not None:
        known.append(Fact(_("Part of"), marked(above.words("name", language)), institution_url(above)))
    known.append(Fact(_("Homepage"), institution.homepage, institution.homepage))
    ror = f"https://ror.org/{institution.ror}" if institution.ror else ""
    return [*known, Fact(_("ROR identifier"), institution.ror or "", ror)]


def lineage(
    institution: Institution, successions: Iterable[Succession], day: date, language: str, query: str
) -> list[Dated]:
    """What it came from, what it became, and the names that it bore."""
    found = [_succession(each, institution, language, query) for each in successions]
    names = sorted(institution.names.all(), key=lambda row: (str(row.ends or "9"), row.pk))
    return [*found, *(_other_name(row, language) for row in names)]


def _succession(row: Succession, institution: Institution, language: str, query: str) -> Dated:
    came_from = row.successor_id == institution.pk
    other = row.predecessor if came_from else row.successor
    return Dated(
        text=marked(other.words("name", language)),
        url=institution_url(other, query),
        since=row.on,
        note=with_remark(_succession_words(row.kind, came_from=came_from), remark=row.source_note),
        is_over=came_from,
        source=row.source,
    )


def _succession_words(kind: str, *, came_from: bool) -> str:
    if came_from:
        return {
            Succession.Kind.RENAMED: _("Predecessor: renamed to become this institution."),
            Succession.Kind.MERGED: _("Predecessor: merged into this institution."),
            Succession.Kind.SPLIT: _("Predecessor: this institution was split from it."),
        }[Succession.Kind(kind)]
    return {
        Succession.Kind.RENAMED: _("Successor: this institution goes on under that name."),
        Succession.Kind.MERGED: _("Successor: this institution was merged into it."),
        Succession.Kind.SPLIT: _("Successor: it was split from this institution."),
    }[Succession.Kind(kind)]


def _other_name(row: InstitutionName, language: str) -> Dated:
    words = Words(row.name, row.language, is_fallback=row.language != language)
    acronym = f" ({row.acronym})" if row.acronym else ""
    return Dated(
        text=marked(words),
        since=row.starts,
        until=row.ends,
        note=f"{row.get_kind_display()}{acronym}",
        is_over=row.kind == InstitutionName.Kind.FORMER,
    )


def institution_json_ld(institution: Institution, address: str) -> dict[str, Any]:
    """The institution as schema.org tells it; what is not stated is left out."""
    is_university = institution.kind == Institution.Kind.UNIVERSITY
    place = {"addressLocality": institution.city, "addressCountry": str(institution.country or "")}
    known = {
        "name": institution.name,
        "alternateName": [*filter(None, [institution.acronym]), *(row.name for row in institution.names.all())],
        "url": institution.homepage,
        "logo": urljoin(address, institution.mark.url) if institution.mark else "",
        "identifier": f"https://ror.org/{institution.ror}" if institution.ror else "",
        "foundingDate": str(institution.founded or ""),
        "dissolutionDate": str(institution.closed or ""),
        "address": {"@type": "PostalAddress", **_said(place)} if _said(place) else {},
    }
    kind = "CollegeOrUniversity" if is_university else "Organization"
    return {"@context": "https://schema.org", "@type": kind, "@id": address, **_said(known)}


def _said(known: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in known.items() if value}
