"""The best plan from a record to the award, other plans that really differ, and what each module is to them.

Public names: `Plan`, `Answer`, `plan`. What is best stands in `aims`, which plans differ in `alternatives`. A module is
`forced` where no plan does without it, `impossible` where none has it, else `possible`. The same question always gets the
same plan, whatever the order of the file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import islice
from typing import Literal

from crossings.engine.choices import TimeRanOut
from crossings.engine.planner.alternatives import others
from crossings.engine.planner.asking import Asked, question_of
from crossings.engine.planner.budget import Budget
from crossings.engine.planner.conflicts import Conflict, ConflictLine, conflict_of
from crossings.engine.planner.finding import Found, Taken, Wanted, find
from crossings.engine.planner.model import Question
from crossings.engine.planner.narrowing import Narrowing
from crossings.engine.planner.relaxations import Relaxation, relaxations_of
from crossings.engine.planner.standings import Standing, standings
from crossings.engine.planner.wishes import Wishes
from crossings.engine.regulations.audit import audit
from crossings.engine.regulations.load import Loaded
from crossings.engine.regulations.record import Record
from crossings.engine.regulations.routes import route_of
from crossings.engine.regulations.standing import Audit

RELAXING = 0.7  # of what is left once a conflict is known, the share for the changes that would mend it


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
    asked = Asked(loaded, open_record, wished.keep_free if wished.keep_free_strictly else (), on)
    narrowing = Narrowing(question_of(asked))
    why = _Why(asked)
    try:
        ways = list(islice(_ways(narrowing, wished, within, why), 1 + alternatives))
    except TimeRanOut:
        return Answer("undecided")
    if not ways:
        return why.told(within, with_relaxations=with_relaxations)
    question = narrowing.question
    plans = tuple(_told(asked, question, found.taken) for found in ways)
    modules, is_whole = standings(question, [each.taken for each in ways], within) if with_modules else (None, True)
    return Answer("achievable", plans, modules=modules, is_best=ways[0].is_best, modules_are_whole=is_whole)


class _Why:
    """Why there is no plan: looked for as soon as there may be none, and told once there is."""

    def __init__(self, asked: Asked) -> None:
        self.asked = asked
        self.conflict: Conflict | None = None

    @cached_property
    def narrowing(self) -> Narrowing:
        return Narrowing(question_of(self.asked, is_long=True))

    def is_hopeless(self, budget: Budget) -> bool:
        """Whether a conflict is found, so that there is no plan."""
        self.conflict = conflict_of(self.narrowing, budget, is_sure=False)
        return self.conflict is not None

    def told(self, budget: Budget, *, with_relaxations: bool) -> Answer:
        conflict = self.conflict or conflict_of(self.narrowing, budget) or Conflict((), is_minimal=False)
        mending: tuple[Relaxation, ...] = ()
        if with_relaxations:
            mending = relaxations_of(self.asked, self.narrowing, conflict.lines, budget.part(RELAXING))
        return Answer("not_achievable", conflict=conflict.lines, is_minimal=conflict.is_minimal, relaxations=mending)


def _ways(narrowing: Narrowing, wishes: Wishes, budget: Budget, why: _Why) -> Iterator[Found]:
    """The best way, then others, each differing from all before it, as far as the time goes."""
    best = find(narrowing, Wanted(wishes), budget, why.is_hopeless)
    if best is not None:
        yield best
        yield from others(best, lambda apart: _other(narrowing, Wanted(wishes, apart), budget))


def _other(narrowing: Narrowing, wanted: Wanted, budget: Budget) -> Found | None:
    try:
        return find(narrowing, wanted, budget)
    except TimeRanOut:
        return None


def _told(asked: Asked, question: Question, taken: Taken) -> Plan:
    whole = replace(asked.record, credits=(*asked.record.credits, *question.line.planned(taken)))
    return Plan(question.line.by_term(taken), audit(asked.loaded, whole, asked.on))
