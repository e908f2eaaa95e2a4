"""What a record is about, as tags that lead to the pages of the concepts, each kind under its own heading."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from crossings.languages.templatetags.languages import marked
from crossings.network.records.lines import Tag
from crossings.research.records.documents import FACETS
from crossings.topics.models import Concept
from crossings.topics.records import Leaf, named


@dataclass(frozen=True, slots=True)
class Subjects:
    """Concepts of one kind: what they are called together, and each as a tag."""

    heading: str
    tags: tuple[Tag, ...]


def subjects(rows: Iterable[Any], language: str) -> tuple[Subjects, ...]:
    """What these rows say that a record is about, in two queries."""
    leaves = named(Concept.objects.filter(pk__in=[row.concept_id for row in rows]), language)
    tags = defaultdict[str, list[Tag]](list)
    for leaf in leaves.values():
        tags[FACETS.get(leaf.scheme, "topic")].append(_tag(leaf))
    return tuple(Subjects(heading, tuple(tags[facet])) for facet, heading in _headings().items() if tags[facet])


def _headings() -> dict[str, str]:
    return {
        "topic": _("Topics"),
        "discipline": _("Disciplines"),
        "region": _("Countries and regions studied"),
        "sdg": _("Sustainable Development Goals"),
        "gcm": _("Global Compact for Migration"),
    }


def _tag(leaf: Leaf) -> Tag:
    shown = leaf.notation if FACETS.get(leaf.scheme) in ("sdg", "gcm") else ""
    return Tag(marked(leaf.label), reverse("topics:concept", args=[leaf.scheme, leaf.slug]), shown)
