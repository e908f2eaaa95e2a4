"""What a plan is to be, the most important first: the wishes of a student put in order, as sums of a model's choices.

Public names: `Aim`, `aims_of`, `hold_terms`, `fullest_term`, `together` (several aims as one), `settled` (the best way of
making the choices). Terms that are kept free and the most modules in a term come first, then the earliest finish, then
modules liked and avoided, then as few modules as possible, then topics and institutions, then balance. Where finishing early
does not matter, it comes last.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from crossings.engine.choices import Solution, TimeRanOut, best
from crossings.engine.planner.budget import Budget
from crossings.engine.planner.model import Model
from crossings.engine.planner.wishes import Wishes
from crossings.engine.regulations.solver import LARGEST


class Aim(NamedTuple):
    """A sum that is to be as small as possible, at least zero, and the largest that it can be."""

    amount: Any
    most: int


def aims_of(model: Model, wishes: Wishes) -> tuple[Aim, ...]:
    """The aims of a plan in their order. What they speak of is added to the model."""
    aims = _Aims(model, wishes)
    finish = [aims.finish()]
    first, named = [*aims.of_terms()], [*aims.of_named()]
    others = [aims.many(), *aims.of_facts(), *aims.of_balance()]
    return tuple(
        [*first, *finish, *named, *others] if wishes.finish == "earliest" else [*first, *named, *others, *finish]
    )


def hold_terms(model: Model, wishes: Wishes, taken: Mapping[str, int]) -> None:
    """Let a model keep the wishes about terms that a known plan keeps: terms left free, and the most modules in a term."""
    line = model.question.line
    for term in {place for name in wishes.keep_free if (place := line.place(name)) is not None} - {*taken.values()}:
        model.model.hold([(1, choice) for _code, choice in model.by_term.get(term, ())], None, 0)
    most = wishes.most_in_a_term
    if most is not None and fullest_term(taken) <= most:
        for there in model.by_term.values():
            model.model.hold([(1, choice) for _code, choice in there], None, most)


def fullest_term(taken: Mapping[str, int]) -> int:
    """How many modules the fullest term has.

    >>> fullest_term({"A": 0, "B": 0, "C": 1})
    2
    """
    return max(Counter(taken.values()).values(), default=0)


def together(aims: Sequence[Aim]) -> tuple[Any, Sequence[Aim]]:
    """As many of the aims as one number holds, the first outweighing those after it; and the aims that are left.

    >>> together([Aim(2, 2), Aim(3, 4)])
    (13, ())
    >>> together([Aim(1, 2**40), Aim(1, 2**40)])
    (1, (Aim(amount=1, most=1099511627776),))
    """
    amount: Any = 0
    room = 1
    for number, aim in enumerate(aims):
        if room * (aim.most + 1) > LARGEST and number:
            return amount, tuple(aims[number:])
        room *= aim.most + 1
        amount = amount * (aim.most + 1) + aim.amount
    return amount, ()


def settled(model: Model, aims: Sequence[Aim], *, seconds: float, work: float | None = None) -> Solution | None:
    """The best way of making a model's choices, by aims in their order; none where there is no way.

    The solver is asked once for most wishes; where one number does not hold all aims, for those left as long as the time
    goes. Raises `TimeRanOut` where it cannot tell of any way.
    """
    budget = Budget(seconds)
    amount, left = together(aims)
    model.model.minimize(amount)
    solution = best(model.model, seconds=budget.left(), work=work)
    while solution is not None and left and solution.is_best:
        model.model.add(amount <= solution.value(amount))
        amount, left = together(left)
        model.model.minimize(amount)
        try:
            solution = best(model.model, seconds=budget.left(), work=work) or solution
        except TimeRanOut:
            break
    return solution


class _Aims:
    def __init__(self, model: Model, wishes: Wishes) -> None:
        self.model, self.wishes = model, wishes
        self.question, self.choices = model.question, model.model
        self.codes = set(model.taken)

    def finish(self) -> Aim:
        """How many terms pass until the last module."""
        last = self.choices.new_int_var(0, self.model.ends, "last")
        for taken in self.model.taken.values():
            self.choices.hold([*((-term - 1, choice) for term, choice in taken), (1, last)], 0, None)
        return Aim(last, self.model.ends)

    def many(self) -> Aim:
        return Aim(sum(self.model.takes.values()), len(self.codes))

    def of_terms(self) -> Iterator[Aim]:
        line = self.question.line
        free = {place for term in self.wishes.keep_free if (place := line.place(term)) is not None}
        if free and not self.wishes.keep_free_strictly:
            used = [choice for term in sorted(free) for _code, choice in self.model.by_term.get(term, ())]
            yield Aim(sum(used), len(self.codes))
        if self.wishes.most_in_a_term is not None:
            yield self._beyond(self.wishes.most_in_a_term)

    def _beyond(self, most: int) -> Aim:
        """How many modules there are in all terms beyond so many in each."""
        many, beyond = len(self.codes) + len(self.question.fixed), []
        for term, there in self.model.by_term.items():
            over = self.choices.new_int_var(0, many, f"beyond/{term}")
            fixed = sum(place == term for place in self.question.fixed.values())
            self.choices.hold([(1, over), *((-1, choice) for _code, choice in there)], fixed - most, None)
            beyond.append(over)
        return Aim(sum(beyond), many)

    def of_named(self) -> Iterator[Aim]:
        liked, avoided = (sorted({*names} & self.codes) for names in (self.wishes.liked, self.wishes.avoided))
        if liked or avoided:
            unwanted = sum(choice for code in avoided for choice in self.model.at(code))
            wanted = sum(choice for code in liked for choice in self.model.at(code))
            yield Aim(unwanted + len(liked) - wanted, len(liked) + len(avoided))

    def of_facts(self) -> Iterator[Aim]:
        preferred = {code: worth for code in sorted(self.codes) if (worth := self._preference(code))}
        most = sum(preferred.values())
        if most:
            found = sum(worth * choice for code, worth in preferred.items() for choice in self.model.at(code))
            yield Aim(most - found, most)

    def _preference(self, code: str) -> int:
        module = self.question.ledger.layout.rules.modules[code]
        return bool({*module.topics} & {*self.wishes.topics}) + (module.institution in self.wishes.institutions)

    def of_balance(self) -> Iterator[Aim]:
        """The credits of the busiest term, in halves."""
        if not self.wishes.balance:
            return
        fixed = self.question.fixed
        most = sum(self.question.size(code) for code in {*self.codes, *fixed})
        busiest = self.choices.new_int_var(0, most, "busiest")
        for term, there in self.model.by_term.items():
            own = sum(self.question.size(code) for code, place in fixed.items() if place == term)
            self.choices.hold(
                [(1, busiest), *((-self.question.size(code), choice) for code, choice in there)], own, None
            )
        yield Aim(busiest, most)
