"""A plan for a question within a budget: at once where few modules can be taken, else first among those likely to do.

Public names: `Taken`, `Found`, `find` (the best plan), `can_hold` (whether some parts can hold together).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from crossings.engine.choices import Solution, TimeRanOut, best
from crossings.engine.planner.aims import Aim, aims_of, hold_terms, settled
from crossings.engine.planner.alternatives import Apart
from crossings.engine.planner.budget import Budget
from crossings.engine.planner.model import Model, Question
from crossings.engine.planner.narrowing import Narrowing, least, pool, spoken_of
from crossings.engine.planner.wishes import Wishes

Taken = Mapping[str, int]  # modules, and the numbers of their terms

NO_WISHES = Wishes()
FEW = 1_500  # offers that are searched all at once
POOLS = (1, 4)  # how wide the pools are that are searched before all modules are
FIRST = 0.4  # of what is left, the share for a pool
PROVING = 0.3  # of what is left, the share for finding a better plan, or showing that there is none


class Found(NamedTuple):
    """A plan, and whether it is proved to be the best."""

    taken: Taken
    is_best: bool

    @property
    def worth(self) -> tuple[int, int]:
        """The terms until the last module, and how many modules are taken."""
        return max(self.taken.values(), default=-1) + 1, len(self.taken)


class Wanted(NamedTuple):
    """What is wanted of a plan: the wishes of a student, and how it differs from plans that are known."""

    wishes: Wishes = NO_WISHES
    apart: Apart | None = None

    @property
    def is_plain(self) -> bool:
        """Whether an early finish and few modules are all that counts."""
        return self.wishes == NO_WISHES and self.apart is None

    @property
    def is_early(self) -> bool:
        """Whether nothing counts more than an early finish."""
        wishes = self.wishes
        terms = wishes.keep_free and not wishes.keep_free_strictly
        return not terms and wishes.most_in_a_term is None and wishes.finish == "earliest" and self.apart is None


def find(narrowing: Narrowing, wanted: Wanted, budget: Budget) -> Found | None:
    """The best plan that is found in time; none where it is proved that there is none.

    Raises `TimeRanOut` where neither is known.
    """
    among = spoken_of(narrowing, None)
    if _offers(narrowing.question, among) <= FEW:
        return _best(Model(narrowing.question, among=among), wanted, budget.left())
    return _find_among_many(narrowing, wanted, budget, among)


def _offers(question: Question, among: Collection[str]) -> int:
    return sum(len(question.terms_of.get(code, ())) for code in among)


def _find_among_many(narrowing: Narrowing, wanted: Wanted, budget: Budget, among: set[str]) -> Found | None:
    question = narrowing.question
    bound = least(narrowing)
    for codes, ends in _steps(narrowing, bound[0], among):
        found = _tried(Model(question, among=codes, ends=ends), wanted, budget.part(FIRST).left())
        if found is not None:
            is_least = found.worth == bound and wanted.is_plain
            return found._replace(is_best=True) if is_least else _improved(question, wanted, budget, among, found)
        if ends is None and _clash(question, among, budget):
            return None
    return _best(Model(question, among=among), wanted, budget.left())


def _steps(narrowing: Narrowing, terms: int, among: set[str]) -> Iterator[tuple[set[str], int | None]]:
    """Pools to search, and in how many terms: first the fewest there can be."""
    for wide in POOLS:
        codes = pool(narrowing, None, wide) & among
        for ends in [terms, terms + 1, None] if terms else [None]:
            yield codes, ends


def _clash(question: Question, among: set[str], budget: Budget) -> bool:
    """Whether already what is counted cannot hold together, whenever it is taken: that is soon told."""
    model = Model(question, frozenset(question.parts) - question.of_time, among=among)
    try:
        return best(model.model, seconds=budget.part(FIRST).left()) is None
    except TimeRanOut:
        return False


def _tried(model: Model, wanted: Wanted, seconds: float) -> Found | None:
    try:
        return _best(model, wanted, seconds)
    except TimeRanOut:
        return None


def _improved(question: Question, wanted: Wanted, budget: Budget, among: set[str], found: Found) -> Found:
    """The best of all plans where that is settled in a part of the time; else the plan that was found."""
    model = Model(question, among=among, ends=found.worth[0] if wanted.is_early else None)
    model.model.hint({choice: int(found.taken.get(offer.code) == offer.term) for offer, choice in model.takes.items()})
    better = _tried(model, wanted, budget.part(PROVING).left())
    return better or found._replace(is_best=False)


def _best(model: Model, wanted: Wanted, seconds: float) -> Found | None:
    asked: tuple[Aim, ...] = ()
    if wanted.apart:
        hold_terms(model, wanted.wishes, wanted.apart.known[0])
        asked = wanted.apart.ask(model)
    solution = settled(model, [*aims_of(model, wanted.wishes), *asked], seconds=seconds)
    return None if solution is None else Found(taken_in(model, solution), solution.is_best)


def taken_in(model: Model, solution: Solution) -> Taken:
    """What a solution takes, and when."""
    return {offer.code: offer.term for offer in solution.chosen(model.takes.items())}


def can_hold(narrowing: Narrowing, parts: Collection[str] | None, budget: Budget) -> Taken | None:
    """A plan that keeps these parts; none where it is proved that there is none. Raises `TimeRanOut` where neither is known."""
    question = narrowing.question
    among = spoken_of(narrowing, parts)
    if _offers(question, among) > FEW:
        model = Model(question, parts, among=pool(narrowing, parts, POOLS[0]) & among)
        solution = _first(model, budget.part(FIRST).left())
        if solution is not None:
            return taken_in(model, solution)
    model = Model(question, parts, among=among)
    solution = best(model.model, seconds=budget.left())
    return None if solution is None else taken_in(model, solution)


def _first(model: Model, seconds: float) -> Solution | None:
    try:
        return best(model.model, seconds=seconds)
    except TimeRanOut:
        return None
