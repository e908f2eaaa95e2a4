"""Who leaves before the whole is told which exit award is reached; titles follow from the route, or from what was taken."""

import pytest

from crossings.engine.planner.search import plan
from crossings.engine.regulations.load import Unreadable
from crossings.engine.regulations.record import Record
from crossings.engine.regulations.telling import as_data, as_text
from tests.engine.regulations.written import audited, rules

A, B, C, D = (f"module: {code}, status: passed" for code in "ABCD")
BOTH = "  - {id: both, take: [A, B]}\n  - {id: all, total: {ects: {at_least: 60}}}\n"
DIPLOMA = """exits:
  - id: diploma
    title: {en: Diploma}
    keeps: [both]
    clauses: [{id: credits, total: {ects: {at_least: 30}}}]
"""
TITLES = """awards:
  - {id: with-law, title: {en: With law}, asks: [{id: law-title, choose: {modules: 2, from: law}}]}
  - {id: plain, title: {en: Plain}}
"""


def exits(*taken, tail=DIPLOMA, **kwargs):
    return audited(BOTH + tail, *taken, **kwargs).exits


@pytest.mark.parametrize(
    ("taken", "verdict", "missing"),
    [
        ((A, B, C), "satisfied", []),
        ((A, B, "module: C, status: registered"), "satisfied_if_passed", []),
        ((A, D), "missing", ["both"]),
        ((A,), "missing", ["both", "credits"]),
    ],
)
def test_an_exit_award_says_whether_it_is_reached_and_what_is_missing(taken, verdict, missing):
    (found,) = exits(*taken)
    assert (found.exit.id, found.audit.verdict) == ("diploma", verdict)
    assert [each.clause.id for each in found.audit.standings if each.standing == "missing"] == missing


def test_what_an_exit_asks_for_is_no_part_of_the_whole():
    done = audited(BOTH + DIPLOMA, A, B, C)
    assert [each.clause.id for each in done.standings] == ["both", "all"]
    assert done.verdict == "missing"


def test_an_exit_of_another_route_is_not_told():
    assert exits(A, tail=DIPLOMA + "    when: {mode: part_time}\n") == ()


def test_a_decision_about_a_clause_holds_in_the_exit_that_keeps_it():
    (found,) = exits(A, B, facts="[{kind: threshold, clause: credits, ects: 20}]")
    assert found.audit.verdict == "satisfied"
    (found,) = exits(A, D, facts="[{kind: exemption, clause: both}]")
    assert found.audit.verdict == "satisfied"


def test_the_plain_data_names_each_exit_and_its_gaps():
    told = as_data(audited(BOTH + DIPLOMA, A, D))["exits"]
    gap = {"clause": "both", "standing": "missing", "modules": 1, "ects": 10, "named": ["B"]}
    assert told == [{"id": "diploma", "verdict": "missing", "missing": [gap]}]
    text = as_text(audited(BOTH + DIPLOMA, A, D))
    assert "diploma, for those who leave before" in text
    assert "both: missing: B" in text


def test_exits_are_worked_out_only_when_they_are_asked_for(monkeypatch):
    done = audited(BOTH + DIPLOMA, A)
    monkeypatch.setattr("crossings.engine.regulations.audit.exit_of", lambda *_asked: 1 / 0)
    assert done.verdict == "missing"
    assert done == audited(BOTH + DIPLOMA, A)


def test_a_title_follows_from_what_was_taken():
    told = [
        audited("  - {id: a, choose: {modules: 2, from: any}}\n" + TITLES, *taken).award
        for taken in ((A, C), (A, B), (A, "module: C, status: planned"), (A, "module: C, status: failed"))
    ]
    assert told == ["with-law", "plain", "with-law", "plain"]


def test_a_title_waits_for_a_decision_that_it_asks_for():
    tail = TITLES.replace("choose: {modules: 2, from: law}", "decision: the board")
    facts = "[{kind: decision, clause: law-title, by: the board}]"
    told = [audited("  - {id: a, take: A}\n" + tail, A, facts=each).award for each in ("[]", facts)]
    assert told == ["plain", "with-law"]


def test_a_plan_is_told_the_title_that_it_leads_to():
    (found,) = plan(rules("  - {id: a, take: [A, C]}\n" + TITLES), Record("crossings-record/1")).plans
    assert found.audit.award == "with-law"


@pytest.mark.parametrize(
    ("tail", "what"),
    [
        ("exits: [{id: x, title: {en: X}, keeps: [bath]}]", "“bath” is no clause. Write “both”"),
        ("exits: [{id: x, title: {en: X}, clauses: [{id: both, take: A}]}]", "“both” is a clause of the rules."),
        ("exits: [{id: x, title: {en: X}, clauses: [{id: y, take: Z}]}]", "In the exit award x: “Z” is no module."),
        ("exits: [{id: x, title: {en: X}, when: {mod: a}}]", "“mod” is no part of a route."),
        ("exits: [{id: x, title: {en: X}, source: {document: b}}]", "“b” is no source."),
        ("awards: [{id: x, title: {en: X}, asks: [{id: y, take: []}]}]", "In the award x: It holds nothing."),
    ],
)
def test_an_award_that_cannot_be_meant_is_refused(tail, what):
    with pytest.raises(Unreadable, match=what):
        rules(BOTH + tail)


def test_an_exit_award_that_reads_well_is_read():
    tail = "exits: [{id: x, title: {en: X}, keeps: [both], source: {document: page}}]"
    assert rules(BOTH + tail).regulations.exits[0].keeps == ("both",)


def test_an_exit_that_waits_for_a_decision_says_so_in_lines():
    tail = "exits: [{id: out, title: {en: Out}, keeps: [both], clauses: [{id: board, decision: the board}]}]"
    text = as_text(audited(BOTH + tail, A, B))
    assert "?            out, for those who leave before\n               board: needs decision" in text
