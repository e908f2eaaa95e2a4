"""An answer is there within its budget: proved, or said not to be; and `undecided` only where nothing is known."""

import pytest

from crossings.engine.choices import Choices, TimeRanOut, best
from crossings.engine.planner.budget import Budget
from crossings.engine.planner.search import plan
from crossings.engine.planner.telling import as_data, as_text
from crossings.engine.regulations.record import Record
from tests.bench.make_rules import loaded
from tests.engine.regulations import written

NOTHING = Record("crossings-record/1")
CLAUSES = "  - {id: both, take: [A, B]}\n"
CLASH = "  - {id: two, choose: {modules: 2, from: law}}\n  - {id: cap, limit: {modules: 1, of: law}}\n"


def after(readings, seconds=10.0):
    """A budget that is over once its clock was read so many times."""
    ticks = iter([0.0] * readings)
    return Budget(seconds, clock=lambda: next(ticks, 1_000.0))


def test_nothing_is_known_where_no_time_is_given():
    assert plan(written.rules(CLAUSES), NOTHING, budget=after(1)).verdict == "undecided"


@pytest.mark.parametrize("readings", range(1, 40))
def test_whenever_time_ends_the_answer_is_true_and_says_what_is_proved(readings):
    answer = plan(written.rules(CLASH), NOTHING, budget=after(readings))
    assert answer.verdict in ("undecided", "not_achievable")
    if answer.verdict == "not_achievable":
        parts = [line.part for line in answer.conflict]
        assert {"two", "cap"} <= set(parts)
        assert parts == ["two", "cap"] or not answer.is_minimal


@pytest.mark.parametrize("readings", range(1, 12))
def test_a_plan_that_is_known_is_given_when_time_ends_before_the_others(readings):
    answer = plan(written.rules(CLAUSES), NOTHING, alternatives=2, with_modules=True, budget=after(readings))
    assert answer.verdict in ("undecided", "achievable")
    if answer.plans:
        assert answer.plans[0].modules == {"A", "B"}
        assert as_data(answer, written.rules(CLAUSES))["modules_are_whole"] == answer.modules_are_whole


def test_a_budget_for_a_part_ends_no_later():
    times = iter([0.0, 4.0, 4.0, 5.0])
    whole = Budget(10, clock=lambda: next(times))
    assert whole.part(0.5).left(most=10) == 2.0


def test_a_solver_without_time_is_not_asked():
    with pytest.raises(TimeRanOut):
        best(Choices(), seconds=0)


@pytest.mark.slow
def test_a_plan_that_is_not_proved_to_be_the_best_says_so():
    rules = loaded(4, 600, 60, 8)
    answer = plan(rules, NOTHING)
    told = as_data(answer, rules)
    assert answer.verdict == "achievable"
    assert told["plan_is_best"] == answer.is_best
    assert ("perhaps not the best" in as_text(answer)) == (not answer.is_best)
