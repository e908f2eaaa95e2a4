"""The ways through one kind of route: the best plan, and the offerings that no plan does without.

Public names: `Ways`, `Offering` (a module in a term). A model is built once for the questions that only change what is to be
small, so that what a plan found already shows is not looked for again.
"""

from __future__ import annotations

from functools import cached_property
from typing import NamedTuple

from crossings.engine.choices import best
from crossings.engine.planner.asking import Asked, question_of
from crossings.engine.planner.budget import Budget
from crossings.engine.planner.finding import Found, Taken, Wanted, find, taken_in
from crossings.engine.planner.model import Model, Question
from crossings.engine.planner.narrowing import Narrowing
from crossings.engine.planner.offers import Offer
from crossings.engine.regulations.language import Decision, Milestone
from crossings.engine.regulations.load import Loaded
from crossings.engine.regulations.record import Record
from crossings.engine.regulations.routes import Route

SECONDS = 4.5  # for all that is asked about one kind of route
FEW = 200  # offers


class Offering(NamedTuple):
    """A module in one term."""

    module: str
    term: str


class Ways:
    """One route, taken from nothing, and what can be planned on it.

    Raises `TimeRanOut` where the solver cannot tell within the seconds, here and in each question.
    """

    def __init__(self, loaded: Loaded, route: Route, seconds: float = SECONDS, *, like: Ways | None = None) -> None:
        self.loaded, self.route, self.seconds = loaded, route, seconds
        self.question = question_of(Asked(loaded, Record("crossings-record/1", route=route)))
        is_like = like is not None and _asks(like.question) == _asks(self.question)
        self.found: Found | None = like.found if like is not None and is_like else self._find()

    def _find(self) -> Found | None:
        return find(Narrowing(self.question), Wanted(), Budget(self.seconds))

    @property
    def taken(self) -> Taken | None:
        """The best plan: modules, and the numbers of their terms; none where it is proved that there is none."""
        return None if self.found is None else self.found.taken

    @property
    def terms(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The best plan by term."""
        return self.question.line.by_term(self.taken or {})

    @cached_property
    def model(self) -> Model:
        """What can be planned; only what is to be small is ever changed in it."""
        return Model(self.question)

    def single_points(self) -> tuple[Offering, ...]:
        """The offerings that every plan uses, by term and code."""
        line = self.question.line.terms
        needed = self._needed({Offer(code, place) for code, place in (self.taken or {}).items()})
        return tuple(
            Offering(each.code, line[each.term]) for each in sorted(needed, key=lambda each: (each.term, each.code))
        )

    def _needed(self, among: set[Offer]) -> set[Offer]:
        """Those of some offers that no plan does without: less and less of them, until no plan uses fewer."""
        model, budget, surely = self.model, Budget(self.seconds), self._only_ones()
        offers = {offer: choice for offer, choice in model.takes.items() if offer in among}
        while not offers.keys() <= surely:
            model.model.minimize(sum(offers.values()))
            solution = best(model.model, seconds=budget.left(), at_once=is_few(model))
            used = {} if solution is None else {each: offers[each] for each in solution.chosen(offers.items())}
            if len(used) == len(offers):
                break
            offers = used
        return set(offers)

    def _only_ones(self) -> set[Offer]:
        """Offers of modules that a clause asks for by name on every plan, and that run in one term only."""
        question = self.question
        named = {
            spot.module
            for spot in question.ledger.layout.spots
            if spot.module and spot.clause not in question.of_groups
        }
        return {Offer(code, terms[0]) for code, terms in question.terms_of.items() if code in named and len(terms) == 1}


def _asks(question: Question) -> tuple[object, ...]:
    """All that decides what can be planned."""
    layout = question.ledger.layout
    rules = [(each.id, each.rule) for each in question.tree if not isinstance(each.rule, Milestone | Decision)]
    held = [layout.codes(getattr(clause.rule, name, None)) for clause in layout.clauses for name in ("of", "before")]
    parts = (layout.spots, layout.ceilings, layout.wholes, layout.sizes)
    return (rules, held, parts, question.problem, question.line, question.offers, question.modules)


def is_few(model: Model) -> bool:
    """Whether so few modules can be taken that what is asked about them is soonest asked at once."""
    return len(model.takes) <= FEW


def plan_in(model: Model, seconds: float) -> Taken | None:
    """Any plan of a model; none where it is proved that there is none."""
    solution = best(model.model, seconds=seconds, at_once=is_few(model))
    return None if solution is None else taken_in(model, solution)
