"""Rows keep the line on which they begin, whatever stands in quotes, and are as many as the csv module reads."""

import csv
import gzip
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossings.engine.links import csv_rows
from crossings.engine.links.csv_rows import Rows, delimiter, header, is_packed, opened, records
from crossings.engine.links.mistakes import Unreadable
from crossings.engine.refusal import Refusal


@pytest.fixture
def file(tmp_path):
    def write(held, name="works.csv"):
        path = tmp_path / name
        path.write_bytes(held if isinstance(held, bytes) else held.encode())
        return path

    return write


def told(mistakes):
    return [(each.line, each.what) for each in mistakes]


def test_a_row_is_told_by_the_line_on_which_it_begins_not_on_which_it_ends(file):
    path = file('id,title\n1,"one\ntwo\nthree"\n2,"four\r\nfive"\n3,six\n')
    assert [(line, row[0]) for line, row in Rows(path, 2)] == [(2, "1"), (5, "2"), (7, "3")]


def test_a_first_line_of_several_lines_counts_as_several(file):
    path = file('id,"a\ntitle"\n1,x\n')
    assert header(path) == ["id", "a\ntitle"]
    assert list(Rows(path, 2)) == [(3, ["1", "x"])]


def test_rows_after_one_with_a_mistake_are_still_read(file):
    rows = Rows(file("id,title\n1,a,b\n2,c\n3\n4,d\n"), 2)
    assert [row for _line, row in rows] == [["2", "c"], ["4", "d"]]
    assert told(rows.mistakes) == [
        (2, "The row has 3 fields, and the first line names 2 columns."),
        (4, "The row has 1 fields, and the first line names 2 columns."),
    ]


def test_a_row_of_another_encoding_is_left_out_and_its_neighbours_are_not(file):
    rows = Rows(file("id,title\n1,é\n".encode() + b"2,\xe9\n" + "3,ü\n".encode()), 2)
    assert [row for _line, row in rows] == [["1", "é"], ["3", "ü"]]
    assert told(rows.mistakes) == [(3, "It is not UTF-8.")]


def test_reading_a_file_leaves_the_limit_of_fields_as_it_was(file):
    before = csv.field_size_limit()
    list(Rows(file("id\n1\n"), 1))
    header(file("id\n1\n"))
    assert csv.field_size_limit() == before


def test_a_field_may_be_as_long_as_the_limit_and_no_longer(file, monkeypatch):
    monkeypatch.setattr(csv_rows, "LONGEST_FIELD", 10)
    rows = Rows(file("id\n1234567890\n12345678901\n1\n"), 1)
    assert [row for _line, row in rows] == [["1234567890"], ["1"]]
    assert told(rows.mistakes) == [(3, "A field is longer than 10 characters.")]


@pytest.mark.parametrize(
    ("held", "columns"),
    [
        ("ID, Title ,YEAR\n", ["id", "title", "year"]),
        ('\ufeff"id","a,b"\n', ["id", "a,b"]),
        ("id\r1\r", ["id"]),
        ("ÉTAT,", ["état", ""]),
    ],
)
def test_columns_are_named_in_small_letters_without_space(file, held, columns):
    assert header(file(held)) == columns


@pytest.mark.parametrize(
    ("held", "said"),
    [
        ("", "It is empty."),
        ("\n\n", "It is empty."),
        ('"id,title\n1,a\n', "It is no CSV: unexpected end of data."),
        ('"id"x,title\n', "It is no CSV: ',' expected after '\"'."),
        (b"\xe9,title\n", "It is not UTF-8."),
        (b"\xff\xfei\x00d\x00", "It is UTF-16."),
        (b"\xfe\xff\x00i\x00d", "It is UTF-16."),
        (gzip.compress(b"id,title\n"), "It is not UTF-8."),
    ],
    ids=["no bytes", "blank lines", "open quote", "text after a quote", "Latin", "UTF-16", "UTF-16 too", "packed"],
)
def test_a_first_line_that_names_no_columns_is_told(file, held, said):
    with pytest.raises(Unreadable) as refused:
        header(file(held))
    assert [each.what for each in refused.value.mistakes] == [said]


@pytest.mark.parametrize(
    "held", [b"", b"id,title\n", gzip.compress(b"id,title\n1,a\n")[:-1]], ids=["empty", "plain", "cut"]
)
def test_a_file_that_only_calls_itself_packed_is_told(file, held):
    path = file(held, "works.csv.gz")
    with pytest.raises(Unreadable) as refused:
        header(path)
        list(Rows(path, 2))
    assert str(refused.value).startswith("works.csv.gz: It is ")


def test_a_folder_cannot_be_read_as_a_file(tmp_path):
    with pytest.raises(Refusal, match="The system says: Is a directory"), opened(tmp_path):
        pass


@pytest.mark.parametrize(
    ("name", "parted_by", "packed"),
    [
        ("works.csv", ",", False),
        ("works.txt", ",", False),
        ("works.TSV", "\t", False),
        ("works.tsv.GZ", "\t", True),
        ("works.2024.csv.gz", ",", True),
        ("works.gz.csv", ",", False),
    ],
)
def test_a_name_says_what_parts_columns_and_whether_a_file_is_packed(name, parted_by, packed):
    assert (delimiter(Path(name)), is_packed(Path(name))) == (parted_by, packed)


cells = st.text(st.sampled_from('ab",\n é;'), max_size=5)
tables = st.lists(st.lists(cells, min_size=2, max_size=2), max_size=8)


@given(tables, st.sampled_from(["\n", "\r\n"]), st.tuples(st.booleans(), st.booleans()), st.integers(1, 7))
def test_records_are_as_many_as_the_csv_module_reads(tmp_path_factory, rows, end, how, block):
    """Also where a quote, or a line, stretches over the blocks in which the file is looked at."""
    last, packed = how
    written = io.StringIO()
    csv.writer(written, lineterminator=end).writerows([["id", "title"], *rows])
    text = written.getvalue() if last else written.getvalue().removesuffix(end)
    path = tmp_path_factory.mktemp("records") / ("works.csv.gz" if packed else "works.csv")
    path.write_bytes(gzip.compress(text.encode()) if packed else text.encode())

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(csv_rows, "BLOCK", block)
        assert records(path) == len(list(csv.reader(io.StringIO(text, newline="")))) - 1


@given(tables)
def test_rows_are_those_of_the_csv_module_but_for_rows_of_nothing(tmp_path_factory, rows):
    written = io.StringIO()
    csv.writer(written).writerows([["id", "title"], *rows])
    path = tmp_path_factory.mktemp("rows") / "works.csv"
    path.write_bytes(written.getvalue().encode())

    read = Rows(path, 2)

    assert [row for _line, row in read] == [row for row in rows if any(row)]
    assert read.mistakes == []
