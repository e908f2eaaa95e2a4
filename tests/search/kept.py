"""What the index keeps of a record, and who finds it."""

from datetime import date

from crossings.journal.record import Actor
from crossings.search.find import find
from crossings.search.models import DocumentFacet, IndexedDocument
from crossings.search.question import Asked
from crossings.search.writing import document_number

TODAY = date(2026, 11, 21)
BY = Actor("account:1")


def kept(kind: str, key: object) -> IndexedDocument | None:
    return IndexedDocument.objects.filter(pk=document_number(kind, str(key))).first()


def said(kind: str, key: object) -> set[tuple[str, str, str]]:
    document = kept(kind, key)
    return {tuple(each) for each in document.texts} if document else set()


def words(kind: str, key: object) -> str:
    return " ".join(word for _role, word, _language in said(kind, key))


def values(kind: str, key: object, facet: str) -> set[str]:
    uses = DocumentFacet.objects.filter(document=document_number(kind, str(key)), value__facet=facet)
    return set(uses.values_list("value__code", flat=True))


def addresses(asked: str, day: date = TODAY) -> list[str]:
    return [hit.address for hit in find(Asked(asked, "en", day)).hits]
