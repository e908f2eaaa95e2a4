"""Works from several places, each once."""

import pytest

from crossings.engine.links.corpus import Corpus, Work, build
from crossings.engine.links.reading import Table
from crossings.engine.refusal import Refusal

RAIN, WIND = Work("a", "Rain", 2001, concepts=("rain",)), Work("b", "Wind", concepts=("wind",))


@pytest.fixture
def ids(tmp_path):
    def build_of(*sources):
        build(sources, tmp_path / "one.corpus")
        with Corpus.open(tmp_path / "one.corpus") as corpus:
            return [id_ for (id_,) in corpus.ask("SELECT id FROM work ORDER BY number")]

    return build_of


@pytest.fixture
def table(tmp_path):
    def write(name, *rows):
        path = tmp_path / name
        path.write_text("\n".join(["id,title,year,concepts", *rows, ""]))
        return Table(path)

    return write


def test_values_and_files_make_one_corpus(ids, table):
    assert ids(WIND, table("one.csv", "c,Sun,,sun"), RAIN, table("two.csv", "d,Fog,,fog")) == ["a", "b", "c", "d"]


def test_a_work_that_comes_twice_and_says_the_same_is_taken_once(ids, table):
    assert ids(RAIN, RAIN, table("one.csv", "a,Rain,2001,rain", "c,Sun,,sun"), table("two.csv", "c,Sun,,sun")) == [
        "a",
        "c",
    ]


def test_two_works_of_one_id_are_told_with_both_places(ids, table):
    with pytest.raises(Refusal) as refused:
        ids(table("one.csv", "a,Rain,,", "b,Wind,,"), table("two.csv", "c,Sun,,", "a,Fog,,", "b,Wind,2001,"))
    assert str(refused.value).splitlines() == [
        "two.csv:3: id: “a” is also the id of another work, in one.csv:2. Give each work its own, or leave one of them out.",
        "two.csv:4: id: “b” is also the id of another work, in one.csv:3. Give each work its own, or leave one of them out.",
    ]


def test_two_works_of_one_id_that_come_from_no_file_are_told(ids):
    with pytest.raises(Refusal, match="Two works have the id “a”"):
        ids(RAIN, Work("a", "Fog"))


def test_mistakes_of_all_files_are_told_together(ids, table):
    with pytest.raises(Refusal) as refused:
        ids(table("one.csv", "a,Rain,x,"), table("two.csv", ",Sun,,"), table("three.csv"))
    assert [line.split(": ")[0] for line in str(refused.value).splitlines()] == ["one.csv:2", "three.csv", "two.csv:2"]


def test_no_works_are_no_corpus(ids):
    with pytest.raises(Refusal, match="There are no works"):
        ids()


def test_nothing_is_left_behind_where_works_are_refused(ids, table, tmp_path):
    with pytest.raises(Refusal):
        ids(table("one.csv", "a,Rain,x,"))
    assert [path.name for path in tmp_path.iterdir()] == ["one.csv"]
