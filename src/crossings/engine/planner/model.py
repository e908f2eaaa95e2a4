"""The rules of a route as a model of choices: which module is taken when, and where it is counted.

Public names: `Question`, `Model` (the choices), `WHEN_OFFERED`. Every rule belongs to a part that is named by its clause, or by
what is offered, so that a conflict can be told in those words; a model is built with some of the parts only, of some of the
modules, for the first terms only. Parts that may be dropped (`soft`) have a choice of their own to keep them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import Any

from crossings.engine.choices import Choices
from crossings.engine.planner.grades import earned_of
from crossings.engine.planner.holding import hold_rule
from crossings.engine.planner.offers import Line, Offer
from crossings.engine.planner.ways import choose_ways
from crossings.engine.regulations.language import (
    Bounds,
    Clause,
    Corequisite,
    Duration,
    Load,
    Mobility,
    Prerequisite,
    Progression,
)
from crossings.engine.regulations.ledger import Ledger
from crossings.engine.regulations.problem import Problem, stands_in
from crossings.engine.regulations.record import EARNED, Credit
from crossings.engine.regulations.sets import ModuleSet
from crossings.engine.regulations.terms import place_of

WHEN_OFFERED = "when offered"  # the part that says when modules run; no clause has a name with a space
OF_TIME = (Load, Prerequisite, Corequisite, Progression, Duration, Mobility)  # rules that ask when a module is taken

Parts = list[tuple[int, Any]]  # choices, and how much each of them weighs


@dataclass(frozen=True)
class Question:
    """What is planned: the ledger of a record that also holds every module that may still be taken, and the offers."""

    ledger: Ledger
    problem: Problem
    line: Line
    offers: tuple[Offer, ...]
    fixed: dict[str, int]  # credits that are registered, and the number of their term; below 0 before the first
    modules: tuple[str, ...]  # those that may still be taken, whether they are offered or not
    tree: tuple[Clause, ...]  # the clauses of the route, with their groups
    loose: frozenset[str] = frozenset()  # what is registered without a term: it may come in any order

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """The clauses that bind: those that no decision about the student waives."""
        return tuple(clause for clause in self.ledger.layout.clauses if clause.id not in self.ledger.waived)

    @cached_property
    def parts(self) -> tuple[str, ...]:
        """Every part, in the order of the rules."""
        return (*(clause.id for clause in self.clauses), WHEN_OFFERED)

    @cached_property
    def of_time(self) -> frozenset[str]:
        """The parts that ask when a module is taken."""
        return frozenset(clause.id for clause in self.clauses if isinstance(clause.rule, OF_TIME))

    @cached_property
    def of_groups(self) -> frozenset[str]:
        """The clauses that are kept in some ways only."""
        return frozenset(choose_ways(Choices(), self.tree))

    @cached_property
    def terms_of(self) -> dict[str, list[int]]:
        """The terms in which each module is offered."""
        found: dict[str, list[int]] = {code: [] for code in self.modules}
        for offer in self.offers:
            found[offer.code].append(offer.term)
        return found

    @cached_property
    def open_of(self) -> Mapping[str, Sequence[Credit]]:
        """The credits of each module that is registered or may be taken; several where it is registered twice in its term."""
        found: dict[str, list[Credit]] = {}
        for credit in self.ledger.credits:
            if credit.status not in EARNED:
                found.setdefault(credit.code, []).append(credit)
        return found

    def number(self, term: str) -> int:
        """The number of a term; below 0 before the first."""
        return place_of(self.ledger.layout.rules, term) - self._start

    def span(self, number: int, rule: Load) -> int:
        """The term of a number, or its academic year, as a load asks for it: those of one year have one number."""
        return number if rule.per == "term" else (self._start + number) // len(self.ledger.layout.rules.terms)

    @cached_property
    def _start(self) -> int:
        return place_of(self.ledger.layout.rules, self.line.terms[0])

    def size(self, code: str) -> int:
        """The credits of a module that is registered or may be taken, in halves."""
        return max(self.ledger.size(credit) for credit in self.open_of[code])

    @cached_property
    def needed(self) -> Mapping[str, frozenset[str]]:
        """Modules that may be worth taking though they are counted nowhere, and the clauses of order and load that may ask so."""
        found: dict[str, set[str]] = {}
        for clause in self.clauses:
            for code in self.asked_by(clause):
                found.setdefault(code, set()).add(clause.id)
        return {code: frozenset(clauses) for code, clauses in found.items()}

    def asked_by(self, clause: Clause) -> Collection[str]:
        """What a clause of order or load may ask for beside other modules, though it is counted nowhere."""
        match clause.rule:
            case Prerequisite(_of, needs, needs_any):
                return {*needs, *needs_any}
            case Corequisite(_of, needs):
                return set(needs)
            case Progression(_before, _ects, of):
                return self.of(of)
            case Load(modules, ects, of) if any(each and each.at_least for each in (modules, ects)):
                return self.of(of)
            case Duration(Bounds(at_least=least)) if least:
                return self.of(None)
        return ()

    def of(self, asked: ModuleSet | None) -> Collection[str]:
        """The modules of a set; of no set, all that may be taken."""
        codes = self.ledger.layout.codes(asked)
        return self.terms_of if codes is None else codes

    def asking(self, place: int) -> tuple[int, ...]:
        """Of a place that others share, those that ask for something; of another none."""
        return tuple(each for each in self.problem.places[place].also if self.ledger.spots[each].asks)

    @cached_property
    def sharing(self) -> Mapping[tuple[int, ...], Sequence[int]]:
        """For each two places that share, those of the clauses that let them, which bound how much."""
        found = ((self.asking(place), each.also) for place, each in enumerate(self.problem.places))
        return {pair: also[len(pair) :] for pair, also in found if len(pair) == 2}

    def above(self, place: int) -> Sequence[int]:
        """A place, those around it and those that share it."""
        return stands_in(self.problem.places, place)


class Model:
    """One choice for each offer, one for each credit and place, and the rules of the parts asked for.

    `among` are the modules that may be taken, `ends` how many terms are looked at. `soft` are parts that need not be kept:
    `kept` has a choice for each, and where what is offered is one of them, `extras` are the choices to take a module in a
    term in which it is not.
    """

    def __init__(
        self,
        question: Question,
        parts: Collection[str] | None = None,
        *,
        among: Collection[str] | None = None,
        ends: int | None = None,
        soft: Collection[str] = (),
    ) -> None:
        self.question, self.parts, self.among = question, parts, among
        self.model = Choices()
        self.kept = {part: self.model.new_choice() for part in sorted(soft)}
        self.ways = choose_ways(self.model, question.tree)
        self.earned = earned_of(self)
        self.ends = self._ends(ends)
        self.takes: dict[Offer, Any] = {}
        self.extras: dict[Offer, Any] = {}
        self.taken: dict[str, list[tuple[int, Any]]] = {}
        self.counted: list[list[tuple[int, Any]]] = []  # for each credit the places it may stand in, with their choices
        self._choose()
        self._count()
        self._count_places()
        self._limit()
        for clause in question.clauses:
            if self.has(clause.id):
                hold_rule(self, clause)

    def has(self, part: str) -> bool:
        """Whether a part is asked for."""
        return self.parts is None or part in self.parts

    def when(self, part: str) -> list[Any]:
        """The choices that must all be made for a part to be kept; none where it always is."""
        return [each[part] for each in (self.ways, self.kept) if part in each]

    def _ends(self, ends: int | None) -> int:
        most = [
            int(clause.rule.terms.at_most)
            for clause in self.question.clauses
            if isinstance(clause.rule, Duration)
            and clause.rule.terms.at_most is not None
            and self.has(clause.id)
            and not self.when(clause.id)
        ]
        return min([*most, len(self.question.line.terms), *([] if ends is None else [ends])])

    # what is chosen

    @cached_property
    def by_term(self) -> Mapping[int, list[tuple[str, Any]]]:
        """For each term, in order, the modules that can be taken in it, with their choices."""
        found: dict[int, list[tuple[str, Any]]] = {}
        for offer, choice in self.takes.items():
            found.setdefault(offer.term, []).append((offer.code, choice))
        return dict(sorted(found.items()))

    def _choose(self) -> None:
        for offer, is_extra in self._offers():
            choice = self.takes[offer] = self.model.new_choice()
            self.taken.setdefault(offer.code, []).append((offer.term, choice))
            if is_extra:
                self.extras[offer] = choice
        kept = self.kept.get(WHEN_OFFERED)
        if kept is not None:
            for choice in self.extras.values():
                self.model.hold([(1, kept), (1, choice)], None, 1)
        for choices in self.taken.values():
            if len(choices) > 1:
                self.model.add_at_most_one(choice for _term, choice in choices)

    def _offers(self) -> Iterator[tuple[Offer, bool]]:
        """The offers, and whether each is one that the rules do not have: without the part that says when modules run.

        Where no part asks when a module is taken, one offer of each is enough.
        """
        question = self.question
        is_timeless = not any(self.has(part) for part in question.of_time)
        is_free = not self.has(WHEN_OFFERED) or WHEN_OFFERED in self.kept
        for code, there in question.terms_of.items():
            if self.among is None or code in self.among:
                terms = (
                    list(range(question.line.over, self.ends))
                    if is_free
                    else [term for term in there if term < self.ends]
                )
                for term in terms[:1] if is_timeless else terms:
                    yield Offer(code, term), is_free and term not in there

    def at(self, code: str, terms: Iterable[int] | None = None) -> list[Any]:
        """The choices to take a module, in some terms or in any."""
        among = None if terms is None else set(terms)
        return [choice for term, choice in self.taken.get(code, ()) if among is None or term in among]

    def _count(self) -> None:
        """Where each credit is counted. What has one place only, and is taken only to be counted, stands there when taken."""
        question = self.question
        for number, (credit, item) in enumerate(zip(question.ledger.credits, question.problem.items, strict=True)):
            taken = [choice for _term, choice in self.taken.get(credit.code, ())]
            if (credit.status == "planned" and not taken) or (credit.status in EARNED and number not in self.earned):
                self.counted.append([])
            elif credit.status == "planned" and len(item.places) == 1 and credit.code not in question.needed:
                self.counted.append([(item.places[0], choice) for choice in taken])
            else:
                places = self._choose_place(item.places)
                self.counted.append(places)
                if number in self.earned:
                    self._leave_what_is_low(self.earned[number], places, taken)
                if credit.status == "planned":
                    spare = [*((1, choice) for choice in taken), *((-1, choice) for _place, choice in places)]
                    self._spare(spare, question.needed.get(credit.code, frozenset()))

    def _choose_place(self, numbers: Sequence[int]) -> Parts:
        """A choice for each place, of which one at most is taken."""
        places = [(number, self.model.new_choice()) for number in numbers]
        if len(places) > 1:
            self.model.add_at_most_one(choice for _number, choice in places)
        return places

    def _leave_what_is_low(self, stands: Any, places: Parts, again: Sequence[Any]) -> None:
        """What is below a floor counts only where the clause is not kept; and only where it is, is it taken again."""
        once: Parts = [(1, choice) for choice in again]
        if stands is not None:
            self.model.hold([*((1, choice) for _place, choice in places), (-1, stands)], None, 0)
            once.append((1, stands))
        if again:
            self.model.hold(once, None, 0 if stands is None else 1)

    def _spare(self, spare: Parts, asked_by: frozenset[str]) -> None:
        """What is taken is counted, save where a clause that is kept may ask for it."""
        self.model.hold(spare, 0, None)
        if all(clause in self.ways for clause in asked_by):
            self.model.hold([*spare, *((-1, self.ways[clause]) for clause in sorted(asked_by))], None, 0)

    # what the audit counts

    def _count_places(self) -> None:
        question = self.question
        held: list[Parts] = [[] for _place in question.problem.places]
        for item, places in zip(question.problem.items, self.counted, strict=True):
            for number, choice in places:
                self._allow(number, choice)
                for above in question.above(number):
                    held[above].append((1 if question.problem.places[above].counts == "modules" else item.size, choice))
        for place, amounts in zip(question.problem.places, held, strict=True):
            if self.has(place.name) and (place.demand or place.capacity is not None):
                self.model.hold(amounts, place.demand or None, place.capacity, self.when(place.name))
        for whole, each in zip(question.ledger.wholes, question.problem.sums, strict=True):
            if self.has(whole.clause):
                self.model.hold(self._sizes(each.items), each.demand, None, self.when(whole.clause))

    def _allow(self, number: int, choice: Any) -> None:
        """Places of clauses that are not among those chosen hold nothing; of those that let two share one is enough."""
        shared = self.question.asking(number)
        for place in shared or [number]:
            self._ask_for_one([place], choice)
        for pair in combinations(shared, 2):
            self._ask_for_one(self.question.sharing[pair], choice)

    def _ask_for_one(self, among: Iterable[int], choice: Any) -> None:
        names = {self.question.problem.places[place].name for place in among}
        if names.issubset(self.ways):  # else one is always kept
            self.model.hold([*((1, self.ways[name]) for name in sorted(names)), (-1, choice)], 0, None)

    def _sizes(self, items: Iterable[int], *, is_counted: bool = False) -> Parts:
        found = self.question.problem.items
        return [
            (1 if is_counted else found[number].size, choice)
            for number in sorted(items)
            for _place, choice in self.counted[number]
        ]

    def _limit(self) -> None:
        for limited in self.question.ledger.limits:
            if not limited.clause or self.has(limited.clause):
                amounts = self._sizes(limited.cap.items, is_counted=limited.cap.counts == "modules")
                self.model.hold(amounts, None, limited.cap.most, self.when(limited.clause) if limited.clause else ())

    # what time asks for

    def before(self, code: str, term: int, *, or_with: bool = False) -> tuple[bool, Parts]:
        """Whether a module was had by a term; and else the choices to take it by then.

        Registered credit counts from its own term on.
        """
        last = term + 1 if or_with else term
        place = self.question.fixed.get(code)
        stands = self._had.get(code, [])
        if any(each is None for each in stands) or code in self.question.loose or (place is not None and place < last):
            return True, []
        again = [(1, choice) for each, choice in self.taken.get(code, ()) if each < last]
        return False, [*((1, choice) for choice in stands), *again]

    @cached_property
    def _had(self) -> Mapping[str, list[Any]]:
        """For each module that was earned the choices that its credits count; none among them where one surely does."""
        found: dict[str, list[Any]] = {}
        for credit, stands in self.had():
            found.setdefault(credit.code, []).append(stands)
        return found

    def had(self) -> Iterator[tuple[Credit, Any]]:
        """Each credit that was earned, with the choice that it counts; none where it surely does."""
        return ((self.question.ledger.credits[number], stands) for number, stands in self.earned.items())

    def open_ones(self, asked: ModuleSet | None) -> Iterator[tuple[str, int, Any]]:
        """What is taken of a set: module, number of the term, and the choice; none for what is registered."""
        held = self.question.ledger.layout.codes(asked)
        for code, choices in self.taken.items():
            if held is None or code in held:
                for term, choice in choices:
                    yield code, term, choice
        for code, place in self.question.fixed.items():
            if held is None or code in held:
                yield code, place, None

    def ordered_ones(self, asked: ModuleSet | None) -> Iterator[tuple[str, int, Any]]:
        """As `open_ones`, with what is registered without a term: for that, everything comes before."""
        yield from self.open_ones(asked)
        held = self.question.ledger.layout.codes(asked)
        for code in sorted(self.question.loose):
            if held is None or code in held:
                yield code, max([self.ends, *self.question.fixed.values()]) + 1, None

    def lasts_till(self) -> Iterator[tuple[int, Any]]:
        """The numbers of terms in which anything was earned or is registered, each with the choice that it counts, or none."""
        yield from ((place, None) for place in self.question.fixed.values())
        yield from ((self.question.number(credit.term), stands) for credit, stands in self.had() if credit.term)

    def earned_in(self, span: int, rule: Load) -> Iterator[tuple[str, int, Any]]:
        """What was earned of a set in a term or a year: modules, halves of a credit, and the choice that they count, or none."""
        for code, size, stands, term in self.earned_of(rule.of):
            if term and self.question.span(self.question.number(term), rule) == span:
                yield code, size, stands

    def earned_of(self, asked: ModuleSet | None) -> Iterator[tuple[str, int, Any, str]]:
        """What was earned of a set: modules, halves of a credit, the choice that they count, or none, and terms."""
        ledger = self.question.ledger
        held = ledger.layout.codes(asked)
        for credit, stands in self.had():
            if ledger.holds(credit, held, asked):
                yield credit.code, ledger.size(credit), stands, credit.term
