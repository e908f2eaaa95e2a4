"""What papers are made of: headings in two languages, and a word for whatever is not known."""

from dataclasses import FrozenInstanceError, asdict

import pytest
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from crossings.engine.values import Ects
from crossings.studies.papers.content import Line, Lines, Said, Section, Table, Words, both, line, unknown
from crossings.studies.papers.transcript import Entry, entries_table, scale_line


def test_a_heading_is_told_in_the_readers_language_and_in_english():
    assert both(lambda: _("Programme"), "es") == ("Programa", "Programme")


def test_an_english_reader_needs_no_second_heading():
    assert both(lambda: _("Programme"), "en") == ("Programme", "")


def test_telling_a_heading_leaves_the_language_as_it_was():
    before = get_language()
    both(lambda: _("Programme"), "ar")

    assert get_language() == before


@pytest.mark.parametrize("values", [(), [Said("")], [Said("", "es"), Said("")]])
def test_a_line_without_words_says_that_none_are_stated(values):
    (said,) = line(lambda: _("Award"), values, "en").values

    assert (said.words, said.unknown) == ("Not stated in any source read", True)


def test_a_line_keeps_what_is_said_and_drops_what_is_not():
    told = line(lambda: _("Award"), [Said("MA"), Said(""), Said("Máster", "es")], "en", "2.1")

    assert told == Line("2.1 Award", "", (Said("MA"), Said("Máster", "es")))


@pytest.mark.parametrize("language", ["en", "es", "fr", "ar"])
def test_what_is_not_known_is_said_in_the_readers_language(language):
    said = unknown(language)

    assert said.language == language
    assert said.unknown
    assert (said.words == "Not stated in any source read") == (language == "en")


def test_each_part_knows_how_it_is_set():
    parts = (Lines(()), Table((), (), (), ()), Words(()))

    assert [asdict(part)["kind"] for part in parts] == ["terms", "table", "text"]


def test_what_a_paper_is_made_of_does_not_change():
    with pytest.raises(FrozenInstanceError):
        Section("A", "", ()).heading = "B"  # type: ignore[misc]


def an_entry(**more) -> Entry:
    return Entry(
        **{"code": "A1", "title": Said("First"), "term": Said("–", ""), "ects": Ects(10), "status": "Passed"} | more
    )


def test_a_table_has_a_cell_for_each_column():
    table = entries_table([an_entry(), an_entry(code="A2")], "en")

    assert len(table.head) == len(table.widths) == len(table.numbers) == 6
    assert {len(row) for row in table.rows} == {6}
    assert [row[0].words for row in table.rows] == ["A1", "A2"]


def test_credits_that_are_not_known_are_not_told_as_nothing():
    ((_code, _title, _term, ects, grade, _status),) = entries_table([an_entry(ects=None)], "en").rows

    assert (ects.words, ects.unknown) == ("Not stated", True)
    assert grade.words == "–"


def test_half_credits_and_none_at_all_are_numbers():
    rows = entries_table([an_entry(ects=Ects("7.5")), an_entry(ects=Ects(0))], "en").rows

    assert [row[3].words for row in rows] == ["7.5", "0"]


def test_a_title_keeps_its_own_language_in_a_paper_of_another():
    (row,) = entries_table([an_entry(title=Said("Migration law", "en"))], "ar").rows

    assert (row[1].words, row[1].language) == ("Migration law", "en")


def test_a_scale_is_told_with_its_ends_or_as_not_stated():
    assert scale_line("0–100", "en").values[0].words == "From 0–100, the lowest grade to the highest"
    assert scale_line("", "en").values[0].unknown
