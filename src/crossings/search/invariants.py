"""What must hold between the index and the records, compared document by document.

Public name: `INVARIANTS`, which `crossings invariants` reads. Whatever is found is mended by `crossings rebuild_search`.

Reading all documents anew takes a minute for a hundred thousand. Each hour of a day compares what one twenty-fourth of
them say, and for all of them, by their keys alone, whether they are those of the public records.
"""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from crossings.engine.invariant import Invariant
from crossings.engine.search.document import Document
from crossings.search import kinds
from crossings.search.encoding import outdated
from crossings.search.models import DocumentFacet, IndexedDocument, WaitingDocument
from crossings.search.writing import AT_A_TIME, document_number, facets_of, keys_of, row_of, told

HOURS = 24
NUMBERS = 2**63  # documents are numbered below this, evenly


def _not_as_it_would_be_written() -> Iterator[str]:
    for kind in kinds.kinds():
        yield from _differing_among(kinds.documents(kind))


def _missing_or_differing_this_hour() -> Iterator[str]:
    for kind in kinds.kinds():
        public = {document_number(kind, key): key for key in kinds.public_keys(kind)}
        missing = public.keys() - _held(kind)
        for some in _batches([public[number] for number in missing]):
            yield from _differing_among(kinds.documents(kind, some))
    held = _held_in(timezone.now().hour).values_list("pk", flat=True)
    for some in _batches(sorted(held)):
        for kind, keys in keys_of(some).items():
            yield from _differing_among(kinds.documents(kind, keys))


def _differing_among(written: Iterator[Document]) -> Iterator[str]:
    """Those that are not in the index, or say another thing there; what is over on this day need not be there."""
    day = timezone.localdate()
    standing = (each for each in written if each.ends is None or each.ends > day)
    while some := list(islice(standing, AT_A_TIME)):
        yield from _differing(some)


def _differing(documents: list[Document]) -> Iterator[str]:
    wanted = {document_number(each.kind, each.key): each for each in documents}
    kept = IndexedDocument.objects.in_bulk(list(wanted))
    facets: dict[int, set[tuple[str, str]]] = {number: set() for number in wanted}
    values = DocumentFacet.objects.filter(document__in=list(wanted))
    for number, facet, code in values.values_list("document_id", "value__facet", "value__code"):
        facets[number].add((facet, code))
    waiting = set(WaitingDocument.objects.filter(document__in=list(wanted)).values_list("document", flat=True))
    for number, each in wanted.items():
        if number in waiting:
            continue
        if number not in kept or facets[number] != facets_of(each) or told(kept[number]) != told(_row(each)):
            yield f"{each.kind} {each.key}"


def _row(document: Document) -> IndexedDocument:
    return row_of(document_number(document.kind, document.key), document, 0)


def _found_but_not_public() -> Iterator[str]:
    for kind in kinds.kinds():
        public = {document_number(each.kind, each.key) for each in kinds.documents(kind)}
        kept = IndexedDocument.objects.filter(kind=kind).values_list("pk", "key")
        yield from (f"{kind} {key}" for number, key in kept if number not in public)
    yield from _of_no_kind()


def _found_but_not_public_by_its_key() -> Iterator[str]:
    for kind in kinds.kinds():
        doubtful = _held(kind) - {document_number(kind, key) for key in kinds.public_keys(kind)}
        yield from _not_public(sorted(doubtful))
    yield from _of_no_kind()


def _not_public(numbers: list[int]) -> Iterator[str]:
    """Those of these documents that no public record would write, and that are there still."""
    for some in _batches(numbers):
        for kind, keys in keys_of(some).items():
            public = {each.key for each in kinds.documents(kind, keys)}
            gone = [str(key) for key in keys if str(key) not in public]
            left = IndexedDocument.objects.filter(kind=kind, key__in=gone).values_list("key", flat=True)
            yield from (f"{kind} {key}" for key in left)


def _of_no_kind() -> Iterator[str]:
    unknown = IndexedDocument.objects.exclude(kind__in=kinds.kinds()).values_list("kind", "key")
    return (f"{kind} {key}" for kind, key in unknown)


def _vectors_of_other_words() -> Iterator[str]:
    return (f"document {number}" for number in outdated(IndexedDocument.objects.all()))


def _vectors_of_other_words_this_hour() -> Iterator[str]:
    return (f"document {number}" for number in outdated(_held_in(timezone.now().hour)))


def _held(kind: str) -> set[int]:
    return set(IndexedDocument.objects.filter(kind=kind).values_list("pk", flat=True))


def _held_in(hour: int) -> "QuerySet[IndexedDocument]":
    """The documents whose turn it is in this hour of the day."""
    share = NUMBERS // HOURS + 1
    return IndexedDocument.objects.filter(pk__gte=hour * share, pk__lt=(hour + 1) * share)


def _batches(each: list[Any]) -> Iterable[list[Any]]:
    return (each[first : first + AT_A_TIME] for first in range(0, len(each), AT_A_TIME))


INVARIANTS = (
    Invariant(
        "Every public record is found as it is now; if not, run `crossings rebuild_search`",
        _not_as_it_would_be_written,
        _missing_or_differing_this_hour,
    ),
    Invariant(
        "Nothing is found that is not public; if so, run `crossings rebuild_search`",
        _found_but_not_public,
        _found_but_not_public_by_its_key,
    ),
    Invariant(
        "What a document means is told of the words that it has; if not, run `crossings rebuild_search`",
        _vectors_of_other_words,
        _vectors_of_other_words_this_hour,
    ),
)
