"""The allocation read back into the words of the rules: what each clause counted and misses, and why a credit is unused.

Public name: `Tally`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from crossings.engine.regulations.language import Clause
from crossings.engine.regulations.layout import Spot
from crossings.engine.regulations.ledger import Ledger
from crossings.engine.regulations.problem import (
    EARNED,
    PLANNED,
    REGISTERED,
    Assignment,
    Problem,
    held,
    stands_in,
)
from crossings.engine.regulations.record import Credit, Fact
from crossings.engine.regulations.standing import ClauseStanding, Placing, Standing, Unused, worst
from crossings.engine.values import Ects

BY_RANK: dict[int, Standing] = {EARNED: "satisfied", REGISTERED: "satisfied_if_passed", PLANNED: "planned"}


class Tally:
    """One ledger with the answer to its problem."""

    def __init__(self, ledger: Ledger, problem: Problem, assignment: Assignment) -> None:
        self.ledger, self.problem, self.assignment = ledger, problem, assignment
        self.held = held(problem, assignment)
        self.missing = [max(0, place.demand - amount) for place, amount in zip(problem.places, self.held, strict=True)]
        self.inside: list[list[int]] = [[] for _place in problem.places]
        for number, place in enumerate(assignment):
            for each in () if place is None else stands_in(problem.places, place):
                self.inside[each].append(number)

    def standing(self, clause: Clause, facts: tuple[Fact, ...]) -> ClauseStanding:
        """What a clause that credits fill counted, and what it still asks for."""
        spots = self.ledger.spots_of.get(clause.id, ())
        counted = sorted({number for spot in spots for number in self.inside[spot]})
        gaps = [(self.ledger.spots[spot], self.missing[spot]) for spot in spots if self.missing[spot]]
        modules = sum(gap for spot, gap in gaps if spot.counts == "modules")
        halves = sum(gap * self._credits(spot) for spot, gap in gaps)
        sums, whole = self._total(clause.id)
        standing = "missing" if gaps or whole else worst([self._of(spots), *sums])
        return ClauseStanding(
            clause,
            standing,
            counted=tuple(self.problem.items[number].name for number in counted),
            missing_modules=modules,
            missing_ects=Ects(Decimal(halves + whole) / 2),
            missing_named=tuple(spot.module for spot, _gap in gaps if spot.module),
            is_tight=self._is_tight(clause.id, spots),
            facts=facts,
        )

    def _credits(self, spot: Spot) -> int:
        """What one of what the spot counts gives at least, in halves of a credit; nothing where its modules give none."""
        given = [size for code in spot.codes if (size := self.ledger.layout.sizes.get(code, 0))]
        return 1 if spot.counts == "ects" else min(given, default=0)

    def _of(self, spots: Sequence[int]) -> Standing:
        """How sure a clause is that misses nothing: by the least certain of the items that it needs."""
        found: list[Standing] = []
        for spot in spots:
            place = self.problem.places[spot]
            need = place.demand
            for number in sorted(self.inside[spot], key=lambda each: self.problem.items[each].rank):
                if need <= 0:
                    break
                item = self.problem.items[number]
                found.append(BY_RANK[item.rank])
                need -= 1 if place.counts == "modules" else item.size
        return worst(found)

    def _total(self, clause: str) -> tuple[list[Standing], int]:
        """How sure the totals of a clause are, and what they miss, in halves of a credit."""
        found: list[Standing] = []
        gap = 0
        for whole, each in zip(self.ledger.wholes, self.ledger.sums, strict=True):
            if whole.clause == clause:
                need = whole.demand
                counted = sorted(
                    (self.problem.items[number] for number in each.items if self.assignment[number] is not None),
                    key=lambda item: item.rank,
                )
                for item in counted:
                    if need > 0:
                        found.append(BY_RANK[item.rank])
                    need -= item.size
                gap += max(0, need)
        return found, gap

    def _is_tight(self, clause: str, spots: Sequence[int]) -> bool:
        full = any(
            self.problem.places[spot].capacity is not None
            and self.held[spot] >= (self.problem.places[spot].capacity or 0)
            for spot in spots
        )
        return full or any(
            limited.clause == clause and self._is_full(number) for number, limited in enumerate(self.ledger.limits)
        )

    def _is_full(self, number: int) -> bool:
        cap = self.ledger.limits[number].cap
        counted = [self.problem.items[each] for each in cap.items if self.assignment[each] is not None]
        left = cap.most - (len(counted) if cap.counts == "modules" else sum(item.size for item in counted))
        waiting = [self.problem.items[each] for each in cap.items if self.assignment[each] is None]
        return any((1 if cap.counts == "modules" else item.size) > left for item in waiting) or left == 0

    def allocation(self) -> tuple[Placing, ...]:
        """Each credit that is counted, with the clauses it was counted in; one that only totals count has none."""
        return tuple(
            Placing(item.name, tuple(self._clauses(number)))
            for item, number in zip(self.problem.items, self.assignment, strict=True)
            if number is not None
        )

    def _clauses(self, place: int) -> Iterator[str]:
        for number in stands_in(self.problem.places, place):
            if number != self.ledger.rest and self.ledger.spots[number].asks:
                yield self.ledger.spots[number].clause

    def unused(self) -> tuple[Unused, ...]:
        """Each credit that is counted nowhere, and why."""
        left = [self._why(number) for number, place in enumerate(self.assignment) if place is None]
        below = [Unused(credit.name, "grade") for credit in self.ledger.below]
        twice = [Unused(credit.name, "twice") for credit in self.ledger.repeated]
        ended = [
            Unused(credit.name, credit.status)
            for credit in self.ledger.ended
            if credit.status in ("failed", "withdrawn")
        ]
        return tuple(sorted([*left, *below, *twice, *ended], key=lambda each: each.credit))

    def _why(self, number: int) -> Unused:
        item = self.problem.items[number]
        same = self.ledger.numbers[self.ledger.credits[number].code]
        if any(self.assignment[other] is not None for other in same):
            return Unused(item.name, "twice")
        for place, limited in enumerate(self.ledger.limits):
            if limited.clause and number in limited.cap.items and item.places and self._is_full(place):
                return Unused(item.name, "limit", limited.clause)
        if item.places:
            return Unused(item.name, "not_needed")
        return Unused(item.name, "unknown" if self._is_unknown(self.ledger.credits[number]) else "no_place")

    def _is_unknown(self, credit: Credit) -> bool:
        """Whether a record names a module that the rules do not have; recognised credit need not be a module of theirs."""
        is_of_theirs = credit.status != "recognised" or bool(credit.stands_for)
        return is_of_theirs and credit.code not in self.ledger.layout.sizes
