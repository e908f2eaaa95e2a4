"""What search may find of research: one document for each work, project, group and journal that is public.

Public names: `of_publications`, `of_projects`, `of_groups`, `of_venues`. Each takes the keys of the rows that changed, or None
for all, and asks a number of questions that does not grow with the rows of a batch. Plain columns are asked for: a
document is written at every change, and building models would cost more than all else.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from django.db import models

from crossings.engine.search.document import Document, Role, Text
from crossings.research.models import (
    Contribution,
    GroupSubject,
    Identifier,
    Project,
    ProjectContact,
    ProjectFunder,
    ProjectPartner,
    ProjectSubject,
    ProjectTranslation,
    Publication,
    PublicationSubject,
    PublicationTranslation,
    PublishingInstitution,
    ResearchGroup,
    ResearchGroupTranslation,
    SupervisionTopic,
    Venue,
    VenueTranslation,
    WorkLanguage,
)
from crossings.topics.records import about, codes_with_ancestors, facets, labels

BATCH = 500

Grouped = dict[int, list[Any]]


def of_publications(keys: Collection[int] | None) -> Iterator[Document]:
    """The documents of published works."""
    plain = ("pk", "slug", "language", "title", "summary", "date_key", "appears_in", "publisher")
    for rows, here in _batches(Publication, keys, *plain, "venue__name", "venue__language"):
        spoken = _below(PublicationTranslation, "record", here, "language", "title", "summary")
        made = _below(Contribution, "publication", here, "name")
        known_by = _below(Identifier, "publication", here, "value")
        bodies = _below(PublishingInstitution, "publication", here, "institution__slug")
        tongues = _below(WorkLanguage, "publication", here, "language")
        subjects = _subjects(PublicationSubject, here)
        for pk, slug, language, title, summary, day, book, publisher, venue, venue_language in rows:
            values, told = subjects[pk]
            yield Document(
                kind="publication",
                key=str(pk),
                address=f"/publications/{slug}/",
                texts=(
                    *_spoken([(language, title, summary), *spoken[pk]]),
                    *_texts("name", (name for (name,) in (*made[pk], *known_by[pk], (book,), (publisher,)))),
                    *_texts("body", [venue], venue_language),
                    *told,
                ),
                facets={
                    **values,
                    "institution": [each for (each,) in bodies[pk]],
                    "year": [day[:4]] if day else [],
                    "language": [each for (each,) in tongues[pk]] or [language],
                },
                day=day,
            )


def of_projects(keys: Collection[int] | None) -> Iterator[Document]:
    """The documents of published projects; a project is found by the year in which it began."""
    plain = ("pk", "slug", "language", "title", "outline", "acronym", "starts_key")
    for rows, here in _batches(Project, keys, *plain):
        spoken = _below(ProjectTranslation, "record", here, "language", "title", "outline")
        partners = _below(ProjectPartner, "project", here, "name", "institution__slug")
        funders = _below(ProjectFunder, "project", here, "name")
        contacts = _below(ProjectContact, "project", here, "name")
        subjects = _subjects(ProjectSubject, here)
        for pk, slug, language, title, outline, acronym, day in rows:
            values, told = subjects[pk]
            printed = (row[0] for row in (*contacts[pk], *partners[pk], *funders[pk]))
            yield Document(
                kind="project",
                key=str(pk),
                address=f"/projects/{slug}/",
                texts=(
                    *_spoken([(language, title, outline), *spoken[pk]]),
                    *_texts("name", (acronym, *printed)),
                    *told,
                ),
                facets={
                    **values,
                    "institution": [body for _name, body in partners[pk] if body],
                    "year": [day[:4]] if day else [],
                },
                day=day,
            )


def of_groups(keys: Collection[int] | None) -> Iterator[Document]:
    """The documents of published groups. Who belongs to one is found by that person's own profile, while it is public."""
    for rows, here in _batches(ResearchGroup, keys, "pk", "slug", "language", "name", "about", "institution__slug"):
        spoken = _below(ResearchGroupTranslation, "record", here, "language", "name", "about")
        supervised = _below(SupervisionTopic, "group", here, "text")
        subjects = _subjects(GroupSubject, here)
        for pk, slug, language, name, said, body in rows:
            values, told = subjects[pk]
            yield Document(
                kind="group",
                key=str(pk),
                address=f"/research-groups/{slug}/",
                texts=(
                    *_spoken([(language, name, said), *spoken[pk]]),
                    *_texts("body", (text for (text,) in supervised[pk]), language),
                    *told,
                ),
                facets={**values, "institution": [body]},
            )


def of_venues(keys: Collection[int] | None) -> Iterator[Document]:
    """The documents of journals and series, found by every name and number they have."""
    numbers = ("abbreviation", "issn", "electronic_issn")
    for rows, here in _batches(Venue, keys, "pk", "slug", "language", "name", "about", "institution__slug", *numbers):
        spoken = _below(VenueTranslation, "record", here, "language", "name", "about")
        for pk, slug, language, name, purpose, body, *known_by in rows:
            yield Document(
                kind="journal",
                key=str(pk),
                address=f"/journals/{slug}/",
                texts=(*_spoken([(language, name, purpose), *spoken[pk]]), *_texts("name", known_by)),
                facets={"institution": [body] if body else []},
            )


def _batches(model: Any, keys: Collection[int] | None, *columns: str) -> Iterator[tuple[list[Any], list[int]]]:
    """The columns of the public rows, so many at a time, with their keys."""
    public = model.objects.public().order_by("pk")
    wanted = list(public.values_list("pk", flat=True)) if keys is None else list(keys)
    for start in range(0, len(wanted), BATCH):
        rows = list(public.filter(pk__in=wanted[start : start + BATCH]).values_list(*columns))
        if rows:
            yield rows, [row[0] for row in rows]


def _below(model: type[models.Model], owner: str, keys: Collection[int], *columns: str) -> Grouped:
    """The columns of the rows that hang on these records, by record and in their own order; one question."""
    found: Grouped = defaultdict(list)
    rows = model._default_manager.filter(**{f"{owner}__in": keys})
    for key, *values in rows.values_list(owner, *columns):
        found[key].append(values)
    return found


def _subjects(
    model: type[models.Model], keys: Collection[int]
) -> dict[int, tuple[dict[str, list[str]], tuple[Text, ...]]]:
    """What these records are about: by facet, with all that a concept lies under; and in words."""
    rows = {key: [concept for (concept,) in here] for key, here in _below(model, "record", keys, "concept").items()}
    among = {concept for here in rows.values() for concept in here}
    codes, words = codes_with_ancestors(among), labels(among)
    tagged = {key: rows.get(key, []) for key in keys}
    return {
        key: (facets(codes[each] for each in here), about(words[each] for each in here)) for key, here in tagged.items()
    }


def _spoken(rows: Iterable[Any]) -> Iterator[Text]:
    """The words of a record in every language in which it has them: each row is language, title, body."""
    for language, title, body in rows:
        yield from _texts("title", [title], language)
        yield from _texts("body", [body], language)


def _texts(role: Role, told: Iterable[str | None], language: str = "") -> Iterator[Text]:
    return (Text(role, words, language) for words in told if words)
