"""The best assignment by constraint search, for every problem: caps that overlap, credits of several sizes.

Public name: `solve`. It asks several times: first for the parts that outweigh the order, then for the order of the items: for
all of them at once, by deciding in that order, or where this takes long for a few at a time. The solver is imported when first
needed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from crossings.engine.regulations.problem import (
    EARNED,
    PLANNED,
    REGISTERED,
    Assignment,
    Place,
    Problem,
    stands_in,
    step,
    weight,
)

if TYPE_CHECKING:
    from crossings.engine.choices import Choices

LARGEST = 2**50  # what one whole number of the solver holds safely
WORK = 0.03  # by the solver's own measure, for the order of all items; most take less
AT_ONCE = 4  # items whose order is settled together where all at once take longer
SECONDS = 60.0  # for one part of the answer; the largest records of the tests take a few hundredths


def solve(problem: Problem) -> Assignment:
    """The one best assignment.

    >>> from crossings.engine.regulations.problem import Item
    >>> items = (Item("a", 10, EARNED, (0,)), Item("b", 15, EARNED, (0,)))
    >>> solve(Problem(items, (Place("p", "ects", 15, 15, 1),)))
    (None, 0)
    """
    from crossings.engine.choices import Choices  # noqa: PLC0415  brings the solver

    search = _Search(problem, Choices())
    search.weigh()
    search.put_in_order()
    return search.assignment()


class _Search:
    """One choice for each item and place that accepts it, and what is missing in each place."""

    def __init__(self, problem: Problem, model: Choices) -> None:
        self.problem, self.model = problem, model
        self.chosen: list[dict[int, Any]] = []
        self.found: dict[int, int] = {}
        self.standing = [stands_in(problem.places, number) for number in range(len(problem.places))]
        for item in problem.items:
            choices = {place: model.new_choice() for place in item.places}
            model.add_at_most_one(choices.values())
            self.chosen.append(choices)
        self.held = self._held()
        self.within: dict[int, Any] = {}
        self.missing = [self._place(number, place) for number, place in reversed(list(enumerate(problem.places)))][::-1]
        self.missing_in_sums = [self._sum(number) for number in range(len(problem.sums))]
        self._caps()

    def _place(self, number: int, place: Place) -> Any:
        """The gap of a place by itself; with the gaps within it, it fits beside what the place holds."""
        gap = self.model.new_int_var(0, place.demand, f"missing/{number}")
        inner = [(other, each) for other, each in enumerate(self.problem.places) if each.parent == number]
        self.within[number] = gap + sum(self.within[other] * step(each, place) for other, each in inner)
        filled = sum(size * choice for size, choice in self.held[number]) + self.within[number]
        self.model.add(filled >= place.demand)
        if place.capacity is not None:
            self.model.add(filled <= place.capacity)
        return gap

    def _sum(self, number: int) -> Any:
        each = self.problem.sums[number]
        missing = self.model.new_int_var(0, each.demand, f"missing/sum/{number}")
        self.model.add(
            missing >= each.demand - sum(self.problem.items[item].size * self._counted(item) for item in each.items)
        )
        return missing

    def _held(self) -> list[list[tuple[int, Any]]]:
        """For each place the choices by which an item stands in it, and what each then adds there."""
        found: list[list[tuple[int, Any]]] = [[] for _place in self.problem.places]
        for item, choices in zip(self.problem.items, self.chosen, strict=True):
            for place, choice in choices.items():
                for each in self.standing[place]:
                    found[each].append((1 if self.problem.places[each].counts == "modules" else item.size, choice))
        return found

    def _caps(self) -> None:
        for cap in self.problem.caps:
            sizes = {number: 1 if cap.counts == "modules" else self.problem.items[number].size for number in cap.items}
            self.model.add(sum(size * self._counted(number) for number, size in sizes.items()) <= cap.most)

    def _counted(self, number: int) -> Any:
        return sum(self.chosen[number].values())

    def weigh(self) -> None:
        """Settle what outweighs the order: first what is missing, then the rest of what an assignment is worth."""
        wanting = self._wanting()
        self.hold([wanting], self.settled(wanting))
        parts = self._worth()
        each = len(self.problem.items) + 1
        nested, planned, registered, earned, pins = parts
        self.hold(
            parts, self.settled(nested * each**4 + planned * each**3 + registered * each**2 - earned * each - pins)
        )

    def _wanting(self) -> Any:
        own = sum(gap * weight(place) for gap, place in zip(self.missing, self.problem.places, strict=True))
        return sum(self.missing_in_sums) + own

    def _worth(self) -> list[Any]:
        """Gaps within others, then how many items are planned, registered and earned, then the pins that are kept."""
        items = self.problem.items
        ranks = [
            sum(self._counted(number) for number, item in enumerate(items) if item.rank == rank)
            for rank in (PLANNED, REGISTERED, EARNED)
        ]
        pins = sum(
            choice
            for number, item in enumerate(items)
            for place, choice in self.chosen[number].items()
            if place in item.pinned
        )
        nested = sum(self.within[number] * weight(place) for number, place in enumerate(self.problem.places))
        return [nested, *ranks, pins]

    def put_in_order(self) -> None:
        """Settle which place each item stands in: the first item in the earliest that it can, then the second, and so on."""
        from crossings.engine.choices import TimeRanOut, earliest  # noqa: PLC0415  brings the solver

        choices = [choices[place] for choices in self.chosen for place in sorted(choices)]
        try:
            solution = earliest(self.model, choices, seconds=SECONDS, work=WORK)
        except TimeRanOut:
            self.put_some_in_order()
        else:
            self.keep(solution)

    def put_some_in_order(self) -> None:
        """The same, a few items at a time; one that stands in its first place already can stand in no earlier one."""
        waiting = list(range(len(self.problem.items)))
        while waiting:
            if self.found.get(waiting[0], -1) == min(self.chosen[waiting[0]], default=-1):
                some = [waiting.pop(0)]
            else:
                some, waiting = waiting[:AT_ONCE], waiting[AT_ONCE:]
                self.settled(self._order(some))
            for number in some:
                for place, choice in self.chosen[number].items():
                    stands = int(self.found.get(number) == place)
                    self.model.hold([(1, choice)], stands, stands)

    def _order(self, numbers: Sequence[int]) -> Any:
        base = len(self.problem.places) + 1
        return sum(
            (place - base) * base ** (len(numbers) - 1 - digit) * choice
            for digit, number in enumerate(numbers)
            for place, choice in self.chosen[number].items()
        )

    def settled(self, aim: Any) -> Any:
        """Make this as small as it can be; the solution, from which the next is looked for."""
        from crossings.engine.choices import best  # noqa: PLC0415  brings the solver

        self.model.minimize(aim)
        solution = best(self.model, seconds=SECONDS)
        self.keep(solution)
        self.model.hint({choice: int(place == self.found.get(number)) for number, place, choice in self._each()})
        return solution

    def hold(self, parts: Iterable[Any], solution: Any) -> None:
        """Let each of these stay as it is in a solution."""
        for part in parts:
            self.model.add(part == solution.value(part))

    def keep(self, solution: Any) -> None:
        """Where each item stands in a solution."""
        if solution is None:
            raise RuntimeError("An assignment that counts nothing always exists: the model is wrong.")
        self.found = dict(solution.chosen(((number, place), choice) for number, place, choice in self._each()))

    def _each(self) -> Iterator[tuple[int, int, Any]]:
        for number, choices in enumerate(self.chosen):
            for place, choice in choices.items():
                yield number, place, choice

    def assignment(self) -> Assignment:
        return tuple(self.found.get(number) for number in range(len(self.problem.items)))
