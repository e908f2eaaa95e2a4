"""Each field of an OpenAlex work, whole, missing or of another shape, and how people, institutes and lines keep their places."""

import gzip
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossings.engine.links.corpus import Corpus, Work, build
from crossings.engine.links.reading import Table
from crossings.engine.links.staging import stage
from crossings.engine.refusal import Refusal
from crossings.outside.openalex.reading import NoWork, OpenAlexFile, short, work_of


def told(**fields):
    return work_of({"id": "https://openalex.org/W1", **fields})


def test_an_object_with_nothing_but_an_id_is_a_work_of_nothing_else():
    assert told() == Work("W1", url="https://openalex.org/W1")


@pytest.mark.parametrize(
    ("field", "said", "of_work", "value"),
    [
        ("title", "  Rain \n\tand  wages ", "title", "Rain and wages"),
        ("display_name", "Rain", "title", "Rain"),
        ("title", 7, "title", ""),
        ("doi", " https://doi.org/10.5555/1 ", "url", "https://doi.org/10.5555/1"),
        ("doi", None, "url", "https://openalex.org/W1"),
        ("language", "EN", "language", "en"),
        ("language", "zh-tw", "language", "zh"),
        ("language", None, "language", ""),
        ("publication_year", 1000, "year", 1000),
        ("publication_year", 2999, "year", 2999),
        ("publication_year", None, "year", None),
        ("referenced_works", ["https://openalex.org/W3", "W2", "", None, "W3"], "references", ("W3", "W2")),
        ("referenced_works", "W2", "references", ()),
        ("keywords", [{"display_name": ""}, {"keyword": "wages"}, "rain", None], "concepts", ("wages",)),
        ("topics", [{"display_name": "Rain", "field": None}], "disciplines", ()),
        ("topics", {"display_name": "Rain"}, "concepts", ()),
    ],
)
def test_a_field_is_read_as_it_is_documented_else_passed_over(field, said, of_work, value):
    assert getattr(told(**{field: said}), of_work) == value


def test_the_title_counts_before_the_name_that_is_displayed():
    assert told(title="Rain", display_name="Sun").title == "Rain"
    assert told(title=" ", display_name="Sun").title == "Sun"


@pytest.mark.parametrize("year", [999, 3000, -2020, 2020.0, "2020", "", True, [], {}])
def test_a_year_that_is_none_is_refused_with_its_field_and_its_value(year):
    with pytest.raises(NoWork) as refused:
        told(publication_year=year)
    assert refused.value.args == ("publication_year", f"“{year}” is no year.", "Write four digits, or null.")


@pytest.mark.parametrize("id_", [None, "", " ", "https://openalex.org/", 7, ["W1"]])
def test_a_work_without_an_id_is_refused(id_):
    with pytest.raises(NoWork) as refused:
        work_of({"id": id_, "title": "Rain"})
    assert refused.value.args[0] == "id"


@pytest.mark.parametrize(("score", "is_held"), [(0.3, True), (0.29, False), (1, True), (None, False), ("0.9", False)])
def test_an_older_concept_counts_from_a_score_of_three_tenths(score, is_held):
    assert bool(told(concepts=[{"display_name": "Rain", "score": score}]).concepts) is is_held


def test_older_concepts_do_not_count_beside_keywords_or_topics():
    older = [{"display_name": "Weather", "score": 0.9}]
    assert told(concepts=older, keywords=[{"display_name": "Rain"}]).concepts == ("Rain",)
    assert told(concepts=older, topics=[{"display_name": "Law"}]).concepts == ("Law",)


def test_a_field_that_several_topics_share_is_one_discipline():
    topics = [{"display_name": name, "field": {"display_name": "Economics"}} for name in ("Wages", "Trade")]
    assert told(topics=topics).disciplines == ("Economics",)


abstracts = st.lists(st.sampled_from(["rain", "Rain", "wages", "and", "é", "الهجرة", "a,"]), max_size=20)


@given(abstracts)
def test_an_abstract_that_is_turned_inside_out_comes_back(words):
    inverted = {}
    for place, word in enumerate(words):
        inverted.setdefault(word, []).append(place)
    backwards = dict(reversed(inverted.items()))

    assert told(abstract_inverted_index=backwards).abstract == " ".join(words)


@pytest.mark.parametrize(
    ("inverted", "abstract"),
    [
        ({"wages": [900], "rain": [3]}, "rain wages"),
        ({"rain": [0], "wages": None, "law": 1, "sun": ["2"]}, "rain"),
        ({"rain": [-1, 0], "wages": [10**9]}, "rain"),
        ({}, ""),
        (["rain"], ""),
        ("rain", ""),
    ],
    ids=["gaps", "no places", "places that are none", "empty", "a list", "a text"],
)
def test_an_abstract_with_faults_keeps_what_has_a_place(inverted, abstract):
    assert told(abstract_inverted_index=inverted).abstract == abstract


def authorship(name=None, id_=None, raw=None, institutions=()):
    return {"author": {"display_name": name, "id": id_}, "raw_author_name": raw, "institutions": list(institutions)}


@pytest.mark.parametrize(
    ("said", "author", "person", "institute"),
    [
        (authorship("Ann", "https://openalex.org/A1"), "Ann", "A1", ""),
        (authorship("Ann"), "Ann", "Ann", ""),
        (authorship(raw="Bo"), "Bo", "Bo", ""),
        (authorship("Ann", raw="A. N."), "Ann", "Ann", ""),
        ({"author": None}, "", "", ""),
        (authorship("Ann", institutions=[{"id": "https://openalex.org/I7"}]), "Ann", "Ann", "I7"),
        (authorship("Ann", institutions=[{"display_name": "A|B"}, {}, None]), "Ann", "Ann", "A/B"),
        (authorship("Ann", institutions=[{"display_name": "A"}, {"display_name": "A"}]), "Ann", "Ann", "A"),
    ],
)
def test_an_author_is_told_with_id_and_institutes_as_far_as_they_are_known(said, author, person, institute):
    work = told(authorships=[said])
    assert (work.authors, work.people, work.institutes) == ((author,), (person,), (institute,))


@given(st.lists(st.tuples(st.sampled_from(["", "Ann", "Bo"]), st.sampled_from(["", "A1", "A2"])), max_size=5))
def test_names_ids_and_institutes_of_authors_stand_side_by_side(people):
    work = told(
        authorships=[authorship(name, id_, institutions=[{"id": f"I{n}"}]) for n, (name, id_) in enumerate(people)]
    )
    assert work.authors == tuple(name for name, _id in people)
    assert work.people == tuple(id_ or name for name, id_ in people)
    assert work.institutes == tuple(f"I{n}" for n in range(len(people)))


@pytest.mark.parametrize(
    ("address", "id_"),
    [
        ("https://openalex.org/W1", "W1"),
        ("http://openalex.org/W1", "W1"),
        ("W1", "W1"),
        ("https://x.org/W1", "https://x.org/W1"),
    ],
)
def test_only_the_address_of_openalex_is_left_off(address, id_):
    assert short(address) == id_


@pytest.fixture
def file(tmp_path):
    def write(held, name="works.jsonl"):
        path = tmp_path / name
        path.write_bytes(held if isinstance(held, bytes) else held.encode())
        return OpenAlexFile(path)

    return write


def held_by(tmp_path, source, asked="SELECT id, title FROM work"):
    build([source], tmp_path / "one.corpus")
    with Corpus.open(tmp_path / "one.corpus") as corpus:
        return corpus.ask(asked)


@pytest.mark.parametrize(
    "held",
    [
        b'{"id": "W1", "title": "Rain"}\n{"id": "W2", "title": "Wages"}',
        b'\xef\xbb\xbf{"id": "W1", "title": "Rain"}\r\n\r\n{"id": "W2", "title": "Wages"}\r\n',
        b'  {"title": "Rain", "id": "W1"}\n \t\n{"id": "W2", "title": "Wages", "new_field": [1]}\n\n',
    ],
    ids=["plain", "with a mark of byte order and Windows ends of lines", "with space and unknown fields"],
)
def test_a_file_is_read_whatever_ends_its_lines(file, tmp_path, held):
    assert held_by(tmp_path, file(held)) == [("W1", "Rain"), ("W2", "Wages")]


def test_a_line_break_of_unicode_within_a_title_does_not_end_a_line(file, tmp_path):
    assert held_by(tmp_path, file('{"id": "W1", "title": "Rain\u2028wages"}')) == [("W1", "Rain wages")]


def test_letters_that_are_no_letters_are_replaced_and_not_a_failure(file, tmp_path):
    lone = '{"id": "W1", "title": "\\ud800", "keywords": [{"display_name": "rain \\u001f fall"}]}'
    asked = "SELECT title, label FROM work, concept"
    assert held_by(tmp_path, file(lone), asked) == [("?", "rain   fall")]


@pytest.mark.parametrize(
    ("held", "said"),
    [
        (b'{"id": "W1", "title": "\xe9"}', "works.jsonl:1: It is not UTF-8."),
        ('{"id": "W1"}'.encode("utf-16"), "works.jsonl:1: It is UTF-16."),
        (b'{"id": "W1"}\n{"id": "W2"', "works.jsonl:2: The line is no JSON: Expecting ',' delimiter"),
        (b"[" * 100_000, "works.jsonl:1: The line is no JSON: "),
        (b'{"id": "W1", "publication_year": ' + b"9" * 5_000 + b"}", "works.jsonl:1: The line is no JSON: "),
        (b'"W1"', "works.jsonl:1: The line is no work."),
        (b"null", "works.jsonl:1: The line is no work."),
        (b'{"meta": {"count": 1}, "results": []}', "works.jsonl:1: The line is no work."),
    ],
    ids=["Latin", "UTF-16", "cut", "nested too deep", "a number too long", "a text", "null", "a page of the API"],
)
def test_a_line_that_cannot_be_read_is_told(file, tmp_path, held, said):
    with pytest.raises(Refusal) as refused:
        build([file(held)], tmp_path / "one.corpus")
    assert str(refused.value).startswith(said)
    assert not (tmp_path / "one.corpus").exists()


def test_a_packed_file_that_is_cut_is_told(file, tmp_path):
    packed = gzip.compress("".join(f'{{"id": "W{n}", "title": "{n * 7919}"}}\n' for n in range(500)).encode())
    with pytest.raises(Refusal, match=r"^works.jsonl.gz: It is damaged"):
        build([file(packed[: len(packed) // 2], "works.jsonl.gz")], tmp_path / "one.corpus")


def test_of_many_mistakes_fifty_are_told_and_the_others_counted(file, tmp_path):
    with pytest.raises(Refusal) as refused:
        build([file("{}\n" * 60)], tmp_path / "one.corpus")
    lines = str(refused.value).splitlines()
    assert [line.split(":")[1] for line in lines[:-1]] == [str(number) for number in range(1, 51)]
    assert lines[-1] == "10 more mistakes are not told."


def test_mistakes_of_a_table_and_of_openalex_are_told_together(file, tmp_path):
    (tmp_path / "more.csv").write_text("id,title,year\nW1,Rain,20\n")
    with pytest.raises(Refusal) as refused:
        build([file("{}"), Table(tmp_path / "more.csv")], tmp_path / "one.corpus")
    assert [line.split(": ")[0] for line in str(refused.value).splitlines()] == ["more.csv:2", "works.jsonl:1"]


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(Refusal, match="No such file"):
        build([OpenAlexFile(tmp_path / "none.jsonl")], tmp_path / "one.corpus")


def test_a_work_is_the_same_from_openalex_and_from_a_value(file, tmp_path):
    """Every field arrives in the corpus as it was mapped: the version is a digest of all of it."""
    said = {
        "id": "https://openalex.org/W1",
        "title": "Rain",
        "publication_year": 2020,
        "language": "en",
        "abstract_inverted_index": {"Dry": [0], "years": [1]},
        "keywords": [{"display_name": "Drought"}],
        "topics": [{"display_name": "Wages", "field": {"display_name": "Economics"}}],
        "referenced_works": ["https://openalex.org/W2"],
        "authorships": [
            authorship("Ann", "https://openalex.org/A1", None, [{"display_name": "MERIT"}]),
            authorship(raw="Bo"),
        ],
    }
    value = Work(
        "W1", "Rain", 2020, "Dry years", "en", ("Ann", "Bo"), ("A1", "Bo"), ("MERIT", ""), ("Drought", "Wages"),
        ("Economics",), ("W2",), "https://openalex.org/W1",
    )  # fmt: skip
    versions = {build([each], tmp_path / "one.corpus") for each in (file(json.dumps(said)), value)}
    assert len(versions) == 1
    assert work_of(said) == value


def test_places_are_lines_of_the_file_with_blank_ones_counted(file):
    import duckdb

    source = file('{"id": "W1"}\n\n{"id": "W2"}\nbroken\n{"id": "W1", "title": "x"}\n')
    with duckdb.connect() as connection:
        assert source.places(connection, ["W1"]) == [("works.jsonl", 1, "W1"), ("works.jsonl", 5, "W1")]
        with pytest.raises(Refusal, match=r"^works.jsonl:4: The line is no JSON"):
            stage(connection, [source])
