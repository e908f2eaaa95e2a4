"""Whether a clause ever binds: whether leaving it out would let anything be planned or counted that it keeps out.

Public name: `binds`. A clause binds on a route where something can be planned that keeps every other clause and that the
audit does not accept with this one. It is asked of the planner's own model, in which the clause may be dropped: it is
dropped, and the contrary of something that it asks for is asked for.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from crossings.engine.lint.sums import sum_of
from crossings.engine.lint.ways import Ways, plan_in
from crossings.engine.planner.alternatives import differ_in_modules
from crossings.engine.planner.finding import Taken
from crossings.engine.planner.model import Model, Question
from crossings.engine.regulations.audit import audit
from crossings.engine.regulations.language import Clause, Decision, Duration, Grades, Limit, Milestone, Total
from crossings.engine.regulations.record import Record

FURTHEST = 2**40  # beyond every amount of a model
TRIES = 8  # plans that break a clause are looked at until one is found that it alone keeps out


def binds(ways: Ways, clause: Clause) -> bool:
    """Whether a clause keeps a plan of this route from anything. What only a record can break, such as a grade, binds.

    Raises `TimeRanOut` where the solver cannot tell in time.
    """
    question = ways.question
    match clause.rule:
        case Milestone() | Decision() | Grades():
            return True
        case Duration():
            return _is_shortest(question, clause)
        case Limit() if all(each.clause != clause.id for each in question.ledger.limits):
            return False  # there are not so many to be limited
        case Total() as total if _is_made_by_others(question, total):
            return False
    return _is_broken(ways, clause)


def _is_made_by_others(question: Question, total: Total) -> bool:
    """Whether what the other clauses ask for makes a total by itself."""
    is_plain = total.of is None and not total.at and total.ects.at_most is None and not question.of_groups
    return is_plain and sum_of([question.ledger.layout]).least >= float(total.ects.at_least or 0)


def _is_shortest(question: Question, clause: Clause) -> bool:
    """Of clauses about the duration, the shortest binds: whoever may take longer, can."""
    durations = [
        (each.rule.terms.at_most, number, each.id)
        for number, each in enumerate(question.clauses)
        if isinstance(each.rule, Duration) and each.rule.terms.at_most is not None
    ]
    return not durations or min(durations)[2] == clause.id


def _is_broken(ways: Ways, clause: Clause) -> bool:
    """Whether some plan breaks the clause and nothing else."""
    model = Model(ways.question, soft=[clause.id])
    kept = model.kept[clause.id]
    own = [each for each in model.model.model_proto.constraints if kept.index in each.enforcement_literal]
    broken = [choice for rule in own for choice in _contraries(model, rule, kept.index)]
    model.model.hold([(1, kept)], 0, 0)
    model.model.hold([(1, choice) for choice in broken], 1, None)
    return any(not _is_accepted(ways, taken) for taken in _plans(model, ways.seconds))


def _contraries(model: Model, rule: Any, kept: int) -> Iterator[Any]:
    """For each way in which a rule can be broken a choice that stands for it."""
    linear = rule.linear
    for least, most in _outside(list(linear.domain)):
        chosen = model.model.new_choice()
        added = model.model.model_proto.constraints.add()
        added.linear.vars.extend(list(linear.vars))
        added.linear.coeffs.extend(list(linear.coeffs))
        added.linear.domain.extend([least, most])
        added.enforcement_literal.append(chosen.index)
        for literal in rule.enforcement_literal:
            if literal != kept:
                _imply(model, chosen.index, [literal])
                _imply(model, chosen.index, _reasons(model, literal))
        yield chosen


def _outside(domain: list[int]) -> Iterator[tuple[int, int]]:
    """What lies beyond the two ends of a range."""
    if domain[0] > -FURTHEST:
        yield -FURTHEST, domain[0] - 1
    if domain[-1] < FURTHEST:
        yield domain[-1] + 1, FURTHEST


def _reasons(model: Model, literal: int) -> list[int]:
    """The choices for which another one must be made: itself, or where it only stands for several, those."""
    if any(choice.index == literal for choice in model.takes.values()):
        return [literal]
    found = []
    for each in model.model.model_proto.constraints:
        if len(each.linear.vars) == 2 and not each.enforcement_literal and list(each.linear.coeffs) == [1, -1]:
            one, other = each.linear.vars
            if one == literal and each.linear.domain[0] == 0:
                found.append(other)
    return found or [literal]


def _imply(model: Model, chosen: int, literals: list[int]) -> None:
    added = model.model.model_proto.constraints.add()
    added.bool_or.literals.extend([-chosen - 1, *literals])


def _plans(model: Model, seconds: float) -> Iterator[Taken]:
    """Some plans of a model, each with other modules; after so many of them, one of no module, which nothing accepts."""
    for _number in range(TRIES):
        taken = plan_in(model, seconds)
        if taken is None:
            return
        yield taken
        differ_in_modules(model, taken, 1)
    yield {}


def _is_accepted(ways: Ways, taken: Taken) -> bool:
    """Whether the audit accepts a plan under all clauses, and counts all of it: another way to count it may have been found."""
    if not taken:
        return False
    planned = ways.question.line.planned(taken)
    done = audit(ways.loaded, Record("crossings-record/1", route=ways.route, credits=planned))
    return not {each.credit for each in done.unused} - ways.question.needed.keys() and all(
        each.standing != "missing" or isinstance(each.clause.rule, Milestone) for each in done.standings
    )
