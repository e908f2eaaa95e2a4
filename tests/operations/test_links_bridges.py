"""`crossings links bridges` tells what joins two approaches, as documented data or in sentences."""

import json
import re
from pathlib import Path

import pytest

from crossings.engine.links.bridges import Bridge
from crossings.engine.links.corpus import Work, build
from crossings.operations.links import main

WORKS = [
    *(Work(f"a{n}", f"Drought {n}", 2000 + n, concepts=("drought", "harvest"), references=("c1",)) for n in range(5)),
    *(Work(f"c{n}", f"Wages {n}", 2010 + n, authors=("Ann", "Bo"), concepts=("wages", "harvest")) for n in range(4)),
    Work("j", "Drought, harvest and wages", 2015, concepts=("drought", "wages", "harvest")),
    *(Work(f"r{n}", f"Roads {n}", 2012, concepts=("roads",)) for n in range(30)),
]
REFERENCE = Path(__file__).parents[2] / "docs/reference/links-output.md"


@pytest.fixture
def path(tmp_path):
    build(WORKS, tmp_path / "works.corpus")
    return str(tmp_path / "works.corpus")


@pytest.fixture
def told(path, capsys):
    def tell(*words):
        assert main(["bridges", path, "--from", "drought", "--to", "wages", *words]) == 0
        return capsys.readouterr().out

    return tell


def test_a_bridge_is_told_with_its_counts_and_expectations(told):
    answer = json.loads(told("--json"))
    (bridge,) = answer["bridges"]
    assert (bridge["rank"], bridge["concept"], bridge["type"]) == (1, "harvest", "topic")
    assert (bridge["observed_from"], bridge["expected_from"]) == (6, 10 * 6 / 40)
    assert (bridge["observed_to"], bridge["expected_to"]) == (5, 10 * 5 / 40)
    assert (bridge["joint_works"], bridge["expected_joint"], bridge["first_joint_year"]) == (1, 3, 2015)
    assert (answer["joint_works"], answer["first_joint_year"], answer["from"]["works"]) == (1, 2015, 6)


def test_the_works_of_a_bridge_and_those_that_join_are_told_where_they_are_asked_for(told):
    answer = json.loads(told("--json", "--works", "2"))
    shown = answer["bridges"][0]["evidence"]
    assert [work["id"] for work in shown["from"]] == ["a4", "a3", "a2"]
    assert [work["id"] for work in shown["to"]] == ["c3", "c2", "c1"]
    assert [work["id"] for work in shown["joint"]] == ["j"]
    assert answer["bridging_works"][0]["id"] == "j"
    assert json.loads(told("--json"))["bridges"][0]["evidence"] is None


def test_in_text_the_numbers_are_in_sentences(told):
    text = told()
    assert "From “drought” (6 works, 15.0%) to “wages” (5 works, 12.5%), in a corpus of 40 works." in text
    assert "6 works from (by chance 1.5), 5 works to (by chance 1.2); 1 work joins all three, since 2015." in text
    assert "to: Ann et al. 2013 “Wages 3” [c3]" in text
    assert "need have no cause in common" in text


def test_where_nothing_joins_it_is_said(told):
    assert "No concept is held by 9 works or more on each side." in told("--support", "9")


def test_nothing_joint_yet_is_said(told):
    assert "No work is of both sides yet (0.5 would be by chance)." in told("--years", "2000-2014")


def test_works_of_a_file_are_a_side(path, tmp_path, capsys):
    (tmp_path / "ids.txt").write_text("a0\na1\n\na2\n")
    assert main(["bridges", path, "--from", f"works:{tmp_path / 'ids.txt'}", "--to", "wages", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["from"]["works"] == 3
    assert [each["concept"] for each in answer["bridges"]] == ["harvest"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--from", "drougt", "--to", "wages"], "Near to it: drought"),
        (["--from", " | ", "--to", "wages"], "is empty"),
        (["--from", "works:nowhere.txt", "--to", "wages"], "nowhere.txt cannot be read"),
        (["--from", "discipline:Law", "--to", "wages"], "no discipline of this corpus"),
        (["--from", "drought", "--to", "wages", "--types", "colour"], "no type of concept"),
        (["--from", "drought", "--to", "wages", "--years", "1900-1950"], "has no works"),
    ],
    ids=lambda words: " ".join(words) if isinstance(words, list) else "",
)
def test_what_cannot_be_understood_is_refused(path, capsys, words, said):
    assert main(["bridges", path, *words]) == 2
    assert said in capsys.readouterr().err


@pytest.mark.parametrize(
    "words",
    [
        ["--years", "soon"],
        ["--top", "-1"],
        ["--years", "-"],
        ["--types", " , "],
        ["--contrast=-1"],
        ["--contrast", "nan"],
        ["--contrast", "1e9"],
    ],
    ids=" ".join,
)
def test_a_word_that_is_none_ends_with_two(path, words):
    with pytest.raises(SystemExit, match="2"):
        main(["bridges", path, "--from", "drought", "--to", "wages", *words])


def test_the_reference_names_everything_that_is_told(told):
    answer = json.loads(told("--json", "--works", "1"))
    reference = REFERENCE.read_text().split("## bridges", 1)[1].split("\n## ", 1)[0]
    named = set(re.findall(r"`(\w+)`", reference))
    bridge, work = answer["bridges"][0], answer["bridging_works"][0]
    assert {*answer, *answer["corpus"], *answer["asked"], *answer["from"], *bridge, *bridge["evidence"], *work} <= named
    assert {*Bridge._fields} <= named
