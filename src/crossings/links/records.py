"""The network's publications and terms as a corpus takes them: `works`, `vocabulary`, `names_of_concepts`.

A corpus is a file beside the database, and is kept after records changed. So it holds keys where it would name a person:
no names, and of persons only those who are publicly known on the day. Whoever shows what it answers reads titles and
names from the records of that moment, and leaves out what is not public any more.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from crossings.engine.links.vocabulary import Name, Vocabulary
from crossings.engine.links.work import Work
from crossings.network.models import Affiliation
from crossings.research.models import (
    Contribution,
    Publication,
    PublicationSubject,
    PublicationTranslation,
    WorkRelation,
)
from crossings.topics.models import AlternativeLabel, Concept, ConceptTranslation
from crossings.topics.models import Mapping as ConceptMapping
from crossings.topics.types import types_of_concepts

SAME = (ConceptMapping.Relation.EXACT, ConceptMapping.Relation.CLOSE)


def works(day: date) -> Iterator[Work]:
    """The published publications with all that a corpus wants of them; eleven queries."""
    rows = Publication.objects.public().order_by("pk")
    words, codes = _words(), code_of_concepts()
    types, subjects = types_of_concepts(), _by(PublicationSubject.objects, "record_id", "concept_id")
    related, people = _by(WorkRelation.objects, "work_id", "other_id"), _people(day)
    for key, title, summary, language, when, slug in rows.values_list(
        "pk", "title", "summary", "language", "date_key", "slug"
    ):
        about = subjects[key]
        persons, institutes = people.get(key, ((), ()))
        yield Work(
            id=str(key),
            title=title,
            abstract="\n".join(filter(None, (summary, *words[key]))),
            year=int(when[:4]) if when else None,
            language=language,
            people=persons,
            institutes=institutes,
            concepts=tuple(sorted(codes[each] for each in about)),
            disciplines=tuple(sorted(codes[each] for each in about if types[each] == "discipline")),
            references=tuple(str(each) for each in related[key]),
            url=f"/publications/{slug}/",
        )


def _words() -> dict[int, list[str]]:
    """Titles and summaries in further languages."""
    found: dict[int, list[str]] = defaultdict(list)
    rows = PublicationTranslation._default_manager.order_by("record", "language")
    for key, *texts in rows.values_list("record_id", "title", "summary"):
        found[key] += filter(None, texts)
    return found


def _people(day: date) -> Mapping[int, tuple[tuple[str, ...], tuple[str, ...]]]:
    """By work, the persons whose profile is public, and for each their institutes of the day, parted by a bar.

    Contributors of whom that is not true have an empty place, so that nobody else is known by name.
    """
    at = _by(Affiliation.objects.public(day).as_of(day).order_by("institution"), "person_id", "institution_id")
    public = set(Contribution.objects.linked(day).values_list("pk", flat=True))
    found: dict[int, tuple[tuple[str, ...], tuple[str, ...]]] = {}
    for key, work, person in Contribution.objects.order_by("publication", "position", "pk").values_list(
        "pk", "publication_id", "person_id"
    ):
        persons, institutes = found.get(work, ((), ()))
        known = key in public
        place = "|".join(str(each) for each in at[person]) if known else ""
        found[work] = (*persons, str(person) if known else ""), (*institutes, place)
    return found


def _by(rows: Any, key: str, value: str) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for one, other in rows.order_by("pk").values_list(key, value).distinct():
        found[one].append(other)
    return found


def code_of_concepts() -> dict[int, str]:
    """How a corpus calls each concept of the network, by key: `scheme/slug` of it, or of the one that it stands for.

    A concept that no publication is about, and that another set of terms has too, gives its names to that one: else one
    thing would stand under two names and seem to join them.
    """
    rows = list(Concept.objects.order_by("pk").values_list("pk", "scheme__slug", "slug"))
    own = {key: f"{scheme}/{slug}" for key, scheme, slug in rows}
    used = set(
        PublicationSubject.objects.filter(record__in=Publication.objects.public()).values_list("concept", flat=True)
    )
    found = dict(own)
    for one, other in _same():
        for key, stands_for in ((one, other), (other, one)):
            if key not in used and stands_for in used and found[key] == own[key]:
                found[key] = own[stands_for]
    return found


def _same() -> Iterable[tuple[int, int]]:
    rows = ConceptMapping.objects.filter(relation__in=SAME).order_by("-relation", "pk")  # those that are exact first
    return rows.values_list("concept_id", "target_id")


def names_of_concepts() -> Iterator[Name]:
    """Every name by which a concept that is in use is known, in every language, with its type; five queries.

    The names that a concept has itself come before those that others lend it: the first is the one that is shown.
    """
    codes, types = code_of_concepts(), types_of_concepts()
    rows = {row.pk: row for row in Concept.objects.in_use().select_related("scheme").order_by("pk")}
    further: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for model, parent, text in ((ConceptTranslation, "record_id", "label"), (AlternativeLabel, "concept_id", "text")):
        for key, language, label in model._default_manager.order_by("pk").values_list(parent, "language", text):
            further[key].append((language, label))
    leading = {f"{row.scheme.slug}/{row.slug}": key for key, row in rows.items()}
    for key, row in sorted(rows.items(), key=lambda each: leading.get(codes[each[0]], each[0]) != each[0]):
        first = leading.get(codes[key], key)
        for language, label in dict.fromkeys([(row.language, row.label), *further[key]]):
            if label:
                yield Name(codes[key], types[first], language, label, _above(first, rows, codes))


def _above(concept: int, rows: Mapping[int, Concept], codes: Mapping[int, str]) -> str:
    """How the corpus calls the concept above this one; nothing where that is not in use, or is the same one there."""
    above = rows[concept].broader_id
    return codes[above] if above is not None and above in rows and codes[above] != codes[concept] else ""


def vocabulary() -> Vocabulary:
    """The network's terms: by these a corpus is told what works state that they are about, and finds more in their words."""
    return Vocabulary.of(names_of_concepts())
