"""Files of works: whatever their columns and quotes, and every mistake with its line."""

import csv
import gzip
import io
from functools import cache

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossings.engine.links.csv_rows import records
from crossings.engine.links.loading import STAGED
from crossings.engine.links.reading import Table, near
from crossings.engine.refusal import Refusal

QUOTES = "Put quotes around fields that hold commas or line breaks."
FIELDS = "id, title, year, language, authors, institutes, concepts"


@pytest.fixture
def staged(tmp_path):
    """What the table of staged works holds after a file was read."""

    def read(held, name="works.csv", fields=FIELDS):
        path = tmp_path / name
        path.write_bytes(held if isinstance(held, bytes) else held.encode())
        return rows_of(path, fields)

    return read


@cache
def connection():
    return duckdb.connect()


def rows_of(path, fields=FIELDS):
    connection().execute(STAGED)
    Table(path).stage(connection())
    return connection().execute(f"SELECT {fields} FROM staged ORDER BY id").fetchall()


def refused(read, *given):
    with pytest.raises(Refusal) as error:
        read(*given)
    return str(error.value).splitlines()


def test_columns_stand_in_any_order_and_may_be_missing(staged):
    assert staged("Title, ID \nRain,w1\n") == [("w1", "Rain", None, "", [], [], [])]


def test_columns_that_are_not_known_are_passed_over_and_named(tmp_path):
    path = tmp_path / "works.csv"
    path.write_text('id,title,"vol""ume",concept\nw1,Rain,7,x\n')
    table = Table(path)
    connection().execute(STAGED)
    table.stage(connection())
    assert table.passed_over == ('vol"ume', "concept")
    assert [near(name) for name in table.passed_over] == ["", "concepts"]


def test_values_are_parted_by_semicolons_and_trimmed(staged):
    held = 'id,title,concepts,authors\n1,a,"wages; drought ;;\tmigration\n policy;",Ann;Bo\n'
    assert staged(held, "works.csv", "concepts, authors") == [(["wages", "drought", "migration policy"], ["Ann", "Bo"])]


def test_an_institute_that_is_not_known_keeps_its_place(staged):
    assert staged("id,title,institutes\n1,a,MERIT;;ITC\n", "works.csv", "institutes") == [(["MERIT", "", "ITC"],)]


@pytest.mark.parametrize(
    ("said", "year"),
    [
        ("2020", 2020),
        (" 1999 ", 1999),
        ("2020.0", 2020),
        ("2021-05-03", 2021),
        ("2021-05", 2021),
        ("NA", None),
        ("", None),
    ],
)
def test_a_year_is_read_from_what_programs_write(staged, said, year):
    assert staged(f"id,title,year\n1,a,{said}\n", "works.csv", "year") == [(year,)]


@pytest.mark.parametrize(("said", "language"), [("en", "en"), ("EN-GB", "en"), ("fra", "fr"), ("ber", "ber"), ("", "")])
def test_a_language_has_one_code(staged, said, language):
    assert staged(f"id,title,language\n1,a,{said}\n", "works.csv", "language") == [(language,)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("start", ["", "\ufeff"])
def test_ends_of_lines_and_a_mark_of_byte_order_are_no_matter(staged, end, start):
    held = f'{start}id,title{end}1,"Rain, ""heavy"""{end}2,Wind{end}{end}3,Sun'
    assert [row[:2] for row in staged(held)] == [("1", 'Rain, "heavy"'), ("2", "Wind"), ("3", "Sun")]


def test_ends_of_lines_may_be_mixed_and_within_quotes(staged):
    assert [row[1] for row in staged('id,title\n1,"One\nline"\r\n2,Other\n')] == ["One line", "Other"]


def test_packed_files_and_tabs_are_read(staged):
    assert staged(gzip.compress(b"id\ttitle\n1\tRain, wind\n"), "works.tsv.gz", "title") == [("Rain, wind",)]


def test_rows_of_nothing_are_passed_over(staged):
    assert len(staged("id,title,year\n1,a,2000\n,,\n2,b,\n,,\n")) == 2


@pytest.mark.parametrize("held", ["title,year\nRain,2000\n,\nWind,\n,\n", 'title\nRain\n""\nWind\n'])
def test_rows_of_nothing_are_no_works_where_ids_are_made(staged, held):
    assert {row[0] for row in staged(held, "works.csv", "title")} == {"Rain", "Wind"}


def test_a_row_of_which_only_an_unknown_column_says_something_is_a_work(staged):
    assert len(staged('title,"vol""ume"\nRain,\n,7\n,\n')) == 2


def test_works_without_ids_are_known_by_what_is_said_of_them(staged):
    held = "title,year\nRain,2020\nWind,2020\nRain,2020\n"
    ids = [row[0] for row in staged(held)]
    assert ids == [row[0] for row in staged("title,year\nWind,2020\nRain,2020\nRain,2020\n")]
    assert len(set(ids)) == 3
    assert sum(each.endswith("-2") for each in ids) == 1


def test_every_mistake_is_told_with_its_line_and_field(staged):
    held = 'id,title,year,language\n1,"a\nb",20,en\n,c,2020,\n3,d\n4,e,,klingon\n5,f,0,\n'
    assert refused(staged, held) == [
        "works.csv:2: year: “20” is no year. Write four digits, or nothing.",
        "works.csv:4: id: The work has no id. Give it one, or leave the column out of the whole file.",
        f"works.csv:5: The row has 2 fields, and the first line names 4 columns. {QUOTES}",
        "works.csv:6: language: “klingon” is no code of a language. Write two letters, such as en, or nothing.",
        "works.csv:7: year: “0” is no year. Write four digits, or nothing.",
    ]


def test_more_mistakes_than_one_reads_are_counted(staged):
    lines = refused(staged, "id,title,year\n" + "".join(f"{number},a,x\n" for number in range(75)))
    assert (len(lines), lines[-1]) == (51, "25 more mistakes are not told.")


@pytest.mark.parametrize(
    ("held", "said"),
    [
        (b"", "works.csv: It is empty."),
        (b"id,title\n", "works.csv: It holds no works."),
        (b"one,two\n1,2\n", "works.csv: It has neither a column title nor one called concepts, but one, two."),
        (b"id,title,title\n1,a,b\n", "works.csv:1: The column title stands there twice."),
        ("id,title\n1,a\n2,é\n".encode("latin-1"), "works.csv:3: It is not UTF-8."),
        ("id,title\n1,é\n".encode("utf-16"), "works.csv:1: It is UTF-16."),
        (b'id,title\n1,a\n2,"b\n3,c\n', "works.csv:3: A quote that is opened here is never closed."),
        (b'id,title\n1,"a" b\n2,c\n', "works.csv:2: The row is no CSV: ',' expected after '\"'."),
        (b"id,title\n1," + b"x" * 2_100_000 + b"\n", "works.csv:2: A field is longer than 2,000,000 characters."),
        (b"id,title\n1,a\n2," + b"x" * 17_000_000, "works.csv:3: A field is longer than 2,000,000 characters."),
        (
            b"id,title,authors\n1,a," + b";".join([b"x"] * 5_001) + b"\n",
            "works.csv:2: A field holds more than 5,000 values.",
        ),
        (
            "id;title;año\n1;Sequía;2001\n".encode(),
            "works.csv:1: Its columns are parted by semicolons, which here part the values of one field.",
        ),
    ],
    ids=lambda held: str(held[:30]),
)
def test_a_file_that_is_none_is_told(staged, held, said):
    assert refused(staged, held)[0].startswith(said)


def test_a_file_that_is_cut_is_told(staged):
    assert refused(staged, gzip.compress(b"id,title\n1,a\n")[:-9], "works.csv.gz") == [
        "works.csv.gz: It is damaged, or not packed by gzip. Fetch it again."
    ]


def test_a_file_that_is_not_there_is_told(tmp_path):
    assert "There is no such file." in refused(rows_of, tmp_path / "none.csv")[0]


def test_a_name_that_means_several_files_means_one(tmp_path):
    (tmp_path / "works1.csv").write_text("id,title\n1,wrong\n")
    path = tmp_path / "works[1].csv"
    path.write_text("id,title\n1,right\n")
    assert rows_of(path, "title") == [("right",)]


@pytest.fixture
def parquet(tmp_path):
    def write(query, name="works.parquet"):
        path = tmp_path / name
        connection().execute(f"COPY ({query}) TO '{path}'")
        return path

    return write


def test_parquet_has_lists_numbers_and_days(parquet):
    path = parquet("SELECT 7 AS id, 'Rain' AS title, DATE '2020-03-01' AS year, [' wages', NULL, 'rain'] AS concepts")
    assert rows_of(path, "id, title, year, concepts") == [("7", "Rain", 2020, ["wages", "rain"])]


def test_parquet_may_part_values_by_semicolons(parquet):
    assert rows_of(parquet("SELECT 'a' AS id, 'wages; rain' AS concepts, 2020 AS year"), "concepts, year") == [
        (["wages", "rain"], 2020)
    ]


def test_mistakes_in_parquet_are_told_with_their_row(parquet):
    path = parquet("SELECT * FROM (VALUES ('a', 'x', 2020), ('', 'y', 2020), ('c', 'z', 20)) AS rows(id, title, year)")
    assert [line.split(". ")[0] for line in refused(rows_of, path)] == [
        "works.parquet:2: id: The work has no id",
        "works.parquet:3: year: “20” is no year",
    ]


def test_a_row_of_parquet_that_says_nothing_is_told(parquet):
    path = parquet("SELECT * FROM (VALUES ('x', 2020), (NULL, NULL), ('', NULL)) AS rows(title, year)")
    assert refused(rows_of, path) == [f"works.parquet:{row}: The row says nothing. Leave it out." for row in (2, 3)]


@pytest.mark.parametrize("query", ["SELECT {'a': 1} AS concepts", "SELECT MAP {'a': 1} AS title", "SELECT 1 AS x"])
def test_columns_of_parquet_that_cannot_be_read_are_told(parquet, query):
    assert refused(rows_of, parquet(query))[0].startswith("works.parquet: ")


def test_a_file_that_only_calls_itself_parquet_is_told(tmp_path):
    path = tmp_path / "works.parquet"
    path.write_text("id,title\n")
    assert refused(rows_of, path)[0].startswith("works.parquet: DuckDB says: ")


text = st.text(st.sampled_from('a"é;,\n\r '), max_size=6)


@pytest.mark.slow
@given(st.lists(st.tuples(text, text), min_size=1, max_size=8), st.sampled_from(["\n", "\r\n"]))
def test_duckdb_reads_what_is_read_line_by_line(tmp_path_factory, rows, end):
    written = io.StringIO()
    writer = csv.writer(written, lineterminator=end, quoting=csv.QUOTE_ALL)
    writer.writerows([("id", "title", "concepts"), *((f"w{number}", *row) for number, row in enumerate(rows))])
    folder = tmp_path_factory.mktemp("files")
    fast, by_line = folder / "works.csv", folder / "works[1].csv"
    for path in (fast, by_line):
        path.write_bytes(written.getvalue().encode())

    assert rows_of(fast) == rows_of(by_line)
    assert records(fast) == len(rows)
