"""`crossings links open` and `evaluate` tell as documented data or as text, and refuse what they cannot do."""

import json
import re
from pathlib import Path

import pytest

from crossings.engine.links.corpus import build
from crossings.operations.links import main
from tests.engine.links.test_scorers import NAMES, WORKS

REFERENCE = Path(__file__).parents[2] / "docs/reference/links-evaluation.md"


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    path = tmp_path_factory.mktemp("corpus") / "works.corpus"
    build(WORKS, path)
    return str(path)


@pytest.fixture
def told(path, capsys):
    def tell(word, *words):
        assert main([word, path, *words]) == 0
        return capsys.readouterr().out

    return tell


def names_in(answer):
    if isinstance(answer, dict):
        return set(answer) | {name for value in answer.values() for name in names_in(value)}
    return {name for value in answer for name in names_in(value)} if isinstance(answer, list) else set()


def test_open_tells_each_link_with_its_reasons(told):
    answer = json.loads(told("open", "--from", NAMES[0], "--least-works", "5", "--top", "3", "--json"))
    assert [link["rank"] for link in answer["links"]] == [1, 2, 3]
    assert 0 < answer["links"][0]["likely"] < 1
    assert {"likely", "surprise", "reasons", "through", "popular_anyway"} <= set(answer["links"][0])
    text = told("open", "--from", NAMES[0], "--least-works", "5", "--top", "3")
    assert "likely within 5 years" in text
    assert "Why: " in text


def test_open_takes_an_approach_of_several_parts(told, path, tmp_path):
    def opened(start):
        return json.loads(told("open", "--from", start, "--least-works", "5", "--top", "9", "--json"))

    one, other = NAMES[0], NAMES[7]
    both = opened(f"{one}|{other}")
    works = [work for work in WORKS if {one, other} & set(work.concepts)]
    assert both["from"] == {"name": f"{one}|{other}", "works": len(works)}
    assert opened(f"{other} | {one}")["links"] == both["links"]
    assert opened(f"{one}|{one}") == opened(one)
    (tmp_path / "ids.txt").write_text("".join(f"{work.id}\n" for work in works))
    met = {concept for work in works for concept in work.concepts}
    assert not met & {link["concept"] for link in opened(f"works:{tmp_path}/ids.txt")["links"]}


@pytest.mark.parametrize(
    "start", ["nothing of this kind", f"{NAMES[0]}|nothing", "discipline:Law", "|", "works:none.txt"]
)
def test_open_refuses_an_approach_that_is_none(path, capsys, start):
    assert main(["open", path, "--from", start, "--least-works", "5"]) == 2
    assert capsys.readouterr().err.count("\n") >= 1


def test_evaluate_tells_every_measure_with_its_interval_and_prints_its_options(told):
    words = ("--split", "2012", "--least-works", "4", "--draws", "20")
    answer = json.loads(told("evaluate", *words, "--json"))
    for scorer in ("random", "preferential_attachment", "common_neighbours", "adamic_adar", "blend"):
        for measure in ("auc", "average_precision", "recall_at_50", "degree_matched_auc"):
            estimate = answer["scorers"][scorer][measure]
            low, high = estimate["interval"]
            assert low <= high
            assert answer["scorers"][scorer]["ratios"][measure]["value"] > 0
    assert answer["options"]["least_works"] == 4
    text = told("evaluate", *words)
    assert "at least 4 works" in text
    assert "Excluded: terms that name no subject and pairs of concepts that share a word." in text
    assert "20 draws of starts (seed 1)" in text


def test_what_is_excluded_is_an_option_and_is_printed(told):
    def report(*words):
        return json.loads(told("evaluate", "--split", "2012", "--least-works", "5", "--draws", "20", "--json", *words))

    assert report()["options"]["excluded"] == ["general_terms", "shared_words"]
    assert report("--exclude", "none")["options"]["excluded"] == []
    assert report("--exclude", "shared_words")["options"]["excluded"] == ["shared_words"]
    assert "Excluded: none." in told("evaluate", "--split", "2012", "--least-works", "5", "--exclude", "none")


def test_every_name_of_the_answers_is_documented(told):
    documented = set(re.findall(r"`(\w+)`", REFERENCE.read_text()))
    opened = json.loads(told("open", "--from", NAMES[0], "--least-works", "5", "--json"))
    evaluated = json.loads(told("evaluate", "--split", "2012", "--least-works", "4", "--draws", "5", "--json"))
    assert names_in(opened) | names_in(evaluated) <= documented


@pytest.mark.parametrize(
    "words", [["--split", "soon"], ["--split", "2012", "--draws", "0"], ["--split", "2012", "--exclude", "all"], []]
)
def test_evaluate_refuses_what_is_no_year_or_number(path, words):
    with pytest.raises(SystemExit, match="2"):
        main(["evaluate", path, *words])


def test_what_cannot_be_foreseen_is_refused_in_words(path, capsys):
    assert main(["evaluate", path, "--split", "2050", "--least-works", "4"]) == 2
    assert "Nothing came true after 2050." in capsys.readouterr().err


def test_people_are_told_with_what_they_share_and_without_other_authors(told, tmp_path):
    answer = json.loads(told("people", "--top", "4", "--json"))
    assert [each["rank"] for each in answer["introductions"]] == [1, 2, 3, 4]
    assert names_in(answer) <= set(re.findall(r"`(\w+)`", REFERENCE.read_text()))
    assert not names_in(answer) & {"authors", "author"}
    (tmp_path / "shown.txt").write_text("author 1\nauthor 2\nauthor 3\n")
    answer = json.loads(told("people", "--shown", str(tmp_path / "shown.txt"), "--json"))
    assert {side["id"] for each in answer["introductions"] for side in (each["a"], each["b"])} <= {
        "author 1",
        "author 2",
        "author 3",
    }
    assert "No work together." in told("people", "--top", "2")


def test_a_list_of_people_that_cannot_be_read_is_refused(path, tmp_path, capsys):
    assert main(["people", path, "--shown", str(tmp_path / "none.txt")]) == 2
    assert "cannot be read" in capsys.readouterr().err
