"""What the bench measures is what it says: each change of the rules of Brussels changes them, and makes a conflict."""

import pytest

from crossings.engine.planner.search import plan
from crossings.engine.regulations.load import load
from crossings.engine.regulations.record import Record
from tests.bench.rules import BRUSSELS, CONFLICTS, changed

CLAUSES = {"too short": "duration", "no law": "law", "one a term": "load-full-time"}


@pytest.mark.parametrize("name", CONFLICTS)
def test_each_change_makes_a_conflict_in_which_its_clause_stands(name):
    rules = load(changed(BRUSSELS.read_text(), *CONFLICTS[name]))
    record = Record("crossings-record/1", route={"version": "extended"})
    answer = plan(rules, record, with_relaxations=False)
    assert answer.verdict == "not_achievable"
    assert any(CLAUSES[name] in line.part for line in answer.conflict)


@pytest.mark.parametrize("text", ["a: 2", "a: 1\nb: {a: 1}"])
def test_words_that_the_rules_do_not_have_once_are_refused(text):
    with pytest.raises(AssertionError, match="the rules have “a: 1”"):
        changed(text, "a: 1", "a: 0")
