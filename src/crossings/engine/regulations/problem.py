"""Which credit is counted where, as a problem of its own: items, places, caps, and which of two answers is the better.

Public names: `Item`, `Place`, `Cap`, `Sum`, `Problem`, `Assignment`, `worth` (what an assignment is worth; smaller is better),
`keeps` (whether it keeps every bound), `with_room` (places whose gaps fit), `stands_in` (all places that an item counts in).
It knows neither clauses nor modules: `layout` and `ledger` make the problem, `flow` and `solver` solve it, and tests solve it
by trying everything. Sizes are in halves of an ECTS credit, so that they are whole.

What a place asks for and does not hold must still be earned, and needs room: it stands as a gap in its place and in those
around it, and a place holds no more items and gaps than its capacity. So a list of three that includes two compulsory
modules keeps room for them. What is missing in a place is missing there, whatever might be shared later.

The better of two assignments is the one with the smaller gaps, measured in credits; of equals the one whose gaps stand in fewer
places within others, so that a compulsory module fills the place that nothing else can; then the one that uses fewer planned
items, then fewer registered ones, then more that are earned, then the one that keeps more pins; and of equals the one in
which the first item, by name, stands in the earlier place, then the second, and so on. So the answer never depends on order.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple, Protocol

EARNED, REGISTERED, PLANNED = 0, 1, 2
Assignment = tuple[int | None, ...]  # for each item the number of its place; none where it is in no place


class Item(NamedTuple):
    """One credit: its name, its size, how far it is (`EARNED`, `REGISTERED`, `PLANNED`), and the places that accept it.

    `pinned` are those of the places in which it stays as it was pinned.
    """

    name: str
    size: int
    rank: int
    places: tuple[int, ...]
    pinned: tuple[int, ...] = ()


class Place(NamedTuple):
    """Where items are counted: how much is asked for and may be counted, in modules or halves of a credit.

    What stands in a place also stands in its `parent`. `unit` is what one missing module weighs, in halves of a credit. A
    place of shared items asks for nothing and is in no other: what stands there stands in all the places of `also`, too.
    """

    name: str
    counts: Literal["modules", "ects"]
    demand: int
    capacity: int | None
    unit: int
    parent: int | None = None
    also: tuple[int, ...] = ()


class Standing(Protocol):
    """What is in other places, by their numbers."""

    @property
    def parent(self) -> int | None: ...
    @property
    def also(self) -> tuple[int, ...]: ...


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


def stands_in(places: Sequence[Standing], number: int) -> list[int]:
    """The places that an item counted in one of them stands in: that one, those around it, those that share it; each once.

    >>> one, other = Place("one", "modules", 1, 1, 20), Place("other", "modules", 1, 1, 20)
    >>> stands_in([one, other, Place("both", "modules", 0, None, 20, also=(0, 1))], 2)
    [2, 0, 1]
    """
    found: list[int] = []
    above: int | None = number
    while above is not None:
        found.append(above)
        above = places[above].parent
    for shared in places[number].also:
        found += [each for each in stands_in(places, shared) if each not in found]
    return found


def held(problem: Problem, assignment: Assignment) -> Sequence[int]:
    """How much each place holds, in what it counts, with what the places within it hold and what it shares."""
    amounts = [0] * len(problem.places)
    for item, number in zip(problem.items, assignment, strict=True):
        if number is not None:
            for each in stands_in(problem.places, number):
                amounts[each] += 1 if problem.places[each].counts == "modules" else item.size
    return amounts


def keeps(problem: Problem, assignment: Assignment) -> bool:
    """Whether every item stands where it is accepted, and no capacity and no cap is passed."""
    for item, number in zip(problem.items, assignment, strict=True):
        if number is not None and number not in item.places:
            return False
    _own, within = gaps(problem, assignment)
    for place, amount, gap in zip(problem.places, held(problem, assignment), within, strict=True):
        if place.capacity is not None and amount + gap > place.capacity:
            return False
    return all(_under(problem, cap, assignment) for cap in problem.caps)


def _under(problem: Problem, cap: Cap, assignment: Assignment) -> bool:
    counted = [problem.items[number] for number in cap.items if assignment[number] is not None]
    return (len(counted) if cap.counts == "modules" else sum(item.size for item in counted)) <= cap.most


def gaps(problem: Problem, assignment: Assignment) -> tuple[Sequence[int], Sequence[int]]:
    """What each place must still be given by itself, and with the gaps of the places within it, in what it counts."""
    within = [0] * len(problem.places)
    own = [0] * len(problem.places)
    amounts = held(problem, assignment)
    for number in reversed(range(len(problem.places))):  # a place stands before those within it
        place = problem.places[number]
        own[number] = max(0, place.demand - amounts[number] - within[number])
        within[number] += own[number]
        if place.parent is not None:
            within[place.parent] += within[number] * step(place, problem.places[place.parent])
    return own, within


def step(place: Place, parent: Place) -> int:
    """What one of what a place counts is in the place around it: a missing module weighs its unit where credits count.

    Missing credits are no number of modules: around them, where modules count, no room is kept for them.
    """
    if place.counts == parent.counts:
        return 1
    return place.unit if place.counts == "modules" else 0


def with_room(places: Sequence[Place]) -> tuple[Place, ...]:
    """The places, each with room for what those within it ask for, so that its gaps always fit.

    >>> outer, inner = Place("outer", "modules", 1, 1, 20), Place("inner", "modules", 2, 2, 20, 0)
    >>> [place.capacity for place in with_room([outer, inner])]
    [2, 2]
    """
    found = list(places)
    needs = [0] * len(found)
    for number in reversed(range(len(found))):  # a place stands before those within it
        place = found[number]
        needs[number] = max(needs[number], place.demand)
        if place.capacity is not None:
            found[number] = place = place._replace(capacity=max(place.capacity, needs[number]))
        if place.parent is not None:
            needs[place.parent] += needs[number] * step(place, found[place.parent])
    return tuple(found)


def weight(place: Place) -> int:
    """What one of what a place counts weighs, in halves of a credit."""
    return place.unit if place.counts == "modules" else 1


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
    own, within = gaps(problem, assignment)
    wanting = sum(lacking(problem, assignment, each) for each in problem.sums) + sum(
        amount * weight(place) for place, amount in zip(problem.places, own, strict=True)
    )
    nested = sum(amount * weight(place) for place, amount in zip(problem.places, within, strict=True))
    ranks = [item.rank for item, number in zip(problem.items, assignment, strict=True) if number is not None]
    pins = sum(number in item.pinned for item, number in zip(problem.items, assignment, strict=True))
    order = tuple(len(problem.places) if number is None else number for number in assignment)
    return (wanting, nested, ranks.count(PLANNED), ranks.count(REGISTERED), -ranks.count(EARNED), -pins, order)
