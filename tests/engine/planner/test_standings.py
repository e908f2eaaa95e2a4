"""What each module is to all plans is what trying every plan says; and it is told only as far as it is proved."""

from itertools import product

import pytest

from crossings.engine.planner.asking import Asked, question_of
from crossings.engine.planner.budget import Budget
from crossings.engine.planner.search import plan
from crossings.engine.planner.standings import standings
from crossings.engine.regulations.audit import audit
from crossings.engine.regulations.load import load
from crossings.engine.regulations.record import Credit, Record
from tests.engine.planner.told import TERMS, rules
from tests.engine.regulations import drawn, written

NOTHING = Record("crossings-record/1")


def plans(told):
    """The modules of each plan that the audit accepts and that takes nothing which counts nowhere and is not needed."""
    loaded = load(drawn.text(told))
    terms = [
        [None, *(term for term in TERMS if term.partition("/")[2] in module["terms"])]
        for module in told["modules"].values()
    ]
    for way in product(*terms):
        taken = [Credit(code, "planned", term=term) for code, term in zip(told["modules"], way, strict=True) if term]
        done = audit(loaded, Record("crossings-record/1", credits=tuple(taken)))
        if done.verdict in ("planned", "satisfied"):
            unused = {each.credit for each in done.unused}
            yield {each.module for each in taken}, unused


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(0, 60, 3))
def test_a_module_is_forced_where_every_plan_has_it_and_impossible_where_none_has(seed):
    told = rules(seed)
    answer = plan(load(drawn.text(told)), NOTHING, with_modules=True)
    found = list(plans(told))
    assert (answer.verdict == "achievable") == bool(found)
    for code, standing in (answer.modules or {}).items():
        having = [unused for taken, unused in found if code in taken]
        assert (standing == "forced") == (len(having) == len(found))
        if not having:
            assert standing == "impossible"
        if standing == "impossible":
            assert all(unused for unused in having), f"{code} is in a plan that uses all of it"


def test_all_modules_are_told_where_time_allows():
    clauses = "  - {id: first, take: A}\n  - {id: one, choose: {modules: 1, from: [B, C]}}\n"
    answer = plan(written.rules(clauses), NOTHING, with_modules=True)
    assert answer.modules == {"A": "forced", "B": "possible", "C": "possible", "D": "impossible"}
    assert answer.modules_are_whole


def test_only_what_known_plans_show_is_told_once_time_is_over():
    loaded = written.rules("  - {id: first, take: A}\n  - {id: one, choose: {modules: 1, from: [B, C]}}\n")
    question = question_of(Asked(loaded, Record("crossings-record/1", route={"mode": "full_time", "start": "2023-09"})))
    over = Budget(0, clock=lambda: 0.0)
    told, are_whole = standings(question, [{"A": 0, "B": 0}, {"A": 0, "C": 0}], over)
    assert told == {"B": "possible", "C": "possible"}
    assert not are_whole
