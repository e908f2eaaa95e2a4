"""What must hold between the index and the records, compared document by document.

Public name: `INVARIANTS`, which `crossings invariants` reads. Whatever is found is mended by `crossings rebuild_search`.
"""

from collections.abc import Iterator
from itertools import islice

from django.utils import timezone

from crossings.engine.invariant import Invariant
from crossings.engine.search.document import Document
from crossings.search import kinds
from crossings.search.models import DocumentFacet, IndexedDocument
from crossings.search.writing import AT_A_TIME, document_number, facets_of, row_of, told


def _not_as_it_would_be_written() -> Iterator[str]:
    day = timezone.localdate()
    for kind in kinds.kinds():
        written = (each for each in kinds.documents(kind) if each.ends is None or each.ends > day)
        while some := list(islice(written, AT_A_TIME)):
            yield from _differing(some)


def _differing(documents: list[Document]) -> Iterator[str]:
    wanted = {document_number(each.kind, each.key): each for each in documents}
    kept = IndexedDocument.objects.in_bulk(list(wanted))
    facets: dict[int, set[tuple[str, str]]] = {number: set() for number in wanted}
    values = DocumentFacet.objects.filter(document__in=list(wanted))
    for number, facet, code in values.values_list("document_id", "value__facet", "value__code"):
        facets[number].add((facet, code))
    for number, each in wanted.items():
        if number not in kept or facets[number] != facets_of(each) or told(kept[number]) != told(_row(each)):
            yield f"{each.kind} {each.key}"


def _row(document: Document) -> IndexedDocument:
    return row_of(document_number(document.kind, document.key), document, 0)


def _found_but_not_public() -> Iterator[str]:
    for kind in kinds.kinds():
        public = {document_number(each.kind, each.key) for each in kinds.documents(kind)}
        kept = IndexedDocument.objects.filter(kind=kind).values_list("pk", "key")
        yield from (f"{kind} {key}" for number, key in kept if number not in public)
    unknown = IndexedDocument.objects.exclude(kind__in=kinds.kinds()).values_list("kind", "key")
    yield from (f"{kind} {key}" for kind, key in unknown)


INVARIANTS = (
    Invariant(
        "Every public record is found as it is now; if not, run `crossings rebuild_search`", _not_as_it_would_be_written
    ),
    Invariant("Nothing is found that is not public; if so, run `crossings rebuild_search`", _found_but_not_public),
)
