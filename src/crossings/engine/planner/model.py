"""The rules of a route as a model of choices: which module is taken when, and where it is counted.

Public names: `Question`, `Model` (the choices). Every rule belongs to a part that is named by its clause, or by what is
offered, so that a conflict can be told in those words; a model is built with some of the parts only.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from crossings.engine.choices import Choices
from crossings.engine.planner.offers import Line, Offer
from crossings.engine.regulations.language import (
    Bounds,
    Clause,
    Closed,
    Corequisite,
    Duration,
    Exclusion,
    Load,
    Mobility,
    Prerequisite,
    Progression,
)
from crossings.engine.regulations.ledger import Ledger
from crossings.engine.regulations.problem import Problem
from crossings.engine.regulations.record import EARNED
from crossings.engine.regulations.routes import fits

WHEN_OFFERED = "offered"  # the name of the part that says when modules run


@dataclass(frozen=True, slots=True)
class Question:
    """What is planned: the ledger of a record that also holds every module that may still be taken, and the offers."""

    ledger: Ledger
    problem: Problem
    line: Line
    offers: tuple[Offer, ...]
    fixed: dict[str, int]  # credits that are registered, and the number of their term

    @property
    def clauses(self) -> tuple[Clause, ...]:
        return self.ledger.layout.clauses


class Model:
    """One choice for each offer, one for each credit and place, and the rules of the parts asked for."""

    def __init__(self, question: Question, parts: Collection[str] | None = None) -> None:
        self.question = question
        self.parts = parts
        self.model = Choices()
        self.takes: dict[Offer, Any] = {}
        self.chosen: list[dict[int, Any]] = []
        self._choices()
        self._places()
        self._caps()
        for clause in question.clauses:
            if self._has(clause.id):
                RULES.get(type(clause.rule), _nothing)(self, clause.rule)

    def _has(self, part: str) -> bool:
        return self.parts is None or part in self.parts

    # what is chosen

    def _choices(self) -> None:
        question, model = self.question, self.model
        needed = self._needed()
        self.takes = {offer: model.new_bool_var(f"{offer.code}@{offer.term}") for offer in self._offers()}
        for credit, item in zip(question.ledger.credits, question.problem.items, strict=True):
            places = {place: model.new_bool_var(f"{item.name}/{place}") for place in item.places}
            model.add_at_most_one(places.values())
            self.chosen.append(places)
            if credit.status == "planned":
                taken = sum(self.at(credit.code))
                model.add(taken <= 1)
                counted = sum(places.values())
                model.add(counted <= taken if credit.code in needed else counted == taken)

    def _needed(self) -> set[str]:
        """Modules that may be worth taking though they are counted nowhere: what others need before or beside them."""
        needed: set[str] = set()
        for clause in self.question.clauses:
            match clause.rule:
                case Prerequisite(_of, needs, needs_any):
                    needed |= {*needs, *needs_any}
                case Corequisite(_of, needs):
                    needed |= set(needs)
                case Progression(_before, _ects, of):
                    needed |= self.question.ledger.layout.codes(of) or set(self.question.ledger.layout.sizes)
        return needed

    def _offers(self) -> Iterable[Offer]:
        """The offers; without the part that says when modules run, each module in every term."""
        if self._has(WHEN_OFFERED):
            return self.question.offers
        codes = sorted({offer.code for offer in self.question.offers})
        return [Offer(code, term) for code in codes for term in range(len(self.question.line.terms))]

    def at(self, code: str, terms: Iterable[int] | None = None) -> list[Any]:
        """The choices to take a module, in some terms or in any."""
        among = range(len(self.question.line.terms)) if terms is None else terms
        return [self.takes[offer] for offer in (Offer(code, term) for term in among) if offer in self.takes]

    # what the audit counts

    def _places(self) -> None:
        for number, place in enumerate(self.question.problem.places):
            held = self._held(number, place.counts)
            if self._has(place.name):
                self.model.add(held >= place.demand)
                if place.capacity is not None:
                    self.model.add(held <= place.capacity)
        for whole, each in zip(self.question.ledger.wholes, self.question.problem.sums, strict=True):
            if self._has(whole.clause):
                sizes = ((self.question.problem.items[item].size, item) for item in sorted(each.items))
                self.model.add(sum(size * self._counted(item) for size, item in sizes) >= each.demand)

    def _held(self, number: int, counts: str) -> Any:
        """What stands in a place and in those within it."""
        problem = self.question.problem
        own = sum(
            (1 if counts == "modules" else item.size) * choices[number]
            for item, choices in zip(problem.items, self.chosen, strict=True)
            if number in choices
        )
        inner = (other for other, each in enumerate(problem.places) if each.parent == number)
        return own + sum(self._held(other, counts) for other in inner)

    def _caps(self) -> None:
        for limited in self.question.ledger.limits:
            if not limited.clause or self._has(limited.clause):
                cap = limited.cap
                sizes = {
                    number: 1 if cap.counts == "modules" else self.question.problem.items[number].size
                    for number in cap.items
                }
                self.model.add(sum(size * self._counted(number) for number, size in sorted(sizes.items())) <= cap.most)

    def _counted(self, number: int) -> Any:
        return sum(self.chosen[number].values())

    # what time asks for

    def before(self, code: str, term: int, *, or_with: bool = False) -> Any:
        """One where a module was had by a term, or is taken by then; registered credit counts from its own term on."""
        had = {credit.code for credit in self.question.ledger.credits if credit.status in EARNED}
        if code in had:
            return 1
        last = term + 1 if or_with else term
        place = self.question.fixed.get(code)
        return int(place is not None and place < last) + sum(self.at(code, range(last)))

    def open_ones(self, asked: Any) -> Iterator[tuple[str, int, Any]]:
        """What is taken of a set: module, number of the term, and the choice; a plain one for what is registered."""
        held = self.question.ledger.layout.codes(asked)
        for offer, choice in self.takes.items():
            if held is None or offer.code in held:
                yield offer.code, offer.term, choice
        for code, term in self.question.fixed.items():
            if held is None or code in held:
                yield code, term, 1

    def earned_in(self, term: int, asked: Any) -> Iterator[int]:
        """The sizes of what was earned of a set in a term, in halves of a credit: it weighs in its term too."""
        ledger = self.question.ledger
        held = ledger.layout.codes(asked)
        for credit in ledger.credits:
            if (
                credit.status in EARNED
                and credit.term == self.question.line.terms[term]
                and ledger.holds(credit, held, asked)
            ):
                yield ledger.size(credit)

    def when(self, choice: Any, holds: Any) -> None:
        """Something must hold where a choice is made; always, where it is no choice any more."""
        rule = self.model.add(holds)
        if not isinstance(choice, int):
            rule.only_enforce_if(choice)


def _load(model: Model, rule: Load) -> None:
    sizes = model.question.ledger.layout.sizes
    taken = list(model.open_ones(rule.of))
    for bounds, scale in ((rule.modules, 1), (rule.ects, 2)):
        for term in sorted({term for _code, term, _choice in taken}) if bounds else ():
            there = [(code, choice) for code, place, choice in taken if place == term]
            amount = sum((1 if scale == 1 else sizes[code]) * choice for code, choice in there)
            amount += sum(1 if scale == 1 else size for size in model.earned_in(term, rule.of))
            _bound(model, amount, [choice for _code, choice in there], bounds, scale)


def _bound(model: Model, amount: Any, choices: list[Any], bounds: Bounds | None, scale: int) -> None:
    if bounds is not None and bounds.at_most is not None:
        model.model.add(amount <= int(bounds.at_most * scale))
    if bounds is not None and bounds.at_least is not None:
        for choice in choices:  # what is taken at all is taken with enough beside it
            model.when(choice, amount >= int(bounds.at_least * scale))


def _prerequisite(model: Model, rule: Prerequisite) -> None:
    for code, term, choice in model.open_ones(rule.of):
        for need in rule.needs:
            model.model.add(choice <= model.before(need, term))
        if rule.needs_any:
            model.model.add(choice <= sum(model.before(need, term) for need in rule.needs_any if need != code))


def _exclusion(model: Model, rule: Exclusion) -> None:
    had = sum(credit.code in rule.modules for credit in model.question.ledger.credits if credit.status != "planned")
    registered = any(code in rule.modules for code in model.question.fixed)
    model.model.add(not (registered and had > 1))
    model.model.add(sum(choice for code in rule.modules for choice in model.at(code)) <= int(not had))


def _corequisite(model: Model, rule: Corequisite) -> None:
    for _code, term, choice in model.open_ones(rule.of):
        for need in rule.needs:
            model.model.add(choice <= model.before(need, term, or_with=True))


def _progression(model: Model, rule: Progression) -> None:
    ledger = model.question.ledger
    held = ledger.layout.codes(rule.of)
    earned = sum(
        ledger.size(credit)
        for credit in ledger.credits
        if credit.status in EARNED and ledger.holds(credit, held, rule.of)
    )
    for code, term, choice in model.open_ones(rule.before):
        earlier = (
            ledger.layout.sizes[each] * taken
            for each, place, taken in model.open_ones(rule.of)
            if place < term and each != code
        )
        enough = earned + sum(earlier) >= int(rule.ects.points * 2)
        model.when(choice, enough)


def _duration(model: Model, rule: Duration) -> None:
    if rule.terms.at_most is not None:
        for _code, term, choice in model.open_ones(None):
            if term >= rule.terms.at_most:
                model.model.add(choice == 0)


def _mobility(model: Model, rule: Mobility) -> None:
    if rule.terms:
        modules = model.question.ledger.layout.rules.modules
        for code, term, choice in model.open_ones(None):
            if modules[code].institution in rule.at and term + 1 not in rule.terms:
                model.model.add(choice == 0)


def _closed(model: Model, rule: Closed) -> None:
    if fits(rule.to, model.question.ledger.layout.route):
        model.model.add(False)


def _nothing(_model: Model, _rule: Any) -> None:
    """What is counted is in the places and caps; milestones and decisions are no choice of a plan."""


RULES: dict[type, Callable[[Model, Any], None]] = {
    Load: _load,
    Prerequisite: _prerequisite,
    Corequisite: _corequisite,
    Progression: _progression,
    Duration: _duration,
    Exclusion: _exclusion,
    Mobility: _mobility,
    Closed: _closed,
}
