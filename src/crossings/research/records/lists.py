"""The lines of the lists of research, and what each list may be narrowed by.

Lists take keys of rows that the caller may show, in the order in which they are to stand, and fetch the words of all at
once; `until_changed` keeps them while nothing is recorded.
"""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from crossings.fields.tongue import TONGUES
from crossings.journal.kept import until_changed
from crossings.languages.fetch import fetch_words, rows_below
from crossings.languages.templatetags.languages import marked
from crossings.network.models import Institution
from crossings.network.records.lines import Entry
from crossings.network.sentences import date_words
from crossings.research.models import (
    GroupSubject,
    Project,
    ProjectPartner,
    ProjectSubject,
    Publication,
    PublicationSubject,
    PublishingInstitution,
    ResearchGroup,
    Venue,
)
from crossings.topics.models import Concept
from crossings.topics.records import named

Choices = Mapping[str, Sequence[tuple[str, str]]]
NAMED_IN_A_LIST = 6  # of those who made a work; its own page names all


@until_changed
def publications(keys: tuple[int, ...], language: str) -> tuple[Entry, ...]:
    """The lines of works."""
    found = Publication.objects.filter(pk__in=keys).with_lines().in_bulk()
    fetch_words(rows_below(found.values()), language)
    return tuple(publication_entry(found[key], language) for key in keys if key in found)


def publication_entry(work: Publication, language: str) -> Entry:
    """One work: its title, what and of when it is, who made it, where it appeared."""
    return Entry(
        title=marked(work.words("title", language)),
        url=work.get_absolute_url(),
        kinds=(work.get_type_display(), date_words(work.date) or _("date not stated")),
        text=makers(row.name for row in work.contributions.all()),
        note=appeared_in(work, language),
    )


def makers(names: Iterable[str]) -> str:
    """Those who made a work, as printed; of many the first, and how many more."""
    printed = list(names)
    shown, more = printed[:NAMED_IN_A_LIST], len(printed) - NAMED_IN_A_LIST
    if more > 0:
        shown.append(ngettext("%(number)s more", "%(number)s more", more) % {"number": more})
    return ", ".join(shown)


def appeared_in(work: Publication, language: str) -> str:
    """Where a work stands: its journal or series with volume, issue and number, the book that holds it, its pages."""
    venue = work.venue.words("name", language).text if work.venue else ""
    issue = f"({work.issue})" if work.issue else ""
    numbered = " ".join(filter(None, (venue, f"{work.volume}{issue}", work.number)))
    pages = _("pages %(pages)s") % {"pages": work.pages} if work.pages else ""
    return ", ".join(filter(None, (work.appears_in, numbered, pages)))


@until_changed
def projects(keys: tuple[int, ...], language: str) -> tuple[Entry, ...]:
    """The lines of projects."""
    found = Project.objects.filter(pk__in=keys).with_lines().in_bulk()
    fetch_words(rows_below(found.values()), language)
    return tuple(_project_entry(found[key], language) for key in keys if key in found)


def _project_entry(project: Project, language: str) -> Entry:
    carried = [
        row.institution.words("name", language).text if row.institution else row.name
        for row in project.partners.all()
        if row.role != ProjectPartner.Role.PARTNER
    ]
    return Entry(
        title=marked(project.words("title", language)),
        url=project.get_absolute_url(),
        kinds=tuple(filter(None, (project.acronym, span(project)))),
        text=", ".join(carried),
    )


def span(project: Project) -> str:
    """From when to when a project runs, as far as that is stated."""
    dates = {"starts": date_words(project.starts), "until": date_words(project.until)}
    if project.starts and project.until:
        return _("%(starts)s to %(until)s") % dates
    if project.starts:
        return _("since %(starts)s; its end is not stated") % dates
    return _("until %(until)s; its beginning is not stated") % dates if project.until else _("dates not stated")


@until_changed
def groups(keys: tuple[int, ...], language: str) -> tuple[Entry, ...]:
    """The lines of research groups."""
    found = ResearchGroup.objects.filter(pk__in=keys).select_related("institution").in_bulk()
    fetch_words(rows_below(found.values()), language)
    return tuple(_group_entry(found[key], language) for key in keys if key in found)


def _group_entry(group: ResearchGroup, language: str) -> Entry:
    return Entry(
        title=marked(group.words("name", language)),
        url=group.get_absolute_url(),
        kinds=(group.get_kind_display(),),
        text=group.institution.words("name", language).text,
    )


@until_changed
def venues(keys: tuple[int, ...], language: str) -> tuple[Entry, ...]:
    """The lines of journals and series."""
    found = Venue.objects.filter(pk__in=keys).select_related("institution").in_bulk()
    fetch_words(rows_below(found.values()), language)
    return tuple(_venue_entry(found[key], language) for key in keys if key in found)


def _venue_entry(venue: Venue, language: str) -> Entry:
    issued = venue.institution.words("name", language).text if venue.institution else ""
    return Entry(
        title=marked(venue.words("name", language)),
        url=venue.get_absolute_url(),
        kinds=(venue.get_kind_display(),),
        text=issued,
        note=f"ISSN {venue.issn}" if venue.issn else "",
    )


@until_changed
def publication_choices(language: str) -> Choices:
    """What the list of works may be narrowed by."""
    public = Publication.objects.public()
    issuing = PublishingInstitution.objects.filter(publication__in=public).values("institution")
    days = public.exclude(date_key="").order_by().values_list("date_key", flat=True).distinct()
    years = sorted({str(day)[:4] for day in days}, reverse=True)
    spoken = set(public.order_by().values_list("language", flat=True).distinct())
    return MappingProxyType(
        {
            "topic": _topics(PublicationSubject.objects.filter(record__in=public), language),
            "institution": _institutions(issuing, language),
            "year": tuple((year, year) for year in years),
            "language": tuple((code, str(name)) for code, name in TONGUES if code in spoken),
        }
    )


@until_changed
def project_choices(language: str) -> Choices:
    """What the list of projects may be narrowed by."""
    public = Project.objects.public()
    bodies = ProjectPartner.objects.filter(project__in=public, institution__isnull=False).values("institution")
    topics = _topics(ProjectSubject.objects.filter(record__in=public), language)
    return MappingProxyType({"topic": topics, "institution": _institutions(bodies, language)})


@until_changed
def group_choices(language: str) -> Choices:
    """What the list of groups may be narrowed by."""
    public = ResearchGroup.objects.public()
    topics = _topics(GroupSubject.objects.filter(record__in=public), language)
    return MappingProxyType({"topic": topics, "institution": _institutions(public.values("institution"), language)})


def _topics(subjects: Any, language: str) -> tuple[tuple[str, str], ...]:
    leaves = named(Concept.objects.filter(pk__in=subjects.order_by().values("concept")), language).values()
    return tuple(sorted(((f"{leaf.scheme}/{leaf.slug}", leaf.label.text) for leaf in leaves), key=lambda pair: pair[1]))


def _institutions(keys: Any, language: str) -> tuple[tuple[str, str], ...]:
    found = list(Institution.objects.filter(pk__in=keys).by_name())
    fetch_words(found, language)
    return tuple((each.slug, each.words("name", language).text) for each in found)
