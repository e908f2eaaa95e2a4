"""What a record is about, as tags that lead to the pages of the concepts, each kind under its own heading."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from crossings.languages.templatetags.languages import marked
from crossings.network.records.lines import Tag
from crossings.topics.models import Concept, ConceptScheme
from crossings.topics.records import Leaf, named


@dataclass(frozen=True, slots=True)
class Subjects:
    """Concepts of one kind: what they are called together, and each as a tag."""

    heading: str
    tags: tuple[Tag, ...]


def subjects(rows: Iterable[Any], language: str) -> tuple[Subjects, ...]:
    """What these rows say that a record is about, in two queries; each with its concept and the scheme of that."""
    facets = {row.concept_id: row.concept.scheme.facet for row in rows}
    leaves = named(Concept.objects.filter(pk__in=facets), language) if facets else {}
    tags = defaultdict[str, list[Tag]](list)
    for key, leaf in leaves.items():
        tags[facets[key]].append(_tag(leaf, facets[key]))
    return tuple(Subjects(heading, tuple(tags[facet])) for facet, heading in _headings().items() if tags[facet])


def _headings() -> dict[str, str]:
    return {
        ConceptScheme.Facet.TOPIC: _("Topics"),
        ConceptScheme.Facet.DISCIPLINE: _("Disciplines"),
        ConceptScheme.Facet.REGION: _("Countries and regions studied"),
        ConceptScheme.Facet.SDG: _("Sustainable Development Goals"),
        ConceptScheme.Facet.GCM: _("Global Compact for Migration"),
    }


def _tag(leaf: Leaf, facet: str) -> Tag:
    shown = leaf.notation if facet in (ConceptScheme.Facet.SDG, ConceptScheme.Facet.GCM) else ""
    return Tag(marked(leaf.label), reverse("topics:concept", args=[leaf.scheme, leaf.slug]), shown)
