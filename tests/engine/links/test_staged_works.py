"""Works on their way into tables: rows of Python, whatever letters they have; columns as they are declared."""

from functools import cache
from itertools import pairwise

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossings.engine.links import loading
from crossings.engine.links.columns import KNOWN, PLAIN, mistakes_of, texts, values, wrong
from crossings.engine.links.loading import FIELDS, LISTS, STAGED, load, load_works
from crossings.engine.links.sorting import once
from crossings.engine.links.work import Settings, Work


@cache
def connection():
    return duckdb.connect()


def asked(value, relation):
    return connection().execute(f"SELECT {value} FROM {relation}").fetchall()[0][0]


letters = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x1f\x00"), max_size=6)
lists = st.lists(letters.filter(bool), max_size=3).map(tuple)


made = st.builds(
    Work,
    id=letters,
    title=letters,
    abstract=letters,
    year=st.none() | st.integers(1000, 2999),
    url=letters,
    **dict.fromkeys(LISTS, lists),
)


@given(st.lists(made, max_size=6))
def test_works_come_out_as_they_went_in(works):
    connection().execute(STAGED)
    load_works(connection(), works)
    names = ", ".join(f'"{name}"' for name in FIELDS)
    rows = connection().execute(f"SELECT {names} FROM staged ORDER BY rowid").fetchall()
    assert [Work(*(tuple(value) if isinstance(value, list) else value for value in row)) for row in rows] == works


def test_halves_of_letters_do_not_stop_a_work():
    connection().execute(STAGED)
    load_works(connection(), [Work("a", "Rain \ud800", concepts=("x\x1fy",))])
    assert connection().execute("SELECT title, concepts FROM staged").fetchall() == [("Rain ?", ["x y"])]


def test_many_works_go_in_part_by_part(monkeypatch):
    monkeypatch.setattr(loading, "BATCH", 3)
    connection().execute(STAGED)
    load_works(connection(), (Work(f"w{number}", year=None if number < 7 else 2000) for number in range(10)))
    assert connection().execute("SELECT count(*), count(year) FROM staged").fetchall() == [(10, 3)]


def test_a_type_is_that_of_all_values_of_a_column():
    connection().execute("CREATE OR REPLACE TEMP TABLE rows(a INTEGER, b VARCHAR)")
    load(connection(), "rows", [(None, "x")] * 2_000 + [(7, "y")])
    load(connection(), "rows", [])
    assert connection().execute("SELECT sum(a), count(*) FROM rows").fetchall() == [(7, 2_001)]


@pytest.mark.parametrize(
    "kind", ["VARCHAR", "VARCHAR[]", "DECIMAL(4,0)", "TIMESTAMP WITH TIME ZONE", "UBIGINT", "DATE"]
)
def test_columns_are_of_plain_types_or_lists_of_them(kind):
    assert PLAIN.fullmatch(kind)


@pytest.mark.parametrize("kind", ["STRUCT(a INTEGER)", "VARCHAR[][]", "BLOB", "MAP(VARCHAR, INTEGER)"])
def test_columns_are_of_no_other_types(kind):
    assert not PLAIN.fullmatch(kind)


@pytest.mark.parametrize("name", LISTS)
def test_every_list_is_read_from_text_from_a_list_and_from_nothing(name):
    types = ({name: "VARCHAR"}, "' x ; y'"), ({name: "VARCHAR[]"}, "[' x', 'y ']"), ({name: "VARCHAR"}, "''"), ({}, "1")
    found = [asked(values(kind)[name], texts(kind, f'(SELECT {held} AS "{name}")')) for kind, held in types]
    assert found == [["x", "y"], ["x", "y"], [], []]


@given(st.text("a;é \n\t\r", max_size=9))
def test_a_list_in_a_text_is_parted_as_by_hand(said):
    kind = {"concepts": "VARCHAR"}
    found = asked(values(kind)["concepts"], texts(kind, f"(SELECT '{said}' AS concepts)"))
    assert found == [" ".join(each.split()) for each in said.split(";") if each.split()]


@given(st.text("ab \n\u00a0\u3000é", max_size=6))
def test_a_text_is_in_a_line_and_has_no_space_around_it(said):
    kind = {"title": "VARCHAR"}
    found = asked(values(kind)["title"], texts(kind, f"(SELECT '{said}' AS title)"))
    assert found.split() == said.split()
    assert found.strip() == found
    assert not {"\n", "  "} & {*found, *map("".join, pairwise(found))}


@pytest.mark.parametrize("name", sorted(set(KNOWN) - set(LISTS) - {"id", "year"}))
def test_every_text_is_read_trimmed_and_is_empty_where_it_is_missing(name):
    types = ({name: "VARCHAR"}, "'  en '"), ({name: "VARCHAR"}, "NULL"), ({}, "1")
    found = [asked(values(kind)[name], texts(kind, f'(SELECT {held} AS "{name}")')) for kind, held in types]
    assert found == ["en", "", ""]


@pytest.mark.parametrize(
    ("row", "bits"),
    [
        ("'a' AS id, 'x' AS title, '2001' AS year, 'en' AS language, 'y;z' AS concepts", 0),
        ("'' AS id, 'x' AS title, '20' AS year, 'english' AS language, 'y' AS concepts", 7),
        ("'a' AS id, repeat('x', 2000001) AS title, NULL AS year, NULL AS language, NULL AS concepts", 8),
        ("'a' AS id, 'x' AS title, 'n.d.' AS year, '' AS language, repeat('y;', 5001) AS concepts", 16),
    ],
)
def test_what_is_wrong_with_a_row_is_a_sum_of_bits(row, bits):
    types = dict.fromkeys(("id", "title", "year", "language", "concepts"), "VARCHAR")
    assert asked(wrong(types), texts(types, f"(SELECT {row})")) == bits


def test_bits_say_all_that_is_wrong_with_a_row():
    assert [field for field, _what, _mend in mistakes_of(31, "x", "y")] == ["id", "year", "language", "", ""]
    assert list(mistakes_of(0, "", "")) == []


@given(st.lists(st.integers(-(2**40), 2**40)))
def test_once_is_what_a_set_says(numbers):
    import numpy as np

    assert once(np.array(numbers, dtype=np.int64)).tolist() == sorted(set(numbers))


choices = st.builds(
    Settings,
    draw=st.sampled_from(["auto", "stated", "titles"]),
    keep_stated=st.booleans(),
    least_works=st.integers(1, 99),
    least_together=st.none() | st.integers(1, 9),
)


@given(choices)
def test_settings_come_back_from_what_they_were_written_to(settings):
    assert Settings.from_json(settings.as_json()) == settings


def test_settings_of_another_day_are_read_as_far_as_they_are_known():
    assert Settings.from_json('{"least_works": 7, "rain": 1}') == Settings(least_works=7)


@pytest.mark.parametrize(("works", "least"), [(1, 1), (199_999, 1), (200_000, 2), (1_000_000, 2)])
def test_in_a_large_corpus_two_concepts_must_meet_twice(works, least):
    assert Settings().least_together_of(works) == least
    assert Settings(least_together=4).least_together_of(works) == 4
