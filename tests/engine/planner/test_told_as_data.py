"""What the planner says in plain values and in lines: sharing, exit awards, intakes, loads of a year, terms kept free."""

import json

import pytest

from crossings.engine.planner.search import plan
from crossings.engine.planner.telling import as_data, as_text
from crossings.engine.planner.wishes import Wishes
from crossings.engine.regulations.load import load_record
from crossings.engine.regulations.record import Record
from tests.engine.regulations.written import rules

NOTHING = Record("crossings-record/1")
SHARING = "  - {id: one, choose: {modules: 1, from: law}}\n  - {id: two, take: A}\n  - {id: s, shared: {between: [one, two]}}\n"
EXIT = "exits: [{id: out, title: {en: Out}, keeps: [all], clauses: [{id: board, decision: the board}]}]"
YEAR = "  - {id: all, take: [A, B, C]}\n  - {id: l, load: {modules: {at_most: 1}, per: year}}\n"
AUTUMN, SPRING = "2023-24/autumn", "2023-24/spring"
SHORT = "  - {id: all, take: [A]}\n  - {id: two-terms, duration: {at_most: 2}}\n"


def told(clauses, *, tail="", record=NOTHING, wishes=None, **kwargs):
    loaded = rules(clauses, tail=tail)
    answer = plan(loaded, record, wishes, **kwargs)
    return as_data(answer, loaded, wishes)


def lines(clauses, *, wishes=None, tail="", **kwargs):
    loaded = rules(clauses, tail=tail)
    return as_text(plan(loaded, NOTHING, wishes, **kwargs), loaded, wishes)


def strictly(*terms, **kwargs):
    return Wishes(keep_free=terms, keep_free_strictly=True, **kwargs)


def test_a_shared_module_is_told_with_both_its_clauses():
    audit = told(SHARING)["plan"]["audit"]
    assert audit["allocation"] == [{"credit": "A", "clauses": ["one", "two"]}]
    assert (audit["method"], audit["verdict"]) == ("search", "planned")
    assert [each["counted"] for each in audit["clauses"]] == [["A"], ["A"], ["A"]]


def test_what_can_be_shared_alone_makes_a_module_forced():
    standings = {each["module"]: each["standing"] for each in told(SHARING, with_modules=True)["modules"]}
    assert standings["A"] == "forced"


def test_the_bound_of_a_sharing_is_told_as_the_change_that_mends_it():
    twice = SHARING.replace("take: A", "choose: {modules: 2, from: law}").replace(
        "modules: 1, from", "modules: 2, from"
    )
    (bound, *_others) = told(twice.replace("two]}}", "two], modules: 1}}"))["relaxations"]
    assert {key: bound[key] for key in ("kind", "clause", "about", "from", "to", "also")} == {
        "kind": "limit",
        "clause": "s",
        "about": "s",
        "from": "1",
        "to": "2",
        "also": [],
    }


def test_the_audit_of_a_plan_tells_its_exit_awards():
    gap = {"clause": "board", "standing": "needs_decision", "modules": 0, "ects": 0, "named": []}
    exits = told("  - {id: all, take: A}\n", tail=EXIT)["plan"]["audit"]["exits"]
    assert exits == [{"id": "out", "verdict": "needs_decision", "missing": [gap]}]


def test_rules_without_exits_tell_none():
    assert told(SHARING)["plan"]["audit"]["exits"] == []


@pytest.mark.parametrize(("valid", "modules"), [("{until: 2023-09}", ["B"]), ("{from: 2023-09}", ["A", "B"])])
def test_a_clause_of_another_intake_asks_nothing_of_a_plan(valid, modules):
    said = told(f"  - {{id: a, take: A, valid: {valid}}}\n  - {{id: b, take: B}}\n")
    assert said["plan"]["terms"] == [{"term": AUTUMN, "modules": modules}]
    assert ("a" in [each["id"] for each in said["plan"]["audit"]["clauses"]]) == ("A" in modules)


def test_a_load_of_a_year_gives_each_year_its_module():
    years = [each["term"].partition("/")[0] for each in told(YEAR)["plan"]["terms"]]
    assert years == ["2023-24", "2024-25", "2025-26"]


def test_a_load_of_a_year_in_a_conflict_is_mended_by_more_in_a_year():
    said = told(YEAR + "  - {id: two-terms, duration: {at_most: 2}}\n")
    assert [each["clause"] for each in said["conflict"]] == ["all", "l", "two-terms"]
    assert ("limit", "l", "1", "3") in [
        (each["kind"], each["clause"], each["from"], each["to"]) for each in said["relaxations"]
    ]


def test_what_weighed_in_the_year_already_leaves_less_room():
    record = load_record(
        f"{{format: crossings-record/1, credits: [{{module: A, status: registered, term: {AUTUMN}}}]}}"
    )
    terms = [each["term"] for each in told(YEAR, record=record)["plan"]["terms"]]
    assert [term.partition("/")[0] for term in terms] == ["2024-25", "2025-26"]


def test_a_term_that_must_stay_free_is_told_as_kept():
    said = told(SHORT, wishes=strictly(AUTUMN))
    assert [each["term"] for each in said["plan"]["terms"]] == [SPRING]
    (wish,) = said["wishes"]
    assert (wish["wish"], wish["about"], wish["kept"]) == ("keep_free", AUTUMN, True)


def test_where_no_plan_keeps_a_term_free_the_wish_is_told_as_not_kept():
    said = told(SHORT, wishes=strictly(AUTUMN, SPRING))
    assert (said["verdict"], said["plan"], said["alternatives"]) == ("not_achievable", None, [])
    assert [(each["about"], each["kept"]) for each in said["wishes"]] == [(AUTUMN, False), (SPRING, False)]
    assert all(each["text"] == "No plan keeps it free." for each in said["wishes"])


def test_a_conflict_with_terms_kept_free_names_them():
    said = told(SHORT, wishes=strictly(AUTUMN, SPRING))
    (offered,) = [each for each in said["conflict"] if each["clause"] is None]
    assert offered["text"].endswith(f"; kept free: {AUTUMN}, {SPRING}.")
    assert offered["source"] is None


def test_the_same_terms_wished_free_but_not_strictly_are_used():
    said = told(SHORT, wishes=Wishes(keep_free=(AUTUMN, SPRING)))
    assert said["verdict"] == "achievable"
    assert sorted(each["kept"] for each in said["wishes"]) == [False, True]


def test_alternatives_keep_free_strictly_what_must_stay_free():
    clauses = "  - {id: one, choose: {modules: 1, from: [A, B, C]}}\n  - {id: two-terms, duration: {at_most: 2}}\n"
    said = told(clauses, wishes=strictly(AUTUMN), alternatives=3)
    plans = [said["plan"], *said["alternatives"]]
    assert len(plans) > 1
    assert {each["term"] for one in plans for each in one["terms"]} == {SPRING}


def test_no_module_of_a_term_kept_free_strictly_is_possible():
    said = told(SHORT, wishes=strictly(AUTUMN), with_modules=True)
    assert {each["module"]: each["standing"] for each in said["modules"]}["A"] == "forced"


@pytest.mark.parametrize("wishes", [None, strictly(AUTUMN), strictly(AUTUMN, SPRING)])
def test_what_is_told_is_json_and_the_same_each_time(wishes):
    one, other = (json.dumps(told(SHORT, wishes=wishes), sort_keys=True) for _time in range(2))
    assert one == other


def test_terms_kept_free_are_told_in_lines():
    assert f"    ✗ keep free {AUTUMN}: No plan keeps it free." in lines(SHORT, wishes=strictly(AUTUMN, SPRING))
    assert f"    ✓ keep free {AUTUMN}: " in lines(SHORT, wishes=strictly(AUTUMN))


def test_the_lines_of_an_answer_name_what_every_plan_has():
    text = lines(SHARING, with_modules=True)
    assert text.splitlines()[0] == "achievable"
    assert "  in every plan: A" in text


def test_the_lines_of_a_conflict_say_what_would_mend_it():
    text = lines(YEAR + "  - {id: two-terms, duration: {at_most: 2}}\n")
    assert text.startswith("not achievable\n  these cannot hold together:\n    all: all\n")
    assert "any one of these would mend it, the smallest first:\n    " in text
