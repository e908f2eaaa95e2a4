"""What the platform knows beside the rules: the pages of modules, and what topics and institutions are called.

Public names: `Known`, `known_to`. The rules name modules by their code and topics by scheme and key; what the platform has no
page for is shown in the words of the rules.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.db.models import Q
from django.urls import reverse

from crossings.engine.regulations.language import Regulations
from crossings.languages.words import words
from crossings.network.models import Institution
from crossings.programmes.models import Module, Programme
from crossings.programmes.pages.modules import module_url
from crossings.programmes.regulations import modules_of
from crossings.studies.planner.address import institutions_of, topics_of
from crossings.studies.planner.words import plain
from crossings.topics.models import Concept


class Topic(NamedTuple):
    """What modules are about, as a tag shows it."""

    key: str
    text: str
    url: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """Addresses of modules by their code, topics and names of institutions by their key, and the page that tells the rules."""

    pages: Mapping[str, str] = field(default_factory=dict)
    topics: Mapping[str, Topic] = field(default_factory=dict)
    institutions: Mapping[str, str] = field(default_factory=dict)
    rules_page: str = ""

    def topics_of(self, keys: Iterable[str]) -> list[Topic]:
        """These topics; one without a page goes by its key."""
        return [self.topics.get(key) or Topic(key, plain(key.rpartition("/")[2])) for key in keys]


def known_to(account: Any, programme: Programme, rules: Regulations, language: str) -> Known:
    """What an account may see of it; always in the same number of queries."""
    rows = modules_of(rules, programme)
    seen = set(Module.objects.visible_to(account).filter(programme=programme).values_list("pk", flat=True))
    for row in rows.values():
        row.programme = programme
    pages = {code: module_url(row) for code, row in rows.items() if row.pk in seen}
    page = reverse("programmes:edition", args=[programme.slug, rules.edition])
    return Known(pages, _topics(topics_of(rules), language), _institutions(institutions_of(rules), language), page)


def _institutions(keys: Iterable[str], language: str) -> dict[str, str]:
    found = Institution.objects.filter(slug__in=keys).prefetch_related("translations")
    return {each.slug: words(each, "name", language).text for each in found}


def _topics(keys: Iterable[str], language: str) -> dict[str, Topic]:
    asked = Q(pk__in=())
    for key in sorted(keys):
        scheme, _slash, slug = key.partition("/")
        asked |= Q(scheme__slug=scheme, slug=slug)
    found = Concept.objects.filter(asked).select_related("scheme").with_words()
    return {
        f"{each.scheme.slug}/{each.slug}": Topic(
            f"{each.scheme.slug}/{each.slug}", words(each, "label", language).text, each.get_absolute_url()
        )
        for each in found
    }
