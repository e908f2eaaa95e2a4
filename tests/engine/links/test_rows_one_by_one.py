"""The rows of a CSV file, one by one: their lines, and how many there are."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossings.engine.links import csv_rows
from crossings.engine.links.csv_rows import Rows, header, opened, records
from crossings.engine.links.mistakes import Unreadable
from crossings.engine.refusal import Refusal


@pytest.fixture
def path(tmp_path):
    return tmp_path / "rows.csv"


def rows_of(path, columns=2):
    rows = Rows(path, columns)
    return list(rows), [(each.line, each.what) for each in rows.mistakes]


def test_a_row_is_told_with_the_line_on_which_it_begins(path):
    path.write_text('a,b\n1,"x\ny"\n2,z\n')
    assert rows_of(path) == ([(2, ["1", "x\ny"]), (4, ["2", "z"])], [])


def test_after_a_mistake_the_next_rows_are_read_on(path):
    path.write_text('a,b\n1\n2,"x" y\n3,z\n')
    found, mistakes = rows_of(path)
    assert found == [(4, ["3", "z"])]
    assert [line for line, _what in mistakes] == [2, 3]


def test_the_limit_of_the_reader_of_others_is_left_as_it_was(path):
    before = csv.field_size_limit()
    path.write_text("a,b\n1,2\n")
    rows_of(path)
    header(path)
    assert csv.field_size_limit() == before


@pytest.mark.parametrize(
    ("held", "names"), [("A, b \n", ["a", "b"]), ('"a,b",c\n', ["a,b", "c"]), ("\ufeffa,b\n", ["a", "b"])]
)
def test_the_first_line_names_the_columns(path, held, names):
    path.write_text(held)
    assert header(path) == names


@pytest.mark.parametrize("held", [b"", b"\n", b"\xff\xfea\x00", b"\xe9,b\n", b'"a" b,c\n'])
def test_a_first_line_that_names_nothing_is_told(path, held):
    path.write_bytes(held)
    with pytest.raises(Unreadable):
        header(path)


def test_a_folder_is_no_file(tmp_path):
    with pytest.raises(Refusal, match="cannot be read"), opened(tmp_path):
        pass


texts = st.text(st.sampled_from('ab,"\n;'), max_size=5)


@given(st.lists(st.lists(texts, min_size=2, max_size=2), max_size=9), st.booleans(), st.integers(1, 30))
def test_records_are_as_many_as_were_written_however_they_are_cut(tmp_path_factory, rows, is_ended, block):
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerows([("a", "b"), *rows])
    text = written.getvalue() if is_ended else written.getvalue()[:-1]
    path = tmp_path_factory.mktemp("files") / "rows.csv"
    path.write_text(text)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(csv_rows, "BLOCK", block)
        assert records(path) == len(list(csv.reader(io.StringIO(text, newline="")))) - 1


def test_a_quote_that_is_never_closed_changes_how_many_records_there_are(path):
    path.write_text('a,b\n1,x\n2,"y\n3,z\n')
    assert records(path) == 1
