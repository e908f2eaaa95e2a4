"""The best plan from a record to the award, other plans that really differ, and what each module is to them.

Public names: `Wishes`, `Plan`, `Answer`, `plan`. Earliest finish first, then fewest modules, then the wishes. A module is
`forced` where no plan does without it, `impossible` where none has it, else `possible`. The same question always gets the
same plan, whatever the order of the file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from typing import Any, Literal

from crossings.engine.choices import TimeRanOut
from crossings.engine.planner.asking import Asked, question_of
from crossings.engine.planner.budget import Budget
from crossings.engine.planner.conflicts import ConflictLine, conflict_of
from crossings.engine.planner.finding import Found, Taken, Wanted, find, nothing
from crossings.engine.planner.model import Model, Question
from crossings.engine.planner.narrowing import Narrowing
from crossings.engine.planner.relaxations import Relaxation, relaxations_of
from crossings.engine.planner.standings import Standing, standings
from crossings.engine.regulations.audit import audit
from crossings.engine.regulations.load import Loaded
from crossings.engine.regulations.record import Credit, Record
from crossings.engine.regulations.routes import route_of
from crossings.engine.regulations.standing import Audit

RELAXING = 0.7  # of what is left once a conflict is known, the share for the changes that would mend it


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a student would like, as far as the rules allow: topics, and terms that are kept free."""

    topics: tuple[str, ...] = ()
    keep_free: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """Which modules are taken in which term, in order; and the audit that accepts it."""

    terms: tuple[tuple[str, tuple[str, ...]], ...]
    audit: Audit

    @property
    def modules(self) -> frozenset[str]:
        return frozenset(code for _term, codes in self.terms for code in codes)


@dataclass(frozen=True, slots=True)
class Answer:
    """`achievable` with plans, the best first; `not_achievable` with a conflict; or `undecided`, where time ran out.

    `is_best`: the first plan is proved to be the best. `is_minimal`: each line of the conflict is proved to be needed.
    `modules` says what each module is to all plans, and `modules_are_whole` whether it says so of each.
    """

    verdict: Literal["achievable", "not_achievable", "undecided"]
    plans: tuple[Plan, ...] = ()
    conflict: tuple[ConflictLine, ...] = ()
    is_minimal: bool = True
    modules: Mapping[str, Standing] | None = None
    is_best: bool = True
    modules_are_whole: bool = True
    relaxations: tuple[Relaxation, ...] = ()


def plan(
    loaded: Loaded,
    record: Record,
    wishes: Wishes | None = None,
    *,
    alternatives: int = 0,
    with_modules: bool = False,
    with_relaxations: bool = True,
    on: date | None = None,
    budget: Budget | None = None,
) -> Answer:
    """Plans from a record to the end of its route, or the clauses that cannot hold together and what would mend that.

    What is planned already in the record is planned anew; what is registered stays in its term. `with_modules` also says
    what each module is to all plans. All of it takes no longer than the budget: what is not proved by then is said to be so, and
    `undecided` is the answer where nothing is known. Raises `Refusal` for a route that the rules do not know.
    """
    within = budget or Budget()
    wished = wishes or Wishes()
    route = route_of(loaded.regulations, record.route)
    open_record = replace(
        record, route=route, credits=tuple(each for each in record.credits if each.status != "planned")
    )
    asked = Asked(loaded, open_record, wished.keep_free, on)
    narrowing = Narrowing(question_of(asked))
    try:
        ways = list(islice(_ways(narrowing, wished, within), 1 + alternatives))
    except TimeRanOut:
        return Answer("undecided")
    if not ways:
        return _refused(asked, within, with_relaxations=with_relaxations)
    question = narrowing.question
    plans = tuple(_told(asked, question, found.taken) for found in ways)
    modules, is_whole = standings(question, [each.taken for each in ways], within) if with_modules else (None, True)
    return Answer("achievable", plans, modules=modules, is_best=ways[0].is_best, modules_are_whole=is_whole)


def _refused(asked: Asked, budget: Budget, *, with_relaxations: bool) -> Answer:
    narrowing = Narrowing(question_of(asked, is_long=True))
    lines, is_minimal = conflict_of(narrowing, budget)
    mending = relaxations_of(asked, narrowing, lines, budget.part(RELAXING)) if with_relaxations else ()
    return Answer("not_achievable", conflict=lines, is_minimal=is_minimal, relaxations=mending)


def _ways(narrowing: Narrowing, wishes: Wishes, budget: Budget) -> Iterator[Found]:
    """The best way, then others, each differing from all before it, as far as the time goes."""
    known: tuple[frozenset[str], ...] = ()
    while (found := _way(narrowing, wishes, known, budget)) is not None:
        yield found
        known = (*known, frozenset(found.taken))


def _way(narrowing: Narrowing, wishes: Wishes, known: tuple[frozenset[str], ...], budget: Budget) -> Found | None:
    worth = (lambda model: _wished(model, wishes)) if wishes.topics else nothing
    try:
        return find(narrowing, Wanted(worth, known), budget)
    except TimeRanOut:
        if not known:
            raise
        return None


def _wished(model: Model, wishes: Wishes) -> Any:
    modules = model.question.ledger.layout.rules.modules
    return sum(choice for offer, choice in model.takes.items() if set(modules[offer.code].topics) & set(wishes.topics))


def _told(asked: Asked, question: Question, taken: Taken) -> Plan:
    terms = question.line.terms
    planned = tuple(Credit(code, "planned", term=terms[place]) for code, place in sorted(taken.items()))
    whole = replace(asked.record, credits=(*asked.record.credits, *planned))
    by_term = {
        place: tuple(sorted(code for code, at in taken.items() if at == place)) for place in sorted(set(taken.values()))
    }
    return Plan(tuple((terms[place], codes) for place, codes in by_term.items()), audit(asked.loaded, whole, asked.on))
