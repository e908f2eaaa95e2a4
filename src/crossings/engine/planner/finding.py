"""A plan for a question within a budget: at once where few modules can be taken, else first among those likely to do.

Public names: `Taken`, `Found`, `find` (the best plan), `can_hold` (whether some parts can hold together).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import NamedTuple

from crossings.engine.choices import Solution, TimeRanOut, best
from crossings.engine.planner.aims import Aim, aims_of, hold_terms, settled
from crossings.engine.planner.alternatives import Apart
from crossings.engine.planner.budget import Budget
from crossings.engine.planner.model import Model, Question
from crossings.engine.planner.narrowing import Narrowing, is_beyond, least, pool, spoken_of
from crossings.engine.planner.wishes import Wishes

Taken = Mapping[str, int]  # modules, and the numbers of their terms

NO_WISHES = Wishes()
FEW = 1_000  # offers that are searched all at once
POOLS = (1, 2, 4)  # how wide the pools are that are searched before all modules are
DOUBTING = 0.6  # of what is left, the share for showing that there is no plan, where none is found at once
FIRST = 0.4  # of what is left, the share for a pool
ENOUGH = 0.6  # of a budget, so much must be left for all modules to be looked at once a plan is known
PROVING = 0.3  # of what is left, the share for finding a better plan, or showing that there is none
WORK = 0.3  # of the solver's own measure, for the same: on a machine that is not slow it ends first, and always alike


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


def find(
    narrowing: Narrowing, wanted: Wanted, budget: Budget, is_hopeless: Callable[[Budget], bool] | None = None
) -> Found | None:
    """The best plan that is found in time; none where it is proved that there is none.

    `is_hopeless` is asked once where none is found among the modules that are likeliest to do: whether it can be shown that
    there is none. Raises `TimeRanOut` where neither is known.
    """
    among = spoken_of(narrowing, None)
    if is_few(narrowing, among):
        return _best(Model(narrowing.question, among=among), wanted, budget.left())
    return _find_among_many(narrowing, wanted, budget, among, is_hopeless or _never)


def is_few(narrowing: Narrowing, among: Collection[str] | None) -> bool:
    """Whether so few modules can be taken that all are looked at at once."""
    terms = narrowing.question.terms_of
    return sum(len(terms.get(code, ())) for code in (spoken_of(narrowing, None) if among is None else among)) <= FEW


def _never(_budget: Budget) -> bool:
    return False


def _find_among_many(
    narrowing: Narrowing, wanted: Wanted, budget: Budget, among: set[str], is_hopeless: Callable[[Budget], bool]
) -> Found | None:
    """The best plan in one pool after the other, until none can be better; then of all modules, as far as the time goes."""
    question = narrowing.question
    if is_beyond(narrowing, None):
        return None
    bound = least(narrowing)
    found: Found | None = None
    for wide in POOLS:
        codes = (pool(narrowing, None, wide) | {*wanted.wishes.liked}) & among
        found = _in_pool(question, wanted, budget, (codes, bound[0]), found)
        if found is not None and found.worth == bound and wanted.is_plain:
            return found._replace(is_best=True)
        if found is None and wide == POOLS[0] and is_hopeless(budget.part(DOUBTING)):
            return None
    if found is None:
        _in_time(budget)
        return _best(Model(question, among=among), wanted, budget.left())
    if not budget.has(ENOUGH):
        return found._replace(is_best=False)
    return _improved(question, wanted, budget, among, found)


def _in_pool(
    question: Question, wanted: Wanted, budget: Budget, looked_at: tuple[set[str], int], found: Found | None
) -> Found | None:
    """The best plan of a pool where that is better than what was found; first it is looked for in the fewest terms."""
    codes, terms = looked_at
    steps: list[int | None] = [None]
    if wanted.is_early:
        steps = [found.worth[0]] if found else [terms, terms + 1, None] if terms else [None]
    for ends in steps:
        if not budget.left():
            break
        other = _tried(Model(question, among=codes, ends=ends), wanted, budget.part(FIRST).left())
        if other is not None:
            return other if found is None or _is_better(other, found, wanted) else found
    return found


def _in_time(budget: Budget) -> None:
    """Raises `TimeRanOut` where no time is left: writing a model of many modules takes long in itself."""
    if not budget.left():
        raise TimeRanOut


def _is_better(other: Found, found: Found, wanted: Wanted) -> bool:
    """Whether a plan from more modules is the better one: by its worth, or where wishes weigh because it is the best of them."""
    return other.worth < found.worth if wanted.is_plain else other.is_best


def _tried(model: Model, wanted: Wanted, seconds: float, work: float | None = None) -> Found | None:
    try:
        return _best(model, wanted, seconds, work)
    except TimeRanOut:
        return None


def _improved(question: Question, wanted: Wanted, budget: Budget, among: set[str], found: Found) -> Found:
    """The best of all plans where that is settled in a part of the time; else the plan that was found."""
    model = Model(question, among=among, ends=found.worth[0] if wanted.is_early else None)
    model.model.hint({choice: int(found.taken.get(offer.code) == offer.term) for offer, choice in model.takes.items()})
    better = _tried(model, wanted, budget.part(PROVING).left(), WORK)
    if better is not None and (better.is_best or _is_better(better, found, wanted)):
        return better
    return found._replace(is_best=False)


def _best(model: Model, wanted: Wanted, seconds: float, work: float | None = None) -> Found | None:
    asked: tuple[Aim, ...] = ()
    if wanted.apart:
        hold_terms(model, wanted.wishes, wanted.apart.known[0])
        asked = wanted.apart.ask(model)
    solution = settled(model, [*aims_of(model, wanted.wishes), *asked], seconds=seconds, work=work)
    return None if solution is None else Found(taken_in(model, solution), solution.is_best)


def taken_in(model: Model, solution: Solution) -> Taken:
    """What a solution takes, and when."""
    return {offer.code: offer.term for offer in solution.chosen(model.takes.items())}


def can_hold(
    narrowing: Narrowing, parts: Collection[str] | None, budget: Budget, pooled: Collection[str] | None = None
) -> Taken | None:
    """A plan that keeps these parts; none where it is proved that there is none, of all modules or of those of a pool.

    Raises `TimeRanOut` where neither is known.
    """
    _in_time(budget)
    question = narrowing.question
    if is_beyond(narrowing, parts):
        return None
    among = spoken_of(narrowing, parts)
    if pooled is None and not is_few(narrowing, among):
        for wide in POOLS[:2]:
            model = Model(question, parts, among=pool(narrowing, parts, wide) & among)
            solution = _first(model, budget.part(FIRST).left())
            if solution is not None:
                return taken_in(model, solution)
            _in_time(budget)
    model = Model(question, parts, among=among if pooled is None else among.intersection(pooled))
    solution = best(model.model, seconds=budget.left())
    return None if solution is None else taken_in(model, solution)


def _first(model: Model, seconds: float) -> Solution | None:
    try:
        return best(model.model, seconds=seconds)
    except TimeRanOut:
        return None
