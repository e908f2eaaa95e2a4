"""From a row of demonstration data to the values of a record."""

import pytest

from crossings.demo.rows import values_of
from crossings.engine.values import AcademicYear
from crossings.programmes.models import Catalogue, Version


def test_a_text_in_several_languages_becomes_own_words_and_translations():
    values = values_of(Version, {"key": "standard", "name": {"en": "Standard", "ar": "العادية", "fr": "Standard"}}, {})

    assert (values["key"], values["name"]) == ("standard", "Standard")
    assert [(row.language, row.name) for row in values["translations"]] == [("ar", "العادية"), ("fr", "Standard")]


def test_a_language_without_the_words_has_no_translation():
    values = values_of(Version, {"name": {"en": "Standard"}}, {})

    assert values["translations"] == []


def test_a_translation_is_a_draft_until_somebody_checks_it():
    (row,) = values_of(Version, {"name": {"en": "Standard", "es": "Estándar"}}, {})["translations"]

    assert row.standing == "draft"


def test_a_list_becomes_the_parts_of_the_record():
    values = values_of(Version, {"durations": [{"mode": "full_time", "months": 12}]}, {})

    assert [(row.mode, row.months) for row in values["durations"]] == [("full_time", 12)]


def test_a_key_becomes_what_it_stands_for_and_nothing_stays_nothing():
    known = {"year": AcademicYear.parse}

    assert values_of(Catalogue, {"year": "2023-24"}, known) == {"year": AcademicYear(2023)}
    assert values_of(Catalogue, {"year": None}, known) == {"year": None}


def test_a_key_that_stands_for_nothing_stops_the_load():
    with pytest.raises(KeyError):
        values_of(Version, {"source": "gone"}, {"source": {}.__getitem__})
