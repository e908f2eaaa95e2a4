"""How the index changes: `refresh` after a change, in its transaction; `rebuild` for all at once.

Many changes together are written once, at the end of their transaction: `together`. `having` names the documents with a
value of a facet; `forget_ended` takes out what may not be found any more.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime
from itertools import islice
from typing import Any

from django.db import connection, transaction
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_noop

from crossings.engine.search.document import Document
from crossings.engine.search.ranking import Indexed, indexed
from crossings.engine.search.spelling import SHORTEST, shorn
from crossings.engine.search.terms import number_of, whole
from crossings.engine.search.words import words
from crossings.fields.sort_key import sort_key
from crossings.journal.record import SYSTEM, Actor, note
from crossings.search import kinds
from crossings.search.models import DocumentFacet, FacetValue, IndexedDocument, Posting, ShornWord, Word, WordUse

VERBS = (gettext_noop("write anew"),)
AT_A_TIME = 500  # documents written together
KINDS_OF_ROWS = (Posting, WordUse, DocumentFacet)
_waiting: ContextVar[dict[str, set[Any]] | None] = ContextVar("search_waiting", default=None)


def refresh(kind: str, keys: Collection[Any]) -> None:
    """Write the documents of these records as they are now; those that are not public any more are taken out.

    The documents are locked before the records are read, so that of two changes the later one is what stays.

    Example: `refresh("publication", [publication.pk])`.
    """
    waiting = _waiting.get()
    if waiting is not None:
        waiting[kind].update(keys)
        return
    each = sorted(set(keys))
    for first in range(0, len(each), AT_A_TIME):
        _refresh(kind, each[first : first + AT_A_TIME])


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
        waiting: dict[str, set[Any]] = defaultdict(set)
        token = _waiting.set(waiting)
        try:
            yield
        finally:
            _waiting.reset(token)
        for kind, keys in sorted(waiting.items()):
            refresh(kind, keys)


def having(facets: Collection[str], codes: Collection[str]) -> list[tuple[str, list[Any]]]:
    """The documents, by kind and key, that have one of these values of one of these facets, as it stands in the index.

    Example: `having(["institution"], ["unu-merit"])`.
    """
    values = FacetValue.objects.filter(facet__in=facets, code__in=codes)
    found: dict[str, list[Any]] = defaultdict(list)
    documents = DocumentFacet.objects.filter(value__in=list(values.values_list("pk", flat=True)))
    for kind, key in documents.values_list("document__kind", "document__key").distinct():
        found[kind].append(int(key) if key.isdecimal() else key)
    return sorted(found.items())


@transaction.atomic
def forget_ended(day: date) -> int:
    """Take out the documents that may not be found any more on the day, and the words that only they had; how many.

    Nobody finds them either way: this is so that the index does not keep what somebody agreed to for a time.

    Example: `forget_ended(today)`.
    """
    ended = list(IndexedDocument.objects.select_for_update().filter(ends__lte=day).values_list("pk", flat=True))
    if ended:
        used = _empty(ended)
        IndexedDocument.objects.filter(pk__in=ended)._raw_delete(connection.alias)
        _forget_unused_words(used)
    return len(ended)


@transaction.atomic
def _refresh(kind: str, keys: Collection[Any]) -> None:
    numbers = [document_number(kind, key) for key in keys]
    held = list(IndexedDocument.objects.select_for_update().filter(pk__in=numbers).order_by("pk").values_list("pk"))
    written = list(kinds.documents(kind, keys))
    used = _empty(numbers) if held else []
    if held:
        gone = set(numbers) - {document_number(each.kind, each.key) for each in written}
        IndexedDocument.objects.filter(pk__in=gone)._raw_delete(connection.alias)
    _write(written)
    _forget_unused_words(used)


@transaction.atomic
def rebuild(asked: Collection[str] = (), *, by: Actor = SYSTEM, at: datetime) -> int:
    """Write every document of these kinds anew, or of all; how many there are.

    The journal is told, so that no page is kept that was built from what the index held before.

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
            _write(some)
            written += len(some)
    _forget_unused_words()
    _tell_the_journal(asked, by, at)
    return written


def _tell_the_journal(kinds: Collection[str], by: Actor, at: datetime) -> None:
    note(
        kind=IndexedDocument._meta.label_lower,
        key="",
        title=", ".join(sorted(kinds)),
        personal=frozenset(),
        verb="write anew",
        before={},
        after={},
        by=by,
        at=at,
    )


def document_number(kind: str, key: int | str) -> int:
    """The number of a record's document, the same in every database.

    Example: `document_number("publication", 7)`.
    """
    return number_of(f"{kind}/{key}")


def _empty(numbers: Collection[int]) -> list[int]:
    """Take out what is known of these documents; the words that their titles and names had."""
    used = list(WordUse.objects.filter(document__in=numbers).values_list("word", flat=True))
    for model in KINDS_OF_ROWS:
        model._default_manager.filter(document__in=numbers)._raw_delete(connection.alias)
    return used


def _forget_unused_words(among: Collection[int] | None = None) -> None:
    """A word that no title has any more is not kept: it may be the name of somebody who withdrew.

    A word that another change takes up at this moment is locked by it, and left; so nobody waits.
    """
    unused = Word.objects.exclude(Exists(WordUse.objects.filter(word=OuterRef("pk"))))
    if among is not None:
        unused = unused.filter(pk__in=among)
    locked = list(unused.select_for_update(skip_locked=True).values_list("pk", flat=True))
    numbers = list(unused.filter(pk__in=locked).values_list("pk", flat=True))  # taken up before it was locked: kept
    ShornWord.objects.filter(word__in=numbers)._raw_delete(connection.alias)
    Word.objects.filter(pk__in=numbers)._raw_delete(connection.alias)


def _write(documents: Collection[Document]) -> None:
    _keep_documents(documents)
    _keep_words(documents)
    _keep_facets(documents)


def _keep_documents(documents: Iterable[Document]) -> None:
    rows, postings = [], []
    for each in documents:
        number = document_number(each.kind, each.key)
        found = indexed(each.texts)
        rows.append(row_of(number, each, max((term.length for term in found.values()), default=0)))
        found |= {title: Indexed(1, 1) for title in _whole_titles(each)}
        numbered = {number_of(term): one for term, one in found.items()}
        postings += [
            Posting(document_id=number, term=term, times=min(one.times, 9999), length=one.length)
            for term, one in numbered.items()
        ]
    _upsert(rows)
    Posting.objects.bulk_create(postings, batch_size=AT_A_TIME * 10)


def _whole_titles(document: Document) -> set[str]:
    return {whole(words(text.words), text.language) for text in document.texts if text.role == "title"}


def row_of(number: int, each: Document, length: int) -> IndexedDocument:
    """The document as a row, not saved yet; `length` counts its words.

    Example: `row_of(document_number(document.kind, document.key), document, 120)`.
    """
    return IndexedDocument(
        id=number,
        kind=each.kind,
        key=each.key,
        address=each.address,
        texts=[[text.role, text.words, text.language] for text in each.texts],
        day=each.day,
        title_key=sort_key(each.title)[:300],
        length=length,
        starts=each.starts,
        ends=each.ends,
    )


def _upsert(rows: list[IndexedDocument]) -> None:
    fields = [field.name for field in IndexedDocument._meta.concrete_fields if not field.primary_key]
    IndexedDocument.objects.bulk_create(
        rows, batch_size=AT_A_TIME, update_conflicts=True, unique_fields=["id"], update_fields=fields
    )


def _keep_words(documents: Iterable[Document]) -> None:
    used = {
        (document_number(each.kind, each.key), word)
        for each in documents
        for text in each.texts
        if text.role != "body"
        for word in words(text.words)
    }
    numbers = {word: number_of(word) for _document, word in used}
    while new := sorted(set(numbers) - _known_words(numbers.values())):
        Word.objects.bulk_create([Word(id=numbers[word], text=word) for word in new], ignore_conflicts=True)
        forms = [ShornWord(form=form, word_id=numbers[word]) for word in new for form in _forms(word)]
        ShornWord.objects.bulk_create(forms, ignore_conflicts=True)
    WordUse.objects.bulk_create(
        [WordUse(document_id=number, word_id=numbers[word]) for number, word in sorted(used)], batch_size=AT_A_TIME * 10
    )


def _known_words(numbers: Iterable[int]) -> set[str]:
    """Those of these words that are kept; no other change may forget them until this one is done."""
    asked = list(numbers)
    if connection.vendor != "postgresql" or not asked:
        return set(Word.objects.filter(pk__in=asked).values_list("text", flat=True))
    with connection.cursor() as cursor:  # shared among all who take the word up, unlike Django's own locks
        cursor.execute("SELECT text FROM search_word WHERE id = ANY(%s) ORDER BY id FOR KEY SHARE", [asked])
        return {text for (text,) in cursor.fetchall()}


def _forms(word: str) -> Iterator[int]:
    if len(word) >= SHORTEST and not word.isdigit():
        yield from sorted(number_of(form) for form in shorn(word))


def _keep_facets(documents: Iterable[Document]) -> None:
    found = {
        (document_number(each.kind, each.key), facet, code)
        for each in documents
        for facet, codes in {**each.facets, "kind": [each.kind]}.items()
        for code in codes
    }
    values = {(facet, code): number_of(f"{facet}:{code}") for _document, facet, code in found}
    known = set(FacetValue.objects.filter(pk__in=values.values()).values_list("pk", flat=True))
    FacetValue.objects.bulk_create(
        [FacetValue(id=n, facet=facet, code=code) for (facet, code), n in sorted(values.items()) if n not in known],
        ignore_conflicts=True,
    )
    DocumentFacet.objects.bulk_create(
        [DocumentFacet(document_id=number, value_id=values[facet, code]) for number, facet, code in sorted(found)],
        batch_size=AT_A_TIME * 10,
    )
