"""A clause may hold for some intakes only, and a load may be that of a year."""

import pytest

from crossings.engine.planner.search import plan
from crossings.engine.regulations.audit import audit
from crossings.engine.regulations.load import Unreadable, load, load_record
from crossings.engine.regulations.record import Record
from tests.engine.regulations.written import HEAD, audited, of, rules

STARTS = HEAD.replace("start: [2023-09]", "start: [2023-09, 2024-01]")
EITHER = (
    "  - {id: old, take: A, valid: {until: 2024-01}}\n  - {id: new, any_of: [{id: b, take: B, valid: {from: 2024-01}}]}"
)


def missing(start, *codes):
    taken = ", ".join(f"{{module: {code}, status: passed}}" for code in codes)
    record = load_record(f"{{format: crossings-record/1, route: {{start: {start}}}, credits: [{taken}]}}")
    return [each.clause.id for each in audit(load(STARTS + EITHER), record).standings if each.standing == "missing"]


def test_a_clause_holds_for_its_intakes_alone():
    assert missing("2023-09") == ["old"]
    assert missing("2024-01") == ["b"]


@pytest.mark.parametrize("until", ["2024-01", "2025-09"])
def test_both_ends_bound_the_intakes(until):
    clause = f"  - {{id: a, take: A, valid: {{from: 2023-09, until: {until}}}}}"
    record = load_record("{format: crossings-record/1, route: {start: 2024-01}}")
    assert (audit(load(STARTS + clause), record).verdict == "missing") == (until == "2025-09")


@pytest.mark.parametrize(
    ("valid", "what"),
    [
        ("{from: autumn}", "“autumn” is no intake. Write year and month"),
        ("{from: 2024-01, until: 2023-09}", "Make the first the earlier."),
        ("{}", "does not say for which intakes"),
    ],
)
def test_intakes_that_cannot_be_meant_are_refused(valid, what):
    with pytest.raises(Unreadable, match=what):
        rules(f"  - {{id: a, take: A, valid: {valid}}}")


def test_intakes_need_routes_that_say_when_they_start():
    with pytest.raises(Unreadable, match="No route of these rules says when it starts"):
        load(HEAD.replace("  start: [2023-09]\n", "") + "  - {id: a, take: A, valid: {from: 2023-09}}")


def planned(code, term):
    return f"module: {code}, status: planned, term: {term}"


def test_a_load_of_a_year_weighs_its_terms_together():
    clause = "  - {id: l, load: {ects: {at_most: 30}, per: year}}"
    within = (planned("A", "2023-24/autumn"), planned("B", "2023-24/spring"), planned("D", "2024-25/autumn"))
    beyond = (planned("A", "2023-24/autumn"), planned("D", "2023-24/spring"))
    assert of(audited(clause, *within), "l").standing == "planned"
    assert of(audited(clause, *beyond), "l").reasons == ("2023-24: 40, at most 30 ECTS",)


def test_what_was_earned_in_a_year_weighs_in_it():
    clause = "  - {id: l, load: {modules: {at_most: 1}, per: year}}"
    done = audited(clause, "module: A, status: passed, term: 2023-24/autumn", planned("B", "2023-24/spring"))
    assert of(done, "l").reasons == ("2023-24: 2, at most 1 modules",)


def test_a_plan_keeps_the_load_of_a_year():
    clauses = "  - {id: all, take: [A, B, C, D]}\n  - {id: l, load: {ects: {at_most: 30}, per: year}}"
    (found,) = plan(rules(clauses), Record("crossings-record/1")).plans
    years = [
        sorted(code for term, codes in found.terms if term.startswith(year) for code in codes)
        for year in ("2023", "2024")
    ]
    assert sorted(years) == [["A", "B", "C"], ["D"]]
