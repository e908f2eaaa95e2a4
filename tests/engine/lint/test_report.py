"""Every route has a verdict with its proof, what may go wrong on it, and what no plan settles."""

from itertools import product

import pytest

from crossings.engine.choices import TimeRanOut
from crossings.engine.lint import ways as ways_module
from crossings.engine.lint.report import lint
from crossings.engine.planner.search import plan
from crossings.engine.refusal import Refusal
from crossings.engine.regulations.load import load
from crossings.engine.regulations.record import Record
from tests.engine.lint.written import HEAD, asked, linted, of
from tests.engine.planner.test_plans_by_trying_everything import rules as drawn_rules
from tests.engine.regulations import drawn

TAKE = "  - {id: both, take: [A, C]}"


def test_every_combination_of_the_parts_is_a_route():
    assert [each.route["mode"] for each in linted(TAKE).routes] == ["full_time", "part_time"]


def test_a_plan_is_its_own_proof():
    one = of(linted(TAKE), mode="full_time")
    assert (one.verdict, one.plan.audit.verdict) == ("achievable", "planned")
    assert one.plan.terms == (("2023-24/autumn", ("A",)), ("2023-24/spring", ("C",)))


def test_a_route_that_cannot_be_walked_names_its_conflict():
    report = linted("  - {id: all, take: [A, C, D]}\n  - {id: first, prerequisite: {of: C, needs: D}}")
    one = of(report, mode="full_time")
    assert {line.part for line in one.answer.conflict} >= {"all", "first", "full-time"}
    assert (one.verdict, of(report, mode="part_time").verdict, report.verdict) == (
        "not_achievable",
        "achievable",
        "not_achievable",
    )


def test_a_route_that_a_clause_closes_is_promised_to_nobody():
    report = linted(TAKE + "\n  - {id: day, closed: {mode: part_time}}")
    one = of(report, mode="part_time")
    assert (one.verdict, one.is_closed, one.is_advertised, report.verdict) == (
        "not_achievable",
        True,
        False,
        "achievable",
    )
    assert [line.part for line in one.answer.conflict] == ["day"]


def test_only_what_is_advertised_decides_the_verdict():
    clauses = "  - {id: all, take: [A, C]}\n  - {id: first, prerequisite: {of: A, needs: C}}"
    report = linted(clauses, tail="advertised: [{when: {mode: part_time}}]")
    assert [each.is_advertised for each in report.routes] == [False, True]
    assert (of(report, mode="full_time").verdict, report.verdict) == ("not_achievable", "achievable")


def test_what_no_plan_settles_is_waited_for():
    one = of(linted("  - {id: topic, decision: the board}\n  - {id: ethics, milestone: declaration}"))
    assert (one.verdict, one.waits_for) == ("achievable", ("topic", "ethics"))


def test_offerings_that_no_plan_does_without_are_single_points_of_failure():
    report = linted("  - {id: a, take: A}\n  - {id: one, choose: {modules: 1, from: [B, C]}}")
    full, part = of(report, mode="full_time"), of(report, mode="part_time")
    assert [(each.module, each.term) for each in full.single_points] == [("A", "2023-24/autumn")]
    assert part.single_points == ()


def test_a_single_point_is_one_over_all_ways_of_keeping_a_group():
    group = "  - {id: either, any_of: [{id: long, take: [A, B]}, {id: short, take: [A, C]}]}"
    assert [each.module for each in of(linted(group)).single_points] == ["A"]


def test_slack_says_terms_places_and_what_each_choice_leaves():
    report = linted("  - {id: law, choose: {modules: 1, from: law}}\n  - {id: one, load: {modules: {at_most: 1}}}")
    full, part = of(report, mode="full_time").slack, of(report, mode="part_time").slack
    assert (full.terms, full.places, part.terms, part.places) == (1, 1, 3, 3)
    assert [(each.clause, each.asked, each.open, each.spare) for each in full.choices] == [("law", 1, 2, 1)]


def test_where_nothing_limits_a_term_or_the_duration_there_is_no_number():
    head = HEAD[: HEAD.index("  - {id: full-time")]
    slack = of(linted("  - {id: a, take: A}", head=head)).slack
    assert (slack.terms, slack.places, slack.choices) == (None, None, ())


def test_what_is_asked_for_by_name_elsewhere_is_not_open():
    (choice,) = of(linted("  - {id: a, take: A}\n  - {id: law, choose: {modules: 1, from: law}}")).slack.choices
    assert (choice.open, choice.spare) == (1, 0)


def test_credits_that_may_be_cancelled_are_counted_from_the_largest():
    (choice,) = of(linted("  - {id: any, choose: {ects: {at_least: 20}, from: [A, B, C, D]}}")).slack.choices
    assert (choice.counts, choice.asked, choice.open, choice.spare) == ("ects", 20, 60, 2)


def test_a_load_in_credits_leaves_places_for_the_lightest():
    clauses = "  - {id: a, take: A}\n  - {id: load, load: {ects: {at_most: 30}}}"
    assert of(linted(clauses)).slack.places == 2  # autumn holds A and B, spring C beside nothing else


def test_routes_that_ask_for_the_same_share_one_answer():
    head = HEAD.replace("start: [2023-09]", "start: [2023-09]\n  visa: [no, yes]")
    lint_ = asked(TAKE, head=head)
    assert (len(lint_.routes), len(lint_.kinds)) == (4, 2)
    assert lint_.ways(lint_.routes[0]) is lint_.ways(lint_.routes[1])


def test_the_award_of_each_route_is_its_own():
    tail = "awards: [{id: evening, title: {en: E}, when: {mode: part_time}}, {id: day, title: {en: D}}]"
    assert [each.plan.audit.award for each in linted(TAKE, tail=tail).routes] == ["day", "evening"]


def test_more_routes_than_can_be_looked_at_are_refused():
    values = ", ".join(f"v{number}" for number in range(70))
    head = HEAD.replace("start: [2023-09]", f"start: [2023-09]\n  a: [{values}]\n  b: [{values}]")
    with pytest.raises(Refusal, match="9800 routes"):
        linted(TAKE, head=head)


def test_where_time_runs_out_nothing_is_claimed(monkeypatch):
    def never(*_args, **_kwargs):
        raise TimeRanOut

    monkeypatch.setattr(ways_module, "find", never)
    report = linted(TAKE)
    assert {each.verdict for each in report.routes} == {"undecided"}
    assert (report.verdict, report.findings) == ("undecided", ())


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(30))
def test_a_single_point_is_just_an_offering_without_which_there_is_no_plan(seed):
    told = drawn_rules(seed)
    (one,) = lint(load(drawn.text(told))).routes
    assert one.verdict == plan(load(drawn.text(told)), Record("crossings-record/1")).verdict
    if one.verdict == "achievable":
        points = {(each.module, each.term) for each in one.single_points}
        for code, term in product(told["modules"], ("autumn", "spring")):
            if term in told["modules"][code]["terms"]:
                year = f"2023-24/{term}"
                assert ((code, year) in points) == (without(told, code, term).verdict == "not_achievable"), (code, term)


def without(told, code, term):
    left = [each for each in told["modules"][code]["terms"] if each != term]
    module = {**told["modules"][code], "terms": left, "offerings": [] if left else [{"term": "2030-31/autumn"}]}
    return plan(load(drawn.text({**told, "modules": {**told["modules"], code: module}})), Record("crossings-record/1"))


def test_routes_that_share_a_plan_and_their_first_title_may_earn_different_ones():
    head = HEAD.replace("  start:", "  track: [law, none]\n  start:")
    awards = (
        "awards:\n  - {id: with-d, title: {en: With D}, asks: [{id: d, take: D}]}\n"
        "  - {id: law, title: {en: Law}, when: {track: law}}\n  - {id: plain, title: {en: Plain}}\n"
    )
    report = linted("  - {id: a, take: A}\n", head=head, tail=awards)
    assert [of(report, track=track).plan.audit.award for track in ("law", "none")] == ["law", "plain"]


def test_what_a_title_asks_of_one_route_alone_decides_there():
    awards = (
        "awards:\n  - {id: title, title: {en: T}, asks: [{id: d, take: D, when: {mode: part_time}}]}\n"
        "  - {id: plain, title: {en: Plain}}\n"
    )
    report = linted("  - {id: a, take: A}\n", tail=awards)
    assert [of(report, mode=mode).plan.audit.award for mode in ("full_time", "part_time")] == ["title", "plain"]
