"""`crossings rules routes` and `compare` say what becomes of routes and students, and end accordingly."""

import json
from pathlib import Path

import pytest

from crossings.operations.rules import main

FOLDER = Path(__file__).parents[2] / "regulations" / "brussels-international-migration"
RULES, FLEXIBLE = FOLDER / "2023-24.yaml", FOLDER / "2023-24.flexible-study.yaml"
pytestmark = pytest.mark.slow


@pytest.fixture
def changed(tmp_path):
    """The Brussels rules with some words replaced."""

    def write(old, new):
        text = RULES.read_text()
        assert old in text
        path = tmp_path / "changed.yaml"
        path.write_text(text.replace(old, new))
        return str(path)

    return write


def said(capsys, *words):
    ended = main([*words, "--json"])
    return ended, json.loads(capsys.readouterr().out)


def test_every_route_is_told_with_its_proof(capsys):
    ended, told = said(capsys, "routes", str(RULES))
    assert (ended, told["verdict"], len(told["routes"])) == (0, "achievable", 128)
    walked = [each for each in told["routes"] if each["verdict"] == "achievable"]
    assert len(walked) == 96
    assert all(each["plan"]["terms"] and each["slack"] and not each["conflict"] for each in walked)
    assert all(
        [line["clause"] for line in each["conflict"]] == ["visa"] and each["closed"] and each["plan"] is None
        for each in told["routes"]
        if each["verdict"] == "not_achievable"
    )


def test_the_names_of_a_route_are_those_documented(capsys):
    _ended, told = said(capsys, "routes", str(FOLDER.parent / "valencia-migration" / "2022-23.yaml"))
    documented = (Path(__file__).parents[2] / "docs/reference/rules-output.md").read_text()
    one = told["routes"][0]
    names = [*told, *(f"routes[].{name}" for name in one), *(f"routes[].slack.{name}" for name in one["slack"])]
    assert [name for name in names if f"{name}`" not in documented.replace("[]`", "`")] == []


def test_rules_with_a_route_that_cannot_be_walked_do_not_hold(changed, capsys):
    path = changed("tags: [human_rights_law], terms: [autumn, spring]", "tags: [], terms: [autumn, spring]")
    ended, told = said(capsys, "routes", path)
    assert (ended, told["verdict"]) == (1, "not_achievable")
    assert {each["route"]["specialisation"] for each in told["routes"] if not each["closed"] and each["conflict"]} == {
        "human_rights_law"
    }


def test_routes_are_told_in_lines(capsys):
    assert main(["routes", str(FOLDER.parent / "valencia-migration" / "2022-23.yaml")]) == 0
    out = capsys.readouterr().out
    assert "2 of 2 routes can be walked" in out
    assert "waits for: language-abroad" in out
    assert "vacuous clause, credits" in out


def test_what_hangs_on_assumptions_is_told_where_it_is_asked_for(capsys):
    _ended, told = said(capsys, "routes", str(FOLDER.parent / "valencia-migration" / "2022-23.yaml"))
    assert told["assumptions"] == []
    ended = main(["routes", str(RULES), "--assumptions"])
    lines = capsys.readouterr().out
    assert ended == 0
    assert "if read otherwise (migration-standard): The two compulsory modules come on top" in lines
    assert "by arithmetic only this adds up" in lines


def test_two_editions_are_compared(capsys):
    ended, told = said(capsys, "compare", str(RULES), str(FLEXIBLE))
    assert (ended, told["verdict"], told["routes"], told["students"]) == (0, "same", [], [])
    changes = {each["id"]: each["text"] for each in told["clauses"]}
    assert "modules: 3 → 4" in changes["secondary-human-rights-law-extended"]


def test_students_who_change_verdict_make_it_not_hold(tmp_path, changed, capsys):
    taken = ["POLI9400", "POLI9410", "LAWS8321", "POLI9551", "EX-HRL3", "EX-DEV3", "METHODOLOGY", "DISSERTATION"]
    credits_ = "".join(f"  - {{module: {code}, status: passed}}\n" for code in taken)
    folder = tmp_path / "records"
    folder.mkdir()
    (folder / "amina.yaml").write_text(f"format: crossings-record/1\ncredits:\n{credits_}")
    path = changed("choose: {modules: 3, from: taught}", "choose: {modules: 4, from: taught}")
    words = ["compare", str(RULES), path, "--records", str(folder)]
    ended, told = said(capsys, *words)
    assert ended == 1
    (student,) = told["students"]
    assert (student["record"], student["old"]) == ("amina.yaml", "satisfied")
    assert student["new"] in ("achievable", "not_achievable")
    assert main(words) == 1
    assert "amina.yaml: satisfied becomes" in capsys.readouterr().out


def test_wishes_are_kept_or_said(tmp_path, capsys):
    wishes = tmp_path / "wishes.yaml"
    wishes.write_text("liked: [EX-CON1]\navoided: [POLI9400]\n")
    ended, told = said(capsys, "plan", "--rules", str(RULES), "--wishes", str(wishes))
    assert ended == 0
    assert [(each["wish"], each["about"], each["kept"]) for each in told["wishes"]] == [
        ("liked", "EX-CON1", True),
        ("avoided", "POLI9400", False),
    ]
