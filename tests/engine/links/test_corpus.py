"""A corpus is the same whatever the order of its works, is read by many, and is told from what is none."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from crossings.engine.links.corpus import Corpus, Settings, Work, build
from crossings.engine.refusal import Refusal

WORKS = [
    Work(
        "w1",
        "Rain and pay",
        2001,
        "",
        "en",
        ("Ann",),
        (),
        ("MERIT",),
        ("Climate change", "wages"),
        (),
        ("w2", "x"),
        "/1",
    ),
    Work(
        "w2",
        "Dry years",
        2002,
        authors=("Ann", "Bo"),
        institutes=("MERIT|ITC", ""),
        concepts=("climate-change", "drought"),
    ),
    Work("w3", "Dry pay", None, people=("7", "8"), institutes=("ITC",), concepts=("wages", "drought")),
]


@pytest.fixture
def path(tmp_path):
    return tmp_path / "works.corpus"


@pytest.fixture
def corpus(path):
    build(WORKS, path)
    with Corpus.open(path) as opened:
        yield opened


def rows(corpus, table):
    return corpus.ask(f"SELECT * FROM {table} ORDER BY ALL")


def test_numbers_are_dense_and_in_the_order_of_ids(corpus):
    assert [row[:2] for row in rows(corpus, "work")] == [(0, "w1"), (1, "w2"), (2, "w3")]
    assert [row[:3] for row in rows(corpus, "concept")] == [
        (0, "climat chang", "Climate change"),
        (1, "drought", "drought"),
        (2, "wage", "wages"),
    ]


def test_it_holds_who_holds_what_and_what_meets(corpus):
    assert corpus.ask("SELECT concept, work, year FROM holds") == [
        (0, 0, 2001),
        (0, 1, 2002),
        (1, 1, 2002),
        (1, 2, None),
        (2, 0, 2001),
        (2, 2, None),
    ]
    assert corpus.ask("SELECT * FROM pair") == [(0, 1, 1, 2002), (0, 2, 1, 2001), (1, 2, 1, None)]


def test_it_holds_who_wrote_what_and_where_they_belong(corpus):
    assert rows(corpus, "person") == [(0, "7", "7"), (1, "8", "8"), (2, "Ann", "Ann"), (3, "Bo", "Bo")]
    assert rows(corpus, "wrote") == [(0, 2), (1, 2), (1, 3), (2, 0), (2, 1)]
    assert rows(corpus, "belongs") == [(0, "ITC"), (1, "ITC"), (2, "ITC"), (2, "MERIT")]
    assert rows(corpus, "reference") == [(0, "w2"), (0, "x")]


def test_somebody_without_an_id_keeps_a_place_and_is_nobody(path):
    build([Work("a", "x", people=("7", ""), institutes=("MERIT", "ITC"), concepts=("y",))], path)
    with Corpus.open(path) as corpus:
        assert (rows(corpus, "person"), rows(corpus, "belongs")) == ([(0, "7", "7")], [(0, "MERIT")])


def test_it_tells_what_it_is(corpus):
    assert (corpus.works, corpus.concepts, corpus.background_works, corpus.drawn) == (3, 3, 0, "stated")
    assert corpus.settings == Settings()
    assert len(corpus.version) == 64


def test_works_are_told_in_the_order_asked(corpus):
    found = corpus.works_by_number([2, 0, 9, 2])
    assert [row.id for row in found] == ["w3", "w1", "w3"]
    assert (found[1].authors, found[1].year, found[1].url) == (("Ann",), 2001, "/1")


@pytest.mark.parametrize("name", ["climat chang", "CLIMATE CHANGE", "climate-changes", "Clímate  change"])
def test_a_concept_is_known_by_its_id_its_names_and_their_inflections(corpus, name):
    assert corpus.concept(name).number == 0
    assert corpus.concept_by_number(0).id == "climat chang"


@pytest.mark.parametrize(
    ("name", "mend"), [("drougt", "Near to it: drought."), ("change", "Near to it: Climate change."), ("zz", "Ask for")]
)
def test_a_concept_that_is_none_is_refused_with_near_names(corpus, name, mend):
    with pytest.raises(Refusal) as refused:
        corpus.concept(name)
    assert mend in refused.value.mend


def test_a_number_of_no_concept_is_refused(corpus):
    with pytest.raises(Refusal, match="There is no concept 3"):
        corpus.concept_by_number(3)


def test_ibis_asks_the_same_file(corpus):
    concept = corpus.backend.table("concept")
    assert concept.filter(concept.works >= 2).count().to_pyarrow().as_py() == 3


works = st.lists(
    st.builds(
        Work,
        id=st.uuids().map(str),
        title=st.sampled_from(["Rain and wages", "Wages, wages", "The rain", "Ré ال"]),
        year=st.none() | st.integers(1900, 2030),
        language=st.sampled_from(["", "en", "es"]),
        authors=st.lists(st.sampled_from(["Ann", "Bo", "Çem"]), max_size=2, unique=True).map(tuple),
        concepts=st.lists(st.sampled_from(["rain", "Rains", "wage", "wages", "drought"]), max_size=4).map(tuple),
        references=st.lists(st.sampled_from("xyz"), max_size=2).map(tuple),
    ),
    min_size=1,
    max_size=8,
)


@pytest.mark.slow
@settings(max_examples=5, phases=[Phase.generate])  # each builds two files
@given(works, st.randoms(use_true_random=False), st.sampled_from(["stated", "titles"]))
def test_works_in_another_order_are_the_same_version_and_content(tmp_path_factory, made, chance, draw):
    folder = tmp_path_factory.mktemp("corpora")
    mixed = list(made)
    chance.shuffle(mixed)
    asked = Settings(draw=draw, least_works=1)
    versions = [build(each, folder / f"{number}.corpus", settings=asked) for number, each in enumerate((made, mixed))]
    contents = []
    for number in range(2):
        with Corpus.open(folder / f"{number}.corpus") as corpus:
            tables = [name for (name,) in corpus.ask("SELECT table_name FROM duckdb_tables() ORDER BY 1")]
            contents.append({table: corpus.ask(f"SELECT * FROM {table}") for table in tables})

    assert versions[0] == versions[1]
    assert contents[0] == contents[1]


@pytest.mark.parametrize(
    "other",
    [
        {
            "works": [
                *WORKS[:2],
                Work("w3", "Dry pay", 1999, people=("7", "8"), institutes=("ITC",), concepts=("wages", "drought")),
            ]
        },
        {"works": [*WORKS, Work("w4")]},
        {"settings": Settings(least_together=2)},
        {"background": [Work("x", "wages")]},
    ],
    ids=["a year", "a work", "a setting", "a background"],
)
def test_another_content_or_setting_is_another_version(path, other):
    version = build(WORKS, path)
    assert build(other.pop("works", WORKS), path, **other) != version


SAME = """
import sys
from crossings.engine.links.corpus import Settings, Work, build
works = [Work(f"w{n}", f"Rain {n} of wages", 2000 + n, concepts=(f"c{n % 3}", f"d{n % 5}", "Wages", "wage")) for n in range(40)]
print(build(works, sys.argv[1], settings=Settings(draw=sys.argv[2])))
"""


@pytest.mark.slow
@pytest.mark.parametrize("draw", ["stated", "titles"])
def test_the_version_does_not_depend_on_how_sets_are_ordered(path, draw):
    said = {
        subprocess.run(
            [sys.executable, "-c", SAME, str(path), draw],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("0", "1")
    }
    assert len(said) == 1


READ = "import sys; from crossings.engine.links.corpus import Corpus; print(Corpus.open(sys.argv[1]).works)"


@pytest.mark.slow
def test_several_processes_and_threads_read_one_file_at_once(corpus, path):
    command = [sys.executable, "-c", READ, str(path)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    others = [subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, text=True) for _ in range(2)]
    said = [each.communicate(timeout=60)[0] for each in others]
    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(lambda _: corpus.backend.table("work").count().to_pyarrow().as_py(), range(8)))
        asked = list(threads.map(lambda number: corpus.concept_by_number(number % 3).number, range(60)))

    assert found == [3] * 8
    assert asked == [number % 3 for number in range(60)]
    assert said == ["3\n", "3\n"]


def test_a_reader_cannot_write(corpus):
    import duckdb

    with pytest.raises(duckdb.InvalidInputException, match="read-only"):
        corpus.ask("DELETE FROM work")


def refused(path):
    with pytest.raises(Refusal) as error:
        Corpus.open(path)
    return str(error.value)


def test_a_file_that_is_not_there_is_refused(path):
    assert refused(path).endswith(
        "There is no such file. Build a corpus with `crossings links build`, and name its file."
    )
    assert "It is a folder." in refused(path.parent)


@pytest.mark.parametrize("held", [b"", b"id,title\n", b"x" * 20_000])
def test_a_file_that_is_something_else_is_refused_in_a_sentence(path, held):
    path.write_bytes(held)
    said = refused(path)
    assert "is no corpus that can be read" in said
    assert "\n" not in said


def test_another_database_is_refused(path):
    import duckdb

    with duckdb.connect(path) as connection:
        connection.execute("CREATE TABLE rain(x INTEGER)")
    assert "is no corpus that can be read" in refused(path)


@pytest.mark.slow
@pytest.mark.parametrize("share", [0.3, 0.6, 0.9, 0.999])
def test_a_file_that_is_cut_is_refused_when_it_is_opened_or_asked(path, share):
    build([Work(f"w{n}", f"Title {n} " * 20, concepts=(f"c{n % 97}", f"d{n % 89}")) for n in range(4_000)], path)
    held = path.read_bytes()
    path.write_bytes(held[: int(len(held) * share)])
    with pytest.raises(Refusal, match="is no corpus that can be read"), Corpus.open(path) as corpus:
        for table in ("work", "concept", "label", "holds", "pair"):
            corpus.ask(f"SELECT * FROM {table}")


@pytest.mark.slow
def test_a_file_with_a_wrong_byte_is_refused_when_it_is_asked(path):
    build([Work(f"w{n}", f"Title {n} " * 20, concepts=(f"c{n % 97}", f"d{n % 89}")) for n in range(4_000)], path)
    held = bytearray(path.read_bytes())
    for place in range(len(held) // 3, len(held), 40_000):
        held[place] ^= 0xFF
    path.write_bytes(held)
    with pytest.raises(Refusal, match="is no corpus that can be read"), Corpus.open(path) as corpus:
        for table in ("work", "concept", "label", "holds", "pair"):
            corpus.ask(f"SELECT * FROM {table}")


def test_a_corpus_takes_the_place_of_another_whole(path):
    build(WORKS, path)
    version = build(WORKS[:1], path)
    with Corpus.open(path) as corpus:
        assert (corpus.version, corpus.works) == (version, 1)
    assert [each.name for each in path.parent.iterdir()] == ["works.corpus"]


def test_a_folder_that_is_not_there_is_told(tmp_path):
    with pytest.raises(Refusal, match="cannot be written"):
        build(WORKS, tmp_path / "none" / "works.corpus")
