"""What each module is to all plans: `forced` where none does without it, `impossible` where none has it, else `possible`.

Public names: `Standing`, `standings`. It asks for plans with as many modules as possible that no plan had yet, and for plans
without as many as possible of those that each plan had, until there is none: so a few questions tell of all modules.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Literal

from crossings.engine.choices import TimeRanOut, best
from crossings.engine.planner.budget import Budget
from crossings.engine.planner.finding import Taken, taken_in
from crossings.engine.planner.model import Model, Question

Standing = Literal["forced", "possible", "impossible"]


def standings(question: Question, known: Iterable[Taken], budget: Budget) -> tuple[Mapping[str, Standing], bool]:
    """What each module that may still be taken is, as far as that is proved in time; and whether that is all of them."""
    seen = _Seen(question, known)
    try:
        while seen.look(budget, is_taken=True):
            pass
        seen.are_impossible = True
        while seen.look(budget, is_taken=False):
            pass
        seen.are_forced = True
    except TimeRanOut:
        pass
    return seen.told(), seen.are_forced


class _Seen:
    """The modules that some plan has, and those that every plan so far has."""

    def __init__(self, question: Question, known: Iterable[Taken]) -> None:
        self.question = question
        self.some: set[str] = set()
        self.always = set(question.terms_of)
        self.are_impossible = self.are_forced = False
        for taken in known:
            self.add(taken)

    def add(self, taken: Taken) -> None:
        self.some |= set(taken)
        self.always &= set(taken)

    def look(self, budget: Budget, *, is_taken: bool) -> bool:
        """Ask for a plan that has what none had, or does without what each had; false where there is none."""
        model = Model(self.question)
        asked = sorted((set(model.taken) - self.some) if is_taken else self.always)
        choices: list[Any] = [choice for code in asked for choice in model.at(code)]
        if not asked or (is_taken and not choices):
            return False
        if is_taken:
            model.model.hold([(1, choice) for choice in choices], 1, None)
            model.model.minimize(-sum(choices))
        else:
            model.model.hold([(1, choice) for choice in choices], None, len(asked) - 1)
            model.model.minimize(sum(choices))
        solution = best(model.model, seconds=budget.left())
        if solution is not None:
            self.add(taken_in(model, solution))
        return solution is not None

    def told(self) -> Mapping[str, Standing]:
        return {code: said for code in sorted(self.question.terms_of) if (said := self._of(code)) is not None}

    def _of(self, code: str) -> Standing | None:
        if code not in self.some:
            return "impossible" if self.are_impossible else None
        if code not in self.always:
            return "possible"
        return "forced" if self.are_forced else None
