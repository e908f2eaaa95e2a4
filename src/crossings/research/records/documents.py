"""What search may find of research: one document for each work, project and group that is public.

Public names: `of_publications`, `of_projects`, `of_groups`. Each takes the keys of the rows that changed, or None for all,
and asks a number of questions that does not grow with the rows of a batch.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from django.db.models import QuerySet

from crossings.engine.search.document import Document, Text
from crossings.research.models import Project, Publication, ResearchGroup
from crossings.topics.models import Concept

BATCH = 500
FACETS = {"disciplines": "discipline", "regions": "region", "sdg": "sdg", "global-compact": "gcm"}
"""Of which facet the concepts of a scheme are; of any other scheme they are topics."""

Codes = Mapping[str, Collection[str]]


def of_publications(keys: Collection[int] | None) -> Iterator[Document]:
    """The documents of published works."""
    parts = ("translations", "contributions", "identifiers", "institutions__institution", "subjects", "text_languages")
    for work, lineage in _rows(Publication.objects.select_related("venue"), parts, keys):
        tongues = [row.language for row in work.text_languages.all()] or [work.language]
        yield Document(
            kind="publication",
            key=str(work.pk),
            address=f"/publications/{work.slug}/",
            texts=(
                *_texts(work, "title", "summary"),
                *_names(row.name for row in work.contributions.all()),
                *_names(row.value for row in work.identifiers.all()),
                *_names((work.appears_in, work.publisher)),
                *([Text("body", work.venue.name, work.venue.language)] if work.venue else ()),
            ),
            facets={
                **lineage.codes(row.concept_id for row in work.subjects.all()),
                "institution": sorted({row.institution.slug for row in work.institutions.all()}),
                "year": [str(work.date.year)] if work.date else [],
                "language": sorted(set(tongues)),
            },
            day=work.date_key,
        )


def of_projects(keys: Collection[int] | None) -> Iterator[Document]:
    """The documents of published projects; a project is found by the year in which it began."""
    parts = ("translations", "partners__institution", "funders", "contacts", "subjects")
    for project, lineage in _rows(Project.objects.all(), parts, keys):
        bodies = [row.institution for row in project.partners.all() if row.institution]
        yield Document(
            kind="project",
            key=str(project.pk),
            address=f"/projects/{project.slug}/",
            texts=(
                *_texts(project, "title", "outline"),
                *_names([project.acronym, *(row.name for row in project.contacts.all())]),
                *_names(row.name for row in project.partners.all()),
                *_names(row.name for row in project.funders.all()),
            ),
            facets={
                **lineage.codes(row.concept_id for row in project.subjects.all()),
                "institution": sorted({body.slug for body in bodies}),
                "year": [str(project.starts.year)] if project.starts else [],
            },
            day=project.starts_key,
        )


def of_groups(keys: Collection[int] | None) -> Iterator[Document]:
    """The documents of published groups. Who belongs to one is found by that person's own profile, while it is public."""
    parts = ("translations", "supervision_topics", "subjects")
    for group, lineage in _rows(ResearchGroup.objects.select_related("institution"), parts, keys):
        topics = (row.text for row in group.supervision_topics.all())
        yield Document(
            kind="group",
            key=str(group.pk),
            address=f"/research-groups/{group.slug}/",
            texts=(*_texts(group, "name", "about"), *(Text("body", text, group.language) for text in topics)),
            facets={
                **lineage.codes(row.concept_id for row in group.subjects.all()),
                "institution": [group.institution.slug],
            },
        )


class Lineage:
    """Every concept with those above it, read once for all rows of a question."""

    def __init__(self) -> None:
        rows = Concept.objects.values_list("pk", "broader_id", "scheme__slug", "slug", "notation")
        self.known = {key: (above, scheme, slug, notation) for key, above, scheme, slug, notation in rows}

    def codes(self, concepts: Iterable[int]) -> Codes:
        """The codes of these concepts and of all above them, by facet: regions by number, others as `scheme/slug`."""
        found: dict[str, set[str]] = defaultdict(set)
        for concept in concepts:
            key: int | None = concept
            while key is not None:
                key, scheme, slug, notation = self.known[key]
                facet = FACETS.get(scheme, "topic")
                found[facet].add(notation if facet == "region" else f"{scheme}/{slug}")
        return {facet: sorted(codes) for facet, codes in found.items()}


def _rows(
    rows: QuerySet[Any], parts: tuple[str, ...], keys: Collection[int] | None
) -> Iterator[tuple[Any, Lineage]]:
    lineage = Lineage()
    shown = rows.public() if keys is None else rows.public().filter(pk__in=keys)  # type: ignore[attr-defined]
    for row in shown.order_by("pk").prefetch_related(*parts).iterator(BATCH):
        yield row, lineage


def _texts(record: Any, title: str, body: str) -> Iterator[Text]:
    """The words of a record in every language in which it has them."""
    for row in (record, *record.translations.all()):
        if words := getattr(row, title):
            yield Text("title", words, row.language)
        if words := getattr(row, body):
            yield Text("body", words, row.language)


def _names(names: Iterable[str]) -> Iterator[Text]:
    return (Text("name", name) for name in names if name)
