"""What other rooms' pages show of links: confirmed bridges, and works related to a work."""

from typing import Any

from django import template
from django.utils.translation import get_language

from crossings.links import on_pages, related

register = template.Library()


@register.inclusion_tag("links/_confirmed.html")
def bridges_over(concept: Any) -> dict[str, Any]:
    """The confirmed bridges over a concept, and between approaches of which it is a part."""
    language = get_language() or "en"
    return {"bridges": on_pages.of_concept(concept.pk, language), "notes": on_pages.notes_on(concept.pk, language)}


@register.inclusion_tag("links/_confirmed.html")
def bridges_shown_by(publication: Any) -> dict[str, Any]:
    """The confirmed bridges that a work shows."""
    return {"bridges": on_pages.of_work(publication.pk, get_language() or "en")}


@register.inclusion_tag("links/_confirmed.html")
def bridges_of(person: Any) -> dict[str, Any]:
    """The confirmed bridges that a person's works show. The caller has asked whether the person consents to be shown."""
    return {"bridges": on_pages.of_person(person.pk, get_language() or "en")}


@register.inclusion_tag("links/_confirmed.html")
def bridges_at(institution: Any) -> dict[str, Any]:
    """The confirmed bridges that an institution's works show."""
    return {"bridges": on_pages.of_institution(institution.pk, get_language() or "en")}


@register.inclusion_tag("links/_related.html")
def related_works(publication: Any) -> dict[str, Any]:
    """Works that share what this one is about, and such of other disciplines; nothing before the first corpus."""
    alike, across = related.related_to(publication.pk, get_language() or "en")
    return {"alike": alike, "across": across}
