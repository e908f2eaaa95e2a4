"""How the index changes: `refresh` after a change, in its transaction; `rewrite` what many records tell of another;
`rebuild` for all at once.

Many changes together are written once, at the end of their transaction: `together`. `having` names the documents with a
value of a facet. What is written or forgotten later is in `later.py`.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from typing import Any

from django.db import connection, transaction

from crossings.journal.record import SYSTEM, Actor
from crossings.search import kinds, later, tasks
from crossings.search.encoding import forget_outdated
from crossings.search.models import DocumentFacet, FacetValue, IndexedDocument, WaitingDocument
from crossings.search.writing import AT_A_TIME, KINDS_OF_ROWS, document_number, forget_unused_words, write, write_anew

AT_ONCE = 500  # documents that only tell of a changed record: so many in its transaction, more of them later


@dataclass(slots=True)
class _Waiting:
    """What is to be written at the end of `together`: by kind and key, and documents that tell of what changed."""

    changed: dict[str, set[Any]] = field(default_factory=lambda: defaultdict(set))
    telling: set[int] = field(default_factory=set)


_waiting: ContextVar[_Waiting | None] = ContextVar("search_waiting", default=None)


def refresh(kind: str, keys: Collection[Any]) -> None:
    """Write the documents of these records as they are now; those that are not public any more are taken out.

    Example: `refresh("publication", [publication.pk])`.
    """
    waiting = _waiting.get()
    if waiting is not None:
        waiting.changed[kind].update(keys)
        return
    each = sorted(set(keys))
    for first in range(0, len(each), AT_A_TIME):
        write_anew(kind, each[first : first + AT_A_TIME])


def rewrite(numbers: Collection[int]) -> None:
    """Write documents anew that tell of a record which changed: at once, or, where they are more than `AT_ONCE`, later.

    Call it in the transaction of the change. It is for documents that stay public whatever the record becomes: whatever
    takes one out of the index calls `refresh`. Those that are not in the index stay out of it.

    Example: `rewrite(having(["institution"], ["unu-merit"]))`.
    """
    waiting = _waiting.get()
    if waiting is not None:
        waiting.telling.update(numbers)
    elif len(numbers) <= AT_ONCE:
        later.write_numbered(numbers)
    else:
        rows = (WaitingDocument(document=number) for number in sorted(numbers))
        WaitingDocument.objects.bulk_create(rows, batch_size=AT_A_TIME * 10)
        tasks.write_what_waits.enqueue()


@contextmanager
def together() -> Iterator[None]:
    """Make the changes within one transaction, and write the documents of all of them once, at its end.

    Until then search answers as before. An error undoes the changes, and nothing is written.

    Example: `with together(): load(at)`.
    """
    if _waiting.get() is not None:
        yield
        return
    with transaction.atomic():
        waiting = _Waiting()
        token = _waiting.set(waiting)
        try:
            yield
        finally:
            _waiting.reset(token)
        for kind, keys in sorted(waiting.changed.items()):
            refresh(kind, keys)
            waiting.telling -= {document_number(kind, key) for key in keys}
        rewrite(waiting.telling)


def having(facets: Collection[str], codes: Collection[str]) -> set[int]:
    """The numbers of the documents that have one of these values of one of these facets, as it stands in the index.

    Example: `having(["institution"], ["unu-merit"])`.
    """
    values = FacetValue.objects.filter(facet__in=facets, code__in=codes).values_list("pk", flat=True)
    return set(DocumentFacet.objects.filter(value__in=list(values)).values_list("document_id", flat=True))


@transaction.atomic
def rebuild(asked: Collection[str] = (), *, by: Actor = SYSTEM, at: datetime) -> int:
    """Write every document of these kinds anew, or of all; how many there are.

    The journal is told, so that no page is kept that was built from what the index held before. Vectors of words that did
    not change stay: they would take hours.

    Example: `rebuild(["institution"], at=now)`.
    """
    written = 0
    for kind in asked or kinds.kinds():
        of_kind = IndexedDocument.objects.filter(kind=kind)
        for model in KINDS_OF_ROWS:
            model._default_manager.filter(document__in=of_kind)._raw_delete(connection.alias)
        of_kind._raw_delete(connection.alias)
        waiting = kinds.documents(kind)
        while some := list(islice(waiting, AT_A_TIME)):
            write(some, {})
            written += len(some)
    forget_unused_words()
    forget_outdated()
    later.tell_readers({}, by=by, at=at, title=", ".join(sorted(asked)))
    return written
