"""The ways through one kind of route: the best plan, and the offerings that no plan does without.

Public names: `Ways`, `Offering` (a module in a term). Each model is built once; every later question to it only changes what
is to be small, so that what a plan found already shows is not looked for again.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from crossings.engine.choices import Solution, best
from crossings.engine.planner.aims import aims_of, settled
from crossings.engine.planner.alternatives import Taken
from crossings.engine.planner.model import Model, Question
from crossings.engine.planner.offers import Offer
from crossings.engine.planner.search import question_of
from crossings.engine.planner.wishes import Wishes
from crossings.engine.regulations.layout import Layout, layouts_on
from crossings.engine.regulations.load import Loaded
from crossings.engine.regulations.record import Record
from crossings.engine.regulations.routes import Route

SECONDS = 2.0  # for one question to the solver


class Offering(NamedTuple):
    """A module in one term."""

    module: str
    term: str


class Ways:
    """One route, taken from nothing: for each way of keeping its groups a model of what can be planned.

    Raises `TimeRanOut` where the solver cannot tell in time.
    """

    def __init__(self, loaded: Loaded, route: Route, seconds: float = SECONDS) -> None:
        self.loaded, self.route, self.seconds = loaded, route, seconds
        self.layouts: tuple[Layout, ...] = layouts_on(loaded, tuple(sorted(route.items())))
        self.questions = [
            question_of(loaded, layout, Record("crossings-record/1", route=route)) for layout in self.layouts
        ]
        self._wholes: dict[int, Model] = {}
        self.models = [Model(question) for question in self.questions]
        self.found = [self._first(model) for model in self.models]

    def whole(self, question: Question) -> Model:
        """The model of a question with all its rules and nothing else."""
        if id(question) not in self._wholes:
            self._wholes[id(question)] = Model(question)
        return self._wholes[id(question)]

    def _first(self, model: Model) -> Taken | None:
        solution = settled(model, aims_of(model, Wishes()), seconds=self.seconds)
        return None if solution is None else _taken(model, solution)

    @property
    def number(self) -> int | None:
        """The number of the way with the best plan; none where no way has one."""
        worths = [(_worth(taken), number) for number, taken in enumerate(self.found) if taken is not None]
        return min(worths, default=(None, None))[1]

    @property
    def question(self) -> Question:
        """The question of the best way, or of the first where none has a plan."""
        return self.questions[self.number or 0]

    @property
    def taken(self) -> Taken | None:
        """The best plan: modules, and the numbers of their terms."""
        return None if self.number is None else self.found[self.number]

    @property
    def terms(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The best plan by term."""
        taken, line = self.taken or {}, self.question.line.terms
        return tuple(
            (line[place], tuple(sorted(code for code, at in taken.items() if at == place)))
            for place in sorted({*taken.values()})
        )

    def single_points(self) -> tuple[Offering, ...]:
        """The offerings that every plan uses, over all ways of keeping the groups, by term and code."""
        needed = {Offer(code, place) for code, place in (self.taken or {}).items()}
        for model, taken in zip(self.models, self.found, strict=True):
            if taken is not None and needed:
                needed = self._needed(model, needed)
        line = self.question.line.terms
        return tuple(
            Offering(each.code, line[each.term]) for each in sorted(needed, key=lambda each: (each.term, each.code))
        )

    def _needed(self, model: Model, among: set[Offer]) -> set[Offer]:
        """Those offers of which no plan of a model does without any."""
        offers = {offer: choice for offer, choice in model.takes.items() if offer in among}
        while not offers.keys() <= _only_ones(model):
            model.model.minimize(sum(offers.values()))
            solution = best(model.model, seconds=self.seconds)
            if solution is None:
                return set()
            used = {offer: choice for offer, choice in offers.items() if solution.value(choice)}
            if len(used) == len(offers):
                break
            offers = used
        return set(offers)


def _only_ones(model: Model) -> set[Offer]:
    """Offers of modules that a clause asks for by name and that run in one term only."""
    named = {spot.module for spot in model.question.ledger.layout.spots if spot.module}
    times: dict[str, list[Offer]] = {}
    for offer in model.takes:
        times.setdefault(offer.code, []).append(offer)
    return {offers[0] for code, offers in times.items() if code in named and len(offers) == 1}


def _taken(model: Model, solution: Solution) -> Mapping[str, int]:
    return {offer.code: offer.term for offer, choice in model.takes.items() if solution.value(choice)}


def _worth(taken: Taken) -> tuple[int, int, list[tuple[int, str]]]:
    return (max(taken.values(), default=-1), len(taken), sorted((term, code) for code, term in taken.items()))
