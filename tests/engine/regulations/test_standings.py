"""What each kind of clause says of a record."""

from datetime import date

import pytest

from crossings.engine.refusal import Refusal
from crossings.engine.regulations.audit import audit
from crossings.engine.regulations.load import load_record
from crossings.engine.values import Ects
from tests.engine.regulations.written import audited, of, rules

A, B, C, D = (
    "module: A, status: passed",
    "module: B, status: passed",
    "module: C, status: passed",
    "module: D, status: passed",
)


def planned(code, term=""):
    return f"module: {code}, status: planned" + (f", term: {term}" if term else "")


@pytest.mark.parametrize(
    ("status", "verdict"),
    [
        ("passed", "satisfied"),
        ("recognised", "satisfied"),
        ("registered", "satisfied_if_passed"),
        ("planned", "planned"),
        ("failed", "missing"),
        ("withdrawn", "missing"),
    ],
)
def test_a_clause_is_as_sure_as_its_credits(status, verdict):
    assert audited("  - {id: a, take: A}", f"module: A, status: {status}").verdict == verdict


def test_what_is_missing_is_named_and_measured():
    found = of(audited("  - {id: a, take: [A, B]}", A), "a")
    assert (found.missing_modules, found.missing_ects, found.missing_named, found.counted) == (
        1,
        Ects(10),
        ("B",),
        ("A",),
    )


def test_a_credit_counts_in_one_clause_only():
    done = audited("  - {id: a, choose: {modules: 1, from: law}}\n  - {id: b, choose: {modules: 1, from: law}}", A)
    assert [each.standing for each in done.standings] == ["satisfied", "missing"]


def test_an_included_clause_counts_in_both():
    done = audited("  - {id: a, choose: {modules: 2, from: any}, including: [{id: b, take: A}]}", A, B)
    assert {each.credit: each.clauses for each in done.allocation} == {"A": ("b", "a"), "B": ("a",)}


def test_a_limit_leaves_the_rest_unused_and_says_which_clause():
    done = audited("  - {id: a, choose: {modules: 2, from: law}}\n  - {id: cap, limit: {modules: 1, of: law}}", A, C)
    assert of(done, "a").missing_modules == 1
    assert [(each.credit, each.why, each.clause) for each in done.unused] == [("C", "limit", "cap")]


def test_of_modules_that_exclude_each_other_one_counts():
    done = audited("  - {id: a, choose: {modules: 2, from: any}}\n  - {id: x, exclusion: [A, B]}", A, B)
    assert of(done, "a").counted == ("A",)


def test_who_has_a_module_may_not_plan_one_that_it_excludes():
    done = audited("  - {id: x, exclusion: [A, B]}", A, planned("B"))
    assert of(done, "x").reasons == ("A, B exclude each other",)


def test_a_module_taken_twice_counts_once():
    done = audited(
        "  - {id: a, choose: {modules: 2, from: any}}",
        "id: first, module: A, status: passed",
        "id: again, module: A, status: passed",
    )
    assert of(done, "a").counted == ("again",)


def test_a_total_counts_what_no_clause_asks_for():
    assert of(audited("  - {id: all, total: {ects: {at_least: 40}}}", A, D), "all").standing == "satisfied"


def test_a_total_at_home_leaves_out_what_was_earned_away():
    found = of(audited("  - {id: home, total: {ects: {at_least: 20}, at: home}}", A, C), "home")
    assert (found.standing, found.missing_ects) == ("missing", Ects(10))


def test_of_a_group_the_way_that_misses_least_is_kept():
    clauses = "  - id: either\n    any_of: [{id: a, take: [A, B]}, {id: d, take: D}]"
    assert audited(clauses, D).verdict == "satisfied"
    assert audited(clauses, A, B).verdict == "satisfied"
    assert audited(clauses, A).verdict == "missing"


def test_some_of_a_group_must_hold():
    clauses = "  - id: two\n    some_of: {at_least: 2, clauses: [{id: a, take: A}, {id: b, take: B}, {id: c, take: C}]}"
    assert audited(clauses, A, C).verdict == "satisfied"


def test_a_grade_below_the_floor_does_not_count_but_may_be_compensated():
    low = "module: A, status: passed, grade: 45"
    assert of(audited("  - {id: a, take: A}\n  - {id: g, grades: {floor: 50}}", low), "a").standing == "missing"
    made_up = "  - {id: a, take: A}\n  - {id: g, grades: {floor: 50, compensated_from: 40, compensated_ects: 10}}"
    assert of(audited(made_up, low), "a").standing == "satisfied"


def test_no_more_is_compensated_than_may_be():
    clauses = "  - {id: a, take: [A, B]}\n  - {id: g, grades: {floor: 50, compensated_from: 40, compensated_ects: 10}}"
    done = audited(clauses, "module: A, status: passed, grade: 45", "module: B, status: passed, grade: 45")
    assert of(done, "a").missing_modules == 1


def test_a_milestone_and_a_decision_wait_for_their_fact():
    clauses = "  - {id: m, milestone: ethics}\n  - {id: d, decision: the board}"
    assert [each.standing for each in audited(clauses).standings] == ["missing", "needs_decision"]
    facts = "[{kind: milestone, clause: ethics}, {kind: decision, clause: d, by: the board}]"
    assert audited(clauses, facts=facts).verdict == "satisfied"


@pytest.mark.parametrize(
    ("fact", "standing"),
    [
        ("{kind: exemption, clause: a, by: board, because: done before}", "waived"),
        ("{kind: force, clause: a, by: board, because: an error of ours}", "satisfied"),
        ("{kind: substitution, clause: a, module: B, instead_of: A}", "satisfied"),
        ("{kind: exemption, clause: other}", "missing"),
    ],
)
def test_a_decision_about_the_student_bears_on_its_clause_alone(fact, standing):
    done = audited("  - {id: a, take: A}\n  - {id: all, total: {ects: {at_least: 60}}}", B, facts=f"[{fact}]")
    assert of(done, "a").standing == standing
    assert of(done, "all").standing == "missing"


def test_a_module_may_be_allowed_where_its_set_does_not_hold_it():
    done = audited("  - {id: a, choose: {modules: 1, from: law}}", B, facts="[{kind: allow, clause: a, module: B}]")
    assert done.verdict == "satisfied"


def test_a_threshold_may_be_lowered():
    done = audited(
        "  - {id: a, choose: {modules: 2, from: any}}", A, facts="[{kind: threshold, clause: a, modules: 1}]"
    )
    assert done.verdict == "satisfied"


def test_a_pin_decides_between_equals():
    clauses = "  - {id: a, choose: {modules: 1, from: law}}\n  - {id: b, choose: {modules: 1, from: law}}"
    done = audited(clauses, A, C, facts="[{kind: pin, clause: b, module: A}]")
    assert {each.credit: each.clauses for each in done.allocation} == {"A": ("b",), "C": ("a",)}


def test_a_decision_that_ended_holds_no_more():
    facts = "[{kind: exemption, clause: a, until: 2024-01-01}]"
    assert audited("  - {id: a, take: A}", facts=facts, on=date(2023, 12, 31)).standings[0].standing == "waived"
    assert audited("  - {id: a, take: A}", facts=facts, on=date(2024, 1, 1)).verdict == "missing"


def test_recognised_credit_counts_by_what_it_stands_for_or_by_its_own_facts():
    done = audited("  - {id: a, take: A}", "module: X1, status: recognised, stands_for: A, ects: 6")
    assert done.verdict == "satisfied"
    done = audited(
        "  - {id: a, choose: {ects: {at_least: 6}, from: law}}", "module: X1, status: recognised, tags: [law], ects: 6"
    )
    assert (done.verdict, done.method) == ("satisfied", "flow")


def test_a_term_that_holds_too_much_is_named():
    clauses = "  - {id: l, load: {modules: {at_most: 1}}}"
    done = audited(clauses, planned("A", "2023-24/autumn"), planned("B", "2023-24/autumn"))
    assert of(done, "l").reasons == ("2023-24/autumn: 2, at most 1 modules",)


def test_what_was_earned_is_not_judged_again():
    clauses = "  - {id: l, load: {modules: {at_most: 1}}}"
    assert audited(clauses, f"{A}, term: 2023-24/autumn", f"{B}, term: 2023-24/autumn").verdict == "satisfied"


@pytest.mark.parametrize(
    ("clause", "first", "second", "standing"),
    [
        ("{id: p, prerequisite: {of: [B], needs: [A]}}", "2023-24/autumn", "2023-24/spring", "planned"),
        ("{id: p, prerequisite: {of: [B], needs: [A]}}", "2023-24/spring", "2023-24/spring", "missing"),
        ("{id: p, corequisite: {of: [B], needs: [A]}}", "2023-24/spring", "2023-24/spring", "planned"),
        ("{id: p, corequisite: {of: [B], needs: [A]}}", "2024-25/autumn", "2023-24/spring", "missing"),
        ("{id: p, progression: {before: [B], ects: 10}}", "2023-24/autumn", "2023-24/spring", "planned"),
        ("{id: p, progression: {before: [B], ects: 15}}", "2023-24/autumn", "2023-24/spring", "missing"),
        ("{id: p, duration: {at_most: 2}}", "2023-24/autumn", "2023-24/spring", "planned"),
        ("{id: p, duration: {at_most: 2}}", "2023-24/autumn", "2024-25/autumn", "missing"),
    ],
)
def test_order_and_time_of_what_is_planned_are_judged(clause, first, second, standing):
    done = audited(f"  - {clause}", planned("A", first), planned("B", second))
    assert of(done, "p").standing == standing, of(done, "p").reasons


def test_what_is_taken_away_is_taken_in_its_window():
    clauses = "  - {id: m, mobility: {at: away, terms: [2]}}"
    assert of(audited(clauses, planned("C", "2023-24/autumn")), "m").standing == "missing"
    assert of(audited(clauses, planned("C", "2023-24/spring")), "m").standing == "planned"


def test_a_route_that_is_closed_is_missing():
    found = audit(
        rules("  - {id: c, closed: {mode: part_time}}"),
        load_record("{format: crossings-record/1, route: {mode: part_time}}"),
    )
    assert found.verdict == "missing"


@pytest.mark.parametrize("term", ["2023-24/fall", "autumn", "2023/autumn", "someday"])
def test_a_term_that_nobody_knows_is_refused(term):
    with pytest.raises(Refusal, match=f"“{term}” is no term"):
        audited("  - {id: a, take: A}", planned("A", term))


def test_a_group_of_which_nothing_holds_on_the_route_asks_for_nothing():
    clauses = "  - id: either\n    any_of: [{id: a, take: A, when: {mode: part_time}}]"
    assert audited(clauses).verdict == "satisfied"


def test_what_is_earned_away_is_limited_though_it_stands_for_no_module():
    clauses = "  - {id: all, total: {ects: {at_least: 30}}}\n  - {id: m, mobility: {at: partner, ects: {at_most: 10}}}"
    done = audited(clauses, "module: X1, status: recognised, ects: 20, at: partner", A)
    assert of(done, "all").missing_ects == Ects(20)


def test_a_threshold_raised_within_a_choice_makes_room_there():
    clauses = (
        "  - id: a\n    choose: {modules: 1, from: any}\n    including: [{id: b, choose: {modules: 1, from: law}}]"
    )
    done = audited(clauses, A, C, facts="[{kind: threshold, clause: b, modules: 2}]")
    assert (done.verdict, of(done, "b").counted) == ("satisfied", ("A", "C"))


def test_the_same_module_twice_is_counted_alike_in_any_order():
    two = ("module: A, status: passed, term: 2023-24/autumn", "module: A, status: passed, ects: 5")
    clauses = "  - {id: a, take: A}\n  - {id: all, total: {ects: {at_least: 10}}}"
    assert audited(clauses, *two) == audited(clauses, *two[::-1])


def test_a_route_that_nobody_knows_is_refused():
    with pytest.raises(Refusal, match="“evening” is no mode"):
        audit(rules("  - {id: a, take: A}"), load_record("{format: crossings-record/1, route: {mode: evening}}"))


@pytest.mark.parametrize(
    ("credit", "why"),
    [
        ("module: X9, status: passed", "unknown"),
        ("module: Course, status: recognised, stands_for: X9, ects: 5", "unknown"),
        ("module: Course, status: recognised, ects: 5", "no_place"),
        ("module: B, status: passed", "no_place"),
    ],
)
def test_a_module_that_the_rules_do_not_have_is_told_apart_from_one_that_none_asks_for(credit, why):
    assert [each.why for each in audited("- {id: a, take: A}", credit).unused] == [why]


def test_a_module_that_the_rules_do_not_have_counts_where_any_credit_does():
    done = audited("- {id: a, total: {ects: 10}}", "module: X9, status: passed, ects: 10")
    assert (done.verdict, done.unused) == ("satisfied", ())
