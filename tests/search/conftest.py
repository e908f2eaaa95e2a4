"""A shelf of invented documents that are found as a kind of their own."""

from dataclasses import replace

import pytest

from crossings.search import kinds
from crossings.search.actions import refresh
from crossings.search.models import DocumentFacet, IndexedDocument, Posting, ShornWord, Word, WordUse
from tests.factories.search import KIND


class Shelf(dict):
    """Documents by key; whoever is not on it is not public."""

    def put(self, *documents):
        for each in documents:
            key = int(each.key) if each.key else len(self) + 1
            self[key] = replace(each, key=str(key))
        refresh(KIND, list(self))

    def take_away(self, key):
        del self[key]
        refresh(KIND, [key])

    def documents(self, keys=None):
        return iter([each for key, each in sorted(self.items()) if keys is None or key in keys])


@pytest.fixture
def shelf(db, monkeypatch):
    """An index that holds nothing but what a test puts into it."""
    for model in (Posting, WordUse, DocumentFacet, ShornWord, Word, IndexedDocument):
        model.objects.all().delete()
    shelf = Shelf()
    monkeypatch.setattr(kinds, "_WRITERS", {KIND: shelf.documents})
    return shelf
