"""What a decision about a student changes, and what only open credits are asked: cases that a second reader found."""

import pytest

from crossings.engine.regulations.audit import audit
from crossings.engine.regulations.load import load_record
from tests.engine.regulations.written import audited, of, rules


def fact(kind, clause, **more):
    return (
        "[{" + ", ".join(f"{name}: {value}" for name, value in {"kind": kind, "clause": clause, **more}.items()) + "}]"
    )


EITHER = "- {id: either, any_of: [{id: one, take: A}, {id: other, take: [B, C]}]}"


def test_an_exemption_from_a_group_waives_all_of_it():
    done = audited(EITHER, facts=fact("exemption", "either"))
    assert (done.verdict, of(done, "either").standing) == ("satisfied", "waived")


def test_a_group_that_is_held_satisfied_says_so():
    assert of(audited(EITHER, facts=fact("force", "either")), "either").standing == "satisfied"


def test_a_threshold_of_a_total_leaves_its_upper_bound():
    clause = "- {id: all, total: {ects: {at_least: 30, at_most: 40}}}\n- {id: both, take: [A, B]}"
    taken = ("module: A, status: passed", "module: B, status: passed")
    assert audited(clause, *taken, facts=fact("threshold", "all", ects=10)).verdict == "satisfied"


def test_a_threshold_asks_no_more_of_a_compulsory_module():
    done = audited("- {id: a, take: A}", "module: A, status: passed", facts=fact("threshold", "a", modules=2))
    assert done.verdict == "satisfied"


def test_a_threshold_lets_no_two_modules_count_that_exclude_each_other():
    clauses = "- {id: apart, exclusion: [A, B]}\n- {id: all, total: {ects: {at_least: 20}}}"
    taken = ("module: A, status: passed", "module: B, status: passed")
    done = audited(clauses, *taken, facts=fact("threshold", "apart", modules=2))
    assert (done.verdict, [each.why for each in done.unused]) == ("missing", ["limit"])


def test_of_two_ways_the_one_with_the_better_verdict_is_told():
    clauses = "- {id: either, any_of: [{id: board, decision: the board}, {id: a, take: A}]}"
    assert audited(clauses, "module: A, status: registered").verdict == "satisfied_if_passed"


def test_each_clause_on_grades_compensates_only_what_is_below_its_own_floor():
    clauses = """
- {id: both, take: [A, B]}
- {id: law, grades: {of: law, floor: 60, compensated_from: 40}}
- {id: all, grades: {floor: 50, compensated_from: 40, compensated_ects: 0}}"""
    passed = ("module: A, status: passed, grade: 55", "module: B, status: passed, grade: 55")
    assert audited(clauses, *passed).verdict == "satisfied"


def test_a_module_does_not_need_itself_before_it():
    clauses = "- {id: first, prerequisite: {of: any, needs: A}}"
    planned = ("module: A, status: planned, term: 2023-24/autumn", "module: B, status: planned, term: 2023-24/spring")
    assert audited(clauses, *planned).verdict == "planned"
    assert audited(clauses.replace("needs", "needs_any"), *planned).verdict == "planned"


def test_a_term_that_was_too_full_stays_earned():
    taken = [f"module: {code}, status: passed, term: 2023-24/autumn" for code in "AB"]
    clauses = "- {id: load, load: {modules: {at_most: 1}, of: {where: {kind: taught}}}}"
    assert audited(clauses, *taken, "module: D, status: planned, term: 2023-24/autumn").verdict == "satisfied"
    assert audited(clauses, *taken, "module: C, status: planned, term: 2023-24/autumn").verdict == "missing"


def test_studies_that_lasted_too_long_stay_earned():
    taken = ("module: A, status: passed, term: 2024-25/autumn", "module: B, status: planned, term: 2023-24/spring")
    assert audited("- {id: two-terms, duration: {at_most: 2}}", *taken).verdict == "planned"


def test_a_module_taken_again_does_not_exclude_itself():
    taken = ("module: A, status: passed, grade: 40", "module: A, id: again, status: registered")
    assert audited("- {id: one, exclusion: [A, C]}", *taken).verdict == "satisfied_if_passed"


def test_rules_without_places_are_counted():
    clauses = "- {id: some, total: {ects: {at_most: 15}}}\n- {id: order, prerequisite: {of: C, needs: A}}"
    record = load_record("""
format: crossings-record/1
credits: [{module: A, status: recognised, ects: 5}, {module: B, status: passed}, {module: D, status: passed}]""")
    assert audit(rules(clauses), record).verdict == "satisfied"


def test_a_module_without_credits_does_not_fill_a_term():
    clauses = "- {id: load, load: {ects: {at_least: 10}}}"
    taken = "module: A, ects: 0, status: registered, term: 2023-24/autumn"
    assert audited(clauses, taken).verdict == "missing"


def test_credits_asked_for_within_a_choice_of_modules_do_not_widen_it():
    clauses = """
- id: two
  choose: {modules: 2, from: any}
  including: [{id: law, choose: {ects: {at_least: 20}, from: law}}]"""
    done = audited(clauses, *(f"module: {code}, status: passed" for code in "BCD"))
    assert len(of(done, "two").counted) == 2
    assert of(done, "law").missing_ects.points == 10


ORDER = "  - {id: d, take: D}\n  - {id: before, progression: {before: D, ects: 20}}"
HELD_A = ("module: A, status: passed", "module: D, status: planned")
FULL = "  - {id: full, load: {ects: {at_most: 10}}}\n  - {id: both, take: [A, B]}"
TWO = tuple(f"module: {code}, status: planned, term: 2023-24/autumn" for code in "AB")


@pytest.mark.parametrize(
    ("clauses", "taken", "clause"), [(ORDER, HELD_A, "before"), (FULL, TWO, "full")], ids=["progression", "load"]
)
def test_a_threshold_moves_the_number_of_an_order_or_a_load(clauses, taken, clause):
    moved = {"before": 10, "full": 20}[clause]
    assert audited(clauses, *taken).verdict == "missing"
    for number, verdict in ((moved, "planned"), (15, "missing")):
        facts = f"[{{kind: threshold, clause: {clause}, ects: {number}}}]"
        assert audited(clauses, *taken, facts=facts).verdict == verdict


def test_a_threshold_of_what_a_term_must_hold_lets_it_hold_as_much():
    clauses = "  - {id: l, load: {modules: {at_least: 1, at_most: 1}}}"
    assert audited(clauses, *TWO).verdict == "missing"
    assert audited(clauses, *TWO, facts="[{kind: threshold, clause: l, modules: 2}]").verdict == "planned"
    assert audited(clauses, TWO[0], facts="[{kind: threshold, clause: l, modules: 2}]").verdict == "missing"
