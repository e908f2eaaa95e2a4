"""Groups of clauses of which only some must hold: a plan chooses among them, and a conflict tells why none can be kept."""

import pytest

from crossings.engine.planner.search import plan
from crossings.engine.regulations.record import Fact, Record
from tests.engine.regulations import written

NOTHING = Record("crossings-record/1")
EITHER = """
  - id: either
    any_of:
      - {id: short, take: D}
      - {id: long, all_of: [{id: first, take: A}, {id: second, take: [B, C]}]}
"""


def parts(clauses):
    return [line.part for line in plan(written.rules(clauses), NOTHING).conflict]


def test_the_way_with_the_fewest_modules_is_planned():
    (best,) = plan(written.rules(EITHER), NOTHING).plans
    assert best.modules == {"D"}


def test_another_way_is_planned_where_the_first_is_closed():
    (best,) = plan(written.rules(EITHER + "  - {id: none, limit: {modules: 0, of: D}}\n"), NOTHING).plans
    assert best.modules == {"A", "B", "C"}


def test_a_conflict_names_what_stands_in_the_way_of_each():
    closed = "  - {id: no-d, limit: {modules: 0, of: D}}\n  - {id: no-b, limit: {modules: 0, of: B}}\n"
    assert parts(EITHER + closed) == ["short", "second", "no-d", "no-b"]


def test_a_clause_of_a_way_that_is_not_kept_limits_nothing():
    clauses = """
  - id: either
    any_of: [{id: little, limit: {modules: 1, of: any}}, {id: much, total: {ects: {at_least: 60}}}]
  - {id: two, choose: {modules: 2, from: law}}
"""
    (best,) = plan(written.rules(clauses), NOTHING).plans
    assert best.modules == {"A", "B", "C", "D"}


def test_so_many_of_several_clauses():
    clauses = """
  - id: two-of-three
    some_of: {at_least: 2, clauses: [{id: a, take: A}, {id: b, take: [B, D]}, {id: c, take: C}]}
"""
    (best,) = plan(written.rules(clauses), NOTHING).plans
    assert best.modules == {"A", "C"}


def test_a_shorter_way_may_last_longer_than_another():
    clauses = """
  - id: either
    any_of:
      - {id: quick, all_of: [{id: one-term, duration: {at_most: 1}}, {id: law, take: [A, C]}]}
      - {id: slow, take: [A, B, D]}
  - {id: load, load: {modules: {at_most: 1}}}
"""
    (best,) = plan(written.rules(clauses), NOTHING).plans
    assert best.modules == {"A", "B", "D"}


@pytest.mark.slow
def test_many_groups_are_planned_without_trying_each_way():
    groups = "".join(
        f"  - {{id: g{number}, any_of: [{{id: a{number}, take: A}}, {{id: c{number}, take: C}}]}}\n"
        for number in range(8)
    )
    answer = plan(written.rules(groups + "  - {id: no-a, limit: {modules: 0, of: A}}\n"), NOTHING)
    assert answer.verdict == "not_achievable"
    assert answer.is_minimal


def test_a_group_that_is_waived_asks_for_nothing():
    waived = Record("crossings-record/1", facts=(Fact("exemption", "either"),))
    (best,) = plan(written.rules(EITHER + "  - {id: other, take: B}\n"), waived).plans
    assert best.modules == {"B"}
