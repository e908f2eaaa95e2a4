"""The words of many records at once: one query for each kind, and none where the records' own words settle it."""

import pytest

from crossings.languages.fetch import fetch_words, languages_told, rows_below
from crossings.languages.words import words
from crossings.programmes.models import AimTranslation, VersionTranslation
from tests.factories.programmes import AimFactory, CatalogueFactory, VersionFactory

pytestmark = pytest.mark.django_db


def versions(number, **more):
    return VersionFactory.create_batch(number, catalogue=CatalogueFactory(), **more)


def test_one_query_for_each_kind_of_record(django_assert_num_queries):
    rows = [*versions(3), *AimFactory.create_batch(3)]

    with django_assert_num_queries(2):
        fetch_words(rows, "es")
        assert {words(row, "name", "es").language for row in rows[:3]} == {"en"}


def test_records_in_the_readers_language_ask_nothing(django_assert_num_queries):
    rows = versions(3)

    with django_assert_num_queries(0):
        fetch_words(rows, "en")
        assert all(words(row, "name", "en").text == row.name for row in rows)


def test_an_empty_text_in_english_asks_nothing_either(django_assert_num_queries):
    catalogue = CatalogueFactory(note="")

    with django_assert_num_queries(0):
        assert not words(catalogue, "note", "en")


def test_an_empty_text_in_another_language_falls_back_to_english():
    aim = AimFactory(language="es", statement="Enseñar")
    AimTranslation.objects.create(record=aim, language="en", statement="To teach")
    aim.statement = ""

    fetch_words([aim], "es")

    assert (words(aim, "statement", "es").text, words(aim, "statement", "es").is_fallback) == ("To teach", True)


def test_the_asked_language_is_found_among_others():
    (version,) = versions(1, name="Standard")
    for language, name in (("es", "Estándar"), ("ar", "العادية")):
        VersionTranslation.objects.create(record=version, language=language, name=name)

    fetch_words([version], "ar")

    assert words(version, "name", "ar").text == "العادية"


def test_every_language_that_has_the_words_is_told():
    (version,) = versions(1)
    VersionTranslation.objects.create(record=version, language="fr", name="Normal")
    VersionTranslation.objects.create(record=version, language="es", name="")

    fetch_words([version], "ar")

    assert languages_told(version, "name") == ["en", "fr"]


def test_rows_that_were_fetched_together_are_found_without_asking(django_assert_num_queries):
    version = VersionFactory()
    (found,) = type(version).objects.select_related("catalogue__programme").prefetch_related("durations")

    with django_assert_num_queries(0):
        below = rows_below([found])

    assert {type(row).__name__ for row in below} == {"Version", "Catalogue", "Programme"}


def test_rows_that_point_at_each_other_are_told_once():
    version = VersionFactory()
    version.catalogue._prefetched_objects_cache = {"versions": [version]}

    assert sorted(type(row).__name__ for row in rows_below([version, version])).count("Version") == 1
