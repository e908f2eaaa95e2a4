"""How documents become rows of the index, and how they leave it. `actions.py` and `later.py` say when.

What a document says already is not written again: a concept that moves changes a value of its records, not their words.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.db import connection, models, transaction
from django.db.models import Exists, OuterRef

from crossings.engine.search.document import Document
from crossings.engine.search.ranking import Indexed, indexed
from crossings.engine.search.spelling import SHORTEST, shorn
from crossings.engine.search.terms import number_of, whole
from crossings.engine.search.words import words
from crossings.fields.sort_key import sort_key
from crossings.search import kinds
from crossings.search.models import (
    DocumentFacet,
    DocumentVector,
    FacetValue,
    IndexedDocument,
    Posting,
    ShornWord,
    Word,
    WordUse,
)

AT_A_TIME = 500  # documents written together
ROWS_AT_A_TIME = 1000
KINDS_OF_ROWS = (Posting, WordUse, DocumentFacet)
KINDS_OF_WORDS = (Posting, WordUse, DocumentVector)

Row = tuple[Any, ...]
Numbered = Mapping[int, Document]
Held = Mapping[int, IndexedDocument]


@transaction.atomic
def write_anew(kind: str, keys: Collection[Any], *, only_held: bool = False) -> int:
    """Write the documents of these records as they are now; how many differ from what was written of them.

    The documents are locked before the records are read, so that of two changes the later one is what stays. With
    `only_held` those that are not in the index stay out of it, whatever the records say: their own change writes them.
    """
    numbered = {document_number(kind, key): key for key in keys}
    held = _held(numbered)
    asked = [key for number, key in numbered.items() if number in held or not only_held]
    return write(list(kinds.documents(kind, asked)) if asked else [], held)


def write(documents: Collection[Document], held: Held) -> int:
    """Have the index say this instead of what is `held`; how many documents differ.

    Of those that are held and not given nothing stays.
    """
    given = {document_number(each.kind, each.key): each for each in documents}
    gone = held.keys() - given.keys()
    reworded = {
        number: each for number, each in given.items() if number not in held or _words_differ(each, held[number])
    }
    lost = _take_words_out([*gone, *(reworded.keys() & held.keys())])
    _take_out(gone)
    changed = {*gone, *reworded, *_keep_rows(given, reworded, held)}
    _keep_words(reworded)
    changed |= _keep_facets(given, held)
    forget_unused_words(lost)
    return len(changed)


def take_out(numbers: Collection[int]) -> None:
    """Have the index forget these documents, and the words that only they had."""
    lost = _take_words_out(numbers)
    _take_out(numbers)
    forget_unused_words(lost)


def document_number(kind: str, key: int | str) -> int:
    """The number of a record's document, the same in every database.

    Example: `document_number("publication", 7)`.
    """
    return number_of(f"{kind}/{key}")


def keys_of(numbers: Collection[int]) -> dict[str, list[Any]]:
    """By kind, the keys of the records of those of these documents that are in the index."""
    keys: dict[str, list[Any]] = defaultdict(list)
    rows = IndexedDocument.objects.filter(pk__in=numbers).order_by("kind", "pk")
    for kind, key in rows.values_list("kind", "key"):
        keys[kind].append(int(key) if key.isdecimal() else key)
    return keys


def texts_of(document: Document) -> list[list[str]]:
    """The words of a document as its row keeps them."""
    return [[text.role, text.words, text.language] for text in document.texts]


def row_of(number: int, each: Document, length: int) -> IndexedDocument:
    """The document as a row, not saved yet; `length` counts its words.

    Example: `row_of(document_number(document.kind, document.key), document, 120)`.
    """
    return IndexedDocument(
        id=number,
        kind=each.kind,
        key=each.key,
        address=each.address,
        texts=texts_of(each),
        day=each.day,
        title_key=sort_key(each.title)[:300],
        length=length,
        starts=each.starts,
        ends=each.ends,
    )


def told(row: IndexedDocument) -> dict[str, object]:
    """What the row says; its length is left out, which would take as long as writing it anew."""
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields if field.name != "length"}


def forget_unused_words(among: Collection[int] | None = None) -> None:
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


def _held(numbers: Collection[int]) -> dict[int, IndexedDocument]:
    """Those of these documents that are in the index, which nobody else can write until this change is done."""
    rows = IndexedDocument.objects.select_for_update().filter(pk__in=numbers).order_by("pk")
    return {row.pk: row for row in rows}


def _words_differ(document: Document, row: IndexedDocument) -> bool:
    return row.texts != texts_of(document)


def _take_words_out(numbers: Collection[int]) -> list[int]:
    """Take out by which words these documents are found, and what they mean; the words of their titles and names."""
    if not numbers:
        return []
    used = list(WordUse.objects.filter(document__in=numbers).values_list("word", flat=True))
    for model in KINDS_OF_WORDS:
        model._default_manager.filter(document__in=numbers)._raw_delete(connection.alias)
    return used


def _take_out(numbers: Collection[int]) -> None:
    if numbers:
        DocumentFacet.objects.filter(document__in=numbers)._raw_delete(connection.alias)
        IndexedDocument.objects.filter(pk__in=numbers)._raw_delete(connection.alias)


def _keep_rows(given: Numbered, reworded: Numbered, held: Held) -> set[int]:
    """Write the rows that say another thing than what is held, and the postings of other words; which rows those are."""
    rows: list[IndexedDocument] = []
    postings: list[Row] = []
    for number, each in given.items():
        if number in reworded:
            found = indexed(each.texts)
            rows.append(row_of(number, each, max((term.length for term in found.values()), default=0)))
            postings += _postings(number, each, found)
        elif told(row := row_of(number, each, held[number].length)) != told(held[number]):
            rows.append(row)
    _upsert(rows)
    _insert(Posting, ("document_id", "term", "times", "length"), postings)
    return {row.pk for row in rows}


def _postings(number: int, document: Document, found: Mapping[str, Indexed]) -> list[Row]:
    terms = {**found, **{title: Indexed(1, 1) for title in _whole_titles(document)}}
    numbered = {number_of(term): one for term, one in terms.items()}
    return [(number, term, min(one.times, 9999), one.length) for term, one in numbered.items()]


def _whole_titles(document: Document) -> set[str]:
    return {whole(words(text.words), text.language) for text in document.texts if text.role == "title"}


def _upsert(rows: list[IndexedDocument]) -> None:
    fields = [field.name for field in IndexedDocument._meta.concrete_fields if not field.primary_key]
    IndexedDocument.objects.bulk_create(
        rows, batch_size=AT_A_TIME, update_conflicts=True, unique_fields=["id"], update_fields=fields
    )


def _keep_words(given: Numbered) -> None:
    used = {
        (number, word)
        for number, each in given.items()
        for text in each.texts
        if text.role != "body"
        for word in words(text.words)
    }
    numbers = {word: number_of(word) for _document, word in used}
    while new := sorted(set(numbers) - _known_words(numbers.values())):
        _insert(Word, ("id", "text"), [(numbers[word], word) for word in new], or_leave=True)
        forms = [(form, numbers[word]) for word in new for form in _forms(word)]
        _insert(ShornWord, ("form", "word_id"), forms, or_leave=True)
    _insert(WordUse, ("document_id", "word_id"), [(number, numbers[word]) for number, word in sorted(used)])


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


def _keep_facets(given: Numbered, held: Held) -> set[int]:
    """Write the values that these documents have and are not held, take out those that they have no more; whose they are."""
    codes = {number: facets_of(each) for number, each in given.items()}
    values = {each: number_of(":".join(each)) for each in set().union(*codes.values())}
    wanted = {(number, values[each]) for number, here in codes.items() for each in here}
    asked = DocumentFacet.objects.filter(document__in=given.keys() & held.keys())
    kept = set(asked.values_list("document_id", "value_id"))
    _lose_values(kept - wanted)
    added = sorted(wanted - kept)
    new = {value for _number, value in added}
    _name_values({each: value for each, value in values.items() if value in new})
    _insert(DocumentFacet, ("document_id", "value_id"), added)
    return {number for number, _value in kept ^ wanted}


def facets_of(document: Document) -> set[tuple[str, str]]:
    """The values by which a document narrows a search, its kind among them."""
    has = {**document.facets, "kind": [document.kind]}
    return {(facet, code) for facet, codes in has.items() for code in codes}


def _lose_values(pairs: Iterable[tuple[int, int]]) -> None:
    lost: dict[int, list[int]] = defaultdict(list)
    for number, value in pairs:
        lost[value].append(number)
    for value, numbers in lost.items():
        DocumentFacet.objects.filter(value=value, document__in=numbers)._raw_delete(connection.alias)


def _name_values(values: Mapping[tuple[str, str], int]) -> None:
    known = set(FacetValue.objects.filter(pk__in=values.values()).values_list("pk", flat=True))
    new = [(number, *each) for each, number in sorted(values.items()) if number not in known]
    _insert(FacetValue, ("id", "facet", "code"), new, or_leave=True)


def _insert(model: type[models.Model], columns: Sequence[str], rows: Sequence[Row], *, or_leave: bool = False) -> None:
    """Add these rows, or leave those that are there: a document has hundreds, and building models would cost most of all."""
    one = f"({', '.join(['%s'] * len(columns))})"
    into = f"INSERT INTO {model._meta.db_table} ({', '.join(columns)}) VALUES "  # noqa: S608  names of our own tables
    or_else = " ON CONFLICT DO NOTHING" if or_leave else ""
    with connection.cursor() as cursor:
        for first in range(0, len(rows), ROWS_AT_A_TIME):
            some = rows[first : first + ROWS_AT_A_TIME]
            values = ", ".join([one] * len(some))
            cursor.execute(f"{into}{values}{or_else}", [each for row in some for each in row])
