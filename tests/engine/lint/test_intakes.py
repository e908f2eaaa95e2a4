"""The linter looks at each intake under the clauses that hold for it, as the audit and the planner do."""

import pytest

from crossings.engine.lint.compare import compare
from tests.engine.lint.written import HEAD, asked, found, linted, of, rules

TWO_INTAKES = HEAD.replace("start: [2023-09]", "start: [2023-09, 2024-01]")
LATER, EARLIER = "valid: {from: 2024-01}", "valid: {until: 2024-01}"


def said(clauses, **kwargs):
    return linted(clauses, head=TWO_INTAKES, **kwargs)


def test_a_clause_closes_the_intakes_for_which_it_holds_and_no_other():
    report = said(f"  - {{id: b, take: B}}\n  - {{id: day, closed: {{mode: part_time}}, {LATER}}}")
    by_start = {start: of(report, mode="part_time", start=start) for start in ("2023-09", "2024-01")}
    assert {start: (each.is_closed, each.verdict) for start, each in by_start.items()} == {
        "2023-09": (False, "achievable"),
        "2024-01": (True, "not_achievable"),
    }


def test_what_is_closed_for_one_intake_alone_is_still_promised_to_the_other():
    report = said(f"  - {{id: day, closed: {{mode: part_time}}, {LATER}}}")
    promised = {
        each.route["start"] for each in report.routes if each.is_advertised and each.route["mode"] == "part_time"
    }
    assert promised == {"2023-09"}


@pytest.mark.parametrize("valid", ["{from: 2024-09}", "{until: 2023-09}"])
def test_a_clause_that_holds_for_no_intake_is_dead(valid):
    assert found(said(f"  - {{id: b, take: B}}\n  - {{id: gone, take: C, valid: {valid}}}"), "dead_clause") == ["gone"]


@pytest.mark.parametrize("valid", [LATER, EARLIER])
def test_a_clause_that_holds_for_one_intake_is_not_dead(valid):
    assert found(said(f"  - {{id: some, take: C, {valid}}}"), "dead_clause") == []


def test_what_closes_a_route_of_no_intake_is_dead():
    report = said("  - {id: day, closed: {mode: part_time}, valid: {from: 2025-09}}")
    assert found(report, "dead_clause") == ["day"]


def test_a_clause_is_vacuous_on_the_intakes_for_which_it_holds():
    report = said(f"  - {{id: b, take: B}}\n  - {{id: idle, total: {{ects: {{at_least: 10}}}}, {LATER}}}")
    (finding,) = [each for each in report.findings if each.clause == "idle"]
    assert {route["start"] for route in finding.routes} == {"2024-01"}


def test_each_intake_has_the_plan_of_its_clauses():
    report = said(f"  - {{id: old, take: A, {EARLIER}}}\n  - {{id: new, take: C, {LATER}}}")
    taken = {start: of(report, mode="full_time", start=start).plan.modules for start in ("2023-09", "2024-01")}
    assert taken == {"2023-09": {"A"}, "2024-01": {"C"}}


def test_what_waits_for_a_decision_waits_on_its_intakes():
    report = said(f"  - {{id: board, decision: the board, {LATER}}}")
    waiting = {each.route["start"] for each in report.routes if each.waits_for}
    assert waiting == {"2024-01"}


def test_intakes_with_other_clauses_are_of_other_kinds():
    lint = asked(f"  - {{id: a, take: A, {LATER}}}", head=TWO_INTAKES)
    assert [[*kind.clauses] for kind in lint.kinds] == [
        ["full-time"],
        ["full-time", "a"],
        ["part-time"],
        ["part-time", "a"],
    ]


def test_what_changes_for_one_intake_changes_its_routes_alone():
    old, new = (rules(f"  - {{id: a, take: {code}, {LATER}}}", head=TWO_INTAKES) for code in ("C", "[A, C]"))
    assert {each.route["start"] for each in compare(old, new).routes} == {"2024-01"}
