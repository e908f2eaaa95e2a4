"""Clauses that hold nowhere or never bind, sums that do not add up and promises that are not kept are found, and no others."""

from dataclasses import replace
from itertools import product

import pytest

from crossings.engine.lint.binding import binds
from crossings.engine.lint.findings import condition_of
from crossings.engine.lint.report import Lint, lint
from crossings.engine.lint.sums import sum_of
from crossings.engine.regulations.audit import audit
from crossings.engine.regulations.language import Prerequisite, Progression
from crossings.engine.regulations.layout import layouts_on
from crossings.engine.regulations.load import load
from crossings.engine.regulations.record import Credit, Record
from tests.engine.lint.written import found, linted, rules
from tests.engine.planner.test_plans_by_trying_everything import TERMS
from tests.engine.planner.test_plans_by_trying_everything import rules as drawn_rules
from tests.engine.regulations import drawn

TAKE = "  - {id: both, take: [A, C]}\n"


@pytest.mark.parametrize(
    "dead",
    [
        "  - {id: dead, when: {mode: part_time}, take: B}\n  - {id: day, closed: {mode: part_time}}",
        "  - {id: night, closed: {mode: part_time}}\n  - {id: dead, when: {mode: full_time}, closed: {mode: part_time}}",
        "  - {id: c, when: {mode: full_time}, all_of: [{id: dead, when: {mode: part_time}, take: A}]}",
    ],
)
def test_a_clause_that_holds_on_no_open_route_is_dead(dead):
    assert "dead" in found(linted(TAKE + dead), "dead_clause")


def test_a_clause_that_holds_on_some_route_is_not_dead():
    assert found(linted(TAKE), "dead_clause") == []


@pytest.mark.parametrize(
    "idle",
    [
        "limit: {modules: 2, of: law}",
        "total: {ects: {at_least: 20}}",
        "load: {modules: {at_most: 2}}",
        "exclusion: [B, D]",
        "duration: {at_most: 9}",
        "prerequisite: {of: B, needs: A}",
    ],
)
def test_a_clause_that_never_keeps_a_plan_from_anything_is_vacuous(idle):
    assert found(linted(TAKE + f"  - {{id: idle, {idle}}}"), "vacuous_clause") == ["idle"]


def test_a_clause_that_binds_on_one_route_is_not_vacuous():
    report = linted(TAKE + "  - {id: own, prerequisite: {of: C, needs: A}}")
    assert found(report, "vacuous_clause") == []  # who has four terms may take A after C


def test_of_two_clauses_that_limit_the_same_both_may_go():
    both = "  - {id: x, choose: {modules: {at_least: 1}, from: [A, B]}}\n"
    loads = "".join(f"  - {{id: {name}, load: {{modules: {{at_most: 1}}}}}}\n" for name in ("one", "other"))
    assert found(linted(both + loads), "vacuous_clause") == ["one", "other"]


@pytest.mark.parametrize(
    "own",
    [
        "  - {id: own, choose: {modules: 1, from: [B, C]}}\n  - {id: law-limit, limit: {modules: 0, of: law}}",
        "  - {id: own, choose: {modules: {at_least: 1}, from: [B, C]}}",
        "  - {id: own, total: {ects: {at_least: 10}}}",
        "  - {id: x, choose: {modules: {at_least: 1}, from: [A, B]}}\n  - {id: own, load: {modules: {at_most: 1}}}",
        "  - {id: x, choose: {modules: {at_least: 1}, from: [A, C]}}\n  - {id: own, limit: {modules: 1, of: law}}",
        "  - {id: x, choose: {modules: {at_least: 1}, from: [A, C]}}\n  - {id: own, exclusion: [A, C]}",
        "  - {id: own, duration: {at_most: 1}}",
        "  - {id: own, milestone: ethics}",
        "  - {id: own, decision: the board}",
        "  - {id: own, grades: {floor: 50}}",
    ],
)
def test_a_clause_that_keeps_a_plan_from_something_is_not(own):
    assert "own" not in found(linted(own), "vacuous_clause")


def test_one_of_several_alternatives_is_never_without_effect():
    group = "  - {id: either, any_of: [{id: one, take: A}, {id: other, take: A}]}"
    assert found(linted(group), "vacuous_clause") == []


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(40))
def test_a_clause_is_vacuous_just_where_leaving_it_out_lets_no_other_plan_be_accepted(seed):
    told = drawn_rules(seed)
    loaded = load(drawn.text(told))
    asked = Lint(loaded)
    if asked.answer(asked.routes[0]).verdict != "achievable":
        return
    for clause in loaded.regulations.clauses:
        if "duration" not in clause.id and not clause.including and clause.id != "two-terms":
            assert binds(asked.ways(asked.routes[0]), clause) == changes(loaded, clause.id), clause.id


def changes(loaded, name):
    """Whether some plan that takes nothing needlessly is accepted without the clause and not with it."""
    kept = tuple(each for each in loaded.regulations.clauses if each.id != name)
    other = replace(
        loaded, regulations=replace(loaded.regulations, clauses=kept), checksum=f"{loaded.checksum} without {name}"
    )
    useful = {*needed(loaded)}
    plans = every_plan(loaded.regulations.modules)
    return any(accepts(other, taken, useful) and not accepts(loaded, taken, useful) for taken in plans)


def needed(loaded):
    """Modules that may be taken though they count nowhere, because others wait for them."""
    for clause in loaded.regulations.clauses:
        match clause.rule:
            case Prerequisite(_of, needs):
                yield from needs
            case Progression():
                yield from loaded.regulations.modules


def every_plan(modules):
    choices = [
        [None, *(term for term in TERMS if term.partition("/")[2] in module.terms)] for module in modules.values()
    ]
    for way in product(*choices):
        yield {code: term for code, term in zip(modules, way, strict=True) if term}


def accepts(loaded, taken, useful):
    credits_ = tuple(Credit(code, "planned", term=term) for code, term in taken.items())
    done = audit(loaded, Record("crossings-record/1", credits=credits_))
    return done.verdict in ("planned", "satisfied") and {each.credit for each in done.unused} <= useful


# sums


@pytest.mark.parametrize(
    ("clauses", "told"),
    [
        ("  - {id: a, take: [A, C, D]}\n  - {id: all, total: {ects: {at_least: 50}}}", "50 ECTS"),
        ("  - {id: a, choose: {modules: 1, from: [A, D]}}", "10 to 30 ECTS"),
        ("  - {id: a, choose: {ects: {at_least: 20}, from: [A, D]}, including: [{id: b, take: A}]}", "20 ECTS"),
        ("  - {id: e, any_of: [{id: a, take: A}, {id: b, take: D}]}", "10 to 30 ECTS"),
    ],
)
def test_what_the_clauses_ask_for_is_added_up(clauses, told):
    route = (("mode", "full_time"), ("start", "2023-09"))
    assert str(sum_of(layouts_on(rules(clauses), route))) == told


@pytest.mark.parametrize(
    ("total", "what"), [(10, "asks_for_more_than_the_total"), (30, "asks_for_less_than_the_total"), (20, None)]
)
def test_clauses_are_set_against_the_total(total, what):
    report = linted(TAKE + f"  - {{id: all, total: {{ects: {{at_least: {total}}}}}}}")
    told = {each.what for each in report.findings} - {"vacuous_clause"}
    assert told == ({what} if what else set())


@pytest.mark.parametrize(
    ("promise", "what"),
    [
        ("terms: 1", "takes_longer_than_advertised"),
        ("terms: 5", "ends_before_advertised"),
        ("ects: 10", "asks_for_more_than_advertised"),
        ("ects: 40", "gives_less_than_advertised"),
        ("terms: 2, ects: 20", None),
    ],
)
def test_promises_are_set_against_the_rules(promise, what):
    report = linted(TAKE, tail=f"advertised: [{{when: {{mode: full_time}}, {promise}}}]")
    assert [each.what for each in report.findings] == ([what] if what else [])


def test_a_finding_names_the_routes_for_which_it_holds():
    (finding,) = linted(TAKE, tail="advertised: [{when: {mode: part_time}, terms: 1}]").findings
    assert [route["mode"] for route in finding.routes] == ["part_time"]
    assert finding.says == "It is advertised as 1 terms, and the earliest plan takes 2."


def test_routes_that_make_no_product_have_no_condition():
    values = {"mode": ("a", "b"), "site": ("x", "y")}
    assert condition_of([{"mode": "a", "site": "x"}, {"mode": "b", "site": "y"}], values) is None


def test_findings_come_alike_whatever_the_order_of_the_modules():
    told = drawn_rules(3)
    turned = {**told, "modules": dict(reversed(told["modules"].items()))}
    one, other = (lint(load(drawn.text(each))).findings for each in (told, turned))
    assert one == other
