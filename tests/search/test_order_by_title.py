"""Hits in the order of their titles stand the same on every database, whatever the locale of the database is."""

import pytest
from django.db import connection

from crossings.fields.sort_key import sort_key
from crossings.search.find import find
from crossings.search.models import IndexedDocument, Word
from tests.factories.search import asked, document, titles

# What locales take otherwise than bytes: spaces and digits between letters, capitals, accents, two scripts.
TITLES = [
    "Newark",
    "New York",
    "new approaches",
    "Éxodo",
    "Exodus",
    "10 years",
    "9 lives",
    "مدينة",
    "المدن",
    "zeta",
    "a z",
    "ab",
]
BYTEWISE = [(IndexedDocument, "title_key"), (IndexedDocument, "day"), (Word, "text")]


@pytest.mark.parametrize("words", ["", "rain"])
def test_titles_stand_by_the_bytes_of_their_keys(shelf, words):
    shelf.put(*(document(title, "rain") for title in TITLES))

    found = titles(find(asked(words, sort="title")))

    assert found == sorted(TITLES, key=lambda title: sort_key(title).encode())
    assert found.index("New York") < found.index("Newark")


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite compares bytes without being told")
def test_postgresql_is_told_to_compare_the_bytes_of_what_is_sorted(db):
    with connection.cursor() as cursor:
        cursor.execute("SELECT table_name, column_name, collation_name FROM information_schema.columns")
        collations = {(table, column): collation for table, column, collation in cursor.fetchall()}

    assert {collations[model._meta.db_table, column] for model, column in BYTEWISE} == {"C"}
