"""The public pages of research: lists that can be narrowed, and one page for each work, project, group and journal."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from crossings.engine.audience import Audience, open_to
from crossings.machines.citations import FORMATS, citation_file
from crossings.machines.linked import in_languages
from crossings.network.forms import offering, told_by, understood
from crossings.research.forms import STATUS_WORDS, GroupFilter, ProjectFilter, PublicationFilter, VenueFilter
from crossings.research.models import Project, Publication, ResearchGroup, Venue
from crossings.research.records import lists, pages
from crossings.research.records.home import research_home
from crossings.research.records.references import cited, reference

PAGE = 25
EVERY_LANGUAGE = [code for code, _name in settings.LANGUAGES]
CITED = [(f"research:publications_{ending}", FORMATS[ending].name) for ending in ("bib", "ris")]  # of a whole list


@open_to(Audience.EVERYONE)
def home(request: HttpRequest) -> HttpResponse:
    """What the network researches: of each list the first few, with the way on."""
    told = research_home(timezone.localdate(), _language(), _address(request))
    followed = [(_("Publications"), "research:publications_feed"), (_("Projects"), "research:projects_feed")]
    feeds = [(title, request.build_absolute_uri(reverse(name))) for title, name in followed]
    return _page(request, "research/home.html", EVERY_LANGUAGE, feeds=feeds, **told)


@open_to(Audience.EVERYONE)
def publications(request: HttpRequest) -> HttpResponse:
    """Every published work, the newest first."""
    form = publication_form(request)
    found = publications_asked_for(understood(form))
    return _list(request, "research/publications.html", found, lists.publications, form, cited=CITED)


def publication_form(request: HttpRequest) -> forms.Form:
    offered = lists.publication_choices(_language())
    return offering(PublicationFilter(request.GET), type=Publication.Type.choices, **offered)


def publications_asked_for(asked: dict[str, str]) -> Any:
    return Publication.objects.public().asked_for(asked).in_order(asked.get("order", "newest"))


@open_to(Audience.EVERYONE)
def publication(request: HttpRequest, slug: str) -> HttpResponse:
    """One work; the office sees drafts as well."""
    found = get_object_or_404(Publication.objects.visible_to(request.user).only("pk"), slug=slug)
    told = pages.publication_page(found.pk, timezone.localdate(), _language(), _address(request))
    return _page(request, "research/publication.html", **told)


@open_to(Audience.EVERYONE)
def cite(request: HttpRequest, slug: str, ending: str) -> HttpResponseBase:
    """One work as a file for a reference manager, in the format that the ending names."""
    found = get_object_or_404(cited(), slug=slug)
    page = request.build_absolute_uri(found.get_absolute_url())
    return citation_file(request, [reference(found, page)], ending, name=slug)


@open_to(Audience.EVERYONE)
def projects(request: HttpRequest) -> HttpResponse:
    """Every published project, by title."""
    form = project_form(request)
    return _list(request, "research/projects.html", projects_asked_for(understood(form)), lists.projects, form)


def project_form(request: HttpRequest) -> forms.Form:
    return offering(ProjectFilter(request.GET), status=STATUS_WORDS, **lists.project_choices(_language()))


def projects_asked_for(asked: dict[str, str]) -> Any:
    found = Project.objects.public().asked_for(asked, timezone.localdate())
    return found.in_order(asked.get("order", "title"))


@open_to(Audience.EVERYONE)
def project(request: HttpRequest, slug: str) -> HttpResponse:
    """One project; the office sees drafts as well."""
    found = get_object_or_404(Project.objects.visible_to(request.user).only("pk"), slug=slug)
    told = pages.project_page(found.pk, timezone.localdate(), _language(), _address(request))
    return _page(request, "research/project.html", **told)


@open_to(Audience.EVERYONE)
def groups(request: HttpRequest) -> HttpResponse:
    """Every published group and cluster, by name."""
    form = offering(GroupFilter(request.GET), kind=ResearchGroup.Kind.choices, **lists.group_choices(_language()))
    found = ResearchGroup.objects.public().asked_for(understood(form)).by_name()
    return _list(request, "research/groups.html", found, lists.groups, form)


@open_to(Audience.EVERYONE)
def group(request: HttpRequest, slug: str) -> HttpResponse:
    """One group, with those of its people who consent to be shown."""
    found = get_object_or_404(ResearchGroup.objects.visible_to(request.user).only("pk"), slug=slug)
    told = pages.group_page(found.pk, timezone.localdate(), _language(), _address(request))
    return _page(request, "research/group.html", **told)


@open_to(Audience.EVERYONE)
def venues(request: HttpRequest) -> HttpResponse:
    """Every journal and series, by name."""
    form = offering(VenueFilter(request.GET), kind=Venue.Kind.choices)
    found = Venue.objects.visible_to(request.user).asked_for(understood(form)).by_name()
    return _list(request, "research/venues.html", found, lists.venues, form)


@open_to(Audience.EVERYONE)
def venue(request: HttpRequest, slug: str) -> HttpResponse:
    """One journal or series, with its issues and the works in each."""
    found = get_object_or_404(Venue.objects.visible_to(request.user).only("pk"), slug=slug)
    asked = request.GET.get("page", "")
    page = int(asked[:9]) if asked.isdecimal() else 1
    return _page(request, "research/venue.html", **pages.venue_page(found.pk, _language(), _address(request), page))


def _list(
    request: HttpRequest, template: str, rows: Any, tell: Callable[..., Any], form: forms.Form, **more: Any
) -> HttpResponse:
    """A page of a list: only the keys are asked for, since what the lines say may be kept already."""
    page = Paginator(rows.values_list("pk", flat=True), PAGE).get_page(request.GET.get("page"))
    entries = tell(tuple(page), _language())
    return _page(request, template, EVERY_LANGUAGE, page=page, entries=entries, form=form, told=told_by(form), **more)


def _page(request: HttpRequest, template: str, languages: list[str], **told: Any) -> HttpResponse:
    return render(request, template, {"all_url": request.path, **told, **in_languages(request, languages)})


def _language() -> str:
    return get_language() or "en"


def _address(request: HttpRequest) -> str:
    return request.build_absolute_uri(request.path)
