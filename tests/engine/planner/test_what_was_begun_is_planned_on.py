"""Plans from records with decisions, low grades and what is registered in any term: cases that a second reader found."""

from crossings.engine.planner.search import plan
from crossings.engine.regulations.load import load_record
from tests.engine.regulations.written import rules


def planned(clauses, *taken, facts="[]"):
    lines = "".join(f"\n  - {{{credit}}}" for credit in taken)
    record = f"format: crossings-record/1\nfacts: {facts}" + (f"\ncredits:{lines}" if taken else "")
    return plan(rules(clauses), load_record(record))


def terms(answer):
    return {code: term for term, codes in answer.plans[0].terms for code in codes}


BOTH = "- {id: both, take: [A, B]}\n"


def test_a_waived_prerequisite_binds_no_plan():
    clauses = BOTH + "- {id: first, prerequisite: {of: B, needs: A}}\n- {id: one-term, duration: {at_most: 1}}"
    assert planned(clauses).verdict == "not_achievable"
    assert planned(clauses, facts="[{kind: exemption, clause: first}]").verdict == "achievable"


def test_a_waived_duration_lets_studies_last():
    clauses = BOTH + "- {id: one, load: {modules: {at_most: 1}}}\n- {id: one-term, duration: {at_most: 1}}"
    assert planned(clauses, facts="[{kind: force, clause: one-term}]").verdict == "achievable"


def test_a_waived_group_asks_for_nothing():
    clauses = "- {id: none, any_of: [{id: shut, closed: {mode: full_time}}]}"
    assert planned(clauses).verdict == "not_achievable"
    assert planned(clauses, facts="[{kind: exemption, clause: none}]").verdict == "achievable"


def test_studies_last_as_long_as_they_must():
    answer = planned("- {id: a, take: A}\n- {id: long, duration: {at_least: 2}}")
    assert terms(answer) == {"A": "2023-24/spring"}
    assert answer.plans[0].audit.verdict == "planned"


def test_a_module_whose_grade_does_not_count_may_be_taken_again():
    clauses = "- {id: a, take: A}\n- {id: floor, grades: {floor: 50}}"
    assert terms(planned(clauses, "module: A, status: passed, grade: 40")) == {"A": "2023-24/autumn"}


def test_a_term_that_was_too_full_does_not_stop_a_plan():
    clauses = BOTH + "- {id: a-d, take: D}\n- {id: one, load: {modules: {at_most: 1}}}"
    had = [f"module: {code}, status: passed, term: 2023-24/autumn" for code in "AB"]
    assert terms(planned(clauses, *had)) == {"D": "2023-24/spring"}


def test_a_term_is_filled_up_to_what_it_must_hold():
    answer = planned("- {id: d, take: D}\n- {id: two, load: {modules: {at_least: 2}}}")
    assert len(answer.plans[0].modules) == 2
    assert answer.plans[0].audit.verdict == "planned"


def test_what_is_registered_without_a_term_comes_in_any_order():
    clauses = "- {id: b, take: B}\n- {id: first, prerequisite: {of: B, needs: A}}"
    assert terms(planned(clauses, "module: A, status: registered")) == {"B": "2023-24/autumn"}
    assert planned(clauses.replace("of: B, needs: A", "of: A, needs: B"), "module: A, status: registered").plans


def test_what_is_registered_before_the_route_starts_comes_before():
    clauses = "- {id: b, take: B}\n- {id: first, prerequisite: {of: B, needs: A}}"
    assert planned(clauses, "module: A, status: registered, term: 2022-23/spring").verdict == "achievable"


def test_what_is_registered_has_what_it_needs_planned_beside_it():
    clauses = "- {id: with, corequisite: {of: A, needs: B}}"
    assert terms(planned(clauses, "module: A, status: registered, term: 2023-24/autumn")) == {"B": "2023-24/autumn"}


def test_credits_are_earned_before_what_is_registered_and_what_is_planned():
    clauses = "- {id: d, take: D}\n- {id: first, progression: {before: [C, D], ects: 10}}"
    answer = planned(clauses, "module: C, status: registered, term: 2023-24/spring")
    assert answer.verdict == "achievable"


def test_a_module_does_not_need_itself_in_a_plan():
    clauses = BOTH + "- {id: first, prerequisite: {of: any, needs: A}}"
    assert terms(planned(clauses)) == {"A": "2023-24/autumn", "B": "2023-24/spring"}


def test_what_was_failed_is_taken_again_in_a_later_term():
    for status in ("failed", "withdrawn", "passed, grade: 40"):
        answer = planned(
            "- {id: a, take: A}\n- {id: floor, grades: {floor: 50}}",
            f"module: A, term: 2023-24/autumn, status: {status}",
        )
        assert terms(answer) == {"A": "2023-24/spring"}


def test_nothing_is_planned_for_a_term_that_is_over():
    assert terms(planned(BOTH, "module: A, status: passed, term: 2024-25/autumn")) == {"B": "2024-25/spring"}
    assert terms(planned(BOTH, "module: A, status: recognised, term: 2024-25/autumn")) == {"B": "2023-24/autumn"}


def test_a_retake_that_comes_too_late_is_a_conflict():
    clauses = "- {id: a, take: A}\n- {id: one-term, duration: {at_most: 1}}"
    answer = planned(clauses, "module: A, status: failed, term: 2023-24/autumn")
    assert [line.part for line in answer.conflict] == ["a", "one-term"]
    assert answer.relaxations[0].text == "one-term: at most 2 instead of 1 terms"


def test_a_plan_keeps_the_numbers_that_were_granted():
    clauses = BOTH + "- {id: full, load: {ects: {at_most: 10}}}\n- {id: one-term, duration: {at_most: 1}}"
    assert planned(clauses).verdict == "not_achievable"
    answer = planned(clauses, facts="[{kind: threshold, clause: full, ects: 20}]")
    assert terms(answer) == {"A": "2023-24/autumn", "B": "2023-24/autumn"}


LOW = "module: A, status: passed, grade: 45, term: 2023-24/autumn"
FLOOR = "{id: floor, grades: {floor: 50}}"


def test_a_floor_among_alternatives_keeps_out_only_where_it_is_kept():
    other = "{id: signed, milestone: declaration}"
    answer = planned(BOTH + f"- {{id: either, any_of: [{FLOOR}, {other}]}}", LOW)
    assert terms(answer) == {"B": "2023-24/spring"}


def test_what_is_below_a_floor_that_must_be_kept_is_taken_again():
    assert set(terms(planned(BOTH + f"- {FLOOR}", LOW))) == {"A", "B"}


def test_what_counts_in_the_way_that_is_chosen_is_not_taken_again():
    clauses = (
        f"- {{id: either, any_of: [{FLOOR}, {{id: a, take: A}}]}}\n- {{id: all, total: {{ects: {{at_least: 10}}}}}}"
    )
    assert planned(clauses, LOW).plans[0].terms == ()


EITHER = f"- {{id: either, any_of: [{FLOOR}, {{id: other, %s}}]}}\n"  # with %s, another way to keep it
SHUT = EITHER % "closed: {mode: full_time}"


def test_what_is_below_a_floor_that_is_kept_was_not_had_before_anything():
    clauses = "- {id: b, take: B}\n- {id: first, prerequisite: {of: B, needs: A}}\n"
    assert terms(planned(clauses + EITHER % "milestone: declaration", LOW)) == {"B": "2023-24/spring"}
    answer = planned(clauses + SHUT, LOW)
    assert terms(answer) == {"A": "2023-24/spring", "B": "2024-25/autumn"}
    assert answer.plans[0].audit.verdict == "planned"


def test_credits_below_a_floor_that_is_kept_come_before_nothing():
    clauses = "- {id: b, take: B}\n- {id: enough, progression: {before: B, ects: 10}}\n"
    assert terms(planned(clauses + EITHER % "milestone: declaration", LOW)) == {"B": "2023-24/spring"}
    answer = planned(clauses + SHUT, LOW)
    assert (len(answer.plans[0].modules), terms(answer)["B"]) == (2, "2024-25/autumn")


def test_a_module_below_a_floor_that_is_kept_excludes_none():
    clauses = "- {id: b, take: B}\n- {id: one-of, exclusion: [A, B]}\n"
    assert planned(clauses, LOW).verdict == "not_achievable"
    for floor in (f"- {FLOOR}", SHUT):
        answer = planned(clauses + floor, LOW)
        assert (terms(answer), answer.plans[0].audit.verdict) == ({"B": "2023-24/spring"}, "planned")


def test_a_conflict_names_the_floor_that_it_hangs_on():
    clauses = f"- {{id: a, take: A}}\n- {{id: one-term, duration: {{at_most: 1}}}}\n- {FLOOR}"
    answer = planned(clauses, LOW)
    assert [line.part for line in answer.conflict] == ["a", "one-term", "floor"]
    assert "floor: waived for this student" in {each.text for each in answer.relaxations}
