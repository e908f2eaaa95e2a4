"""The best assignment by constraint search, for every problem: caps that overlap, credits of several sizes.

Public name: `solve`. It asks several times: first for the parts that outweigh the order, then for the order of the items,
as many at once as one whole number can hold. The solver is imported when first needed.
"""

from __future__ import annotations

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
    for aim in search.aims():
        search.settle(aim)
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
        self.within: dict[int, Any] = {}
        self.missing = [self._place(number, place) for number, place in reversed(list(enumerate(problem.places)))][::-1]
        self.missing_in_sums = [self._sum(number) for number in range(len(problem.sums))]
        self._caps()

    def _place(self, number: int, place: Place) -> Any:
        """The gap of a place by itself; with the gaps within it, it fits beside what the place holds."""
        gap = self.model.new_int_var(0, place.demand, f"missing/{number}")
        inner = [(other, each) for other, each in enumerate(self.problem.places) if each.parent == number]
        self.within[number] = gap + sum(self.within[other] * step(each, place) for other, each in inner)
        filled = self._held(number, place.counts) + self.within[number]
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

    def _held(self, number: int, counts: str) -> Any:
        return sum(
            (1 if counts == "modules" else item.size) * choice
            for item, choices in zip(self.problem.items, self.chosen, strict=True)
            for place, choice in choices.items()
            if number in self.standing[place]
        )

    def _caps(self) -> None:
        for cap in self.problem.caps:
            sizes = {number: 1 if cap.counts == "modules" else self.problem.items[number].size for number in cap.items}
            self.model.add(sum(size * self._counted(number) for number, size in sizes.items()) <= cap.most)

    def _counted(self, number: int) -> Any:
        return sum(self.chosen[number].values())

    def aims(self) -> list[Any]:
        """What is made least, one after the other."""
        return [self._wanting(), self._worth(), *self._orders()]

    def _wanting(self) -> Any:
        own = sum(gap * weight(place) for gap, place in zip(self.missing, self.problem.places, strict=True))
        return sum(self.missing_in_sums) + own

    def _worth(self) -> Any:
        items = self.problem.items
        each = len(items) + 1
        nested = sum(self.within[number] * weight(place) for number, place in enumerate(self.problem.places))
        weights = {EARNED: -each, REGISTERED: each**2, PLANNED: each**3}
        ranks = sum(weights[item.rank] * self._counted(number) for number, item in enumerate(items))
        pins = sum(
            choice
            for number, item in enumerate(items)
            for place, choice in self.chosen[number].items()
            if place in item.pinned
        )
        return nested * each**4 + ranks - pins

    def _orders(self) -> list[Any]:
        base = len(self.problem.places) + 2  # never one: a power of one would never grow
        digits = 1
        while base ** (digits + 1) < LARGEST:
            digits += 1
        numbers = range(len(self.problem.items))
        return [self._order(numbers[start : start + digits], base) for start in range(0, len(numbers), digits)]

    def _order(self, numbers: range, base: int) -> Any:
        last = len(numbers) - 1
        return sum(
            (place - base + 1) * base ** (last - digit) * choice
            for digit, number in enumerate(numbers)
            for place, choice in self.chosen[number].items()
        )

    def settle(self, aim: Any) -> None:
        """Make this least, and hold it there from now on."""
        from crossings.engine.choices import best  # noqa: PLC0415  brings the solver

        self.model.minimize(aim)
        solution = best(self.model, seconds=SECONDS)
        if solution is None:
            raise RuntimeError("An assignment that counts nothing always exists: the model is wrong.")
        self.model.add(aim == solution.value(aim))
        self.found = {
            number: place
            for number, choices in enumerate(self.chosen)
            for place, choice in choices.items()
            if solution.value(choice)
        }

    def assignment(self) -> Assignment:
        return tuple(self.found.get(number) for number in range(len(self.problem.items)))
