"""What documents mean: the encoder that is turned on, and the vectors that are written in the background.

A document's vector is taken out with its words, in the transaction that changes them. The documents without one get theirs
here, a piece at a time; until then they are found by their words as they would be without.
"""

import json
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Exists, OuterRef, QuerySet

from crossings.engine.search.encoder import PACKAGE, Encoder, read
from crossings.engine.search.terms import number_of
from crossings.engine.search.vectors import kept, meant
from crossings.search.models import DocumentVector, IndexedDocument

A_PIECE = 50  # documents that are encoded before they are written
AT_A_TIME = 500  # documents whose words are compared


def encoder() -> Encoder | None:
    """The encoder, where semantic search is on."""
    return _installed() if settings.SEMANTIC_SEARCH else None


@lru_cache(1)
def _installed() -> Encoder:
    """Read once in each process, which computes with one thread from then on: several only wait for each other."""
    from threadpoolctl import threadpool_limits  # noqa: PLC0415  in the extra

    threadpool_limits(1, user_api="blas")
    found = find_spec(PACKAGE)
    (folder,) = found.submodule_search_locations if found and found.submodule_search_locations else [PACKAGE]
    return read(Path(folder) / "model")


def write_vectors(by: Encoder, most: int) -> int:
    """Write the vectors of up to so many documents that have none, in pieces that each commit; how many were looked at."""
    written = 0
    while written < most and (some := _write_piece(by, min(A_PIECE, most - written))):
        written += some
    return written


def digest(texts: Sequence[Sequence[str]]) -> int:
    """A number that stands for the words of a document."""
    return number_of(json.dumps(texts, ensure_ascii=False))


def without_vector(by: Encoder) -> "QuerySet[IndexedDocument]":
    """The documents of which this encoder has not said yet what they mean."""
    written = DocumentVector.objects.filter(document=OuterRef("pk"), encoder=by.name)
    return IndexedDocument.objects.filter(~Exists(written))


def outdated(documents: "QuerySet[IndexedDocument]") -> Iterator[int]:
    """Those of these documents whose vectors are of other words than theirs."""
    rows = documents.filter(vector__isnull=False).values_list("pk", "texts", "vector__words")
    return (number for number, texts, words in rows.iterator(AT_A_TIME) if digest(texts) != words)


def forget_outdated() -> None:
    """Take out the vectors of documents that are gone, or that have other words by now."""
    if not DocumentVector.objects.exists():
        return
    gone = DocumentVector.objects.filter(~Exists(IndexedDocument.objects.filter(pk=OuterRef("document"))))
    gone._raw_delete(connection.alias)
    changed = list(outdated(IndexedDocument.objects.all()))
    for first in range(0, len(changed), AT_A_TIME):
        some = DocumentVector.objects.filter(document__in=changed[first : first + AT_A_TIME])
        some._raw_delete(connection.alias)


def _write_piece(by: Encoder, size: int) -> int:
    """Encoding takes long, so it is done outside the transaction; what changed meanwhile is left for the next piece."""
    rows: list[tuple[int, Any]] = list(without_vector(by).order_by("pk").values_list("pk", "texts")[:size])
    made = {number: (digest(texts), _numbers(by, texts)) for number, texts in rows}
    with transaction.atomic():
        locked = IndexedDocument.objects.select_for_update().filter(pk__in=made).order_by("pk")
        same = [number for number, texts in locked.values_list("pk", "texts") if digest(texts) == made[number][0]]
        DocumentVector.objects.filter(document__in=same)._raw_delete(connection.alias)
        DocumentVector.objects.bulk_create(
            DocumentVector(document_id=number, encoder=by.name, words=made[number][0], numbers=made[number][1])
            for number in same
        )
    return len(made)


def _numbers(by: Encoder, texts: Sequence[Sequence[str]]) -> bytes:
    """The vector of a document; nothing, where the encoder knows none of its languages."""
    words = meant(((role, words, language) for role, words, language in texts), by.languages)
    return kept(by.vector(words)) if words else b""
