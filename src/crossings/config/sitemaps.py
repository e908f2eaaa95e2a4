"""Every public address for search engines, one map for each kind; each only in the languages that it is really in."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, ClassVar

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps.views import index, sitemap
from django.db import models
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import get_language, override
from wagtail.models import Page

from crossings.engine.audience import Audience, open_to
from crossings.events.models import Event, EventTranslation
from crossings.network.models import Institution, InstitutionTranslation, Network, NetworkTranslation, Profile
from crossings.programmes.models import Module, ModuleTranslation, Programme, ProgrammeTranslation
from crossings.research.models import (
    Project,
    ProjectTranslation,
    Publication,
    PublicationTranslation,
    ResearchGroup,
    ResearchGroupTranslation,
    Venue,
    VenueTranslation,
)
from crossings.topics.models import Concept, ConceptScheme, ConceptSchemeTranslation, ConceptTranslation
from crossings.website.models import StoryPage

LISTS = (
    *("programmes:list", "programmes:compare", "network:institutions", "network:networks", "network:map"),
    *("research:home", "research:publications", "research:projects", "research:groups", "research:venues"),
    *(
        "links:home",
        "network:people",
        "events:events",
        "events:archive",
        "topics:schemes",
        "provenance:sources",
        "api-reference",
    ),
)
EVERY_LANGUAGE = tuple(code for code, _name in settings.LANGUAGES)


@dataclass(frozen=True, slots=True)
class Place:
    """One record or page: its address in each language that it is really in."""

    addresses: dict[str, str]


class PlacesSitemap(Sitemap[Any]):
    """A map of places, each address naming the others that say the same in another language."""

    i18n = True
    alternates = True

    def location(self, item: Place) -> str:
        return item.addresses[get_language() or settings.LANGUAGE_CODE]

    def get_languages_for_item(self, item: Place) -> list[str]:
        return list(item.addresses)


class Lists(PlacesSitemap):
    """The lists of records: their words are the site's own, so they are in every language."""

    def items(self) -> list[Place]:
        return [_place(_bare(name), EVERY_LANGUAGE) for name in LISTS]


class Records(PlacesSitemap):
    """Records of one kind. `rows` gives key, language and the parts of the address; `name` is the column of its name."""

    route: ClassVar[str]
    translations: ClassVar[type[models.Model]]
    name: ClassVar[str] = "name"

    def rows(self) -> Iterable[tuple[Any, ...]]:
        raise NotImplementedError

    def items(self) -> list[Place]:
        translated: dict[int, set[str]] = defaultdict(set)
        named = self.translations._default_manager.exclude(**{self.name: ""})
        for key, language in named.values_list("record_id", "language"):
            translated[key].add(language)
        return [_place(_bare(self.route, *parts), {own, *translated[key]}) for key, own, *parts in self.rows()]


class Institutions(Records):
    route, translations = "network:institution", InstitutionTranslation

    def rows(self) -> Iterable[tuple[Any, ...]]:
        return Institution.objects.visible_to(AnonymousUser()).by_name().values_list("id", "language", "slug")


class Networks(Records):
    route, translations = "network:network", NetworkTranslation

    def rows(self) -> Iterable[tuple[Any, ...]]:
        return Network.objects.visible_to(AnonymousUser()).by_name().values_list("id", "language", "slug")


class Programmes(Records):
    route, translations = "programmes:programme", ProgrammeTranslation

    def rows(self) -> Iterable[tuple[Any, ...]]:
        return Programme.objects.visible_to(AnonymousUser()).values_list("id", "language", "slug")


class Modules(Records):
    route, translations, name = "programmes:module", ModuleTranslation, "title"

    def rows(self) -> Iterable[tuple[Any, ...]]:
        modules = Module.objects.visible_to(AnonymousUser()).real()
        return modules.values_list("id", "language", "programme__slug", "slug")


class Events(Records):
    route, translations, name = "events:event", EventTranslation, "title"

    def rows(self) -> Iterable[tuple[Any, ...]]:
        return Event.objects.public().order_by("sort_key", "id").values_list("id", "language", "slug")


class Publications(Records):
    route, translations, name = "research:publication", PublicationTranslation, "title"

    def rows(self) -> Iterable[tuple[Any, ...]]:
        return Publication.objects.public().by_title().values_list("id", "language", "slug")


class Projects(Records):
    route, translations, name = "research:project", ProjectTranslation, "title"

    def rows(self) -> Iterable[tuple[Any, ...]]:
        return Project.objects.public().by_title().values_list("id", "language", "slug")


class Groups(Records):
    route, translations = "research:group", ResearchGroupTranslation

    def rows(self) -> Iterable[tuple[Any, ...]]:
        return ResearchGroup.objects.public().by_name().values_list("id", "language", "slug")


class Venues(Records):
    route, translations = "research:venue", VenueTranslation

    def rows(self) -> Iterable[tuple[Any, ...]]:
        return Venue.objects.visible_to(AnonymousUser()).by_name().values_list("id", "language", "slug")


class Schemes(Records):
    route, translations, name = "topics:scheme", ConceptSchemeTranslation, "title"

    def rows(self) -> Iterable[tuple[Any, ...]]:
        return ConceptScheme.objects.visible_to(AnonymousUser()).values_list("id", "language", "slug")


class Concepts(Records):
    route, translations, name = "topics:concept", ConceptTranslation, "label"

    def rows(self) -> Iterable[tuple[Any, ...]]:
        return (
            Concept.objects.visible_to(AnonymousUser()).in_use().values_list("id", "language", "scheme__slug", "slug")
        )


class People(PlacesSitemap):
    """Scholars who consent today. A name is whole in every language."""

    def items(self) -> list[Place]:
        shown = Profile.objects.public(timezone.localdate()).by_name().values_list("person__slug", flat=True)
        return [_place(_bare("network:profile", slug), EVERY_LANGUAGE) for slug in shown]


class Pages(PlacesSitemap):
    """Pages of words without their stand-ins; stories only while their tellers agree."""

    def items(self) -> list[Place]:
        not_told = StoryPage.objects.not_told_on(timezone.localdate())
        pages = Page.objects.live().public().filter(alias_of=None, depth__gt=1).exclude(pk__in=not_told.values("pk"))
        addresses: dict[Any, dict[str, str]] = defaultdict(dict)
        for page in pages.select_related("locale").order_by("path"):
            addresses[page.translation_key][page.locale.language_code] = page.get_url_parts()[2]
        return [Place(each) for each in addresses.values()]


SECTIONS: dict[str, type[Sitemap[Any]]] = {
    "pages": Pages,
    "lists": Lists,
    "programmes": Programmes,
    "modules": Modules,
    "institutions": Institutions,
    "networks": Networks,
    "events": Events,
    "people": People,
    "publications": Publications,
    "projects": Projects,
    "research-groups": Groups,
    "journals": Venues,
    "schemes": Schemes,
    "concepts": Concepts,
}


def _bare(route: str, *parts: str) -> str:
    """A route's address without its language."""
    with override("en"):
        return reverse(route, args=parts).removeprefix("/en")


def _place(bare: str, languages: Iterable[str]) -> Place:
    return Place({language: f"/{language}{bare}" for language in EVERY_LANGUAGE if language in languages})


urlpatterns: list[URLPattern] = [
    path(
        "sitemap.xml",
        open_to(Audience.EVERYONE)(index),
        {"sitemaps": SECTIONS, "sitemap_url_name": "sitemap"},
        name="sitemaps",
    ),
    path("sitemap-<section>.xml", open_to(Audience.EVERYONE)(sitemap), {"sitemaps": SECTIONS}, name="sitemap"),
]
