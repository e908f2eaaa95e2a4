"""Audits and plans of drawn rules are what a logic program says that knows only the language, not the engine."""

from dataclasses import replace

import pytest

from tests.proof import agreement, begun
from tests.proof.__main__ import PARTS, seeds_of
from tests.proof.agreement import (
    audit_disagreements,
    audit_of,
    conflict_disagreements,
    module_disagreements,
    plan_disagreements,
    plan_of,
)
from tests.proof.drawing import drawn
from tests.proof.facts import clauses_within

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("seed", range(500))
def test_an_audit_is_the_best_and_each_clause_stands_as_it_says(seed):
    assert audit_disagreements(drawn(seed)) == []


@pytest.mark.parametrize("seed", range(500))
def test_a_plan_is_found_where_there_is_one_and_none_ends_earlier(seed):
    assert plan_disagreements(drawn(seed, for_plan=True)) == []


@pytest.mark.parametrize("seed", range(60))
def test_every_line_of_a_conflict_is_needed_and_all_together_suffice(seed):
    assert conflict_disagreements(drawn(seed, for_plan=True)) == []


@pytest.mark.parametrize("seed", range(60))
def test_forced_and_possible_modules_are_those_of_all_plans_and_of_some(seed):
    assert module_disagreements(drawn(seed, for_plan=True)) == []


@pytest.mark.parametrize("seed", range(60, 90))
def test_modules_that_stand_twice_and_low_grades_are_judged_and_planned_around_as_the_language_says(seed):
    assert begun.disagreements(drawn(seed, for_plan=True)) == []


@pytest.mark.parametrize("seed", range(60))
def test_modules_that_stand_twice_are_counted_as_the_language_says(seed):
    assert audit_disagreements(begun.doubled(drawn(seed))) == []


def test_the_cases_of_studies_well_begun_have_entries_that_give_way_and_grades_that_do_not_count():
    cases = [made(drawn(seed, for_plan=True)) for seed in range(60) for made in (begun.doubled, begun.graded)]
    whys = [each.why for case in cases for each in audit_of(case).unused]
    assert whys.count("twice") > 20
    assert whys.count("grade") > 20
    conflicts = [plan_of(begun.graded(drawn(seed, for_plan=True))).conflict for seed in range(60, 90)]
    assert {"floor", "floor-or"} <= {line.part for conflict in conflicts for line in conflict}


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.name)
def test_a_seed_alone_draws_its_case(part):
    assert list(seeds_of(part, 4711, 1)) == [4711]


def test_the_cases_drawn_reach_every_verdict():
    verdicts = {audit_of(drawn(seed)).verdict for seed in range(200)}
    assert verdicts == {"satisfied", "satisfied_if_passed", "planned", "needs_decision", "missing"}
    assert {plan_of(drawn(seed, for_plan=True)).verdict for seed in range(20)} == {"achievable", "not_achievable"}


def test_a_wrong_verdict_a_worse_way_and_a_wrong_standing_are_noticed(monkeypatch):
    case = drawn(0)
    right = audit_of(case)
    wrong = [
        replace(right, verdict="needs_decision"),
        replace(right, allocation=()),
        replace(right, standings=(replace(right.standings[0], missing_modules=7), *right.standings[1:])),
    ]
    assert right.allocation
    for each in wrong:
        monkeypatch.setattr(agreement, "audit_of", lambda _case, each=each: each)
        assert audit_disagreements(case)


def asked(for_plan):
    return [clause for seed in range(400) for clause in clauses_within(drawn(seed, for_plan=for_plan).rules["clauses"])]


@pytest.mark.parametrize("for_plan", [False, True])
def test_the_cases_drawn_ask_for_loads_of_a_term_and_of_a_year(for_plan):
    loads = [clause["load"].get("per", "term") for clause in asked(for_plan) if "load" in clause]
    assert loads.count("year") > 10
    assert loads.count("term") > 10


@pytest.mark.parametrize("for_plan", [False, True])
def test_the_cases_drawn_hold_clauses_of_this_intake_and_of_others(for_plan):
    kept = [
        told.get("from", "") <= intake_of(case) < told.get("until", "9")
        for case in (drawn(seed, for_plan=for_plan) for seed in range(200))
        for told in (clause["valid"] for clause in clauses_within(case.rules["clauses"]) if "valid" in clause)
    ]
    assert kept.count(True) > 20
    assert kept.count(False) > 20


def intake_of(case):
    return {"start": case.rules["route"]["start"][0], **case.record["route"]}["start"]


def test_the_cases_drawn_reach_exits_and_miss_them():
    verdicts = [each.audit.verdict for seed in range(60) for each in audit_of(drawn(seed)).exits]
    assert len(verdicts) > 20
    assert {"satisfied", "missing"} <= set(verdicts)


def test_a_wrong_exit_is_noticed(monkeypatch):
    case = next(drawn(seed) for seed in range(60) if audit_of(drawn(seed)).exits)
    right = audit_of(case)
    (first, *others) = right.exits
    wrong = replace(first, audit=replace(first.audit, verdict="waived"))
    for told in ((), (wrong, *others)):
        monkeypatch.setattr(agreement, "audit_of", lambda _case, told=told: replace(right, leaving=lambda: told))
        assert audit_disagreements(case)


@pytest.mark.parametrize("for_plan", [False, True])
def test_the_cases_drawn_share_with_and_without_bounds(for_plan):
    bounds = [len(clause["shared"]) > 1 for clause in asked(for_plan) if "shared" in clause]
    assert bounds.count(True) > 20
    assert bounds.count(False) > 20


def test_the_cases_drawn_count_credits_in_clauses_that_share_and_are_held_back_by_bounds():
    standings = [
        each
        for seed in range(200)
        for each in audit_of(drawn(seed)).standings
        if hasattr(each.clause.rule, "between") and each.standing == "satisfied"
    ]
    assert sum(bool(each.counted) for each in standings) > 10
    assert sum(each.is_tight for each in standings) > 5
