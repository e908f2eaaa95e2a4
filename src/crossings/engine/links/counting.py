"""What is counted for a question with two sides, by whichever engine counts: whole numbers only, so that all agree exactly.

Public names: `Question` (two sides, years, least support), `Totals` (of the corpus and its sides), `Counted` (by concept),
`Counting` (what an engine offers). How the counts are judged is not known here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, Protocol

from crossings.engine.links.sides import Members

if TYPE_CHECKING:
    from numpy import int64
    from numpy.typing import NDArray

    Column = NDArray[int64]

NO_YEAR = 0  # in a column of years


class Question(NamedTuple):
    """Two sides; concepts in fewer than `support` works of either are left out; `years` (first, last) leave out other works."""

    a: Members
    c: Members
    support: int = 3
    years: tuple[int | None, int | None] = (None, None)

    @property
    def in_years(self) -> bool:
        """Whether only the works of some years are asked for; those without a year are then left out."""
        return self.years != (None, None)


class Totals(NamedTuple):
    """Numbers of works: in all (of the years asked for), of each side, of both, and the first year of one of both."""

    works: int
    a: int
    c: int
    both: int
    first_year: int | None


@dataclass(frozen=True, slots=True)
class Counted:
    """By concept, in the order of their numbers: works that hold it, those of each side, those of both, and the first of these.

    `first_year` is 0 where no work of both sides with a year holds it.
    """

    totals: Totals
    concept: Column
    works: Column
    a: Column
    c: Column
    both: Column
    first_year: Column


class Counting(Protocol):
    """Answers a question with counts."""

    def __call__(self, question: Question) -> Counted:
        """The counts that were asked for."""
