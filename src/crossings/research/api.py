"""What machines read of research: works, projects, groups, journals and series; only what is published."""

from functools import cache
from typing import Annotated, Any

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from ninja import Query, Router, Schema
from pydantic import Field

from crossings.engine.research.running import Running, running_on
from crossings.machines import answers
from crossings.machines.asked import Asked, AskedPage, Key, filters, words_of
from crossings.machines.telling import Reference, Row, Text, below, reference, tell_related_words, tell_words
from crossings.network.models import InstitutionTranslation
from crossings.research.models import (
    Contribution,
    GroupSubject,
    Identifier,
    Project,
    ProjectFunder,
    ProjectOutput,
    ProjectPartner,
    ProjectSubject,
    ProjectTranslation,
    Publication,
    PublicationSubject,
    PublicationTranslation,
    PublishingInstitution,
    ResearchGroup,
    ResearchGroupTranslation,
    Venue,
    VenueTranslation,
    WorkLanguage,
)

router = Router(tags=["Research"])
PUBLICATION = (
    *("id", "slug", "language", "type", "title", "summary", "date", "volume", "issue", "number", "pages", "page_count"),
    *("appears_in", "publisher", "place", "url", "access", "licence", "venue__slug", "source__key"),
)
PROJECT = (
    *("id", "slug", "language", "acronym", "title", "outline", "starts", "until", "homepage"),
    *("part_of__slug", "part_of__state", "source__key"),
)
GROUP = (
    *("id", "slug", "language", "kind", "name", "about", "homepage", "source__key"),
    *("institution_id", "institution__slug", "institution__language", "institution__name"),
)
VENUE = (
    *("id", "slug", "language", "name", "abbreviation", "kind", "about", "issn", "electronic_issn", "founded"),
    *("homepage", "institution__slug", "source__key"),
)
Year = Annotated[str, Field(pattern=r"^\d{4}$", description="Only those of this year, such as 2015.")]
ConceptCode = Annotated[
    str,
    Field(
        pattern=r"^[-a-z0-9]+/[-a-zA-Z0-9_]+$",
        max_length=170,
        description="Only those about this concept, by scheme and key.",
    ),
]


class Maker(Schema):
    """Somebody who made a work, as the work names them, in its order."""

    name: str
    role: str


class KnownBy(Schema):
    """An identifier of a work."""

    scheme: str
    value: str
    edition: str | None


class PublicationTold(Schema):
    """A work. Its date is as exact as its source: a day, a month or a year."""

    key: str
    type: str
    title: Text
    summary: Text | None
    makers: list[Maker]
    date: str | None
    languages: list[str]
    venue: Reference | None
    volume: str | None
    issue: str | None
    number: str | None
    pages: str | None
    page_count: int | None
    appears_in: str | None
    publisher: str | None
    place: str | None
    institutions: list[Reference]
    identifiers: list[KnownBy]
    about: list[Reference]
    url: str | None
    access: str | None
    licence: str | None
    source: str | None


class PartnerTold(Schema):
    """Who carries a project or works in it; `institution` only where the network knows it."""

    name: str | None
    institution: Reference | None
    role: str


class FunderTold(Schema):
    """Who pays for a project, under which grant."""

    name: str | None
    institution: Reference | None
    grant: str | None


class ProjectTold(Schema):
    """A project. `until` is the last day, month or year in which it ran; `status` is said of today."""

    key: str
    acronym: str | None
    title: Text
    outline: Text | None
    starts: str | None
    until: str | None
    status: str
    homepage: str | None
    part_of: Reference | None
    partners: list[PartnerTold]
    funders: list[FunderTold]
    outputs: list[Reference]
    about: list[Reference]
    source: str | None


class GroupTold(Schema):
    """A research group or cluster."""

    key: str
    kind: str
    name: Text
    about: Text | None
    institution: Reference
    subjects: list[Reference]
    homepage: str | None
    source: str | None


class VenueTold(Schema):
    """A journal or a series."""

    key: str
    kind: str
    name: Text
    about: Text | None
    abbreviation: str | None
    issn: str | None
    electronic_issn: str | None
    institution: Reference | None
    founded: str | None
    homepage: str | None
    source: str | None


class AskedPublications(AskedPage):
    type: Annotated[Publication.Type, words_of(Publication.Type)] | None = None
    institution: Key | None = Field(None, description="Only those that the institution with this key issued.")
    venue: Key | None = Field(None, description="Only those in the journal or series with this key.")
    volume: str | None = Field(None, max_length=40, description="Only those in this volume, as printed.")
    issue: str | None = Field(None, max_length=40, description="Only those in this issue, as printed.")
    topic: ConceptCode | None = None
    year: Year | None = None


class AskedProjects(AskedPage):
    institution: Key | None = Field(None, description="Only those in which the institution with this key takes part.")
    topic: ConceptCode | None = None
    status: Annotated[Running, words_of(Running)] | None = None


class AskedGroups(AskedPage):
    institution: Key | None = Field(None, description="Only those at the institution with this key.")
    kind: Annotated[ResearchGroup.Kind, words_of(ResearchGroup.Kind)] | None = None


class AskedVenues(AskedPage):
    kind: Annotated[Venue.Kind, words_of(Venue.Kind)] | None = None


@cache
def public_publications() -> Any:
    return Publication.objects.public().newest().values(*PUBLICATION)


@cache
def public_projects() -> Any:
    return Project.objects.public().by_title().values(*PROJECT)


@cache
def public_groups() -> Any:
    return ResearchGroup.objects.public().by_name().values(*GROUP)


@cache
def public_venues() -> Any:
    return Venue.objects.visible_to(AnonymousUser()).by_name().values(*VENUE)


def tell_publications(rows: list[Row], language: str) -> list[Row]:
    keys = [row["id"] for row in rows]
    tell_words(rows, PublicationTranslation, ("title", "summary"), language)
    makers = _parts(Contribution, "publication", keys, "name", "role")
    known = _parts(Identifier, "publication", keys, "scheme", "value", "note")
    bodies = _parts(PublishingInstitution, "publication", keys, "institution__slug")
    tongues = _parts(WorkLanguage, "publication", keys, "language")
    about = _about(PublicationSubject, keys)
    return [
        {
            **_nothing_for_empty({name: row[name] for name in PublicationTold.model_fields if name in row}),
            "key": row["slug"],
            "makers": makers[row["id"]],
            "languages": [each["language"] for each in tongues[row["id"]]],
            "venue": reference("venues", row["venue__slug"]),
            "institutions": [reference("institutions", each["institution__slug"]) for each in bodies[row["id"]]],
            "identifiers": [
                {"scheme": each["scheme"], "value": each["value"], "edition": each["note"] or None}
                for each in known[row["id"]]
            ],
            "about": about[row["id"]],
            "source": row["source__key"],
        }
        for row in rows
    ]


def tell_projects(rows: list[Row], language: str) -> list[Row]:
    keys, today = [row["id"] for row in rows], timezone.localdate()
    tell_words(rows, ProjectTranslation, ("title", "outline"), language)
    partners = _parts(ProjectPartner, "project", keys, "name", "institution__slug", "role")
    funders = _parts(ProjectFunder, "project", keys, "name", "institution__slug", "grant")
    public = ProjectOutput.objects.filter(publication__in=Publication.objects.public())
    outputs = below(public.filter(project__in=keys).values("project", "publication__slug"), by="project")
    about = _about(ProjectSubject, keys)
    return [
        {
            **_nothing_for_empty({name: row[name] for name in ProjectTold.model_fields if name in row}),
            "key": row["slug"],
            "status": running_on(row["starts"], row["until"], today),
            "part_of": reference("projects", row["part_of__slug"]) if row["part_of__state"] == "published" else None,
            "partners": [_body(each, "role") for each in partners[row["id"]]],
            "funders": [_body(each, "grant") for each in funders[row["id"]]],
            "outputs": [reference("publications", each["publication__slug"]) for each in outputs[row["id"]]],
            "about": about[row["id"]],
            "source": row["source__key"],
        }
        for row in rows
    ]


def tell_groups(rows: list[Row], language: str) -> list[Row]:
    about = _about(GroupSubject, [row["id"] for row in rows])
    tell_words(rows, ResearchGroupTranslation, ("name", "about"), language)
    tell_related_words(rows, "institution", InstitutionTranslation, ("name",), language)
    return [
        {
            **_nothing_for_empty({name: row[name] for name in ("kind", "name", "about", "homepage")}),
            "key": row["slug"],
            "institution": reference("institutions", row["institution__slug"], row["institution__name"]),
            "subjects": about[row["id"]],
            "source": row["source__key"],
        }
        for row in rows
    ]


def tell_venues(rows: list[Row], language: str) -> list[Row]:
    tell_words(rows, VenueTranslation, ("name", "about"), language)
    return [
        {
            **_nothing_for_empty({name: row[name] for name in VenueTold.model_fields if name in row}),
            "key": row["slug"],
            "institution": reference("institutions", row["institution__slug"]),
            "source": row["source__key"],
        }
        for row in rows
    ]


def _parts(model: Any, owner: str, keys: list[int], *columns: str) -> dict[Any, list[Row]]:
    """What hangs on these records, by record, in its own order; one question."""
    rows = model._default_manager.filter(**{f"{owner}__in": keys})
    return below(rows.values(owner, *columns), by=owner)


def _about(model: Any, keys: list[int]) -> dict[Any, list[Row | None]]:
    rows = _parts(model, "record", keys, "concept__scheme__slug", "concept__slug")
    told = {
        key: [reference(f"concepts/{each['concept__scheme__slug']}", each["concept__slug"]) for each in here]
        for key, here in rows.items()
    }
    return {key: told.get(key, []) for key in keys}


def _body(row: Row, third: str) -> Row:
    institution = reference("institutions", row["institution__slug"])
    return {"name": row["name"] or None, "institution": institution, third: row[third] or None}


def _nothing_for_empty(row: Row) -> Row:
    return {name: None if value == "" else value for name, value in row.items()}


@router.get("/publications", **answers.pages_of(PublicationTold))
def list_publications(request: HttpRequest, asked: Query[AskedPublications]) -> HttpResponseBase:
    """Works, the newest first."""
    rows = public_publications().filter(
        **filters(asked, type="type", venue="venue__slug", volume="volume", issue="issue")
    )
    given = {name: value for name in ("institution", "topic", "year") if (value := getattr(asked, name))}
    return answers.page(request, asked, rows.asked_for(given), tell_publications)


@router.get("/publications/{slug:key}", **answers.one_of(PublicationTold))
def get_publication(request: HttpRequest, key: str, asked: Query[Asked]) -> HttpResponseBase:
    """One work."""
    return answers.one(request, asked, public_publications().filter(slug=key), tell_publications)


@router.get("/projects", **answers.pages_of(ProjectTold))
def list_projects(request: HttpRequest, asked: Query[AskedProjects]) -> HttpResponseBase:
    """Projects by title."""
    given = {name: value for name in ("institution", "topic", "status") if (value := getattr(asked, name))}
    rows = public_projects().asked_for(given, timezone.localdate())
    return answers.page(request, asked, rows, tell_projects)


@router.get("/projects/{slug:key}", **answers.one_of(ProjectTold))
def get_project(request: HttpRequest, key: str, asked: Query[Asked]) -> HttpResponseBase:
    """One project with its partners, funders and outputs."""
    return answers.one(request, asked, public_projects().filter(slug=key), tell_projects)


@router.get("/research-groups", **answers.pages_of(GroupTold))
def list_research_groups(request: HttpRequest, asked: Query[AskedGroups]) -> HttpResponseBase:
    """Research groups and clusters by name."""
    rows = public_groups().filter(**filters(asked, institution="institution__slug", kind="kind"))
    return answers.page(request, asked, rows, tell_groups)


@router.get("/research-groups/{slug:key}", **answers.one_of(GroupTold))
def get_research_group(request: HttpRequest, key: str, asked: Query[Asked]) -> HttpResponseBase:
    """One research group. Who belongs to it is told on its page, while they consent."""
    return answers.one(request, asked, public_groups().filter(slug=key), tell_groups)


@router.get("/venues", **answers.pages_of(VenueTold))
def list_venues(request: HttpRequest, asked: Query[AskedVenues]) -> HttpResponseBase:
    """Journals and series by name."""
    return answers.page(request, asked, public_venues().filter(**filters(asked, kind="kind")), tell_venues)


@router.get("/venues/{slug:key}", **answers.one_of(VenueTold))
def get_venue(request: HttpRequest, key: str, asked: Query[Asked]) -> HttpResponseBase:
    """One journal or series. What has appeared in it, `/publications?venue=…` tells."""
    return answers.one(request, asked, public_venues().filter(slug=key), tell_venues)
