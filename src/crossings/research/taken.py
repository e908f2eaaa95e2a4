"""What other programs take of the lists of research: feeds, sheets, files for reference managers."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from crossings.engine.audience import Audience, open_to
from crossings.journal.changes import NEVER_CHANGED, last_changes
from crossings.languages.fetch import fetch_words, rows_below
from crossings.machines.citations import citation_file
from crossings.machines.feeds import About, Category, Entry, feed, stable_id
from crossings.machines.sheets import csv_file
from crossings.network.forms import understood
from crossings.research.models import Project, Publication
from crossings.research.records.lists import appeared_in
from crossings.research.records.references import cited, reference
from crossings.research.views import project_form, projects_asked_for, publication_form, publications_asked_for

IN_A_FILE = 1000


@open_to(Audience.EVERYONE)
def publications_feed(request: HttpRequest) -> HttpResponseBase:
    """The works of the list, those that were recorded last first."""
    found = publications_asked_for(understood(publication_form(request))).with_lines().order_by("-id")
    about = About(title=_("Publications"), link=_page(request, "research:publications"), author=request.get_host())
    return feed(request, about, found, lambda rows: _entries(request, "publication", rows))


@open_to(Audience.EVERYONE)
def projects_feed(request: HttpRequest) -> HttpResponseBase:
    """The projects of the list, those that were recorded last first."""
    found = projects_asked_for(understood(project_form(request))).with_lines().order_by("-id")
    about = About(title=_("Projects"), link=_page(request, "research:projects"), author=request.get_host())
    return feed(request, about, found, lambda rows: _entries(request, "project", rows))


@open_to(Audience.EVERYONE)
def publications_sheet(request: HttpRequest) -> HttpResponseBase:
    """The first thousand works of the list as CSV."""
    found = publications_asked_for(understood(publication_form(request))).with_lines()[:IN_A_FILE]
    columns = ("slug", "type", "title", "language", "authors", "date", "venue", "address")
    return csv_file(columns, (_work(request, each) for each in found), name="publications")


@open_to(Audience.EVERYONE)
def projects_sheet(request: HttpRequest) -> HttpResponseBase:
    """The first thousand projects of the list as CSV."""
    found = projects_asked_for(understood(project_form(request))).with_lines()[:IN_A_FILE]
    columns = ("slug", "acronym", "title", "language", "starts", "until", "address")
    return csv_file(columns, (_project(request, each) for each in found), name="projects")


@open_to(Audience.EVERYONE)
def publications_cited(request: HttpRequest, ending: str) -> HttpResponseBase:
    """The first thousand works of the list as one file for a reference manager."""
    keys = publications_asked_for(understood(publication_form(request))).values_list("pk", flat=True)[:IN_A_FILE]
    works = cited().in_bulk(list(keys))
    told = [
        reference(works[key], request.build_absolute_uri(works[key].get_absolute_url())) for key in keys if key in works
    ]
    return citation_file(request, told, ending, name="publications")


def _page(request: HttpRequest, name: str) -> str:
    query = request.GET.copy()
    query.pop("page", None)
    return reverse(name) + (f"?{query.urlencode()}" if query else "")


def _entries(request: HttpRequest, kind: str, rows: Sequence[Any]) -> Iterator[Entry]:
    language = get_language() or "en"
    fetch_words(rows_below(rows), language)
    changed = last_changes(rows)
    for row in rows:
        title = row.words("title", language)
        yield Entry(
            id=stable_id(request, kind, str(row.pk)),
            title=title.text,
            link=row.get_absolute_url(),
            updated=changed.get(str(row.pk), NEVER_CHANGED),
            summary=_summary(row, language),
            authors=tuple(each.name for each in row.contributions.all()) if isinstance(row, Publication) else (),
            categories=(Category(kind),),
            language=title.language if title.is_fallback else "",
        )


def _summary(row: Publication | Project, language: str) -> str:
    return appeared_in(row, language) if isinstance(row, Publication) else row.words("outline", language).text


def _work(request: HttpRequest, work: Publication) -> tuple[Any, ...]:
    venue = work.venue.name if work.venue else ""
    names: Iterable[str] = (row.name for row in work.contributions.all())
    address = request.build_absolute_uri(work.get_absolute_url())
    return work.slug, work.type, work.title, work.language, list(names), str(work.date or ""), venue, address


def _project(request: HttpRequest, project: Project) -> tuple[Any, ...]:
    address = request.build_absolute_uri(project.get_absolute_url())
    known = (str(project.starts or ""), str(project.until or ""))
    return project.slug, project.acronym, project.title, project.language, *known, address
