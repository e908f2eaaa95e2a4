"""Why there is no plan: clauses that cannot hold together, none of which could be left out.

Public names: `ConflictLine`, `Conflict`, `conflict_of`. The conflict is found by asking again with some of the clauses only, as
QuickXplain does; that keeps the solver's own strength, which explanations by assumptions take away. Each time only the modules
are looked at that those clauses speak of. Among many modules a conflict of a pool of them is found first, and then shown to be
one of all; where it is not, the modules that get around it join the pool.

A conflict of clauses that speak of all of the studies is told first: they are few, and soon asked. Then one in what is counted
is told before one in which time plays a part. Of several it is the one within the fewest first
clauses, where those that speak of all of the studies stand first, then those that ask for modules, then the others, each in the
order of the rules; and so it is always the same.

Source: Junker, U. (2004), QuickXplain: Preferred Explanations and Relaxations for Over-Constrained Problems, AAAI-04, 167-172.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from crossings.engine.choices import TimeRanOut
from crossings.engine.planner.budget import Budget
from crossings.engine.planner.finding import POOLS, can_hold, is_few
from crossings.engine.planner.narrowing import Narrowing, pool
from crossings.engine.regulations.language import Choose, Clause, Closed, Duration, Load, Take, Total

FIRST: Mapping[type | None, int] = {
    Closed: 0,
    Duration: 1,
    Load: 2,
    Total: 3,
    Take: 4,
    Choose: 4,
    None: 5,
}  # told before limits
LAST = 9


@dataclass(frozen=True, slots=True)
class ConflictLine:
    """One line of a conflict: a clause, or none where it is what modules run when."""

    part: str
    clause: Clause | None


@dataclass(frozen=True, slots=True)
class Conflict:
    """The lines of a conflict, in the order of the rules, and whether it is proved that each is needed."""

    lines: tuple[ConflictLine, ...]
    is_minimal: bool


def conflict_of(narrowing: Narrowing, budget: Budget, *, is_sure: bool = True) -> Conflict | None:
    """One conflict; the same question has the same one. Where time runs out, lines may be left that are not needed.

    `is_sure`: it is known that there is no plan. Else there may be none, and then the answer is none.
    """
    wide = POOLS[0]
    pooled = None if is_few(narrowing, None) else pool(narrowing, None, wide)
    try:
        while True:
            search = _Search(narrowing, budget, pooled)
            if not is_sure and not search.fails(narrowing.question.parts):
                return None
            needed = search.explain([], search.clashing(), is_new=False)
            around = None if pooled is None else can_hold(narrowing, frozenset(needed), budget)
            if around is None:
                return _told(narrowing, needed, is_minimal=search.is_whole)
            wide *= 2
            pooled = {*pool(narrowing, None, wide), *(pooled or ()), *around}
    except TimeRanOut:
        return _told(narrowing, narrowing.question.parts, is_minimal=False) if is_sure else None


def _told(narrowing: Narrowing, parts: Collection[str], *, is_minimal: bool) -> Conflict:
    clauses = {clause.id: clause for clause in narrowing.question.clauses}
    lines = (ConflictLine(part, clauses.get(part)) for part in narrowing.question.parts if part in parts)
    return Conflict(tuple(lines), is_minimal)


class _Search:
    """The search for a conflict of all modules, or of a pool of them."""

    def __init__(self, narrowing: Narrowing, budget: Budget, pooled: Collection[str] | None) -> None:
        self.narrowing, self.budget, self.pooled = narrowing, budget, pooled
        self.is_whole = True
        self.rules = {clause.id: type(clause.rule) for clause in narrowing.question.clauses}
        self.parts = sorted(narrowing.question.parts, key=lambda part: FIRST.get(self.rules.get(part), LAST))

    def clashing(self) -> list[str]:
        """Parts that cannot hold together: those about all of the studies, or those that only count, where these do; else all."""
        counting = [part for part in self.parts if part not in self.narrowing.question.of_time]
        tried = (self._of_all(counting), self._of_all(self.parts), counting)
        return next((parts for parts in tried if parts and self.fails(parts)), self.parts)

    def _of_all(self, parts: Iterable[str]) -> list[str]:
        return [part for part in parts if FIRST.get(self.rules.get(part), LAST) <= FIRST[Total]]

    def fails(self, parts: Sequence[str]) -> bool:
        """Whether these parts alone surely cannot hold together."""
        try:
            return can_hold(self.narrowing, frozenset(parts), self.budget, self.pooled) is None
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
