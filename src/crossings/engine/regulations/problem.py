"""Which credit is counted where, as a problem of its own: items, places, caps, and which of two answers is the better.

Public names: `Item`, `Place`, `Cap`, `Sum`, `Problem`, `Assignment`, `worth` (what an assignment is worth; smaller is better),
`keeps` (whether it keeps every bound). It knows neither clauses nor modules: `layout` and `ledger` make the problem, `flow` and
`solver` solve it, and tests solve it by trying everything. Sizes are in halves of an ECTS credit, so that they are whole.

The better of two assignments is the one with less missing, measured in credits; of equals the one that uses fewer planned
items, then fewer registered ones, then more that are earned, then the one that keeps more pins; and of equals the one in
which the first item, by name, stands in the earlier place, then the second, and so on. So the answer never depends on order.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

EARNED, REGISTERED, PLANNED = 0, 1, 2
Assignment = tuple[int | None, ...]  # for each item the number of its place; none where it is in no place


class Item(NamedTuple):
    """One credit: its name, its size, how far it is (`EARNED`, `REGISTERED`, `PLANNED`), and the places that accept it."""

    name: str
    size: int
    rank: int
    places: tuple[int, ...]
    pinned: int | None = None


class Place(NamedTuple):
    """Where items are counted: how much is asked for and may be counted, in modules or halves of a credit.

    What stands in a place also stands in its `parent`. `unit` is what one missing module weighs, in halves of a credit.
    """

    name: str
    counts: Literal["modules", "ects"]
    demand: int
    capacity: int | None
    unit: int
    parent: int | None = None


class Cap(NamedTuple):
    """At most so much of some items is counted, in modules or halves of a credit."""

    items: frozenset[int]
    counts: Literal["modules", "ects"]
    most: int


class Sum(NamedTuple):
    """So much of some items is asked for altogether, in halves of a credit, in whatever places they stand."""

    items: frozenset[int]
    demand: int


@dataclass(frozen=True, slots=True)
class Problem:
    """Items in the order of their names, places in the order of the rules, and the caps and sums over items."""

    items: tuple[Item, ...]
    places: tuple[Place, ...]
    caps: tuple[Cap, ...] = ()
    sums: tuple[Sum, ...] = ()


def held(problem: Problem, assignment: Assignment) -> Sequence[int]:
    """How much each place holds, in what it counts, with what the places within it hold."""
    amounts = [0] * len(problem.places)
    for item, number in zip(problem.items, assignment, strict=True):
        above = number
        while above is not None:
            place = problem.places[above]
            amounts[above] += 1 if place.counts == "modules" else item.size
            above = place.parent
    return amounts


def keeps(problem: Problem, assignment: Assignment) -> bool:
    """Whether every item stands where it is accepted, and no capacity and no cap is passed."""
    for item, number in zip(problem.items, assignment, strict=True):
        if number is not None and number not in item.places:
            return False
    for place, amount in zip(problem.places, held(problem, assignment), strict=True):
        if place.capacity is not None and amount > place.capacity:
            return False
    return all(_under(problem, cap, assignment) for cap in problem.caps)


def _under(problem: Problem, cap: Cap, assignment: Assignment) -> bool:
    counted = [problem.items[number] for number in cap.items if assignment[number] is not None]
    return (len(counted) if cap.counts == "modules" else sum(item.size for item in counted)) <= cap.most


def missing(problem: Problem, assignment: Assignment) -> Sequence[int]:
    """What each place still asks for, in what it counts."""
    return [
        max(0, place.demand - amount) for place, amount in zip(problem.places, held(problem, assignment), strict=True)
    ]


def lacking(problem: Problem, assignment: Assignment, each: Sum) -> int:
    """What a sum still asks for, in halves of a credit."""
    return max(
        0, each.demand - sum(problem.items[number].size for number in each.items if assignment[number] is not None)
    )


def worth(problem: Problem, assignment: Assignment) -> tuple[object, ...]:
    """What an assignment is worth, part by part as the head of this module says; the smaller is the better.

    >>> one = Problem((Item("a", 20, EARNED, (0,)),), (Place("p", "modules", 1, 1, 20),))
    >>> worth(one, (0,)) < worth(one, (None,))
    True
    """
    gaps = sum(lacking(problem, assignment, each) for each in problem.sums) + sum(
        amount * (place.unit if place.counts == "modules" else 1)
        for place, amount in zip(problem.places, missing(problem, assignment), strict=True)
    )
    ranks = [item.rank for item, number in zip(problem.items, assignment, strict=True) if number is not None]
    pins = sum(
        number is not None and item.pinned == number for item, number in zip(problem.items, assignment, strict=True)
    )
    order = tuple(len(problem.places) if number is None else number for number in assignment)
    return (gaps, ranks.count(PLANNED), ranks.count(REGISTERED), -ranks.count(EARNED), -pins, order)
