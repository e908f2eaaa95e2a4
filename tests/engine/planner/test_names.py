"""A clause may have any name; none is taken for what is offered."""

from crossings.engine.planner.search import plan
from crossings.engine.regulations.record import Record
from tests.engine.regulations.written import rules


def test_a_clause_may_be_called_offered():
    answer = plan(rules("  - {id: offered, total: {ects: {at_least: 500}}}"), Record("crossings-record/1"))
    assert [(line.part, line.clause is None) for line in answer.conflict] == [("offered", False)]
