"""A corpus has the version of its content and settings, from whatever files, and is replaced whole or not at all."""

import csv
import gzip
import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossings.engine.links.corpus import Corpus, Settings, Work, build
from crossings.engine.links.reading import Table
from crossings.engine.links.vocabulary import Name, Vocabulary
from crossings.engine.refusal import Refusal

pytestmark = pytest.mark.slow  # corpora are written

LISTS = ("authors", "people", "institutes", "concepts", "disciplines", "references")
WORKS = [
    Work("w1", "Rain and wages", 2001, "Dry years, “bad” pay;\nnone", "en", ("Ann", "Bo"), ("1", "2"), ("MERIT", "ITC"),
         ("Climate change", "wages"), ("Economics",), ("w2", "x"), "https://x.example/1"),
    Work("w2", 'La "sequía", otra vez', None, "", "es", ("Zoë",), (), (), ("sequía",), (), (), ""),
    Work("w3", "هجرة العمال", 1999, "", "ar", (), (), (), ("هجرة", "wages"), ("Law", "Economics"), ("w1",), ""),
]  # fmt: skip


@pytest.fixture
def version(tmp_path):
    def build_it(works, **more):
        return build(works, tmp_path / "one.corpus", **more)

    return build_it


def rows_of(works, names):
    for work in works:
        yield [
            ";".join(value) if name in LISTS else "" if value is None else str(value)
            for name, value in ((name, getattr(work, name)) for name in names)
        ]


def as_csv(path, works, *, delimiter=",", end="\n", names=tuple(Work.__dataclass_fields__), mark=""):
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(mark)
        csv.writer(file, delimiter=delimiter, lineterminator=end).writerows([names, *rows_of(works, names)])
    return path


def as_parquet(path, works):
    import duckdb

    with duckdb.connect() as connection:
        connection.execute("CREATE TABLE t(id TEXT, title TEXT, year INT, abstract TEXT, language TEXT, authors TEXT[],"
            ' people TEXT[], institutes TEXT[], concepts TEXT[], disciplines TEXT[], "references" TEXT[], url TEXT)')  # fmt: skip
        for work in works:
            values = [getattr(work, name) for name in Work.__dataclass_fields__]
            marks = ", ".join("?" * len(values))
            connection.execute(
                f"INSERT INTO t VALUES ({marks})", [list(x) if isinstance(x, tuple) else x for x in values]
            )
        connection.execute(f"COPY t TO '{path}'")
    return path


def packed(path):
    out = path.with_name(path.name + ".gz")
    out.write_bytes(gzip.compress(path.read_bytes()))
    return out


@pytest.mark.parametrize(
    "written",
    [
        lambda folder: as_csv(folder / "a.csv", WORKS),
        lambda folder: as_csv(folder / "other name.csv", WORKS[::-1], mark="\ufeff", end="\r\n"),
        lambda folder: as_csv(folder / "a.tsv", WORKS, delimiter="\t"),
        lambda folder: as_csv(folder / "a.csv", WORKS, names=tuple(reversed(Work.__dataclass_fields__))),
        lambda folder: packed(as_csv(folder / "a.csv", WORKS)),
        lambda folder: as_parquet(folder / "a.parquet", WORKS),
        lambda folder: as_parquet(folder / "a.PARQUET", [*WORKS, *WORKS[:1]]),
        lambda folder: as_csv(folder / "a[1].csv", WORKS),
    ],
    ids=[
        "csv",
        "order, mark and line ends",
        "tabs",
        "order of columns",
        "packed",
        "parquet",
        "a work twice",
        "line by line",
    ],
)
def test_the_same_works_are_the_same_version_from_every_kind_of_file(version, tmp_path, written):
    assert version([Table(written(tmp_path))]) == version(WORKS)


def test_works_may_be_spread_over_files_and_stand_in_two_of_them(version, tmp_path):
    one, other = as_csv(tmp_path / "one.csv", WORKS[:2]), as_parquet(tmp_path / "other.parquet", WORKS[1:])
    assert version([Table(one), Table(other)]) == version([Table(other), *WORKS[:1], Table(one)]) == version(WORKS)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("id", "w9"),
        ("title", "Rain"),
        ("year", None),
        ("language", "fr"),
        ("authors", ("Ann", "Di")),
        ("people", ("1", "3")),
        ("institutes", ("MERIT", "")),
        ("concepts", ("Climate change",)),
        ("disciplines", ()),
        ("references", ("w2",)),
        ("url", ""),
    ],
)
def test_every_field_that_is_kept_is_part_of_the_version(version, field, value):
    assert version([replace(WORKS[0], **{field: value}), *WORKS[1:]]) != version(WORKS)


def test_an_abstract_counts_only_by_the_concepts_that_it_names(version):
    vocabulary = Vocabulary.of([Name("pay", "topic", "en", "pay"), Name("rain", "topic", "en", "rain")])
    silent = [replace(WORKS[0], abstract="Of other things"), replace(WORKS[0], abstract="Other things")]
    naming = replace(WORKS[0], abstract="Pay")
    assert version(silent[:1], vocabulary=vocabulary) == version(silent[1:], vocabulary=vocabulary)
    assert version([naming], vocabulary=vocabulary) != version(silent[:1], vocabulary=vocabulary)


@pytest.mark.parametrize("order", [("Ann", "Bo"), ("Bo", "Ann")])
def test_lists_that_have_no_order_make_no_version_by_theirs(version, order):
    """Who wrote is a set, the authors that are shown are a row: only the order of what is shown counts."""
    concepts = [Work("a", "Rain", concepts=each, references=each) for each in (order, order[::-1])]
    assert version(concepts[:1]) == version(concepts[1:])
    assert version([Work("a", authors=order)]) != version([Work("a", authors=order[::-1])])


@pytest.mark.parametrize(
    "other",
    [
        {"keep_stated": False},
        {"language": "es"},
        {"least_works": 4},
        {"longest_term": 2},
        {"least_together": 1},
        {"draw": "titles"},
    ],
    ids=lambda other: next(iter(other)),
)
def test_every_setting_is_part_of_the_version_even_if_it_changes_nothing(version, other):
    assert version([Work("a")], settings=Settings(**other)) != version([Work("a")])


def test_settings_of_a_later_release_are_passed_over():
    told = json.loads(Settings(least_works=7).as_json()) | {"not_yet_known": 1}
    assert Settings.from_json(json.dumps(told)) == Settings(least_works=7)


@pytest.mark.parametrize(("works", "least"), [(1, 1), (199_999, 1), (200_000, 2), (10**7, 2)])
def test_two_works_together_are_asked_of_a_pair_from_two_hundred_thousand_works_on(works, least):
    assert Settings().least_together_of(works) == least
    assert Settings(least_together=5).least_together_of(works) == 5


texts = st.text(st.characters(codec="utf-8"), max_size=8).map(str.strip)
ids = st.lists(st.text("abc", min_size=1, max_size=3), min_size=1, max_size=5, unique=True)


@settings(max_examples=6)
@given(ids, st.data())
def test_what_goes_in_comes_out(tmp_path_factory, names, data):
    """Whatever letters texts have, the corpus tells them as they were given."""
    works = [
        Work(name, data.draw(texts), data.draw(st.none() | st.integers(1000, 2999)), url=data.draw(texts))
        for name in names
    ]
    path = tmp_path_factory.mktemp("one") / "one.corpus"
    build(works, path)
    with Corpus.open(path) as corpus:
        found = [(each.id, each.title, each.year, each.url) for each in corpus.works_by_number(range(9))]
    assert found == [
        (each.id, each.title, each.year, each.url) for each in sorted(works, key=lambda each: each.id.encode())
    ]


def failing(works):
    yield from works
    raise RuntimeError("The source fell silent.")


@pytest.mark.parametrize(
    ("works", "error"),
    [
        (lambda _folder: [], Refusal),
        (lambda _folder: [Work("a", "x"), Work("a", "y")], Refusal),
        (lambda folder: [Table(folder / "none.csv")], Refusal),
        (lambda folder: [*WORKS, Table(as_csv(folder / "bad.csv", [replace(WORKS[0], language="klingon")]))], Refusal),
        (lambda _folder: failing(WORKS), RuntimeError),
    ],
    ids=["no works", "one id twice", "no file", "a bad file", "a source that fails"],
)
def test_a_corpus_stays_as_it_was_where_another_cannot_be_built(tmp_path, works, error):
    path = tmp_path / "corpora" / "one.corpus"
    path.parent.mkdir()
    build(WORKS, path)
    before = path.read_bytes()

    with pytest.raises(error):
        build(works(tmp_path), path)

    assert path.read_bytes() == before
    assert [each.name for each in path.parent.iterdir()] == ["one.corpus"]


def test_a_bad_background_or_no_vocabulary_leaves_no_corpus_either(tmp_path):
    with pytest.raises(Refusal):
        build(WORKS, tmp_path / "one.corpus", background=[Table(tmp_path / "none.csv")])
    with pytest.raises(Refusal):
        build(WORKS, tmp_path / "one.corpus", settings=Settings(draw="vocabulary"))
    assert list(tmp_path.iterdir()) == []


def test_who_has_a_corpus_open_goes_on_reading_it_while_another_takes_its_name(tmp_path):
    path = tmp_path / "one.corpus"
    build(WORKS, path)
    with Corpus.open(path) as before:
        build(WORKS[:1], path)
        assert len(before.ask("SELECT * FROM work")) == before.works == 3
    with Corpus.open(path) as after:
        assert len(after.ask("SELECT * FROM work")) == after.works == 1
