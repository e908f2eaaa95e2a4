"""One student's credits set against a layout: the problem of what is counted where, and the way back from its answer.

Public name: `Ledger`. It applies the decisions about the student: a waived clause asks for nothing, a substitute is accepted
where the module it stands for is, an allowed module is accepted, a threshold is changed. None of them touches another clause.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cached_property

from crossings.engine.regulations.language import Grades
from crossings.engine.regulations.layout import Ceiling, Layout, Spot, Whole
from crossings.engine.regulations.problem import (
    EARNED,
    PLANNED,
    REGISTERED,
    Cap,
    Item,
    Place,
    Problem,
    Sum,
    stands_in,
    with_room,
)
from crossings.engine.regulations.record import Credit, Fact, Record, Status
from crossings.engine.regulations.sets import Known, ModuleSet, members
from crossings.engine.regulations.terms import repeated

RANKS: dict[Status, int] = {"passed": EARNED, "recognised": EARNED, "registered": REGISTERED, "planned": PLANNED}


@dataclass(frozen=True, slots=True)
class Limited:
    """A cap of the problem, and the clause that set it; no clause where one module stands twice in the record."""

    cap: Cap
    clause: str


class Ledger:
    """The credits that can be counted, in the order of their names, and what each part of the problem stands for."""

    def __init__(self, layout: Layout, record: Record, on: date | None, in_doubt: Collection[str] = ()) -> None:
        """`in_doubt` are clauses of which nobody knows yet whether they are kept: their floors keep no credit out."""
        self.layout = layout
        self.in_doubt = in_doubt
        self.facts = [fact for fact in record.facts if fact.holds_on(on)]
        self.waived = record.waived_on(on)
        self.below: list[Credit] = []  # with a grade that does not count
        self.ended = [credit for credit in record.credits if credit.status not in RANKS]
        usable = sorted(self._usable(record), key=lambda credit: (credit.name, repr(credit)))
        self.repeated = repeated(usable, layout.rules)
        self.credits = [credit for credit in usable if credit not in self.repeated] if self.repeated else usable
        self.numbers: dict[str, list[int]] = {}  # of the credits of each module
        for number, credit in enumerate(self.credits):
            self.numbers.setdefault(credit.code, []).append(number)
        self.unknown = [number for number, credit in enumerate(self.credits) if credit.code not in layout.sizes]
        self.spots = [self._granted(spot) for spot in layout.spots] if self.facts else list(layout.spots)
        self.wholes = [self._granted_whole(whole) for whole in layout.wholes if whole.clause not in self.waived]
        self.limits = [*self._ceilings(), *self._twice(), *self._compensated()]
        self.sums = tuple(self._sum(whole) for whole in self.wholes)

    @property
    def rest(self) -> int:
        """The number of the last place: of credit that is counted in totals alone."""
        return len(self.spots)

    def problem(self) -> Problem:
        places = [
            Place(spot.clause, spot.counts, spot.demand, spot.capacity, spot.unit, spot.parent, spot.also)
            for spot in self.spots
        ]
        if self.sums:
            places.append(Place("", "modules", 0, None, 1))
        return Problem(tuple(self._items()), with_room(places), tuple(each.cap for each in self.limits), self.sums)

    # which credit can be counted

    def _usable(self, record: Record) -> Iterator[Credit]:
        for credit in record.credits:
            if credit.status in RANKS and not self._is_below(credit):
                yield credit
            elif credit.status in RANKS:
                self.below.append(credit)

    def _is_below(self, credit: Credit) -> bool:
        return any(clause not in self.in_doubt for clause in self.low_in(credit))

    def low_in(self, credit: Credit) -> Iterator[str]:
        """The clauses on grades that a credit cannot be counted by."""
        for clause, rule, codes in self.layout.grades:
            if clause not in self.waived and self._is_low(credit, rule, codes, _floor(rule)):
                yield clause

    def _is_low(self, credit: Credit, rule: Grades, codes: frozenset[str], floor: Decimal) -> bool:
        is_below = credit.status == "passed" and credit.grade is not None and credit.grade < floor
        return is_below and self.holds(credit, codes if rule.of else None, rule.of)

    def size(self, credit: Credit) -> int:
        """Its credits, in halves."""
        return int(credit.ects.points * 2) if credit.ects is not None else self.layout.sizes.get(credit.code, 0)

    def holds(self, credit: Credit, codes: frozenset[str] | None, asked: ModuleSet | None) -> bool:
        """Whether a credit is of a set; credit that stands for no module of the rules is judged by its own facts."""
        if codes is None or credit.code in codes:
            return True
        if credit.code in self.layout.sizes or asked is None:
            return False
        own = {"code": (credit.code,), "kind": (credit.kind,), "tag": credit.tags, "institution": (credit.at,)}
        return credit.code in members(asked, Known({credit.code: own}), self.layout.rules.lists)

    def among(self, codes: frozenset[str] | None, asked: ModuleSet | None, at: tuple[str, ...]) -> list[int]:
        """The numbers of the credits of a set that were earned at certain institutions."""
        likely: Iterable[int] = range(len(self.credits))
        if codes is not None:
            known = (number for code in self.numbers.keys() & codes for number in self.numbers[code])
            likely = sorted({*known, *self.unknown})
        return [
            number
            for number in likely
            if self.holds(self.credits[number], codes, asked) and self.is_at(self.credits[number], at)
        ]

    def is_at(self, credit: Credit, at: tuple[str, ...]) -> bool:
        module = self.layout.rules.modules.get(credit.code)
        return not at or (credit.at or (module.institution if module else "")) in at

    # what was decided about the student

    def _granted(self, spot: Spot) -> Spot:
        if not spot.asks:
            return self._granted_sharing(spot)
        if spot.clause in self.waived:
            return replace(spot, demand=0, codes=frozenset(), asked=None)
        for fact in [] if spot.module else self._of_kind("threshold", spot.clause):  # a named module is no number
            asked = fact.modules if spot.counts == "modules" else _doubled(fact.ects)
            if asked is not None:
                spot = replace(spot, demand=int(asked))  # `with_room` lets so many count
        return spot

    def _granted_sharing(self, spot: Spot) -> Spot:
        """What bounds a sharing: waived it bounds nothing, and a threshold lets so many be shared."""
        if spot.clause in self.waived:
            return replace(spot, capacity=None)
        for fact in self._of_kind("threshold", spot.clause):
            most = fact.modules if spot.counts == "modules" else _doubled(fact.ects)
            if most is not None and spot.capacity is not None:
                spot = replace(spot, capacity=int(most))
        return spot

    def _granted_whole(self, whole: Whole) -> Whole:
        changed = [_doubled(fact.ects) for fact in self._of_kind("threshold", whole.clause)]
        return replace(whole, demand=next((int(each) for each in changed if each is not None), whole.demand))

    def _of_kind(self, kind: str, clause: str) -> list[Fact]:
        return [fact for fact in self.facts if fact.kind == kind and fact.clause == clause] if self.facts else []

    def _facts(self, *kinds: str) -> Iterator[Fact]:
        return (fact for fact in self.facts if fact.kind in kinds)

    def _accepts(self, spot: Spot, credit: Credit) -> bool:
        if spot.clause in self.waived or (spot.at and not self.is_at(credit, spot.at)):
            return False
        if spot.grade is not None and credit.grade is not None and credit.grade < spot.grade:
            return False
        return self.holds(credit, spot.codes, spot.asked) or self._is_granted(spot, credit)

    def _is_granted(self, spot: Spot, credit: Credit) -> bool:
        if not self.facts:
            return False
        stands = (each for each in self._of_kind("substitution", spot.clause) if each.module == credit.code)
        allowed = (each for each in self._of_kind("allow", spot.clause) if each.module == credit.code)
        return any(each.instead_of in spot.codes for each in stands) or (not spot.module and any(allowed))

    # the problem

    def _items(self) -> Iterator[Item]:
        likely = self._likely()
        shared = [
            (number, {each for each in spot.also if self.spots[each].asks})
            for number, spot in enumerate(self.spots)
            if spot.also
        ]
        for number, credit in enumerate(self.credits):
            places = [place for place in likely.get(number, ()) if self._accepts(self.spots[place], credit)]
            if shared:
                places += [place for place, both in shared if both <= set(places)]
            pinned = self._pinned(credit, places) if self.facts else ()
            if any(number in each.items for each in self.sums):
                places.append(self.rest)
            yield Item(credit.name, self.size(credit), RANKS[credit.status], tuple(places), pinned)

    def _likely(self) -> dict[int, list[int]]:
        """For each credit the places that may accept it: all of them, where it is of no module or one was granted."""
        granted = {fact.module for fact in self._facts("substitution", "allow")}
        always = {*self.unknown, *(number for code in granted for number in self.numbers.get(code, ()))}
        found: dict[int, list[int]] = {}
        for place, spot in enumerate(self.spots):
            if not spot.asks:
                continue
            named = (number for code in self.numbers.keys() & spot.codes for number in self.numbers[code])
            for number in always.union(named):
                found.setdefault(number, []).append(place)
        return found

    def _pinned(self, credit: Credit, places: Sequence[int]) -> tuple[int, ...]:
        """The places in which a credit counts in most of the clauses that it is pinned to."""
        pins = {fact.clause for fact in self.facts if fact.kind == "pin" and fact.module in (credit.name, credit.code)}
        if not pins:
            return ()
        kept = {
            place: len({self.spots[each].clause for each in stands_in(self.spots, place)} & pins) for place in places
        }
        most = max(kept.values(), default=0)
        return tuple(place for place, many in kept.items() if many == most > 0)

    def _ceilings(self) -> Iterator[Limited]:
        for ceiling in self.layout.ceilings:
            if ceiling.clause not in self.waived:
                items = self.among(ceiling.codes, ceiling.asked, ceiling.at)
                most = self._most(ceiling)
                if (
                    len(items) if ceiling.counts == "modules" else sum(self.size(self.credits[each]) for each in items)
                ) > most:
                    yield Limited(Cap(frozenset(items), ceiling.counts, most), ceiling.clause)

    def _most(self, ceiling: Ceiling) -> int:
        for fact in [] if ceiling.is_fixed else self._of_kind("threshold", ceiling.clause):
            changed = fact.modules if ceiling.counts == "modules" else _doubled(fact.ects)
            if changed is not None:
                asks = any(
                    whole.clause == ceiling.clause for whole in self.wholes
                )  # then its own number is what it asks
                return max(int(changed), ceiling.most) if asks else int(changed)
        return ceiling.most

    def _twice(self) -> Iterator[Limited]:
        """A module counts once, however often it stands in the record."""
        for _code, same in sorted(self.numbers.items()):
            if len(same) > 1:
                yield Limited(Cap(frozenset(same), "modules", 1), "")

    def _compensated(self) -> Iterator[Limited]:
        for clause, rule, codes in self.layout.grades:
            if clause not in self.waived and rule.compensated_ects is not None:
                low = [
                    number
                    for number, credit in enumerate(self.credits)
                    if self._is_low(credit, rule, codes, rule.floor)
                ]
                yield Limited(Cap(frozenset(low), "ects", int(rule.compensated_ects.points * 2)), clause)

    def _sum(self, whole: Whole) -> Sum:
        return Sum(frozenset(self.among(whole.codes, whole.asked, whole.at)), whole.demand)

    @cached_property
    def spots_of(self) -> Mapping[str, Sequence[int]]:
        """The places of each clause that makes any."""
        found: dict[str, list[int]] = {}
        for number, spot in enumerate(self.spots):
            found.setdefault(spot.clause, []).append(number)
        return found


def _floor(rule: Grades) -> Decimal:
    """The lowest grade that may count."""
    return rule.floor if rule.compensated_from is None else rule.compensated_from


def _doubled(ects: Decimal | None) -> Decimal | None:
    return None if ects is None else ects * 2
