"""What the page of one work, project, group or journal tells, whole, kept until something changes.

Public names: `publication_page`, `project_page`, `group_page`, `venue_page`. Each takes the key of a record that the
caller may show. Other records are named only where the public sees them; persons only while they consent, asked of today.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from crossings.engine.research.running import Running
from crossings.journal.kept import until_changed
from crossings.languages.fetch import fetch_words, languages_told, rows_below
from crossings.languages.templatetags.languages import marked
from crossings.machines.citations import FORMATS, as_html
from crossings.machines.highwire import citation_tags
from crossings.machines.linked import json_ld
from crossings.machines.schema_org import reference_json_ld
from crossings.network.models import Profile
from crossings.network.records.institutions import institution_url
from crossings.network.records.lines import Card, Entry, Fact
from crossings.network.sentences import date_words
from crossings.research.models import (
    Contribution,
    GroupMember,
    KeyWork,
    Project,
    ProjectContact,
    Publication,
    ResearchGroup,
    Venue,
    WorkRelation,
)
from crossings.research.records import linked, lists
from crossings.research.records.issues import issues
from crossings.research.records.references import reference
from crossings.research.records.subjects import subjects

Told = Mapping[str, Any]
AT_MOST = 25


@until_changed
def publication_page(key: int, today: date, language: str, address: str) -> Told:
    """What it is, who made it, where it appeared, what it is about, what is near it."""
    rows = Publication.objects.select_related("source", "venue").prefetch_related(
        "contributions", "identifiers", "institutions__institution", "subjects__concept__scheme", "text_languages"
    )
    found = get_object_or_404(rows, pk=key)
    relations = list(WorkRelation.objects.around(found))
    fetch_words(rows_below([found, *relations]), language)
    return MappingProxyType(
        {
            "languages": _languages(found, "title"),
            "publication": found,
            "facts": _publication_facts(found, language),
            "made": _made(found, today),
            "relations": [_relation(each, found, language) for each in relations],
            "projects": lists.projects(keys_of(Project.objects.public().with_output(found).by_title()), language),
            "subjects": subjects(found.subjects.all(), language),
            **_cited(found, address),
        }
    )


def _cited(work: Publication, address: str) -> Told:
    """What reference managers and other machines read of it, and how it is cited."""
    cited = reference(work, address)
    files = [
        (form.name, reverse("research:cite", args=[work.slug, ending]))
        for ending, form in FORMATS.items()
        if form.content_type != "text/plain"  # which the page says itself
    ]
    return {
        "json_ld": json_ld(reference_json_ld(cited)),
        "citation_tags": citation_tags(cited),
        "citation": as_html(cited),
        "files": files,
    }


def keys_of(rows: Any) -> tuple[int, ...]:
    """The keys of the first rows of a question: a page tells no more of them, and leads to their list."""
    return tuple(rows.values_list("pk", flat=True)[:AT_MOST])


def _languages(record: Any, field: str) -> list[str]:
    """The languages of the site in which a record has words; English for one whose words are in none of them."""
    return [code for code in languages_told(record, field) if code in ("en", "es", "fr", "ar")] or ["en"]


def _publication_facts(work: Publication, language: str) -> list[Fact]:
    """The first block of its page: what every work has, said to be unknown where it is; the rest where it is stated."""
    spoken = ", ".join(str(row.get_language_display()) for row in work.text_languages.all())
    issued = [
        Fact(_("Issued by"), marked(row.institution.words("name", language)), institution_url(row.institution))
        for row in work.institutions.all()
    ]
    venue = work.venue
    held = (
        [Fact(_("Journal or series"), marked(venue.words("name", language)), venue.get_absolute_url())] if venue else []
    )
    known = [
        Fact(_("Type"), work.get_type_display()),
        Fact(_("Appeared"), date_words(work.date)),
        Fact(_("Language"), spoken, note="" if spoken else _title_in(work)),
        *held,
        *issued,
    ]
    pages = str(work.page_count) if work.page_count else ""
    where_stated = [
        Fact(_("Appears in"), work.appears_in),
        Fact(_("Volume"), work.volume),
        Fact(_("Issue"), work.issue),
        Fact(_("Number"), work.number),
        Fact(_("Pages"), work.pages),
        Fact(_("Number of pages"), pages),
        Fact(_("Publisher, as printed"), work.publisher),
        Fact(_("Place, as printed"), work.place),
        *(Fact(row.get_scheme_display(), row.value, row.address, note=row.note) for row in work.identifiers.all()),
        Fact(_("Where it can be read"), work.url, work.url),
        Fact(_("Access"), work.get_access_display() if work.access else ""),
        Fact(_("Licence"), work.licence),
    ]
    return [*known, *(fact for fact in where_stated if fact.value)]


def _title_in(work: Publication) -> str:
    return _("Its title is in this language: %(language)s.") % {"language": work.get_language_display()}


def _made(work: Publication, today: date) -> list[Card]:
    """Those who made it, as printed and in order; a name leads to a profile while its person consents."""
    linked_to = dict(Contribution.objects.filter(publication=work).linked(today).values_list("pk", "person__slug"))
    return [
        Card(
            name=row.name,
            url=reverse("network:profile", args=[linked_to[row.pk]]) if row.pk in linked_to else "",
            roles=() if row.role == Contribution.Role.AUTHOR else (str(row.get_role_display()),),
        )
        for row in work.contributions.all()
    ]


def _relation(row: WorkRelation, work: Publication, language: str) -> Entry:
    """How another work stands to this one, said from this one's side."""
    is_forward = row.work_id == work.pk
    other = row.other if is_forward else row.work
    said = {
        WorkRelation.Kind.BRIEF_OF: (_("This is a brief of"), _("Its brief")),
        WorkRelation.Kind.CHAPTER_OF: (_("This is a chapter of"), _("A chapter of it")),
        WorkRelation.Kind.SUPERSEDES: (_("This supersedes"), _("Superseded by")),
        WorkRelation.Kind.TRANSLATION_OF: (_("This is a translation of"), _("Its translation")),
    }[WorkRelation.Kind(row.kind)]
    return Entry(
        title=marked(other.words("title", language)),
        url=other.get_absolute_url(),
        kinds=(said[0] if is_forward else said[1], other.get_type_display(), date_words(other.date)),
        note=row.source_note,
    )


@until_changed
def project_page(key: int, today: date, language: str, address: str) -> Told:
    """What it studies, from when to when, by whom with whom, on whose money, and what came of it."""
    rows = Project.objects.select_related("source", "part_of").prefetch_related(
        "partners__institution", "funders__institution", "contacts", "subjects__concept__scheme"
    )
    found = get_object_or_404(rows, pk=key)
    fetch_words(rows_below([found]), language)
    works = Publication.objects.public().filter(projects__project=found).newest()
    return MappingProxyType(
        {
            "languages": _languages(found, "title"),
            "project": found,
            "facts": _project_facts(found, today, language),
            "partners": [_body(row, language) for row in found.partners.all()],
            "contacts": _contacts(found, today),
            "works": lists.publications(keys_of(works), language),
            "parts": lists.projects(keys_of(Project.objects.public().filter(part_of=found).by_title()), language),
            "subjects": subjects(found.subjects.all(), language),
            "json_ld": json_ld(linked.project_json_ld(found, address)),
        }
    )


def _project_facts(project: Project, today: date, language: str) -> list[Fact]:
    known = [
        Fact(_("Status"), running_words(project.running_on(today))),
        Fact(_("From"), date_words(project.starts)),
        Fact(_("Until"), date_words(project.until)),
        *(_funder(row, language) for row in project.funders.all()),
    ]
    above = project.part_of
    if above is not None and above.is_public:
        known.append(Fact(_("Part of"), marked(above.words("title", language)), above.get_absolute_url()))
    stated = [Fact(_("Acronym"), project.acronym), Fact(_("Homepage"), project.homepage, project.homepage)]
    return [*known, *(fact for fact in stated if fact.value)]


def running_words(running: Running) -> str:
    """How a project stands, in words; nothing where no source states what would decide it."""
    return {
        Running.NOT_BEGUN: _("Not begun yet"),
        Running.ONGOING: _("Ongoing"),
        Running.ENDED: _("Ended"),
        Running.NOT_STATED: "",
    }[running]


def _funder(row: Any, language: str) -> Fact:
    grant = _("Grant %(number)s") % {"number": row.grant} if row.grant else ""
    name, url = _named(row, language)
    return Fact(_("Funded by"), name, url, note=grant)


def _named(row: Any, language: str) -> tuple[str, str]:
    """An organisation as the network knows it, and where that leads; else as it is printed."""
    body = row.institution
    return (marked(body.words("name", language)), institution_url(body)) if body else (row.name, "")


def _body(row: Any, language: str) -> Card:
    name, url = _named(row, language)
    return Card(name=name, url=url, roles=(str(row.get_role_display()),))


def _contacts(project: Project, today: date) -> list[Card]:
    """Names as printed, and persons while they consent."""
    persons = [row.person_id for row in project.contacts.all() if row.person_id]
    shown = {
        row.person_id: row for row in Profile.objects.public(today).filter(person__in=persons).select_related("person")
    }
    return [_contact(row, shown) for row in project.contacts.all() if row.name or row.person_id in shown]


def _contact(row: ProjectContact, shown: Mapping[int, Profile]) -> Card:
    profile = shown.get(row.person_id or 0)
    url = reverse("network:profile", args=[profile.person.slug]) if profile else ""
    return Card(name=row.name or str(profile), url=url, roles=(str(row.get_role_display()),))


@until_changed
def group_page(key: int, today: date, language: str, address: str) -> Told:
    """What it studies, who belongs to it by consent, on what it supervises, and its key works."""
    rows = ResearchGroup.objects.select_related("source", "institution").prefetch_related(
        "supervision_topics", "subjects__concept__scheme"
    )
    found = get_object_or_404(rows, pk=key)
    fetch_words(rows_below([found]), language)
    members = GroupMember.objects.filter(group=found).public(today).select_related("person")
    return MappingProxyType(
        {
            "languages": _languages(found, "name"),
            "group": found,
            "facts": _group_facts(found, language),
            "members": [_member(row) for row in members],
            "key_works": key_works(KeyWork.objects.public().filter(group=found), language),
            "subjects": subjects(found.subjects.all(), language),
            "json_ld": json_ld(linked.group_json_ld(found, address)),
        }
    )


def _group_facts(group: ResearchGroup, language: str) -> list[Fact]:
    body = group.institution
    known = [
        Fact(_("Kind"), group.get_kind_display()),
        Fact(_("At"), marked(body.words("name", language)), institution_url(body)),
    ]
    topics = [Fact(_("Supervises"), row.text) for row in group.supervision_topics.all()]
    return [*known, *topics, *([Fact(_("Homepage"), group.homepage, group.homepage)] if group.homepage else [])]


def _member(row: GroupMember) -> Card:
    return Card(row.person.name, reverse("network:profile", args=[row.person.slug]), (str(row.get_role_display()),))


def key_works(rows: Any, language: str) -> tuple[Entry, ...]:
    """Works in the order chosen."""
    return lists.publications(tuple(rows.chosen().values_list("publication", flat=True)[:AT_MOST]), language)


@until_changed
def venue_page(key: int, language: str, address: str, page: int) -> Told:
    """What it is, who issues it, its issues, and the newest works of which no issue is stated."""
    found = get_object_or_404(Venue.objects.select_related("source", "institution"), pk=key)
    fetch_words(rows_below([found]), language)
    told, shown = issues(found, language, page)
    works = Publication.objects.public().filter(venue=found, volume="", issue="").newest()
    return MappingProxyType(
        {
            "languages": _languages(found, "name"),
            "venue": found,
            "facts": _venue_facts(found, language),
            "issues": told,
            "page": shown,
            "works": lists.publications(keys_of(works), language),
            "json_ld": json_ld(linked.venue_json_ld(found, told, address)),
        }
    )


def _venue_facts(venue: Venue, language: str) -> Iterable[Fact]:
    body = venue.institution
    issued = Fact(_("Issued by"), marked(body.words("name", language)), institution_url(body)) if body else None
    stated = [
        Fact(_("Abbreviation"), venue.abbreviation),
        Fact(_("ISSN of the electronic edition"), venue.electronic_issn),
        Fact(_("Homepage"), venue.homepage, venue.homepage),
    ]
    return [
        Fact(_("Kind"), venue.get_kind_display()),
        issued or Fact(_("Issued by")),
        Fact(_("ISSN"), venue.issn),
        Fact(_("Founded"), date_words(venue.founded)),
        *(fact for fact in stated if fact.value),
    ]
