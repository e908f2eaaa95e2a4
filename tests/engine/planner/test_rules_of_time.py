"""What rules of time ask of a plan, in the cases that trying everything does not draw."""

import pytest

from crossings.engine.planner.search import plan
from crossings.engine.regulations.record import Credit, Fact, Record
from tests.engine.regulations import written

TERMS = ("2023-24/autumn", "2023-24/spring", "2024-25/autumn")


def planned(clauses, *taken, facts=()):
    """The best plan, by term."""
    record = Record("crossings-record/1", credits=taken, facts=facts)
    answer = plan(written.rules(clauses), record)
    for each in answer.plans:
        assert each.audit.verdict in ("planned", "satisfied", "satisfied_if_passed", "needs_decision")
    return dict(answer.plans[0].terms) if answer.plans else None


def registered(code, term=0):
    return Credit(code, "registered", term=TERMS[term])


def test_studies_that_last_at_least_so_many_terms():
    clauses = "  - {id: both, take: [A, B]}\n  - {id: length, duration: {at_least: 3, at_most: 4}}\n"
    assert max(planned(clauses)) == TERMS[2]


def test_what_was_earned_late_makes_them_last_long_enough():
    clauses = "  - {id: both, take: [A, B]}\n  - {id: length, duration: {at_least: 3, at_most: 4}}\n"
    assert planned(clauses, Credit("A", "recognised", term=TERMS[2])) == {TERMS[0]: ("B",)}


def test_a_waived_order_asks_for_nothing():
    clauses = "  - {id: both, take: [A, B]}\n  - {id: order, prerequisite: {of: B, needs: A}}\n"
    assert planned(clauses, facts=(Fact("exemption", "order"),)) == {TERMS[0]: ("A", "B")}


def test_a_waived_length_lets_studies_last_longer():
    clauses = """
  - {id: both, take: [A, B]}
  - {id: order, prerequisite: {of: B, needs: A}}
  - {id: length, duration: {at_most: 1}}
"""
    assert planned(clauses) is None
    assert planned(clauses, facts=(Fact("exemption", "length"),)) == {TERMS[0]: ("A",), TERMS[1]: ("B",)}


def test_credits_before_a_module_that_is_registered():
    clauses = "  - {id: all, take: [A, B, D]}\n  - {id: earlier, progression: {before: D, ects: 20}}\n"
    assert planned(clauses, registered("D", 1)) == {TERMS[0]: ("A", "B")}
    assert planned(clauses, registered("D", 0)) is None


def test_credits_before_several_modules():
    clauses = """
  - {id: all, take: [A, B, C, D]}
  - {id: earlier, progression: {before: [C, D], ects: 20, of: [A, B]}}
"""
    assert planned(clauses) == {TERMS[0]: ("A", "B"), TERMS[1]: ("C", "D")}


def test_a_module_that_would_need_itself():
    assert planned("  - {id: one, take: A}\n  - {id: order, prerequisite: {of: any, needs_any: [A, B]}}\n") == {
        TERMS[0]: ("A",)
    }


def test_a_term_with_enough_beside_what_is_taken():
    clauses = """
  - {id: one, take: A}
  - {id: load, load: {modules: {at_least: 2}}}
  - {id: sum, total: {ects: {at_least: 20}}}
"""
    assert [len(codes) for codes in planned(clauses).values()] == [2]


def test_a_module_beside_another():
    clauses = "  - {id: one, take: A}\n  - {id: beside, corequisite: {of: A, needs: B}}\n"
    assert planned(clauses) == {TERMS[0]: ("A", "B")}


def test_modules_abroad_in_their_term():
    clauses = "  - {id: one, take: C}\n  - {id: abroad, mobility: {at: away, terms: [2]}}\n"
    assert planned(clauses) == {TERMS[1]: ("C",)}


def test_a_registered_module_after_the_last_term():
    clauses = "  - {id: both, take: [A, B]}\n  - {id: length, duration: {at_most: 2}}\n"
    assert planned(clauses, registered("A", 2)) is None


@pytest.mark.parametrize("other", [registered("A"), Credit("A", "passed", term=TERMS[0])])
def test_what_excludes_a_module_that_one_has_is_not_planned(other):
    assert planned("  - {id: law, take: C}\n  - {id: apart, exclusion: [A, C]}\n", other) is None
