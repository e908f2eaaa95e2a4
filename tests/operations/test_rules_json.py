"""`crossings rules … --json` tells sharing, exit awards, intakes, loads of a year and decisions, and ends accordingly."""

import json
from pathlib import Path

import pytest

from crossings.operations.rules import main

RULES = """\
format: crossings-rules/1
programme: example
edition: 2023-24
title: {en: An example}
sources: {page: {title: A page}}
route: {mode: [full_time, part_time], start: [2023-09, 2024-01]}
terms: {autumn: {starts: 9}, spring: {starts: 1}}
modules:
  A: {ects: 10, tags: [law]}
  B: {ects: 10}
  C: {ects: 10, tags: [law]}
clauses:
  - {id: one, choose: {modules: 1, from: {where: {tag: law}}}, source: {document: page, place: p. 1}}
  - {id: two, choose: {modules: 2, from: [A, B, C]}}
  - {id: both, shared: {between: [one, two], modules: 1}}
  - {id: load, load: {modules: {at_most: 1}, per: year}}
  - {id: late, take: B, valid: {from: 2024-01}}
exits:
  - {id: leave, title: {en: A certificate}, keeps: [one], clauses: [{id: half, total: {ects: {at_least: 20}}}]}
awards:
  - {id: law, title: {en: In law}, asks: [{id: all-law, choose: {modules: 2, from: {where: {tag: law}}}}]}
  - {id: plain, title: {en: Plain}}
"""
RECORD = "format: crossings-record/1\n"


@pytest.fixture
def asked(tmp_path, monkeypatch, capsys):
    """What a command ends with, and the JSON that it prints."""
    monkeypatch.chdir(tmp_path)
    Path("rules.yaml").write_text(RULES)

    def ask(*words, **files):
        for name, text in files.items():
            Path(f"{name}.yaml").write_text(text)
        ended = main([*words, "--json"])
        return ended, json.loads(capsys.readouterr().out)

    return ask


def audited(asked, *passed, facts="[]", route="{}"):
    taken = ", ".join(f"{{module: {code}, status: passed}}" for code in passed)
    record = f"{RECORD}route: {route}\ncredits: [{taken}]\nfacts: {facts}\n"
    return asked("audit", "--rules", "rules.yaml", "--record", "record.yaml", record=record)


def test_an_audit_tells_in_which_clauses_a_credit_is_shared(asked):
    ended, said = audited(asked, "A", "B")
    assert (ended, said["verdict"], said["method"]) == (0, "satisfied", "search")
    assert said["allocation"] == [{"credit": "A", "clauses": ["one", "two"]}, {"credit": "B", "clauses": ["two"]}]


def test_an_audit_tells_what_a_sharing_counted_and_that_it_is_full(asked):
    _ended, said = audited(asked, "A", "B")
    (both,) = [each for each in said["clauses"] if each["id"] == "both"]
    assert (both["standing"], both["counted"], both["tight"]) == ("satisfied", ["A"], True)


def test_an_audit_tells_each_exit_and_what_it_misses(asked):
    ended, said = audited(asked, "B")
    (leave,) = said["exits"]
    assert (ended, leave["id"], leave["verdict"]) == (1, "leave", "missing")
    assert [(each["clause"], each["modules"], each["ects"]) for each in leave["missing"]] == [
        ("one", 1, 10),
        ("half", 0, 10),
    ]


def test_an_exit_is_reached_though_the_whole_is_not(asked):
    ended, said = audited(asked, "A", "C", route="{start: 2024-01}")
    assert (ended, said["verdict"], said["exits"]) == (
        1,
        "missing",
        [{"id": "leave", "verdict": "satisfied", "missing": []}],
    )


@pytest.mark.parametrize(("passed", "title"), [(("A", "C"), "law"), (("A", "B"), "plain")])
def test_the_title_follows_from_what_was_taken(asked, passed, title):
    assert audited(asked, *passed)[1]["award"] == title


@pytest.mark.parametrize(("start", "clauses"), [("2023-09", []), ("2024-01", ["late"])])
def test_a_clause_of_an_intake_is_told_for_it_alone(asked, start, clauses):
    _ended, said = audited(asked, "A", route=f"{{start: {start}}}")
    assert [each["id"] for each in said["clauses"] if each["id"] == "late"] == clauses


def test_a_load_of_a_year_says_in_which_year_too_much_is_taken(asked):
    record = (
        RECORD
        + "credits:\n"
        + "".join(
            f"  - {{module: {code}, status: planned, term: 2023-24/{term}}}\n"
            for code, term in (("A", "autumn"), ("B", "spring"))
        )
    )
    ended, said = asked("audit", "--rules", "rules.yaml", "--record", "record.yaml", record=record)
    (load,) = [each for each in said["clauses"] if each["id"] == "load"]
    assert (ended, load["standing"], load["reasons"]) == (1, "missing", ["2023-24: 2, at most 1 modules"])


def test_a_threshold_of_a_sharing_lets_none_count_in_both(asked):
    ended, said = audited(asked, "A", "B", facts="[{kind: threshold, clause: both, modules: 0}]")
    assert (ended, said["verdict"]) == (1, "missing")


def test_a_decision_about_a_clause_of_an_exit_is_no_mistake(asked):
    ended, said = audited(asked, "A", facts="[{kind: exemption, clause: half}]")
    assert (ended, said["exits"][0]["verdict"]) == (1, "satisfied")


def test_what_is_forced_is_told_so(asked):
    _ended, said = audited(asked, "B", facts="[{kind: force, clause: one, because: an error of ours}]")
    assert {each["id"]: each["forced"] for each in said["clauses"]}["one"] is True


@pytest.mark.slow
def test_a_plan_shares_and_parts_its_years(asked):
    ended, said = asked("plan", "--rules", "rules.yaml")
    years = [each["term"].partition("/")[0] for each in said["plan"]["terms"]]
    assert (ended, years, said["plan_is_best"]) == (0, ["2023-24", "2024-25"], True)
    assert said["plan"]["audit"]["exits"] == [{"id": "leave", "verdict": "planned", "missing": []}]


@pytest.mark.slow
def test_a_plan_of_an_intake_keeps_its_clauses(asked):
    _ended, said = asked("plan", "--rules", "rules.yaml", "--route", "start=2024-01")
    assert {each["module"]: each["standing"] for each in said["modules"]}["B"] == "forced"


@pytest.mark.slow
def test_wishes_that_must_be_kept_are_in_the_conflict(asked):
    wishes = "format: crossings-wishes/1\nkeep_free: [2023-24/autumn]\nkeep_free_strictly: true\n"
    short = RULES.replace("at_most: 1}, per: year", "at_most: 1}") + "advertised: []\n"
    short = short.replace("  - {id: late", "  - {id: two-terms, duration: {at_most: 2}}\n  - {id: late")
    ended, said = asked("plan", "--rules", "short.yaml", "--wishes", "wishes.yaml", short=short, wishes=wishes)
    assert (ended, said["verdict"], said["plan"]) == (1, "not_achievable", None)
    assert [each["kept"] for each in said["wishes"]] == [False]
    assert next(each["text"] for each in said["conflict"] if each["clause"] is None).endswith(
        "kept free: 2023-24/autumn."
    )


@pytest.mark.slow
def test_the_routes_of_each_intake_are_told_by_its_clauses(asked):
    changed = RULES.replace("take: B, valid", "closed: {mode: part_time}, valid")
    ended, said = asked("routes", "changed.yaml", changed=changed)
    closed = [each["route"] for each in said["routes"] if each["closed"]]
    assert (ended, closed) == (0, [{"mode": "part_time", "start": "2024-01"}])


@pytest.mark.slow
def test_a_comparison_tells_exits_intakes_sharing_and_loads(asked):
    new = (
        RULES.replace("at_least: 20", "at_least: 10")
        .replace("from: 2024-01", "from: 2023-09")
        .replace("[one, two], modules: 1", "[one, two]")
        .replace(", per: year", "")
    )
    ended, said = asked("compare", "rules.yaml", "new.yaml", new=new)
    told = {each["id"]: each["text"] for each in said["clauses"]}
    assert told == {
        "both": ["modules: 1 → not stated"],
        "load": ["per: year → term"],
        "late": ["valid from: 2024-01 → 2023-09"],
    }
    assert [(each["part"], each["name"], each["text"]) for each in said["others"]] == [
        ("exit", "leave", ["clauses half ects: at least 20 → at least 10"])
    ]
    assert (ended, said["verdict"]) == (0, "same")
    assert {(each["route"]["start"], each["old_terms"], each["new_terms"]) for each in said["routes"]} == {
        ("2024-01", 4, 3)
    }


@pytest.mark.slow
def test_a_title_that_asks_for_more_is_told_by_a_comparison(asked):
    ended, said = asked(
        "compare",
        "rules.yaml",
        "new.yaml",
        new=RULES.replace("all-law, choose: {modules: 2", "all-law, choose: {modules: 1"),
    )
    assert ended == 0
    assert said["others"] == [
        {"part": "award", "name": "law", "change": "changed", "text": ["asks all-law modules: 2 → 1"]}
    ]


def test_a_file_with_an_exit_that_keeps_nothing_known_is_unreadable(asked):
    ended, said = asked("check", "bad.yaml", bad=RULES.replace("keeps: [one]", "keeps: [ane]"))
    assert (ended, said["verdict"], len(said["problems"])) == (2, "unreadable", 1)
    assert said["problems"][0]["what"] == "“ane” is no clause."
