"""Why there is no plan: clauses that cannot hold together, none of which could be left out.

Public names: `ConflictLine`, `conflict_of`. The conflict is found by asking again with some of the clauses only, as QuickXplain
does; that keeps the solver's own strength, which explanations by assumptions take away. Of several
conflicts it gives the one whose last clause stands earliest in the rules, and so always the same.

Source: Junker, U. (2004), QuickXplain: Preferred Explanations and Relaxations for Over-Constrained Problems, AAAI-04, 167-172.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from crossings.engine.choices import TimeRanOut, best
from crossings.engine.planner.model import WHEN_OFFERED, Model, Question
from crossings.engine.regulations.language import Clause
from crossings.engine.regulations.layout import Layout

SECONDS = 4.0  # then the conflict found so far is given, and said not to be the smallest


@dataclass(frozen=True, slots=True)
class ConflictLine:
    """One line of a conflict: a clause, or none where it is what modules run when."""

    part: str
    clause: Clause | None


def conflict_of(questions: Sequence[Question]) -> tuple[tuple[ConflictLine, ...], bool]:
    """The lines of one conflict, in the order of the rules, and whether each is surely needed.

    Where a group of clauses can be kept in several ways, each way has its question and its conflict: together they are
    why there is no plan, though some lines may be needed for some ways only. The same questions have the same conflict.
    """
    found: dict[str, Clause | None] = {}
    is_whole = len(questions) == 1
    for question in questions:
        search = _Search(question)
        parts = [*(clause.id for clause in question.clauses), WHEN_OFFERED]
        needed = search.explain([], parts, is_new=False)
        found |= {part: _clause(question.ledger.layout, part) for part in parts if part in needed}
        is_whole = is_whole and search.is_whole
    return tuple(ConflictLine(part, clause) for part, clause in found.items()), is_whole


def _clause(layout: Layout, part: str) -> Clause | None:
    return next((clause for clause in layout.clauses if clause.id == part), None)


class _Search:
    def __init__(self, question: Question) -> None:
        self.question = question
        self.is_whole = True

    def fails(self, parts: Sequence[str]) -> bool:
        """Whether these parts alone surely cannot hold together."""
        try:
            return best(Model(self.question, frozenset(parts)).model, seconds=SECONDS) is None
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
