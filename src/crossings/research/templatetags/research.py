"""What other rooms' pages show of research: what an institution or a person has to do with it."""

from typing import Any

from django import template
from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from crossings.journal.kept import until_changed
from crossings.network.records.lines import Entry
from crossings.research.models import KeyWork, Project, Publication, ResearchGroup
from crossings.research.records import lists
from crossings.research.records.pages import key_works, keys_of

register = template.Library()
Sections = tuple[tuple[Entry, ...], tuple[Entry, ...], tuple[Entry, ...], tuple[Entry, ...]]
"""Key works, works, projects, groups: of each the first 25."""


@register.inclusion_tag("research/_at.html")
def research_at(institution: Any) -> dict[str, Any]:
    """What an institution issued, takes part in and houses; four queries and what their lines need."""
    chosen, works, projects, groups = _at(institution.pk, get_language() or "en")
    told = {"key_works": chosen, "works": works, "projects": projects, "groups": groups}
    return {**told, "slug": institution.slug}


@register.inclusion_tag("research/_at.html")
def research_of(person: Any) -> dict[str, Any]:
    """What a person made, answers for and belongs to. The caller has asked whether the person consents to be shown."""
    _none, works, projects, groups = _of(person.pk, get_language() or "en")
    return {"works": works, "projects": projects, "groups": groups}


LISTS = {
    "research:publications": _("Publications"),
    "research:projects": _("Projects"),
    "research:groups": _("Research groups"),
    "research:venues": _("Journals and series"),
}


@register.simple_tag
def crumbs_of_research(name: str, title: str = "") -> list[tuple[str, str]]:
    """The way to a list of research, or to a record that stands in it: `{% crumbs_of_research "research:projects" %}`."""
    here = [(str(LISTS[name]), reverse(name)), (title, "")] if title else [(str(LISTS[name]), "")]
    return [(gettext("Research"), reverse("research:home")), *here]


@until_changed
def _at(institution: int, language: str) -> Sections:
    return (
        key_works(KeyWork.objects.public().filter(institution=institution), language),
        *_sections(
            Publication.objects.public().issued_by(institution),
            Project.objects.public().at(institution),
            ResearchGroup.objects.public().filter(institution=institution),
            language,
        ),
    )


@until_changed
def _of(person: int, language: str) -> Sections:
    works, projects = Publication.objects.public().by_person(person), Project.objects.public().of_person(person)
    return (), *_sections(works, projects, ResearchGroup.objects.public().of_person(person), language)


def _sections(
    works: Any, projects: Any, groups: Any, language: str
) -> tuple[tuple[Entry, ...], tuple[Entry, ...], tuple[Entry, ...]]:
    return (
        lists.publications(keys_of(works.newest()), language),
        lists.projects(keys_of(projects.by_title()), language),
        lists.groups(keys_of(groups.by_name()), language),
    )
