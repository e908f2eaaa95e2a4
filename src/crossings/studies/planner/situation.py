"""What the rules say of what is chosen: the record that it makes, its audit, and which module could go where.

Public names: `Situation`, `situation_of`, `Weight` (how much a term holds, and how much it may). What is earned or registered
already stands in its term and cannot be moved here.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Literal, NamedTuple, cast

from crossings.engine.planner.asking import ENDED
from crossings.engine.planner.offers import LONGEST, Line, modules_on, offers_of
from crossings.engine.regulations.audit import audit
from crossings.engine.regulations.language import Bounds, Clause, Duration, Load, Module, Regulations
from crossings.engine.regulations.layout import Layout, layouts_on
from crossings.engine.regulations.load import Loaded
from crossings.engine.regulations.record import EARNED, Credit, Record
from crossings.engine.regulations.routes import START, fits
from crossings.engine.regulations.standing import Audit
from crossings.engine.regulations.terms import largest, repeated, span_of
from crossings.studies.planner.address import Chosen
from crossings.studies.planner.words import Telling

HAD = (*EARNED, "registered")
NOTHING_YET = Record("crossings-record/1")


class Weight(NamedTuple):
    """How much a term, or its academic year, holds of what a clause weighs, in modules or in ECTS."""

    clause: Clause
    span: str  # such as 2023-24/autumn, or 2023-24 where the clause is about years
    counts: str
    amount: Decimal
    at_least: Decimal | None
    at_most: Decimal | None

    @property
    def is_over(self) -> bool:
        return self.at_most is not None and self.amount > self.at_most

    @property
    def is_under(self) -> bool:
        return self.at_least is not None and 0 < self.amount < self.at_least

    @property
    def is_full(self) -> bool:
        return self.at_most is not None and self.amount >= self.at_most


@dataclass(frozen=True)
class Situation:
    """What is chosen, set against the rules on a day. `base` is what the student has already."""

    loaded: Loaded
    chosen: Chosen
    base: Record
    day: date | None
    is_enrolled: bool = False  # then the route is pinned and not for choosing
    tell: Telling | None = None  # how a clause is told that has no words in the reader's language

    @property
    def rules(self) -> Regulations:
        return self.loaded.regulations

    @cached_property
    def route(self) -> Mapping[str, str]:
        return dict(self.chosen.route)

    @cached_property
    def layout(self) -> Layout:
        """The clauses of the route; of several ways of keeping a group, the first."""
        return layouts_on(self.loaded, tuple(sorted(self.route.items())))[0]

    @cached_property
    def keys(self) -> Mapping[str, str]:
        """A name for the card of each module that may stand in an address after the #."""
        return {code: f"m-{number}" for number, code in enumerate(sorted(self.rules.modules), 1)}

    @cached_property
    def had(self) -> tuple[Credit, ...]:
        """What is earned or registered, and what was tried in vain."""
        return tuple(credit for credit in self.base.credits if credit.status != "planned")

    @cached_property
    def closed_codes(self) -> frozenset[str]:
        """The modules that cannot be planned any more."""
        return frozenset(credit.code for credit in self.had if credit.status in HAD)

    @cached_property
    def line(self) -> Line:
        """The terms that the desk shows."""
        start = self.route.get(START) or _first(self.rules)
        return Line.of(self.rules, start, _length(self, Line.of(self.rules, start, LONGEST)))

    @cached_property
    def placed(self) -> tuple[tuple[str, str], ...]:
        """What is chosen and stands in a term of the route."""
        shown = frozenset(self.line.terms)
        return tuple(each for each in self.chosen.taken if each[0] in shown and each[1] not in self.closed_codes)

    @cached_property
    def loose(self) -> tuple[tuple[str, str], ...]:
        """What is chosen for a term that the route does not have."""
        shown = frozenset(self.line.terms)
        return tuple(each for each in self.chosen.taken if each[0] not in shown and each[1] not in self.closed_codes)

    @cached_property
    def over(self) -> frozenset[str]:
        """The terms up to the last in which something was passed or tried: nothing can be planned for them any more."""
        ended = [credit.term for credit in self.had if credit.status in ENDED]
        last = max((place for term in ended if (place := self.line.place(term)) is not None), default=-1)
        return frozenset(self.line.terms[: last + 1])

    @cached_property
    def runs(self) -> Mapping[str, tuple[str, ...]]:
        """The terms of the desk in which each module of the route can still be taken."""
        found: dict[str, tuple[str, ...]] = {}
        for offer in offers_of(self.rules, modules_on(self.rules, self.route), self.line):
            term = self.line.terms[offer.term]
            found[offer.code] = (*found.get(offer.code, ()), *([] if term in self.over else [term]))
        return found

    @cached_property
    def misplaced(self) -> frozenset[str]:
        """The modules that do not run in the term that they are chosen for."""
        return frozenset(code for term, code in self.placed if term not in self.runs.get(code, ()))

    @cached_property
    def stands_wrong(self) -> tuple[str, ...]:
        """The modules that are chosen for a term in which they cannot be taken, and that a plan should put into another."""
        if self.chosen.show == "anew":
            return ()
        return tuple(sorted({*self.misplaced, *(code for _term, code in self.loose if code in self.rules.modules)}))

    @cached_property
    def record(self) -> Record:
        """What the student would have once all that is chosen is planned."""
        planned = (Credit(code, "planned", term=term) for term, code in self.placed)
        return replace(self.base, route=self.route, credits=(*self.had, *planned))

    @cached_property
    def stays(self) -> tuple[tuple[str, str], ...]:
        """What a plan is made around: what is chosen and can be taken where it stands; from the beginning, nothing."""
        if self.chosen.show == "anew":
            return ()
        return tuple(each for each in self.placed if each[1] not in self.misplaced)

    @cached_property
    def pinned(self) -> Record:
        """The same with what is chosen held in its term, so that a plan is made around it."""
        held = (Credit(code, "registered", term=term) for term, code in self.placed if code not in self.misplaced)
        return replace(self.base, route=self.route, credits=(*self.had, *held))

    @cached_property
    def audit(self) -> Audit:
        return audit(self.loaded, self.record, self.day)

    @property
    def codes(self) -> frozenset[str]:
        """The modules that are had or planned, and not those that were tried in vain."""
        counted = (credit.code for credit in self.record.credits if credit.status not in ("failed", "withdrawn"))
        return frozenset(counted)

    def module(self, code: str) -> Module | None:
        return self.rules.modules.get(code)

    def size(self, credit: Credit) -> Decimal:
        """The credits of one entry of a record; none are known of what the rules do not name."""
        module = self.module(credit.code)
        given = credit.ects or (module.ects if module else None)
        return given.points if given else Decimal(0)

    def in_term(self, term: str) -> list[Credit]:
        """What stands in a term and counts as taken there."""
        return [credit for credit in self.record.credits if credit.term == term and credit.status != "withdrawn"]

    def weights(self, term: str) -> Iterator[Weight]:
        """What each clause about the load of a term finds there."""
        for clause in self.layout.clauses:
            if isinstance(clause.rule, Load):
                codes, span = self.layout.codes(clause.rule.of), span_of(term, clause.rule.per)
                there = self._within(span, clause.rule.per)
                weighing = [credit for credit in there if codes is None or credit.code in codes]
                yield from _weights(clause, span, largest((each.code, self.size(each)) for each in weighing))

    def _within(self, span: str, per: Literal["term", "year"]) -> list[Credit]:
        """What is taken in a term or in an academic year."""
        return [credit for credit in self._dated if span_of(credit.term, per) == span]

    @cached_property
    def _dated(self) -> list[Credit]:
        """What has a term, was not tried in vain and is not taken in a later one."""
        later = repeated(self.record.credits, self.rules)
        tried = ("failed", "withdrawn")
        return [each for each in self.record.credits if each.term and each.status not in tried and each not in later]


def situation_of(loaded: Loaded, chosen: Chosen, base: Record | None = None, day: date | None = None) -> Situation:
    """What is chosen, set against these rules; without a record, of somebody who has nothing yet.

    Who has a record is enrolled: it says on which route.
    """
    if base is None:
        return Situation(loaded, replace(chosen, plan=""), NOTHING_YET, day)
    route = tuple((part, base.route.get(part, usual)) for part, usual in chosen.route)
    return Situation(loaded, replace(chosen, route=route), base, day, is_enrolled=True)


def _weights(clause: Clause, span: str, sizes: Mapping[str, Decimal]) -> Iterator[Weight]:
    rule = cast(Load, clause.rule)
    ects = sum(sizes.values(), Decimal(0))
    for counts, bounds, amount in (("modules", rule.modules, Decimal(len(sizes))), ("ects", rule.ects, ects)):
        if isinstance(bounds, Bounds):
            yield Weight(clause, span, counts, amount, bounds.at_least, bounds.at_most)


def _first(rules: Regulations) -> str:
    """The first month of the first year, where a route names no start."""
    return f"{rules.edition[:4]}-{next(iter(rules.terms.values())).starts:02}"


def _length(situation: Situation, longest: Line) -> int:
    """How many terms are shown: those that a clause allows; else those that are advertised, or used, and one more."""
    most = [
        int(each.rule.terms.at_most)
        for each in situation.layout.clauses
        if isinstance(each.rule, Duration) and each.rule.terms.at_most
    ]
    if most:
        return min(max(min(most), _used(longest, (each.term for each in situation.had))), LONGEST)
    rules, route = situation.rules, situation.route
    used = [*(term for term, _code in situation.chosen.taken), *(each.term for each in situation.had)]
    promised = [each.terms for each in rules.advertised if each.terms and fits(each.when, route)]
    return min(max(*promised, len(rules.terms), _used(longest, used) + 1), LONGEST)


def _used(longest: Line, terms: Iterable[str]) -> int:
    places = (longest.place(term) for term in terms)
    return max((place + 1 for place in places if place is not None), default=0)
