"""Where the institutions are: towns for the map, and for the table under it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.utils.html import format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from crossings.languages.templatetags.languages import marked
from crossings.network.map import Place
from crossings.network.models import Institution, Membership, PartnerCountry
from crossings.network.records.institutions import country_names, institution_url, name_words


@dataclass(frozen=True, slots=True)
class Here:
    """An institution in a town: its name of the day, its address, and whether it is a member on that day."""

    name: str
    text: str
    url: str
    is_member: bool


@dataclass(frozen=True, slots=True)
class Town:
    """A town with its institutions."""

    place: Place
    country: str
    institutions: tuple[Here, ...]


def towns(
    institutions: Iterable[Institution], members: set[int], day: date, language: str, query: str, *, lists: str
) -> list[Town]:
    """The institutions that have a place, by town; a town with several leads to the list at `lists`."""
    by_town: dict[tuple[str, str], list[Institution]] = defaultdict(list)
    for institution in institutions:
        if institution.is_placed:
            by_town[(str(institution.country or ""), institution.city)].append(institution)
    countries = country_names(language)
    found = []
    for (code, city), held in by_town.items():
        here = tuple(_here(each, members, day, language, query) for each in held)
        several = f"{lists}{query}{'&' if query else '?'}{urlencode({'city': city})}"
        found.append(Town(_place(held, here, language, several), countries.get(code, ""), here))
    return sorted(found, key=lambda town: (town.country, town.place.name))


def _here(institution: Institution, members: set[int], day: date, language: str, query: str) -> Here:
    words = name_words(institution, day, language)
    return Here(marked(words), words.text, institution_url(institution, query), institution.pk in members)


def _place(held: Sequence[Institution], here: Sequence[Here], language: str, several: str) -> Place:
    first, is_member = held[0], any(each.is_member for each in here)
    return Place(
        name=first.words("city", language).text or here[0].text,
        latitude=first.latitude or 0.0,
        longitude=first.longitude or 0.0,
        is_member=is_member,
        address=here[0].url if len(here) == 1 else several,
        explained=", ".join(each.text for each in here) if is_member else _not_a_member(here),
    )


def _not_a_member(here: Sequence[Here]) -> str:
    names = ", ".join(each.text for each in here)
    return _("%(names)s (not a full member on record for this day)") % {"names": names}


def town_rows(found: Iterable[Town]) -> list[list[str]]:
    """The table under the map: town, country, institutions, and which of them are members on the day."""
    return [
        [
            town.place.name,
            town.country,
            format_html_join(mark_safe("<br>"), '<a href="{}">{}</a>{}', _linked(town)),
        ]
        for town in found
    ]


def network_places(
    rows: Iterable[Membership], partners: Iterable[PartnerCountry], day: date, language: str, query: str
) -> list[Place]:
    """The map of one network: its full members of the day, and the countries in which it has partners."""
    full = {row.institution_id: row.institution for row in rows if row.is_full and row.holds_on(day)}
    members = [
        _place([each], [_here(each, set(full), day, language, query)], language, "")
        for each in full.values()
        if each.is_placed
    ]
    by_country: dict[str, list[PartnerCountry]] = defaultdict(list)
    for row in partners:
        if row.latitude is not None:
            by_country[str(row.country)].append(row)
    return members + [_country(held, language) for held in by_country.values()]


def _country(held: Sequence[PartnerCountry], language: str) -> Place:
    first = held[0]
    return Place(
        name=first.words("label", language).text,
        latitude=first.latitude or 0.0,
        longitude=first.longitude or 0.0,
        is_member=False,
        address="#countries",
        explained=", ".join(str(row.get_kind_display()) for row in held),
    )


def network_key() -> list[tuple[str, str]]:
    """What the two shapes on the map of one network mean."""
    return [("point", _("A full member on this day")), ("hollow", _("A country with partners"))]


def map_key() -> list[tuple[str, str]]:
    """What the two shapes on the map mean."""
    return [
        ("point", _("A full member of a network on this day")),
        ("hollow", _("On record, but not as a full member on this day")),
    ]


def _linked(town: Town) -> Iterable[tuple[str, str, str]]:
    member = _("member")
    return ((each.url, each.name, f" ({member})" if each.is_member else "") for each in town.institutions)
