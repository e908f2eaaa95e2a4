"""Looking at fewer modules changes no answer: what no clause speaks of is left out, and pools only come first."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossings.engine.planner import finding
from crossings.engine.planner.asking import Asked, question_of
from crossings.engine.planner.budget import Budget
from crossings.engine.planner.narrowing import Narrowing, is_beyond, least, pool, spoken_of
from crossings.engine.planner.search import plan
from crossings.engine.regulations.load import load
from crossings.engine.regulations.record import Record
from crossings.engine.regulations.routes import route_of
from tests.bench.make_rules import loaded as made
from tests.engine.planner.told import rules
from tests.engine.regulations import drawn, written
from tests.proof import agreement as proof
from tests.proof.begun import graded
from tests.proof.drawing import drawn as case_of

NOTHING = Record("crossings-record/1")


def narrowing(loaded, **options):
    route = route_of(loaded.regulations, {})
    return Narrowing(question_of(Asked(loaded, Record("crossings-record/1", route=route)), **options))


def worth(answer):
    """What a plan is compared by: the terms until its end, and its modules."""
    terms = [term for term, _codes in answer.plans[0].terms] if answer.plans else []
    return answer.verdict, max(terms, default=""), len(answer.plans[0].modules) if answer.plans else 0


@pytest.mark.slow
@given(seed=st.integers(0, 100_000))
def test_searching_pools_first_finds_as_good_a_plan(seed):
    loaded = load(drawn.text(rules(seed)))
    whole = plan(loaded, NOTHING, with_relaxations=False, budget=Budget(600))
    few, finding.FEW = finding.FEW, 0
    try:
        by_pools = plan(loaded, NOTHING, with_relaxations=False, budget=Budget(600))
    finally:
        finding.FEW = few
    assert worth(by_pools) == worth(whole)
    assert by_pools.conflict == whole.conflict
    assert by_pools.is_best


@pytest.mark.slow
@given(seed=st.integers(0, 100_000))
def test_no_plan_is_below_the_bound_that_arithmetic_gives(seed):
    loaded = load(drawn.text(rules(seed)))
    answer = plan(loaded, NOTHING, with_relaxations=False)
    terms, modules = least(narrowing(loaded))
    for found in answer.plans:
        assert modules <= len(found.modules)
        assert terms <= 2


def test_what_no_clause_asks_for_is_left_out_unless_it_is_needed():
    loaded = written.rules("  - {id: first, take: A}\n  - {id: before, prerequisite: {of: A, needs: B}}\n")
    assert spoken_of(narrowing(loaded), None) == {"A", "B"}
    assert spoken_of(narrowing(loaded), {"first"}) == {"A"}
    assert spoken_of(narrowing(loaded), {"before"}) == set()


def test_the_credits_before_a_module_draw_in_all_that_may_give_them():
    loaded = written.rules("  - {id: last, take: D}\n  - {id: before, progression: {before: D, ects: 20}}\n")
    assert spoken_of(narrowing(loaded), None) == {"A", "B", "C", "D"}


def test_a_pool_holds_the_easiest_modules_of_each_demand_and_what_they_need():
    loaded = written.rules(
        "  - {id: one, choose: {modules: 1, from: [A, B]}}\n  - {id: before, prerequisite: {of: [A, B], needs: C}}\n"
    )
    assert pool(narrowing(loaded), None, 1) == {"A", "B", "C"}


def test_a_bound_counts_modules_and_the_terms_that_they_fill():
    loaded = written.rules("  - {id: all, take: [A, B, C]}\n  - {id: load, load: {modules: {at_most: 2}}}\n")
    assert least(narrowing(loaded)) == (2, 3)


def test_a_bound_counts_no_module_of_a_clause_that_may_be_left():
    loaded = written.rules("  - {id: either, any_of: [{id: a, take: A}, {id: b, take: [B, C]}]}\n")
    assert least(narrowing(loaded)) == (0, 0)


def test_a_bound_reaches_totals_with_the_largest_modules():
    loaded = written.rules(
        "  - {id: award, total: {ects: {at_least: 45}}}\n  - {id: load, load: {modules: {at_most: 1}}}\n"
    )
    assert least(narrowing(loaded)) == (3, 3)


def test_a_bound_of_some_modules_is_none_of_the_terms_of_others():
    total = "  - {id: award, total: {ects: {at_least: 45}}}\n"
    loaded = written.rules(total + "  - {id: load, load: {modules: {at_most: 1}, of: law}}\n")
    assert least(narrowing(loaded)) == (0, 3)


def test_a_total_beyond_all_modules_asks_for_more_than_there_are():
    loaded = written.rules("  - {id: award, total: {ects: {at_least: 100}}}\n")
    assert least(narrowing(loaded)) == (0, 5)


BEYOND = {
    "award": "  - {id: award, total: {ects: {at_least: 100}}}\n",
    "award load long": "  - {id: award, total: {ects: {at_least: 45}}}\n  - {id: load, load: {modules: {at_most: 1}}}\n"
    "  - {id: long, duration: {at_most: 2}}\n",
}


@pytest.mark.parametrize("parts", BEYOND)
def test_what_arithmetic_forbids_is_told_without_looking_for_a_plan(parts, monkeypatch):
    monkeypatch.setattr(finding, "FEW", 0)
    monkeypatch.setattr(finding, "_in_pool", None)
    answer = plan(written.rules(BEYOND[parts] + "  - {id: one, take: A}\n"), NOTHING, with_relaxations=False)
    assert answer.verdict == "not_achievable"
    assert [line.part for line in answer.conflict] == parts.split()
    assert answer.is_minimal


@pytest.mark.parametrize("parts", BEYOND)
def test_parts_are_beyond_by_arithmetic_only_all_together(parts):
    asked = narrowing(written.rules(BEYOND[parts] + "  - {id: one, take: A}\n"), is_long=True)
    names = parts.split()
    assert is_beyond(asked, names)
    assert not any(is_beyond(asked, [each for each in names if each != left_out]) for left_out in names)


def test_a_conflict_that_arithmetic_shows_is_found_without_the_solver(monkeypatch):
    def no_solver(*_asked, **_told):
        raise AssertionError

    monkeypatch.setattr(finding, "best", no_solver)
    asked = narrowing(written.rules(BEYOND["award load long"]), is_long=True)
    assert finding.can_hold(asked, ["award", "load", "long"], Budget()) is None
    with pytest.raises(AssertionError):
        finding.can_hold(asked, ["award", "load"], Budget())


def begun(seed):
    """Studies well begun, under drawn rules."""
    case = graded(case_of(seed, for_plan=True))
    loaded, record = proof.loaded_of(case), proof.record_of(case)
    had = tuple(credit for credit in record.credits if credit.status != "planned")
    whole = replace(record, route=route_of(loaded.regulations, record.route), credits=had)
    return Narrowing(question_of(Asked(loaded, whole, on=proof.day_of(case)), is_long=True))


@pytest.mark.slow
def test_what_is_beyond_by_arithmetic_has_no_plan_by_search_either(monkeypatch):
    """Of drawn rules and records: all parts, and each left out in turn."""
    found = []
    for seed in range(200):
        asked = begun(seed)
        parts = asked.question.parts
        some = [parts, *([each for each in parts if each != left_out] for left_out in parts)]
        found += [(asked, each) for each in some if is_beyond(asked, each)]
    monkeypatch.setattr(finding, "is_beyond", lambda _asked, _parts: False)
    assert len(found) > 20
    assert [finding.can_hold(asked, parts, Budget(60)) for asked, parts in found] == [None] * len(found)


def test_a_conflict_about_all_of_the_studies_is_told_before_one_of_single_clauses():
    clash = "  - {id: two, choose: {modules: 2, from: law}}\n  - {id: cap, limit: {modules: 1, of: law}}\n"
    answer = plan(written.rules(clash + BEYOND["award load long"]), NOTHING, with_relaxations=False)
    assert [line.part for line in answer.conflict] == ["award", "load", "long"]


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_large_rules_are_planned_as_the_audit_accepts(seed):
    answer = plan(made(seed, 400, 60, 8), NOTHING, budget=Budget(600))
    assert answer.plans[0].audit.verdict == "planned"


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_direct_clash_in_large_rules_is_told_by_its_two_clauses(seed):
    answer = plan(made(seed, 300, 50, 8, clash=True), NOTHING, with_relaxations=False, budget=Budget(600))
    assert {line.part for line in answer.conflict} == {"clash-asks", "clash-limits"}
    assert answer.is_minimal
