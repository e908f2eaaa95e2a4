"""The best assignment by minimum-cost flow, exact where caps are nested or apart and what is counted in credits is of one size.

Public names: `is_laminar`, `solve` (none where a sum is met by only some of what could meet it: then credits of several
sizes would have to be weighed against each other). Successive shortest paths over whole costs; the parts of what an
assignment is worth are digits of one large number, so that the first assignment found is the one best assignment.

Source: Ahuja, R. K., Magnanti, T. L. & Orlin, J. B. (1993), Network Flows, Prentice Hall, section 9.7.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from heapq import heappop, heappush

from crossings.engine.regulations.problem import (
    EARNED,
    PLANNED,
    REGISTERED,
    Assignment,
    Cap,
    Item,
    Place,
    Problem,
    Sum,
    lacking,
    step,
    weight,
)


def is_laminar(problem: Problem) -> bool:
    """Whether a flow gives the exact answer.

    Nothing is shared; any two caps are nested or apart, and where a place or a cap counts credits, all items that it may count
    are of one size, which is not zero; of places that are nested, each asks for so many whole items, and a module missing in
    the inner one weighs no less than in the outer one.
    """
    if any(problem.places[place].also for item in problem.items for place in item.places):
        return False
    caps = [cap.items for cap in problem.caps]
    nested = all(
        one <= other or other <= one or not one & other for place, one in enumerate(caps) for other in caps[:place]
    )
    return nested and all(len(sizes) <= 1 and 0 not in sizes for sizes in _sizes(problem)) and _is_whole(problem)


def _is_whole(problem: Problem) -> bool:
    """Whether what is missing in a place within another is a number of whole items there, and never the lighter choice."""
    accepted = _accepted(problem)
    for place in problem.places:
        if place.parent is not None:
            nearest = _nearest(problem, accepted, place.parent)
            size = min((problem.items[item].size for item in nearest), default=1)
            if not _fits(place, problem.places[place.parent], size):
                return False
    return True


def _fits(inner: Place, outer: Place, size: int) -> bool:
    if outer.counts == "modules":
        return inner.counts == "modules" and inner.unit >= outer.unit
    return outer.demand % size == 0 and (inner.demand % size == 0 if inner.counts == "ects" else inner.unit == size)


def _sizes(problem: Problem) -> Iterable[set[int]]:
    for cap in problem.caps:
        if cap.counts == "ects":
            yield {problem.items[number].size for number in cap.items}
    accepted = _accepted(problem)
    for number, place in enumerate(problem.places):
        if place.counts == "ects":
            yield {problem.items[item].size for item in accepted[number]}


def _accepted(problem: Problem) -> Sequence[set[int]]:
    """The items that may come to stand in each place, directly or within it."""
    accepted: list[set[int]] = [set() for _place in problem.places]
    for number, item in enumerate(problem.items):
        for place in item.places:
            above: int | None = place
            while above is not None:
                accepted[above].add(number)
                above = problem.places[above].parent
    return accepted


def solve(problem: Problem) -> Assignment | None:
    """The one best assignment of a laminar problem, or none where a flow cannot tell.

    While all items of a sum together do not pass what it asks for, each adds its own size to it, and a flow can count that. A
    larger sum must turn out to be met, since nothing better is possible then.

    >>> items = (Item("a", 20, EARNED, (0, 1)), Item("b", 20, EARNED, (0,)))
    >>> solve(Problem(items, (Place("first", "modules", 1, 1, 20), Place("second", "modules", 1, 1, 20))))
    (1, 0)
    """
    network = _Network(problem)
    network.fill()
    found = network.assignment()
    others = (each for each in problem.sums if not _is_linear(each, problem))
    return None if any(lacking(problem, found, each) for each in others) else found


def _is_linear(each: Sum, problem: Problem) -> bool:
    return sum(problem.items[number].size for number in each.items) <= each.demand


class _Network:
    """Source, caps from the widest to the narrowest, items, places, target. Edges stand in pairs: there, and back."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.heads: list[int] = []
        self.room: list[int] = []
        self.costs: list[int] = []
        self.after: list[list[int]] = []  # for each node the edges that lead on from it and have room
        self.source, self.target = self._node(), self._node()
        self.places = [self._node() for _place in problem.places]
        self.holding = {self.places[place.parent] for place in problem.places if place.parent is not None}
        self.choices: list[list[tuple[int, int]]] = []
        self.gaps = sum(place.demand for place in problem.places)
        self.scale = _Scale(problem)
        self._join_places()
        self._join_items()

    def _node(self) -> int:
        self.after.append([])
        return len(self.after) - 1

    def _edge(self, tail: int, head: int, room: int, cost: int) -> int:
        if room:
            self.after[tail].append(len(self.heads))
        self.heads += (head, tail)
        self.room += (room, 0)
        self.costs += (cost, -cost)
        return len(self.heads) - 2

    def _join_places(self) -> None:
        accepted = _accepted(self.problem)
        for number, place in enumerate(self.problem.places):
            head = self.target if place.parent is None else self.places[place.parent]
            size = _size_in(place, self.problem, _nearest(self.problem, accepted, number))
            self._join_place(self.places[number], head, place, size, self._around(number, size))

    def _around(self, number: int, gap: int) -> int:
        """What a gap in a place weighs there and in the places around it."""
        place = self.problem.places[number]
        here = weight(place) * gap
        if place.parent is None:
            return here
        return here + self._around(place.parent, gap * step(place, self.problem.places[place.parent]))

    def _join_place(self, tail: int, head: int, place: Place, size: int, around: int) -> None:
        """What is asked for always comes, as an item or as a gap; the first gap may be a part of an item."""
        scale = self.scale
        each = scale.missing * weight(place) * size + scale.nested * around
        whole, rest = divmod(place.demand, size)
        if rest and place.capacity is not None and place.capacity < (whole + 1) * size:
            rest = 0  # no item fits there: it stays a gap whatever is counted
        asked = whole + bool(rest)
        most = len(self.problem.items) + self.gaps if place.capacity is None else place.capacity // size
        if head == self.target and tail not in self.holding:
            self._edge(tail, head, whole, -each)  # a gap here has room whatever is counted: each item spares one
            self._edge(tail, head, bool(rest), -(scale.missing + scale.nested) * rest)
            self._edge(tail, head, max(0, most - asked), 0)
            return
        if rest:
            self._edge(self.source, tail, 1, (scale.missing + scale.nested) * rest)
        self._edge(self.source, tail, whole, each)
        self._edge(tail, head, asked, -scale.asked)
        if most > asked:
            self._edge(tail, head, most - asked, 0)

    def _join_items(self) -> None:
        scale = self.scale
        above = self._join_caps()
        linear = [each.items for each in self.problem.sums if _is_linear(each, self.problem)]
        for number, item in enumerate(self.problem.items):
            node = self._node()
            sums = sum(number in items for items in linear)
            self._edge(above[number], node, 1, -scale.missing * item.size * sums)
            chosen = [
                (self._edge(node, self.places[place], 1, scale.of(number, item, place)), place) for place in item.places
            ]
            self.choices.append(chosen)

    def _join_caps(self) -> list[int]:
        """For each item the node that it hangs from: its narrowest cap, or the source."""
        above = [self.source] * len(self.problem.items)
        for cap in sorted(self.problem.caps, key=lambda each: len(each.items), reverse=True):
            if not cap.items:
                continue
            node = self._node()
            self._edge(above[min(cap.items)], node, _most(cap, self.problem), 0)
            for number in cap.items:
                above[number] = node
        return above

    def fill(self) -> None:
        """Send one item after the other along the cheapest path, as long as that is worth it."""
        levels = self._levels()
        while self.source in levels and self._augment(levels):
            pass

    def _levels(self) -> dict[int, int]:
        """What the cheapest way from each node to the target spares, while nothing is sent and every edge leads to a later node.

        What leads nowhere is left out: nothing will ever be sent there.
        """
        levels = {self.target: 0}
        for node in (*self.places, *reversed(range(self.target + 1 + len(self.places), len(self.after))), self.source):
            self.after[node] = [edge for edge in self.after[node] if self.heads[edge] in levels]
            if self.after[node]:
                levels[node] = max(levels[self.heads[edge]] - self.costs[edge] for edge in self.after[node])
        return levels

    def _augment(self, levels: dict[int, int]) -> bool:
        came = self._cheapest(levels)
        if self.target not in came or levels[self.target] >= levels[self.source]:
            return False
        node = self.target
        while node != self.source:
            edge = came[node]
            node = self.heads[edge ^ 1]
            self.room[edge] -= 1
            if not self.room[edge]:
                self.after[node].remove(edge)
            if not self.room[edge ^ 1]:
                self.after[self.heads[edge]].append(edge ^ 1)
            self.room[edge ^ 1] += 1
        return True

    def _cheapest(self, levels: dict[int, int]) -> dict[int, int]:
        """The edge by which each node is reached on the cheapest way to the target, and on ways no dearer.

        No edge costs less than the levels of its ends differ: so what is nearest is settled first, and the target soon. The
        levels are then moved so that it stays so, and those of source and target tell what the way costs.
        """
        heads, costs, after, target = self.heads, self.costs, self.after, self.target
        far, came = {self.source: levels[self.source]}, dict[int, int]()
        settled: list[tuple[int, int]] = []
        queue = [(0, self.source)]
        while queue:
            beyond, node = heappop(queue)
            if node == target:
                break
            here = beyond + levels[node]
            if here > far[node]:
                continue
            settled.append((beyond, node))
            for edge in after[node]:
                head, cost = heads[edge], here + costs[edge]
                if head not in far or cost < far[head]:
                    far[head], came[head] = cost, edge
                    heappush(queue, (cost - levels[head], head))
        for less, node in settled:
            levels[node] += less - beyond
        return came

    def assignment(self) -> Assignment:
        return tuple(next((place for edge, place in chosen if not self.room[edge]), None) for chosen in self.choices)


class _Scale:
    """The parts of what an assignment is worth, as digits of one number: each outweighs all after it together."""

    def __init__(self, problem: Problem) -> None:
        items, places = len(problem.items), len(problem.places)
        self.places = places
        self.steps = [(places + 1) ** (items - 1 - number) for number in range(items)]
        self.pin = (places + 1) ** items
        each = items + 1
        self.ranks = {EARNED: -self.pin * each, REGISTERED: self.pin * each**2, PLANNED: self.pin * each**3}
        self.nested = self.pin * each**4
        gaps = sum(place.demand * weight(place) for place in problem.places) + 1
        self.missing = self.nested * gaps * (len(problem.places) + 1)
        sums = sum(item.size for item in problem.items) * len(problem.sums)
        self.asked = self.missing * (gaps + sums + 1)

    def of(self, number: int, item: Item, place: int) -> int:
        """The cost of an item in a place, beside what the place rewards."""
        pinned = -self.pin if place in item.pinned else 0
        return self.ranks[item.rank] + pinned + (place - self.places) * self.steps[number]


def _nearest(problem: Problem, accepted: Sequence[set[int]], number: int) -> set[int]:
    """The items that a place accepts; where it accepts none, those of the place around it, by which its gaps are measured."""
    above = problem.places[number].parent
    return accepted[number] if accepted[number] or above is None else _nearest(problem, accepted, above)


def _size_in(place: Place, problem: Problem, accepted: Iterable[int]) -> int:
    return 1 if place.counts == "modules" else next((problem.items[number].size for number in accepted), 1) or 1


def _most(cap: Cap, problem: Problem) -> int:
    size = 1 if cap.counts == "modules" else problem.items[min(cap.items)].size
    return cap.most // size if size else len(cap.items)
