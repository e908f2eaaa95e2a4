"""Works of OpenAlex, one object a line, as works of a corpus."""

import gzip
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossings.engine.links.corpus import Corpus, build
from crossings.engine.links.reading import Table
from crossings.engine.refusal import Refusal
from crossings.outside.openalex.reading import NoWork, OpenAlexFile, work_of

TOLD = {
    "id": "https://openalex.org/W1",
    "doi": "https://doi.org/10.5555/1",
    "title": "Rain and\n wages",
    "publication_year": 2020,
    "language": "en",
    "abstract_inverted_index": {"rain": [1, 3], "The": [0], "and": [2]},
    "keywords": [{"display_name": "Drought"}, {"keyword": "Wages"}],
    "topics": [{"display_name": "Migration", "field": {"display_name": "Economics"}}, {"display_name": "Drought"}],
    "concepts": [{"display_name": "Weather", "score": 0.9}],
    "referenced_works": ["https://openalex.org/W2", "https://openalex.org/W2", None],
    "authorships": [
        {
            "author": {"id": "https://openalex.org/A1", "display_name": "Ann"},
            "institutions": [{"display_name": "MERIT"}, {"display_name": "ITC"}],
        },
        {"author": {}, "raw_author_name": "Bo", "institutions": []},
    ],
}


def test_a_work_has_all_that_is_told_of_it():
    work = work_of(TOLD)
    assert (work.id, work.title, work.year, work.language) == ("W1", "Rain and wages", 2020, "en")
    assert (work.abstract, work.url) == ("The rain and rain", "https://doi.org/10.5555/1")
    assert (work.concepts, work.disciplines) == (("Drought", "Wages", "Migration"), ("Economics",))
    assert (work.authors, work.people, work.institutes) == (("Ann", "Bo"), ("A1", "Bo"), ("MERIT|ITC", ""))
    assert work.references == ("W2",)


def test_older_concepts_stand_in_where_there_are_no_topics_if_they_are_likely():
    told = {"id": "W1", "concepts": [{"display_name": "Rain", "score": 0.6}, {"display_name": "Sun", "score": 0.1}]}
    assert work_of(told).concepts == ("Rain",)


@pytest.mark.parametrize(
    "told", [{}, {"id": None}, {"id": "W1", "publication_year": 20}, {"id": "W1", "publication_year": "2020"}]
)
def test_what_is_no_work_is_refused(told):
    with pytest.raises(NoWork):
        work_of(told)


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=6,
)


@given(
    st.fixed_dictionaries(
        {"id": st.just("W1")}, optional={name: anything for name in TOLD if name not in ("id", "publication_year")}
    )
)
def test_fields_of_another_shape_are_passed_over(told):
    assert work_of(told).id == "W1"


@pytest.fixture
def file(tmp_path):
    def write(*lines, name="works.jsonl"):
        path = tmp_path / name
        held = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines).encode()
        path.write_bytes(gzip.compress(held) if name.endswith(".gz") else held)
        return OpenAlexFile(path)

    return write


def refused(tmp_path, *sources):
    with pytest.raises(Refusal) as error:
        build(sources, tmp_path / "one.corpus")
    return str(error.value).splitlines()


def test_a_packed_file_stands_beside_a_table_in_one_corpus(file, tmp_path):
    (tmp_path / "more.csv").write_text("id,title,concepts\nW9,Sun,drought\n")
    build([file(TOLD, "", name="works.jsonl.gz"), Table(tmp_path / "more.csv")], tmp_path / "one.corpus")
    with Corpus.open(tmp_path / "one.corpus") as corpus:
        assert (corpus.works, corpus.concept("drought").works) == (2, 2)
        assert corpus.concept("discipline:econom").type == "discipline"
        assert corpus.ask("SELECT id, institute FROM belongs JOIN person ON person = number ORDER BY ALL") == [
            ("A1", "ITC"),
            ("A1", "MERIT"),
        ]


def test_every_mistake_is_told_with_its_line(file, tmp_path):
    lines = refused(
        tmp_path, file("{", "[1]", {"results": [TOLD]}, {"title": "x"}, {"id": "W1", "publication_year": 20})
    )
    assert [line[: line.index(".", 14)] for line in lines] == [
        "works.jsonl:1: The line is no JSON: Expecting property name enclosed in double quotes: line 2 column 1 (char 2)",
        "works.jsonl:2: The line is no work",
        "works.jsonl:3: The line is no work",
        "works.jsonl:4: id: The work has no id",
        "works.jsonl:5: publication_year: “20” is no year",
    ]


def test_two_works_of_one_id_are_told_with_their_lines(file, tmp_path):
    lines = refused(tmp_path, file(TOLD, "", {**TOLD, "title": "Sun"}))
    assert lines[0].startswith("works.jsonl:3: id: “W1” is also the id of another work, in works.jsonl:1.")


def test_a_file_without_works_is_told(file, tmp_path):
    assert refused(tmp_path, file(""))[0].startswith("works.jsonl: It holds no works.")
