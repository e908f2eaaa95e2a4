"""What stands where, on a desk over a record: what is over, what is fixed, what is shown, and what a plan is made around."""

from decimal import Decimal

import pytest

from crossings.engine.regulations.record import Credit, Record
from tests.studies.planner import asked, small

SMALL = small()
AUTUMN, SPRING = "2023-24/autumn", "2023-24/spring"


def situation(query="", *had, **route):
    base = Record("crossings-record/1", route=route, credits=had) if had or route else None
    return asked(query, SMALL, base).situation


@pytest.mark.parametrize(
    ("status", "over"),
    [("passed", {AUTUMN}), ("failed", {AUTUMN}), ("withdrawn", {AUTUMN}), ("registered", set()), ("planned", set())],
)
def test_a_term_is_over_once_something_in_it_has_ended(status, over):
    assert situation("", Credit("A1", status, term=AUTUMN)).over == over


def test_the_terms_before_one_that_is_over_are_over_too():
    assert situation("", Credit("A2", "passed", term=SPRING)).over == {AUTUMN, SPRING}


def test_credit_from_elsewhere_ends_no_term():
    assert situation("", Credit("Asylum law", "recognised", stands_for="L1")).over == frozenset()


@pytest.mark.parametrize("status", ["passed", "registered"])
def test_what_is_had_is_not_planned_anew(status):
    found = situation(f"{SPRING}=A2", Credit("A2", status, term=SPRING))

    assert (found.placed, found.loose, found.closed_codes) == ((), (), {"A2"})


@pytest.mark.parametrize("status", ["failed", "withdrawn"])
def test_what_was_tried_in_vain_may_be_planned_once_more(status):
    found = situation("2024-25/autumn=A1", Credit("A1", status, term=AUTUMN, id=f"A1 {AUTUMN}"))

    assert found.placed == (("2024-25/autumn", "A1"),)
    assert found.codes == {"A1"}


def test_what_was_tried_in_vain_is_not_among_what_one_has():
    assert situation("", Credit("A1", "failed", term=AUTUMN)).codes == frozenset()


def test_nothing_runs_in_a_term_that_is_over():
    runs = situation("", Credit("A1", "passed", term=AUTUMN)).runs

    assert AUTUMN not in {term for terms in runs.values() for term in terms}
    assert SPRING in runs["A2"]


def test_what_is_planned_for_a_term_that_is_over_is_misplaced():
    assert situation(f"{AUTUMN}=L1", Credit("A1", "passed", term=AUTUMN)).misplaced == {"L1"}


@pytest.mark.parametrize(
    ("query", "stays"),
    [
        (f"{AUTUMN}=A1&{SPRING}=L2", ((AUTUMN, "A1"), (SPRING, "L2"))),
        (f"{AUTUMN}=A1&{SPRING}=L1", ((AUTUMN, "A1"),)),  # it does not run in spring
        (f"start=2024-01&{AUTUMN}=A1&{SPRING}=L2", ((SPRING, "L2"),)),  # the autumn is no term of the route
        (f"{AUTUMN}=A1&show=anew", ()),
    ],
)
def test_a_plan_is_made_around_what_can_be_taken_where_it_stands(query, stays):
    assert situation(query).stays == stays


def test_the_route_of_a_record_stands_against_that_of_an_address():
    found = situation("mode=full_time&version=extended", mode="part_time", version="standard")

    assert (found.is_enrolled, found.route["mode"], found.route["version"]) == (True, "part_time", "standard")


def test_who_tries_a_programme_has_no_plan_that_is_kept():
    assert situation("plan=new").chosen.plan == ""


def test_a_size_that_a_record_gives_goes_before_that_of_the_module():
    found = situation()

    assert found.size(Credit("A1", "passed")) == 10
    assert found.size(Credit("A1", "passed", ects=found.rules.modules["D"].ects)) == 20
    assert found.size(Credit("Elsewhere", "recognised")) == Decimal(0)


def test_a_term_weighs_what_is_registered_and_planned_there_together():
    found = situation(f"{AUTUMN}=L1", Credit("A1", "registered", term=AUTUMN), mode="part_time")
    (weight,) = found.weights(AUTUMN)

    assert (weight.amount, weight.is_over, weight.is_full, weight.span) == (2, True, True, AUTUMN)
