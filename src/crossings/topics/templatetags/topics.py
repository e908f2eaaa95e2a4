"""What other pages show of a concept: `{% concept_tags record.concepts.all %}`, `{% country_name "GB" %}`."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from crossings.languages.words import words
from crossings.topics.models import Concept
from crossings.topics.records import Leaf

register = template.Library()
KINDS = {
    "concept": _("Concepts"),
    "event": _("Events"),
    "group": _("Research groups"),
    "institution": _("Institutions"),
    "journal": _("Journals"),
    "module": _("Modules"),
    "network": _("Networks"),
    "news": _("News"),
    "page": _("Pages"),
    "person": _("People"),
    "programme": _("Programmes"),
    "project": _("Projects"),
    "publication": _("Publications"),
    "story": _("Stories"),
}


@register.inclusion_tag("components/tags.html")
def concept_tags(concepts: Iterable[Concept], label: str = "") -> dict[str, Any]:
    """Concepts as tags that lead to their pages. Give them with `scheme` selected and `translations` prefetched."""
    language = get_language() or "en"
    tags = [
        {"text": words(each, "label", language), "code": each.notation, "url": each.get_absolute_url()}
        for each in concepts
    ]
    return {"tags": tags, "label": label}


@register.filter
def address(leaf: Leaf) -> str:
    """Where a concept's page is."""
    return reverse("topics:concept", args=[leaf.scheme, leaf.slug])


@register.filter
def kind_words(kind: str) -> str:
    """What the records of a kind are called together; a kind that no name is known for goes by its own."""
    return str(KINDS.get(kind, kind))
