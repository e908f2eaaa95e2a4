"""The demonstration network's research: journals, works, projects, groups, and how they stand to each other.

Hundreds of rows are read before the first is written, so that each costs only its own writing; each is still added
through the journal's verb. Authors are names as printed: nobody real becomes a person of the network.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from django.db import models

from crossings.demo.ensure import DEMO, put
from crossings.demo.reading import read
from crossings.engine.research.states import State
from crossings.network.models import Institution
from crossings.people.models import Person
from crossings.provenance.models import Source
from crossings.research import actions
from crossings.research.models import (
    Contribution,
    GroupMember,
    GroupSubject,
    Identifier,
    KeyWork,
    Project,
    ProjectContact,
    ProjectFunder,
    ProjectOutput,
    ProjectPartner,
    ProjectSubject,
    Publication,
    PublicationSubject,
    PublishingInstitution,
    ResearchGroup,
    Venue,
    WorkRelation,
)
from crossings.search.actions import together
from crossings.topics.models import Concept

DATA = Path(__file__).parent / "data"
WORKS = ("publications", "works_environment", "works_economy_society")
WHY = "Demonstration network"
ROLES = {"authors": Contribution.Role.AUTHOR, "editors": Contribution.Role.EDITOR, "coordinators": "coordinator"}
IDENTIFIERS = {"doi": ("doi", ""), "isbn": ("isbn", ""), "electronic_isbn": ("isbn", "electronic edition")}
PLAIN = (
    *("slug", "language", "type", "title", "date", "volume", "issue", "number", "pages", "page_count", "appears_in"),
    *("publisher", "url", "access", "licence", "source_note"),
)

Row = Mapping[str, Any]


class Loader:
    """Adds what is not there yet, at one moment; what other rows are called is read once."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def add(self, record: models.Model) -> None:
        put(record, at=self.at)

    def missing(self, model: Any, rows: Iterable[Row], key: str = "slug") -> list[Row]:
        """The rows that are not there yet."""
        kept = set(model.objects.values_list(key, flat=True))
        return [row for row in rows if row[key] not in kept]

    @cached_property
    def sources(self) -> dict[str, int]:
        return _keys(Source, "key")

    @cached_property
    def institutions(self) -> dict[str, int]:
        return _keys(Institution, "slug")

    @cached_property
    def people(self) -> dict[str, int]:
        return _keys(Person.objects.filter(is_demonstration=True), "slug")

    @cached_property
    def venues(self) -> dict[str, int]:
        return _keys(Venue, "slug")

    @cached_property
    def works(self) -> dict[str, int]:
        return _keys(Publication, "slug")

    @cached_property
    def concepts(self) -> dict[str, int]:
        """Concepts by `scheme/slug`, and countries by their two letters."""
        rows = Concept.objects.values_list("pk", "scheme__slug", "slug", "iso_alpha2")
        return {name: key for key, scheme, slug, iso in rows for name in (f"{scheme}/{slug}", iso) if name}

    @cached_property
    def hints(self) -> dict[str, dict[str, str]]:
        """Which concept a short word of the data stands for, where it is not the one of the same name."""
        return read(DATA / "topics" / "hints.yaml")

    def subjects(self, row: Row) -> list[int]:
        """The concepts of a row's words, each once and in order. Raises `KeyError` for a word that names none."""
        topics, disciplines = self.hints["topics"], self.hints["disciplines"]
        codes = [topics.get(word, f"migration-studies/{word}") for word in row.get("about", ())]
        codes += [f"focus-areas/{slug}" for slug in row.get("focus", ())]
        codes += [disciplines.get(word, f"disciplines/{word}") for word in row.get("disciplines", ())]
        return list(dict.fromkeys(self.concepts[code] for code in (*codes, *row.get("countries", ()))))

    def source(self, row: Row) -> int:
        return self.sources[row["source"]]


@together()
def load(at: datetime) -> None:
    """Add what is not there yet, each fact with its source; nothing that the office has changed is touched."""
    loader = Loader(at)
    for row in loader.missing(Source, _read("sources")["sources"], "key"):
        loader.add(Source(**row))
    for row in loader.missing(Venue, _read("venues")["venues"]):
        loader.add(_venue(loader, row))
    for name in WORKS:
        for row in loader.missing(Publication, next(iter(_read(name).values()))):
            loader.add(_publication(loader, row))
    for row in loader.missing(Project, _read("projects")["projects"]):
        loader.add(_project(loader, row))
    groups = _read("groups")
    for row in loader.missing(ResearchGroup, groups["groups"]):
        loader.add(_group(loader, row))
    _relate(groups["relations"], at)
    _choose(groups["key_works"], at)


def _read(name: str) -> dict[str, Any]:
    return read(DATA / "research" / f"{name}.yaml")


def _keys(rows: Any, name: str) -> dict[str, int]:
    return dict(getattr(rows, "objects", rows).values_list(name, "pk"))


def _venue(loader: Loader, row: Row) -> Venue:
    plain = {name: row[name] for name in ("slug", "name", "kind", "issn", "founded") if name in row}
    institution = loader.institutions[row["institution"]] if "institution" in row else None
    source = loader.source(row) if "source" in row else None
    return Venue(**plain, institution_id=institution, source_id=source)


def _publication(loader: Loader, row: Row) -> Publication:
    """The work with all its parts, published."""
    work = Publication(
        **{name: row[name] for name in PLAIN if name in row},
        state=State.PUBLISHED.value,
        venue_id=loader.venues[row["venue"]] if "venue" in row else None,
        source_id=loader.source(row),
    )
    made = [(role, name) for part, role in ROLES.items() for name in row.get(part, ())]
    work.contributions.set(
        Contribution(position=position, role=role, name=name) for position, (role, name) in enumerate(made, start=1)
    )
    work.identifiers.set(
        Identifier(scheme=scheme, value=value, note=note)
        for part, (scheme, note) in IDENTIFIERS.items()
        for value in _listed(row.get(part))
    )
    work.institutions.set(
        PublishingInstitution(institution_id=loader.institutions[slug]) for slug in row.get("institutions", ())
    )
    work.subjects.set(PublicationSubject(concept_id=key) for key in loader.subjects(row))
    return work


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value] if value else []


def _project(loader: Loader, row: Row) -> Project:
    """The project with all its parts, published."""
    plain = ("slug", "acronym", "title", "outline", "starts", "until", "source_note")
    project = Project(
        **{name: row[name] for name in plain if name in row},
        state=State.PUBLISHED.value,
        source_id=loader.source(row),
    )
    project.partners.set(
        ProjectPartner(
            position=position,
            name=partner.get("name", ""),
            institution_id=loader.institutions[partner["institution"]] if "institution" in partner else None,
            role=partner.get("role", ProjectPartner.Role.PARTNER),
        )
        for position, partner in enumerate(row["partners"], start=1)
    )
    project.funders.set(ProjectFunder(**funder) for funder in row.get("funders", ()))
    project.contacts.set(
        ProjectContact(position=position, name=name, role=ProjectContact.Role.LEAD)
        for position, name in enumerate(row.get("leads", ()), start=1)
    )
    project.outputs.set(ProjectOutput(publication_id=loader.works[slug]) for slug in row.get("outputs", ()))
    project.subjects.set(ProjectSubject(concept_id=key) for key in loader.subjects(row))
    return project


def _group(loader: Loader, row: Row) -> ResearchGroup:
    group = ResearchGroup(
        **{name: row[name] for name in ("slug", "kind", "name")},
        state=State.PUBLISHED.value,
        institution_id=loader.institutions[row["institution"]],
        source_id=loader.source(row),
    )
    group.members.set(GroupMember(person_id=loader.people[slug]) for slug in row.get("members", ()))
    group.subjects.set(GroupSubject(concept_id=key) for key in loader.subjects(row))
    return group


def _relate(rows: Iterable[Row], at: datetime) -> None:
    """Join the works whose titles, authors and year show how they stand to each other."""
    for row in rows:
        pair = {name: Publication.objects.get(slug=row[name]) for name in ("work", "other")}
        if not WorkRelation.objects.filter(**pair).exists():
            editors = Source.objects.get(key="network-editors")
            actions.relate_works(**pair, kind=row["kind"], source=editors, by=DEMO, at=at, why=WHY)


def _choose(rows: Iterable[Row], at: datetime) -> None:
    """Choose key works once, as an example; what the office has chosen since stays."""
    for row in rows:
        owner = Institution.objects.get(slug=row["institution"])
        if not KeyWork.objects.filter(institution=owner).exists():
            works = [Publication.objects.get(slug=slug) for slug in row["works"]]
            example = Source.objects.get(key="example")
            actions.choose_key_works(owner=owner, works=works, source=example, by=DEMO, at=at, why=WHY)
