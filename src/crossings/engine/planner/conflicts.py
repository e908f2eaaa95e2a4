"""Why there is no plan: clauses that cannot hold together, none of which could be left out.

Public names: `ConflictLine`, `conflict_of`. The conflict is found by asking again with some of the clauses only, as QuickXplain
does; that keeps the solver's own strength, which explanations by assumptions take away. Each time only the modules are looked
at that those clauses speak of. A conflict in what is counted is told before one in which time plays a part; of several it is
the one whose last clause stands earliest in the rules, and so always the same.

Source: Junker, U. (2004), QuickXplain: Preferred Explanations and Relaxations for Over-Constrained Problems, AAAI-04, 167-172.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from crossings.engine.choices import TimeRanOut
from crossings.engine.planner.budget import Budget
from crossings.engine.planner.finding import can_hold
from crossings.engine.planner.model import Question
from crossings.engine.planner.narrowing import Narrowing
from crossings.engine.regulations.language import Clause


@dataclass(frozen=True, slots=True)
class ConflictLine:
    """One line of a conflict: a clause, or none where it is what modules run when."""

    part: str
    clause: Clause | None


def conflict_of(narrowing: Narrowing, budget: Budget) -> tuple[tuple[ConflictLine, ...], bool]:
    """The lines of one conflict, in the order of the rules, and whether each is surely needed.

    Where time runs out, lines may be left that are not needed. The same question has the same conflict.
    """
    question = narrowing.question
    search = _Search(narrowing, budget)
    needed = search.explain([], search.clashing(), is_new=False)
    clauses = {clause.id: clause for clause in question.clauses}
    lines = tuple(ConflictLine(part, clauses.get(part)) for part in question.parts if part in needed)
    return lines, search.is_whole


class _Search:
    def __init__(self, narrowing: Narrowing, budget: Budget) -> None:
        self.narrowing, self.budget = narrowing, budget
        self.is_whole = True

    def clashing(self) -> list[str]:
        """Parts that cannot hold together: those that only count, where they already cannot; else all."""
        question: Question = self.narrowing.question
        counting = [part for part in question.parts if part not in question.of_time]
        return counting if self.fails(counting) else list(question.parts)

    def fails(self, parts: Sequence[str]) -> bool:
        """Whether these parts alone surely cannot hold together."""
        try:
            return can_hold(self.narrowing, frozenset(parts), self.budget) is None
        except TimeRanOut:
            self.is_whole = False
            return False

    def explain(self, kept: list[str], parts: list[str], *, is_new: bool) -> list[str]:
        """Those of the parts that are needed, beside what is kept, for nothing to hold together."""
        if is_new and self.fails(kept):
            return []
        if len(parts) == 1:
            return parts
        half = len(parts) // 2
        first, second = parts[:half], parts[half:]
        needed = self.explain([*kept, *first], second, is_new=bool(first))
        return [*self.explain([*kept, *needed], first, is_new=bool(needed)), *needed]
