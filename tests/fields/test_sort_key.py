"""One order of names for every database: École with E, the Arabic article ignored."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossings.fields.sort_key import LENGTH, SortKeyField, sort_key
from tests.fields.voyages import Voyage


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("École", "ecole"),
        ("ÉCOLE", "ecole"),
        ("Universitat de València", "universitat de valencia"),
        ("Łódź", "lodz"),
        ("Straße", "strasse"),
        ("Œuvre", "oeuvre"),
        ("Århus / Ærø", "arhus aero"),
        ("  «Two»   words — three ", "two words three"),
        ("L’Orientale", "lorientale"),
        ("UNU-MERIT", "unu merit"),
        ("", ""),
    ],
)
def test_the_key_of_a_latin_name_is_plain(text, key):
    assert sort_key(text) == key


@pytest.mark.parametrize(
    ("written", "same_place"),
    [
        ("الجامعة", "جامعة"),
        ("اَلْجَامِعَة", "جامعة"),
        ("جـــامعة", "جامعة"),
        ("إحصاء", "احصاء"),
        ("آداب", "اداب"),
        ("مستوى", "مستوي"),
        ("ﺟﺎﻣﻌﺔ", "جامعة"),
    ],
)
def test_article_vowel_signs_and_letter_forms_do_not_count_in_arabic(written, same_place):
    assert sort_key(written, "ar") == sort_key(same_place, "ar")


def test_an_alef_with_hamza_is_no_article():
    assert sort_key("ألمانيا", "ar") == "المانيا"


def test_only_the_article_at_the_beginning_is_ignored():
    assert sort_key("المعهد العالي", "ar") == "معهد العالي"


def test_names_in_two_scripts_and_many_accents_take_their_places():
    names = ["Zürich", "École", "Economía", "المعهد", "الجامعة", "Ávila"]

    assert sorted(names, key=sort_key) == ["Ávila", "École", "Economía", "Zürich", "الجامعة", "المعهد"]


def test_in_spanish_the_letter_with_a_tilde_follows_every_n():
    names = ["Peñíscola", "Penzance", "Pena"]

    assert sorted(names, key=lambda name: sort_key(name, "es")) == ["Pena", "Penzance", "Peñíscola"]
    assert sort_key("Peñíscola", "fr") == "peniscola"


@given(st.text())
def test_case_never_counts(text):
    assert sort_key(text.upper().casefold()) == sort_key(text.upper())


@given(st.text(max_size=400))
def test_a_key_fits_its_column_and_has_no_space_at_its_ends(text):
    key = sort_key(text)

    assert len(key) <= LENGTH
    assert key == key.lstrip()


def test_saving_writes_the_key_of_the_name_in_its_language(voyages):
    voyage = voyages.create(name="Peñíscola", language="es")

    assert voyage.sort_key == "pen~iscola"


def test_rows_made_in_bulk_have_their_keys_too(voyages):
    voyages.bulk_create([Voyage(name="École")])

    assert voyages.get().sort_key == "ecole"


def test_a_renamed_row_takes_its_new_place(voyages):
    voyage = voyages.create(name="Zoe")
    voyage.name = "Ábel"
    voyage.save()

    assert voyages.get().sort_key == "abel"


def test_the_database_orders_names_by_their_keys(voyages):
    for name in ["Zoe", "École", "a z", "ab", "Ñandú"]:
        voyages.create(name=name, language="es")

    in_order = [row.name for row in voyages.order_by("sort_key")]

    assert in_order == sorted(in_order, key=lambda name: sort_key(name, "es").encode())
    assert in_order[:3] == ["a z", "ab", "École"]


def test_a_migration_names_the_column_that_is_sorted():
    _, path, _, kwargs = SortKeyField(of="name", language_of="language", db_index=True).deconstruct()

    assert path == "crossings.fields.sort_key.SortKeyField"
    assert kwargs == {"of": "name", "language_of": "language", "db_index": True, "max_length": 200}
    assert SortKeyField(**kwargs).deconstruct()[3] == kwargs
