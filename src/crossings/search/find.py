"""Finding: words and facets in, hits and counts out.

All words are looked for first; where few documents have them all, also what the words may have been meant to be, and then
documents that have any of them. No question is an error: what cannot be understood finds nothing.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from django.db.models import Avg, Count

from crossings.engine.search.document import Role
from crossings.engine.search.excerpts import Piece, excerpt, marked
from crossings.engine.search.terms import MOST_ASKED, Slot, number_of, slots_of, wholes
from crossings.engine.search.words import words as words_of
from crossings.journal.kept import until_changed
from crossings.search.meaning import numbers_of
from crossings.search.models import IndexedDocument, Posting
from crossings.search.question import Asked, Matching, Sql, weighed
from crossings.search.spelling import readings, unheard_of, widened

FEW = 5  # hits of all words, below which any word will do
COUNTED = 10_000  # hits that are counted exactly
A_PAGE = 25
SHORT = 3  # words of a question in which also known words are doubted; its meaning hangs on each of them
VALUES = 60  # of one facet, with their counts


@dataclass(frozen=True)
class Hit:
    """One record found, in the words that answer the question."""

    kind: str
    key: str
    address: str
    title: tuple[Piece, ...]
    title_language: str
    excerpt: tuple[Piece, ...]
    excerpt_language: str
    day: str


@dataclass(frozen=True)
class Counts:
    """How many hits there are, `is_more` where only the first were counted; and how many have each value of each facet."""

    total: int
    is_more: bool
    values: Mapping[str, Sequence[tuple[str, int]]]


@dataclass(frozen=True)
class Found:
    """The answer to a question; its counts are made when they are first asked for.

    `is_relaxed`: few documents have all the words, so those with any of them follow. `meant`: words that were looked
    for though nobody typed them, because what was typed is not found.
    """

    asked: Asked
    hits: tuple[Hit, ...]
    is_relaxed: bool
    meant: tuple[str, ...]
    matching: Matching | None = field(repr=False)

    @cached_property
    def counts(self) -> Counts:
        if self.matching is None:
            return Counts(0, False, {})
        total = _total(self.matching)
        return Counts(min(total, COUNTED), total > COUNTED, _values(self.matching))


def find(asked: Asked, *, page: int = 1, size: int = A_PAGE) -> Found:
    """The hits of one page, the best first.

    Example: `find(Asked("drought remittances", "en", day, {"topic": ["migration-studies/drought"]})).hits`.
    """
    slots = slots_of(asked.words, asked.language)
    if not slots and asked.words.strip():
        return Found(asked, (), False, (), None)
    every = _matching(asked, slots, every=True)
    held = _as_many_as(every, FEW) if slots else FEW
    if every and held >= FEW:
        return Found(asked, _page(_named(every, {}), slots, page, size), False, (), every)
    others = readings(_doubted(slots, held), slots, asked.day)
    looked_for = widened(slots, others)
    some = _named(_matching(asked, looked_for, every=False), others)
    meant = tuple(dict.fromkeys(word for words in others.values() for word, _weight in words))
    hits = _page(some, looked_for, page, size, is_guessed=bool(meant) and len(slots) <= SHORT)
    return Found(asked, hits, len(slots) > 1, meant, some)


def _doubted(slots: Sequence[Slot], held: int) -> Sequence[Slot]:
    """The words that may be mistyped: those that no document has in any form; of a short question that nothing answers, all.

    Where a few documents answer, it may be by a stem that a mistake shares with another word: then those words that no
    title has as they are typed.
    """
    if held:
        return unheard_of(slots)
    known = _held({number_of(term) for slot in slots for term, _weight in slot.terms})
    unknown = [slot for slot in slots if not any(number_of(term) in known for term, _weight in slot.terms)]
    return unknown or (slots if len(slots) <= SHORT else ())


def _named(matching: Matching | None, others: Mapping[str, Sequence[tuple[str, float]]]) -> Matching | None:
    """With the documents first whose whole title was typed, or meant."""
    question = words_of(matching.asked.words) if matching else []
    if matching is None or not question or matching.asked.sort != "relevance":
        return matching
    meant = {word: [other for other, _weight in found] for word, found in others.items()}
    terms = [number_of(title) for title in wholes(question[:MOST_ASKED], meant)]
    # ordered as the index of terms is: by the document alone, PostgreSQL would walk through all documents
    found = Posting.objects.filter(term__in=terms).order_by("term", "document_id").values_list("document_id", flat=True)
    return replace(matching, named=tuple(dict.fromkeys(found[:A_PAGE])))


def _matching(asked: Asked, slots: Sequence[Slot], *, every: bool) -> Matching | None:
    """The documents for the words that any document has; none where all words must, and one is nowhere."""
    records, average = measures()
    held = _held({number_of(term) for slot in slots for term, _weight in slot.terms})
    weights = [(weighed(slot, held, records), slot) for slot in slots]
    alive = sorted(
        (terms for terms, _slot in weights if terms), key=lambda terms: sum(held[term.number] for term in terms)
    )
    if slots and (not alive or (every and len(alive) < len(slots))):
        return None
    return Matching(asked, tuple(alive), every, average)


@until_changed
def measures() -> tuple[int, float]:
    """How many documents there are, and how many words they have on average."""
    found = IndexedDocument.objects.aggregate(records=Count("pk"), average=Avg("length"))
    return found["records"], max(float(found["average"] or 1.0), 1.0)


def _held(terms: Collection[int]) -> dict[int, int]:
    """How many documents have each of the terms."""
    found = Posting.objects.filter(term__in=terms).values_list("term").annotate(Count("document")).order_by()
    return dict(found) if terms else {}


def _as_many_as(matching: Matching | None, most: int) -> int:
    return len(matching.documents(most).rows()) if matching else 0


def _total(matching: Matching) -> int:
    inner = matching.documents(COUNTED + 1)
    return int(Sql(f"SELECT COUNT(*) FROM ({inner.text}) AS hits", inner.parameters).rows()[0][0])  # noqa: S608


def _values(matching: Matching) -> dict[str, list[tuple[str, int]]]:
    """For each facet the commonest values, and those chosen; of a facet that narrows, as if it did not."""
    narrowing = matching.asked.narrowed_by
    found = {facet: values for facet, values in _counted(matching).items() if facet not in narrowing}
    for facet in narrowing:
        others = replace(matching, asked=matching.asked.without(facet))
        found[facet] = _counted(others, facet, matching.asked.facets[facet]).get(facet, [])
    return found


def _counted(matching: Matching, facet: str = "", chosen: Collection[str] = ()) -> dict[str, list[tuple[str, int]]]:
    inner = matching.documents(COUNTED)
    only, named = (" WHERE value.facet = %s", [facet]) if facet else ("", [])
    rows = Sql(
        "SELECT value.facet, value.code, counted.hits FROM (SELECT value_id, COUNT(*) AS hits FROM search_documentfacet"  # noqa: S608
        f" WHERE document_id IN ({inner.text}) GROUP BY value_id) AS counted"
        f" JOIN search_facetvalue AS value ON value.id = counted.value_id{only}"
        " ORDER BY value.facet, counted.hits DESC, value.code",
        [*inner.parameters, *named],
    ).rows()
    found: dict[str, list[tuple[str, int]]] = {}
    for name, code, hits in rows:
        found.setdefault(name, []).append((code, hits))
    return {
        name: [each for place, each in enumerate(values) if place < VALUES or each[0] in chosen]
        for name, values in found.items()
    }


def _page(
    matching: Matching | None, slots: Sequence[Slot], page: int, size: int, *, is_guessed: bool = False
) -> tuple[Hit, ...]:
    if matching is None:
        return ()
    numbers = numbers_of(matching, (page - 1) * size, size, is_guessed=is_guessed)
    documents = IndexedDocument.objects.in_bulk(numbers)
    terms = {term for slot in slots for term, _weight in slot.terms}
    return tuple(_hit(documents[number], matching.asked.language, terms) for number in numbers if number in documents)


def _hit(document: IndexedDocument, language: str, terms: Collection[str]) -> Hit:
    title, title_language = _best(document.texts, ("title",), language, terms)
    words, words_language = _best(document.texts, ("body",), language, terms)
    if not any(piece.is_hit for piece in marked(words, words_language, terms)):
        names, names_language = _best(document.texts, ("name",), language, terms)
        if any(piece.is_hit for piece in marked(names, names_language, terms)):
            words, words_language = names, names_language
    return Hit(
        kind=document.kind,
        key=document.key,
        address=document.address,
        title=marked(title, title_language, terms),
        title_language=title_language,
        excerpt=excerpt(words, words_language, terms),
        excerpt_language=words_language,
        day=document.day,
    )


def _best(
    texts: Sequence[Sequence[str]], roles: Sequence[Role], language: str, terms: Collection[str]
) -> tuple[str, str]:
    """Of the texts with one of these roles the one with most of the words; the reader's language goes before others."""
    among = [(words, written) for role, words, written in texts if role in roles]
    own = [each for each in among if each[1] == language] or among
    return max(own, key=lambda each: sum(piece.is_hit for piece in marked(each[0], each[1], terms)), default=("", ""))
