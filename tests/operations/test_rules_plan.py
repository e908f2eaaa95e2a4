"""`crossings rules plan` finds a way by term, or names the clauses that clash."""

import json
from pathlib import Path

import pytest

from crossings.operations.rules import main

FOLDER = Path(__file__).parents[2] / "regulations"
RULES = str(FOLDER / "brussels-international-migration" / "2023-24.yaml")
pytestmark = pytest.mark.slow


def planned(capsys, *words):
    ended = main(["plan", "--rules", RULES, *words, "--json"])
    return ended, json.loads(capsys.readouterr().out)


def test_a_route_is_planned_by_term_and_the_audit_accepts_it(capsys):
    ended, said = planned(capsys, "--route", "version=extended,mode=part_time,specialisation=human_rights_law")
    assert (ended, said["verdict"], said["plan"]["audit"]["verdict"]) == (0, "achievable", "planned")
    taken = [code for term in said["plan"]["terms"] for code in term["modules"]]
    assert len(taken) == len(set(taken)) == 11
    assert {each["module"] for each in said["modules"] if each["standing"] == "forced"} >= {"POLI9400", "POLI9410"}


def test_alternatives_differ_in_two_modules_at_least(capsys):
    _ended, said = planned(capsys, "--alternatives", "2")
    plans = [
        {code for term in each["terms"] for code in term["modules"]} for each in [said["plan"], *said["alternatives"]]
    ]
    assert len(plans) == 3
    assert all(len(one ^ other) >= 2 for place, one in enumerate(plans) for other in plans[:place])


def test_a_closed_route_names_its_clause(capsys):
    ended, said = planned(capsys, "--route", "mode=part_time,visa=student")
    assert (ended, said["verdict"], said["plan"]) == (1, "not_achievable", None)
    assert [each["clause"] for each in said["conflict"]] == ["visa"]


def test_what_is_passed_is_not_planned_again(tmp_path, capsys):
    record = tmp_path / "record.yaml"
    record.write_text("format: crossings-record/1\ncredits: [{module: POLI9400, status: passed}]\n")
    _ended, said = planned(capsys, "--record", str(record))
    assert "POLI9400" not in {code for term in said["plan"]["terms"] for code in term["modules"]}


@pytest.mark.parametrize(
    ("route", "said"), [("mode=evening", "“evening” is no mode"), ("colour=red", "“colour” is no part")]
)
def test_a_route_that_nobody_knows_is_refused(route, said, capsys):
    assert main(["plan", "--rules", RULES, "--route", route]) == 2
    assert said in capsys.readouterr().err


def test_a_plan_is_told_in_lines(capsys):
    assert main(["plan", "--rules", str(FOLDER / "valencia-migration" / "2022-23.yaml")]) == 0
    assert "INTERNSHIP" in capsys.readouterr().out
