"""Whether a clause ever binds: whether leaving it out would let anything be planned or counted that it keeps out.

Public name: `binds`. A clause binds on a route where something can be planned that keeps every other clause and that the
audit does not accept with this one. It is asked of the planner's own model: what a clause adds to the model is taken out of
it, and the contrary of one of its parts is asked for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from crossings.engine.choices import Choices, best
from crossings.engine.lint.sums import sum_of
from crossings.engine.lint.ways import Ways
from crossings.engine.planner.alternatives import Taken
from crossings.engine.planner.model import WHEN_OFFERED, Model, Question
from crossings.engine.regulations.audit import audit
from crossings.engine.regulations.language import Clause, Decision, Duration, Grades, Limit, Milestone, Total
from crossings.engine.regulations.record import Credit, Record

FURTHEST = 2**40  # beyond every amount of a model
TRIES = 8  # plans that break a clause are looked at until one is found that it alone keeps out


def binds(ways: Ways, clause: Clause) -> bool:
    """Whether a clause keeps a plan of this route from anything. What only a record can break, such as a grade, is taken to bind.

    Raises `TimeRanOut` where the solver cannot tell in time.
    """
    if isinstance(clause.rule, Milestone | Decision | Grades):
        return True
    return any(_binds(ways, question, clause) for question in ways.questions)


def _binds(ways: Ways, question: Question, clause: Clause) -> bool:
    if isinstance(clause.rule, Duration):
        return _is_shortest(question, clause)
    if isinstance(clause.rule, Limit) and all(each.clause != clause.id for each in question.ledger.limits):
        return False  # there are not so many to be limited
    if isinstance(clause.rule, Total) and _is_made_by_others(question, clause.rule):
        return False
    others = [WHEN_OFFERED, *(each.id for each in question.clauses if each.id != clause.id)]
    part = Model(question, frozenset(others))
    own = _added(ways.whole(question).model, part.model)
    if not own:
        return False
    _break_one(part.model, own)
    return any(not _is_accepted(ways, taken) for taken in _plans(part, ways.seconds))


def _plans(model: Model, seconds: float) -> Iterator[Taken]:
    """Some plans of a model, each with other modules; after so many of them, one of no module, which nothing accepts."""
    for _number in range(TRIES):
        solution = best(model.model, seconds=seconds)
        if solution is None:
            return
        taken = {offer.code: offer.term for offer, choice in model.takes.items() if solution.value(choice)}
        yield taken
        codes = {offer.code for offer in model.takes}
        away = [1 - sum(model.at(code)) for code in sorted(taken)]
        new = [sum(model.at(code)) for code in sorted(codes - {*taken})]
        model.model.add(sum([*away, *new]) >= 1)
    yield {}


def _is_accepted(ways: Ways, taken: Taken) -> bool:
    """Whether the audit accepts a plan under all clauses, and counts all of it: another way to count it may have been found."""
    if not taken:
        return False
    terms = ways.question.line.terms
    planned = tuple(Credit(code, "planned", term=terms[place]) for code, place in taken.items())
    done = audit(ways.loaded, Record("crossings-record/1", route=ways.route, credits=planned))
    needed = ways.models[0].needed()
    return not {each.credit for each in done.unused} - needed and all(
        each.standing != "missing" or isinstance(each.clause.rule, Milestone) for each in done.standings
    )


def _is_made_by_others(question: Question, total: Total) -> bool:
    """Whether what the other clauses ask for makes a total by itself."""
    is_plain = total.of is None and not total.at and total.ects.at_most is None
    return is_plain and sum_of([question.ledger.layout]).least >= float(total.ects.at_least or 0)


def _is_shortest(question: Question, clause: Clause) -> bool:
    """Of clauses about the duration, the shortest binds: whoever may take longer, can."""
    durations = [
        (each.rule.terms.at_most, number, each.id)
        for number, each in enumerate(question.clauses)
        if isinstance(each.rule, Duration) and each.rule.terms.at_most is not None
    ]
    return not durations or min(durations)[2] == clause.id


def _added(whole: Choices, part: Choices) -> list[Any]:
    """What stands in one model and not in another over the same choices."""
    there = Counter(_told(each) for each in part.model_proto.constraints)
    added = []
    for each in whole.model_proto.constraints:
        told = _told(each)
        if there[told]:
            there[told] -= 1
        else:
            added.append(each)
    return added


def _told(constraint: Any) -> tuple[object, ...]:
    if constraint.has_linear():
        linear = constraint.linear
        return (tuple(linear.vars), tuple(linear.coeffs), tuple(linear.domain), tuple(constraint.enforcement_literal))
    return (str(constraint),)


def _break_one(model: Choices, rules: Iterable[Any]) -> None:
    """Let one of the rules, at least, not hold."""
    broken = [chosen for rule in rules for chosen in _contraries(model, rule)]
    model.add(sum(broken) >= 1)


def _contraries(model: Choices, rule: Any) -> Iterator[Any]:
    """For each way in which a rule can be broken a choice that stands for it."""
    for domain in _outside(list(rule.linear.domain)) if rule.has_linear() else [None]:
        chosen = model.new_bool_var("broken")
        if domain is not None:
            _hold(model, rule.linear, domain, chosen)
        for literal in rule.enforcement_literal:
            _imply(model, chosen, literal)
        for literal in rule.bool_or.literals if rule.has_bool_or() else ():
            _imply(model, chosen, -literal - 1)
        yield chosen


def _outside(domain: list[int]) -> list[tuple[int, int]]:
    """What lies beyond the two ends of a range."""
    ends = []
    if domain[0] > -FURTHEST:
        ends.append((-FURTHEST, domain[0] - 1))
    if domain[-1] < FURTHEST:
        ends.append((domain[-1] + 1, FURTHEST))
    return ends


def _hold(model: Choices, linear: Any, domain: tuple[int, int], chosen: Any) -> None:
    added = model.model_proto.constraints.add()
    added.linear.vars.extend(list(linear.vars))
    added.linear.coeffs.extend(list(linear.coeffs))
    added.linear.domain.extend(list(domain))
    added.enforcement_literal.append(chosen.index)


def _imply(model: Choices, chosen: Any, literal: int) -> None:
    added = model.model_proto.constraints.add()
    added.bool_or.literals.extend([-chosen.index - 1, literal])
