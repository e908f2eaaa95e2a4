"""Semantic help: among what the words of a question find, what is near in meaning moves up.

The hits, their number and the counts of their facets are those of the words alone: a meaning finds nothing by itself, so
nothing can be found by it that may not be found. Documents whose title was asked for come first, then those that have all
words, as without; within these, the order of the words and the order of the meanings are fused.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from threading import Lock

from django.db.models import Count, Max

from crossings.engine.search.encoder import Encoder
from crossings.engine.search.fusion import fused
from crossings.engine.search.terms import MOST_ASKED
from crossings.engine.search.vectors import Vectors, kept
from crossings.journal.kept import until_changed
from crossings.search.encoding import encoder
from crossings.search.models import DocumentVector
from crossings.search.question import Matching

DEPTH = 100  # of each order, so many documents are fused; those after them stand as their words have them
NEAREST = 1000  # in meaning, among which those are looked for that the words find
MATCHING = 10_000  # found by the words, among which the nearest are looked for where few of the nearest are found


def numbers_of(matching: Matching, start: int, size: int, *, is_guessed: bool) -> list[int]:
    """The numbers of one page's documents, the best first; where the question itself was guessed, by its words alone."""
    by = None if is_guessed else _helping(matching)
    if by is None:
        return [number for number, _score in matching.page(start, size).rows()]
    first = _first(matching, kept_vector(by, _words(matching)))
    here = first[start : start + size]
    if len(here) == size:
        return here
    rest = replace(matching, without=tuple(first))
    later = rest.page(max(start - len(first), 0), size - len(here)).rows()
    return [*here, *(number for number, _score in later)]


def _helping(matching: Matching) -> Encoder | None:
    """The encoder, where it can help: it knows the language, and the best is asked for by words."""
    asked = matching.asked
    if not matching.slots or asked.sort != "relevance":
        return None
    by = encoder()
    return by if by and asked.language in by.languages else None


def _words(matching: Matching) -> str:
    return " ".join(matching.asked.words.split()[:MOST_ASKED])


def _first(matching: Matching, vector: bytes) -> list[int]:
    """The best by their words and the nearest in meaning among all that match, in one order."""
    best = [number for number, _score in matching.page(0, DEPTH).rows()]
    near = _near(matching, vector)
    together = fused([best, near])
    whole = _having_all_words(matching, together)
    if best and best[-1] in whole and len(best) == DEPTH:  # more such follow, before any that has some words only
        together = [number for number in together if number in whole]
    return sorted(together, key=lambda number: (number not in matching.named, number not in whole))


def _having_all_words(matching: Matching, among: Sequence[int]) -> set[int]:
    if matching.every or len(matching.slots) == 1:
        return set(among)
    return _matching(replace(matching, every=True), among)


def _near(matching: Matching, vector: bytes) -> list[int]:
    """The nearest in meaning among the documents that match."""
    known = vectors(_stamp())
    nearest = known.nearest(vector, NEAREST)
    found = _matching(matching, nearest)
    if len(found) < DEPTH and len(nearest) == NEAREST:
        rows = matching.documents(MATCHING).rows()
        if len(rows) < MATCHING:  # where they are more, which ones were read is left to the database
            return known.only(number for (number,) in rows).nearest(vector, DEPTH)
    return [number for number in nearest if number in found][:DEPTH]


def _matching(matching: Matching, among: Collection[int]) -> set[int]:
    rows = replace(matching, among=tuple(among)).documents().rows() if among else []
    return {number for (number,) in rows}


@lru_cache(500)
def kept_vector(by: Encoder, words: str) -> bytes:
    """What a question means; its further pages and facets ask for the same again."""
    return kept(by.vector(words))


@dataclass(slots=True)
class _Read:
    """The vectors as this process has read them: which rows, and as of when."""

    stamp: tuple[int, int] = (0, 0)
    rows: frozenset[int] = frozenset()
    vectors: Vectors = field(default_factory=lambda: Vectors.of([]))

    def again(self, stamp: tuple[int, int]) -> None:
        """Read what is new, and forget what is gone."""
        known = dict(DocumentVector.objects.values_list("pk", "document_id"))
        if self.rows - known.keys():
            self.vectors = self.vectors.only([document for row, document in known.items() if row in self.rows])
        new = known.keys() - self.rows
        self.vectors = self.vectors.joined(Vectors.of(_rows(new)))
        self.rows, self.stamp = frozenset(known), stamp


def _rows(new: Collection[int]) -> list[tuple[int, bytes]]:
    """The vectors of these rows by their documents; new rows have the greatest numbers, so few others are passed over."""
    rows = DocumentVector.objects.filter(pk__gte=min(new, default=0)).values_list("pk", "document_id", "numbers")
    found = ((row, document, bytes(numbers)) for row, document, numbers in rows.iterator() if new)
    return sorted((document, numbers) for row, document, numbers in found if row in new and numbers)


_read = _Read()
_reading = Lock()


@until_changed
def _stamp() -> tuple[int, int]:
    """The newest vector and how many there are: another stamp, other vectors."""
    found = DocumentVector.objects.aggregate(newest=Max("pk"), number=Count("pk"))
    return found["newest"] or 0, found["number"]


def vectors(stamp: tuple[int, int]) -> Vectors:
    """The vectors of all documents, kept in this process; 40 MB for a hundred thousand."""
    with _reading:
        if _read.stamp != stamp:
            _read.again(stamp)
        return _read.vectors
