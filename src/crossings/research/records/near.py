"""Works near to what another room tells: those that share its concepts, or that its institutions issued, and why.

Public names: `works_near`, `key_works_of_programme`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from django.utils.translation import gettext as _

from crossings.engine.search.document import Code
from crossings.journal.kept import until_changed
from crossings.languages.fetch import fetch_words
from crossings.network.models import Institution
from crossings.network.records.lines import Entry
from crossings.research.models import KeyWork, Publication
from crossings.research.records.lists import publications
from crossings.research.records.pages import key_works
from crossings.search.near import near
from crossings.topics.models import Concept
from crossings.topics.records import code, named

AT_MOST = 8


@until_changed
def works_near(concepts: frozenset[int], institutions: frozenset[int], today: date, language: str) -> tuple[Entry, ...]:
    """The works that share most with these concepts and institutions, each saying what it shares; constant queries.

    What is about a narrower concept, or about one in another set of terms that says as much, shares the concept too.
    """
    topics, bodies = _topics(concepts, language), _bodies(institutions, language)
    found = {int(each.key): each.shared for each in near("publication", {*topics, *bodies}, today, size=AT_MOST)}
    public = set(Publication.objects.public().filter(pk__in=found).values_list("pk", flat=True))
    keys = tuple(key for key in found if key in public)
    return tuple(
        replace(line, note=_why(found[key], topics, bodies))
        for key, line in zip(keys, publications(keys, language), strict=True)
    )


@until_changed
def key_works_of_programme(slug: str, language: str) -> tuple[Entry, ...]:
    """The key works of a programme, in the order chosen."""
    return key_works(KeyWork.objects.public().filter(programme=slug), language)


def _topics(concepts: Iterable[int], language: str) -> dict[Code, str]:
    rows = Concept.objects.filter(pk__in=concepts)
    facets = dict(rows.order_by().values_list("pk", "scheme__facet"))
    leaves = named(rows, language)
    return {code(facets[key], leaf.scheme, leaf.slug, leaf.notation): leaf.label.text for key, leaf in leaves.items()}


def _bodies(institutions: Iterable[int], language: str) -> dict[Code, str]:
    found = list(Institution.objects.filter(pk__in=institutions).by_name())
    fetch_words(found, language)
    return {("institution", each.slug): each.words("name", language).text for each in found}


def _why(shared: Iterable[Code], topics: Mapping[Code, str], bodies: Mapping[Code, str]) -> str:
    """What a work has in common, in a sentence or two."""
    about = ", ".join(topics[each] for each in shared if each in topics)
    issued = ", ".join(bodies[each] for each in shared if each in bodies)
    said = (
        _("Also about: %(concepts)s.") % {"concepts": about} if about else "",
        _("Issued by %(institutions)s.") % {"institutions": issued} if issued else "",
    )
    return " ".join(filter(None, said))
