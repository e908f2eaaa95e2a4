"""With a conflict come the smallest changes that would mend it, each of which does."""

import pytest

from crossings.engine.planner.budget import Budget
from crossings.engine.planner.relaxations import fewest
from crossings.engine.planner.search import plan
from crossings.engine.regulations.load import load
from crossings.engine.regulations.record import Credit, Record
from tests.engine.planner.test_plans_by_trying_everything import tried
from tests.engine.planner.told import mended, rules
from tests.engine.regulations import drawn, written

NOTHING = Record("crossings-record/1")


def told(clauses, record=NOTHING, **kwargs):
    """The relaxations of a conflict, as text."""
    return [each.text for each in plan(written.rules(clauses), record, **kwargs).relaxations]


def test_one_term_more():
    clauses = """
  - {id: all-four, take: [A, B, C, D]}
  - {id: length, duration: {at_most: 1}}
  - {id: load, load: {modules: {at_most: 2}}}
"""
    assert told(clauses)[0] == "length: at most 2 instead of 1 terms"


def test_a_limit_raised():
    clauses = """
  - {id: two, choose: {modules: 2, from: law}}
  - {id: law-limit, limit: {modules: 1, of: law}}
"""
    assert told(clauses) == ["law-limit: at most 2 instead of 1 modules", "two: at least 1 instead of 2 modules"]


def test_a_smaller_demand_of_credits_to_what_modules_can_make():
    assert told("  - {id: award, total: {ects: {at_least: 75}}}") == ["award: at least 60 instead of 75 ECTS"]


def test_another_value_of_one_part_of_the_route():
    clauses = """
  - {id: all-day, when: {mode: full_time}, closed: {mode: full_time}}
  - {id: first, take: A}
"""
    assert told(clauses) == ["mode: part_time instead of full_time", "all-day: waived for this student"]


def test_a_route_under_which_the_same_clauses_clash_is_not_offered():
    clauses = """
  - {id: two, choose: {modules: 2, from: law}}
  - {id: law-limit, limit: {modules: 1, of: law}}
"""
    assert not [each for each in told(clauses) if each.startswith("mode")]


def test_a_compulsory_module_left_out_before_the_clause_is_waived():
    clauses = """
  - {id: both, take: [A, B]}
  - {id: one-of-two, exclusion: [A, B]}
"""
    found = told(clauses)
    assert found[:2] == ["both: without A", "both: without B"]
    assert found[-1] == "one-of-two: waived for this student"


def test_a_module_that_runs_in_one_term_more():
    head = written.HEAD
    for code in "AB":
        head = head.replace(f"{code}: {{ects: 10,", f"{code}: {{ects: 10, terms: [autumn],")
    clauses = """
  - {id: both, take: [A, B]}
  - {id: order, prerequisite: {of: B, needs: A}}
  - {id: length, duration: {at_most: 2}}
"""
    assert "B runs in 2023-24/spring too" in [each.text for each in plan(load(head + clauses), NOTHING).relaxations]


def test_a_module_that_runs_nowhere_yet():
    text = written.HEAD.replace("A: {ects: 10,", "A: {ects: 10, offerings: [{term: 2023-24/autumn, places: 0}],")
    found = plan(load(text + "  - {id: first, take: A}\n"), NOTHING)
    assert [line.part for line in found.conflict] == ["first", "when offered"]
    assert found.relaxations[0].text == "A runs in 2023-24/autumn too"


def test_another_module_in_place_of_one_that_is_registered():
    clauses = """
  - {id: one-law, choose: {modules: 1, from: law}}
  - {id: second, take: C}
  - {id: one-of-two, exclusion: [A, C]}
"""
    record = Record("crossings-record/1", credits=(Credit("A", "registered", term="2023-24/autumn"),))
    assert "without A" in told(clauses.replace("  - {id: one-law, choose: {modules: 1, from: law}}\n", ""), record)


def test_the_same_module_in_another_term_than_it_is_registered_in():
    clauses = """
  - {id: both, take: [A, B]}
  - {id: order, prerequisite: {of: A, needs: B}}
"""
    record = Record("crossings-record/1", credits=(Credit("A", "registered", term="2023-24/autumn"),))
    assert "A: in 2023-24/spring instead of 2023-24/autumn" in told(clauses, record)


def test_changes_of_several_clauses_where_no_single_one_mends():
    clauses = """
  - {id: two-law, choose: {modules: 2, from: law}}
  - {id: law-limit, limit: {modules: 1, of: law}}
  - {id: other, take: B}
  - {id: apart, exclusion: [B, D]}
  - {id: long, take: D}
"""
    (found,) = plan(written.rules(clauses), NOTHING).relaxations
    assert found.text == "law-limit: at most 2 instead of 1 modules; apart: waived for this student"


def test_no_more_than_five_and_the_smallest_first():
    clauses = """
  - {id: seven, take: [A, B, C, D]}
  - {id: none, limit: {modules: 0, of: any}}
"""
    found = plan(written.rules(clauses), NOTHING).relaxations
    assert len(found) <= 5
    assert [each.order for each in found] == sorted(each.order for each in found)


def test_none_where_time_is_over():
    ticks = iter(range(1_000))
    late = Budget(3, clock=lambda: next(ticks) / 4)
    clauses = "  - {id: two, choose: {modules: 2, from: law}}\n  - {id: cap, limit: {modules: 1, of: law}}\n"
    answer = plan(written.rules(clauses), NOTHING, budget=late)
    assert answer.verdict in ("not_achievable", "undecided")
    assert answer.relaxations == ()


def test_none_where_they_are_not_asked_for():
    assert told("  - {id: never, closed: {mode: full_time}}", with_relaxations=False) == []


@pytest.mark.parametrize("needed", range(1, 20))
@pytest.mark.parametrize("most", [1, 2, 3, 7, 16, 19])
def test_the_fewest_steps_are_found(needed, most):
    assert fewest(lambda steps: steps >= needed, most) == (needed if needed <= most else None)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(60))
def test_every_conflict_is_told_with_changes_that_mend_it(seed):
    given = rules(seed)
    answer = plan(load(drawn.text(given)), NOTHING, budget=Budget(600))
    assert bool(answer.relaxations) == (answer.verdict == "not_achievable")
    for relaxation in answer.relaxations:
        after = mended(given, relaxation.changes)
        assert plan(load(drawn.text(after)), NOTHING).verdict == "achievable", relaxation.text
        if all(change.kind != "terms" for change in relaxation.changes):
            assert tried(after) is not None, relaxation.text
