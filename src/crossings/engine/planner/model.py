"""The rules of a route as a model of choices: which module is taken when, and where it is counted.

Public names: `Model` (the choices), `Part` (rules of one clause, which may be left out). Every rule belongs to a part that
is named by its clause, or by what is offered, so that a conflict can be told in those words; a model is built with some of
the parts only.
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

    def codes(self, asked: Any) -> Iterator[str]:
        """The modules of a set that may be taken."""
        held = self.question.ledger.layout.codes(asked)
        for code in dict.fromkeys(offer.code for offer in self.takes):
            if held is None or code in held:
                yield code

    def close(self, terms: Iterable[int], codes: Iterable[str]) -> None:
        """Nothing of these modules is taken in these terms."""
        among = list(terms)
        for code in codes:
            for choice in self.at(code, among):
                self.model.add(choice == 0)


def _load(model: Model, rule: Load) -> None:
    ledger = model.question.ledger
    held = ledger.layout.codes(rule.of)
    for term in range(len(model.question.line.terms)):
        for bounds, scale in ((rule.modules, 1), (rule.ects, 2)):
            if bounds is not None:
                taken = [
                    (1 if scale == 1 else ledger.layout.sizes[code], choice)
                    for code in model.codes(rule.of)
                    for choice in model.at(code, [term])
                ]
                there = (
                    code
                    for code, place in model.question.fixed.items()
                    if place == term and (held is None or code in held)
                )
                fixed = sum(1 if scale == 1 else ledger.layout.sizes.get(code, 0) for code in there)
                _bound(
                    model,
                    sum(size * choice for size, choice in taken) + fixed,
                    [choice for _size, choice in taken],
                    bounds,
                    scale,
                )


def _bound(model: Model, amount: Any, choices: list[Any], bounds: Bounds, scale: int) -> None:
    if bounds.at_most is not None:
        model.model.add(amount <= int(bounds.at_most * scale))
    if bounds.at_least is not None:
        for choice in choices:  # what is taken at all is taken with enough beside it
            model.model.add(amount >= int(bounds.at_least * scale)).only_enforce_if(choice)


def _prerequisite(model: Model, rule: Prerequisite) -> None:
    for code in model.codes(rule.of):
        for term in range(len(model.question.line.terms)):
            for choice in model.at(code, [term]):
                for need in rule.needs:
                    model.model.add(choice <= model.before(need, term))
                if rule.needs_any:
                    model.model.add(choice <= sum(model.before(need, term) for need in rule.needs_any))


def _exclusion(model: Model, rule: Exclusion) -> None:
    had = any(credit.code in rule.modules for credit in model.question.ledger.credits if credit.status != "planned")
    model.model.add(sum(choice for code in rule.modules for choice in model.at(code)) <= int(not had))


def _corequisite(model: Model, rule: Corequisite) -> None:
    for code in model.codes(rule.of):
        for term in range(len(model.question.line.terms)):
            for choice in model.at(code, [term]):
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
    counting = list(model.codes(rule.of))
    for code in model.codes(rule.before):
        for term in range(len(model.question.line.terms)):
            taken = sum(
                ledger.layout.sizes[each] * choice
                for each in counting
                if each != code
                for choice in model.at(each, range(term))
            )
            fixed = sum(
                ledger.layout.sizes.get(each, 0) for each, place in model.question.fixed.items() if place < term
            )
            for choice in model.at(code, [term]):
                model.model.add(earned + fixed + taken >= int(rule.ects.points * 2)).only_enforce_if(choice)


def _duration(model: Model, rule: Duration) -> None:
    if rule.terms.at_most is not None:
        model.close(range(int(rule.terms.at_most), len(model.question.line.terms)), model.codes(None))


def _mobility(model: Model, rule: Mobility) -> None:
    if rule.terms:
        modules = model.question.ledger.layout.rules.modules
        away = [code for code in model.codes(None) if modules[code].institution in rule.at]
        model.close((term for term in range(len(model.question.line.terms)) if term + 1 not in rule.terms), away)


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
