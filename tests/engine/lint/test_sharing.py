"""The linter counts what clauses share once, and loads of a year by the year."""

import pytest

from tests.engine.lint.written import asked, found, linted, of

A_LAW = "  - {id: a, take: A}\n  - {id: law, choose: {modules: 1, from: law}}\n"
SHARED = "  - {id: s, shared: {between: [a, law]}}\n"


def choice(clauses, name="law"):
    slack = of(linted(clauses), mode="full_time").slack
    return next((each.open, each.spare) for each in slack.choices if each.clause == name)


def test_what_another_clause_shares_by_name_is_open():
    assert choice(A_LAW) == (1, 0)
    assert choice(A_LAW + SHARED) == (2, 1)


@pytest.mark.parametrize("bound", ["modules: 0", "modules: 1", "ects: 10"])
def test_nothing_is_said_to_be_spare_on_a_sharing_that_is_bounded(bound):
    assert choice(A_LAW + SHARED.replace("]}}", f"], {bound}}}}}")) == (1, 0)


def test_what_a_third_clause_asks_for_by_name_stays_closed():
    assert choice(A_LAW + SHARED + "  - {id: c, take: C}\n") == (1, 0)


def test_a_plan_takes_a_shared_module_once():
    assert of(linted(A_LAW + SHARED), mode="full_time").plan.modules == {"A"}
    assert of(linted(A_LAW), mode="full_time").plan.modules == {"A", "C"}


TWO = "  - {id: law, choose: {modules: 2, from: law}}\n  - {id: any, choose: {modules: 2, from: taught}}\n"
BETWEEN = "  - {id: s, shared: {between: [law, any]}}\n"


@pytest.mark.parametrize(("sharing", "found_more"), [("", ["total"]), (BETWEEN, [])])
def test_clauses_that_share_are_not_added_up_against_the_total(sharing, found_more):
    report = linted(TWO + sharing + "  - {id: total, total: {ects: {at_least: 30}}}\n")
    assert found(report, "asks_for_more_than_the_total") == found_more


def test_clauses_that_share_ask_for_no_more_than_is_advertised():
    promise = "advertised: [{when: {}, ects: 20}]"
    assert found(linted(TWO, tail=promise), "asks_for_more_than_advertised") == [""]
    assert found(linted(TWO + BETWEEN, tail=promise), "asks_for_more_than_advertised") == []


def test_a_total_that_no_shared_modules_make_is_not_vacuous():
    total = "  - {id: total, total: {ects: {at_least: 30}}}\n"
    assert "total" not in found(linted(TWO + BETWEEN + total), "vacuous_clause")


def test_a_bound_of_a_sharing_that_makes_a_conflict_is_told():
    clauses = (
        "  - {id: one, choose: {modules: 2, from: law}}\n  - {id: two, choose: {modules: 2, from: law}}\n"
        "  - {id: s, shared: {between: [one, two], modules: 1}}\n"
    )
    report = linted(clauses)
    assert [line.part for line in of(report, mode="full_time").answer.conflict] == ["one", "two", "s"]
    assert report.verdict == "not_achievable"


@pytest.mark.parametrize(("load", "places"), [("per: year", 1), ("per: term", 3)])
def test_places_are_counted_in_the_year_where_the_load_is_of_the_year(load, places):
    clauses = f"  - {{id: a, take: A}}\n  - {{id: l, load: {{modules: {{at_most: 2}}, {load}}}}}\n"
    assert of(linted(clauses), mode="full_time").slack.places == places


def test_a_load_of_a_year_that_is_too_small_stands_in_the_conflict():
    report = linted("  - {id: all, take: [A, B, C]}\n  - {id: l, load: {modules: {at_most: 2}, per: year}}\n")
    assert {line.part for line in of(report, mode="full_time").answer.conflict} == {"all", "full-time", "l"}
    assert of(report, mode="part_time").verdict == "achievable"


def test_a_load_of_a_year_that_nothing_can_fill_is_vacuous():
    clauses = "  - {id: all, take: [A, B]}\n  - {id: l, load: {modules: {at_most: 9}, per: year}}\n"
    assert "l" in found(linted(clauses), "vacuous_clause")


def test_a_load_of_a_year_that_keeps_a_plan_out_binds():
    clauses = "  - {id: all, take: [A, B]}\n  - {id: l, load: {modules: {at_most: 1}, per: year}}\n"
    assert "l" not in found(linted(clauses), "vacuous_clause")


def test_an_exit_asks_nothing_of_a_route():
    tail = "exits: [{id: out, title: {en: Out}, clauses: [{id: all-of-it, take: [A, B, C, D]}]}]"
    lint = asked("  - {id: a, take: A}\n", tail=tail)
    assert {clause for kind in lint.kinds for clause in kind.clauses} == {"full-time", "part-time", "a"}
