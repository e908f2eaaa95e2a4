"""A list as CSV is read back as it was, and nothing in it runs in a spreadsheet."""

import csv
from datetime import date
from decimal import Decimal
from io import StringIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossings.engine.values import PartialDate
from crossings.machines.sheets import ROWS_AT_ONCE, cell, csv_file


def sent(rows, columns=("title", "year"), **asked) -> str:
    return b"".join(csv_file(columns, rows, name="publications", **asked)).decode()


def read(rows) -> list[list[str]]:
    return list(csv.reader(StringIO(sent(rows), newline="")))


def test_a_list_is_read_back_as_it_was():
    rows = [["Rain, and floods", 2012], ['Say "no"', None], ["الهجرة", 1999]]

    assert read(rows) == [["title", "year"], ["Rain, and floods", "2012"], ['Say "no"', ""], ["الهجرة", "1999"]]


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", " =", "\t="])
def test_no_text_is_taken_for_a_formula(sign):
    assert cell(f"{sign}1+1") == f"'{sign}1+1"


@pytest.mark.parametrize("value", [-5, -0.5, Decimal("-1.50")])
def test_a_number_below_zero_stays_a_number(value):
    assert cell(value) == value


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (None, ""),
        (True, "true"),
        (False, "false"),
        (("Koko Warner", "Tamer Afifi"), "Koko Warner; Tamer Afifi"),
        (["=1", "2"], "'=1; 2"),
        (date(2015, 9, 2), "2015-09-02"),
        (PartialDate(2015, 9), "2015-09"),
        ("10.1/x", "10.1/x"),
        ("a=b", "a=b"),
        ("nul\0l", "null"),
    ],
)
def test_each_kind_of_value_has_its_form(value, written):
    assert cell(value) == written


@pytest.mark.slow
@settings(max_examples=80, deadline=None)
@given(st.lists(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=2, max_size=2), max_size=5))
def test_no_cell_that_is_sent_begins_a_formula(rows):
    for row, was in zip(read(rows)[1:], rows, strict=True):
        for text, before in zip(row, was, strict=True):
            assert not text.lstrip().startswith(("=", "+", "-", "@"))
            assert text.removeprefix("'") == before.replace("\0", "").removeprefix("'")


def test_a_file_says_what_it_is():
    answer = csv_file(["title"], [], name="publications")

    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="publications.csv"'


@pytest.mark.parametrize(("with_mark", "opening"), [(True, "\ufefftitle"), (False, "title")])
def test_a_mark_stands_first_for_who_asks(with_mark, opening):
    assert sent([], with_mark=with_mark).startswith(opening)


def test_lines_end_as_the_format_says():
    assert sent([["Rain", 2012]]) == "title,year\r\nRain,2012\r\n"


def test_rows_are_read_only_while_they_are_sent():
    asked = []
    rows = ([asked.append(number) or number, number] for number in range(3 * ROWS_AT_ONCE))
    answer = iter(csv_file(["a", "b"], rows, name="numbers"))
    before = len(asked)
    next(answer)

    assert (before, len(asked)) == (0, ROWS_AT_ONCE - 1)


def test_a_column_is_named_by_a_code():
    with pytest.raises(ValueError, match="no codes for columns"):
        csv_file(["Title of the work"], [], name="publications")
