"""What the clauses of a route ask for, added up against the total that the route asks for.

Public names: `Sum`, `sum_of`. Each credit counts in one clause, so that what the outermost clauses ask for adds up: at
least their smallest modules, at most their largest.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from crossings.engine.regulations.layout import Layout, Spot


class Sum(NamedTuple):
    """The least and the most credits that the clauses ask for together, and the total, if there is one; in ECTS."""

    least: float
    most: float
    total: float | None
    clause: str  # of the total

    @property
    def fits(self) -> bool:
        """Whether some choice makes exactly the total."""
        return self.total is not None and self.least <= self.total <= self.most

    def __str__(self) -> str:
        """The amounts in words.

        >>> str(Sum(90, 90, 90, "award")), str(Sum(90, 110, None, ""))
        ('90 ECTS', '90 to 110 ECTS')
        """
        return f"{self.least:g} ECTS" if self.least == self.most else f"{self.least:g} to {self.most:g} ECTS"


def sum_of(layouts: Sequence[Layout]) -> Sum:
    """What the clauses of a route ask for, over every way of keeping its groups; no total where they ask for several."""
    sums = [_of(layout) for layout in layouts]
    totals = {(each.total, each.clause) for each in sums}
    total, clause = totals.pop() if len(totals) == 1 else (None, "")
    return Sum(min(each.least for each in sums), max(each.most for each in sums), total, clause)


def _of(layout: Layout) -> Sum:
    bounds = [_bounds(spot, layout) for spot in layout.spots if spot.parent is None]
    totals = [whole for whole in layout.wholes if whole.codes is None and not whole.at]
    total = max(totals, key=lambda whole: whole.demand, default=None)
    together = max if any(spot.also for spot in layout.spots) else sum  # one module may fill several places that share
    return Sum(
        together([0, *(least for least, _most in bounds)]) / 2,
        sum(most for _least, most in bounds) / 2,
        total.demand / 2 if total else None,
        total.clause if total else "",
    )


def _bounds(spot: Spot, layout: Layout) -> tuple[int, int]:
    """The least and the most that a place asks for, in halves of a credit."""
    if spot.counts == "ects":
        return spot.demand, spot.demand
    sizes = sorted(layout.sizes[code] for code in spot.codes)
    if not sizes:
        return 0, 0
    return sum(sizes[: spot.demand]), sum(sizes[-spot.demand :] if spot.demand else [])
