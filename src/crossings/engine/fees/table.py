"""Fee rows, and the grid that compares them: what is charged down the side, who pays across the top.

Public names: `FeeRow`, `FeeBasis`, `FeeLine`, `FeeGrid`, `compare`, `compare_by_year`, `price_of`.
One grid holds one academic year: rows of two years are refused. A cell that no source states is `None`, an amount
announced but not given is `ToBeConfirmed`; neither is zero.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import TypeVar

from crossings.engine.refusal import Refusal
from crossings.engine.values import AcademicYear, Amount, Ects, Money, StudyMode, ToBeConfirmed

Key = TypeVar("Key")


class FeeBasis(StrEnum):
    """What one amount is charged for. Amounts on two bases stand on two lines of a grid."""

    AS_PUBLISHED = "as_published"
    """The source gives an amount for the mode and does not say for which span."""
    PER_YEAR = "per_year"
    PER_CREDIT = "per_credit"
    PER_MODULE = "per_module"
    WHOLE_PROGRAMME = "whole_programme"


@dataclass(frozen=True, slots=True)
class FeeLine:
    """What is charged: a programme in one version and mode, on one basis.

    `programme`, `version` and `site_path` are keys of the caller; `version` and `site_path` may be empty.
    """

    programme: str
    version: str
    mode: StudyMode
    basis: FeeBasis = FeeBasis.AS_PUBLISHED
    site_path: str = ""


@dataclass(frozen=True, slots=True)
class FeeRow:
    """One published amount: in which year, for what, for whom.

    `status` is the key of the fee status (home, eu, international …). Raises `Refusal` for a negative amount.
    """

    year: AcademicYear
    line: FeeLine
    status: str
    amount: Amount

    def __post_init__(self) -> None:
        if isinstance(self.amount, Money) and self.amount.amount < 0:
            raise Refusal(
                f"A fee of {self.amount} was refused.",
                "A fee is zero or more.",
                "Record a reduction as such, not here.",
            )


@dataclass(frozen=True, slots=True)
class FeeGrid:
    """The fees of one academic year, side by side.

    `lines` and `statuses` keep the order in which the rows came.
    """

    year: AcademicYear
    lines: tuple[FeeLine, ...]
    statuses: tuple[str, ...]
    rows: tuple[FeeRow, ...]

    def cell(self, line: FeeLine, status: str) -> Amount | None:
        """The amount of a line for a status; `None` when no row states one."""
        return next((row.amount for row in self.rows if (row.line, row.status) == (line, status)), None)

    def __iter__(self) -> Iterator[tuple[FeeLine, tuple[Amount | None, ...]]]:
        """Each line with its cells, in the order of `statuses`."""
        for line in self.lines:
            yield line, tuple(self.cell(line, status) for status in self.statuses)

    @property
    def to_be_confirmed(self) -> tuple[FeeRow, ...]:
        """The rows whose amount has not been given yet."""
        return tuple(row for row in self.rows if isinstance(row.amount, ToBeConfirmed))

    @property
    def currencies(self) -> tuple[str, ...]:
        """The currencies in the grid, in alphabetical order; amounts of two currencies are never compared."""
        return tuple(sorted({row.amount.currency for row in self.rows if isinstance(row.amount, Money)}))


def compare(rows: Iterable[FeeRow]) -> FeeGrid:
    """The grid of fee rows that all belong to one academic year.

    Raises `Refusal` when there are no rows, when they are of two academic years, or when two rows give an amount for
    the same line and status.

    >>> year, line = AcademicYear(2023), FeeLine("ma-im", "standard", StudyMode.FULL_TIME)
    >>> eu = FeeRow(year, line, "eu", ToBeConfirmed(owner="Fees office"))
    >>> grid = compare([FeeRow(year, line, "home", Money(20200, "EUR")), eu])
    >>> grid.statuses, grid.cell(line, "home"), grid.cell(line, "overseas")
    (('home', 'eu'), Money('20200.00', 'EUR'), None)
    >>> grid.to_be_confirmed == (eu,)
    True
    """
    kept = tuple(rows)
    year = _the_one_year(kept)
    _refuse_two_amounts_for_one_cell(kept)
    return FeeGrid(year, _in_order(row.line for row in kept), _in_order(row.status for row in kept), kept)


def compare_by_year(rows: Iterable[FeeRow]) -> tuple[FeeGrid, ...]:
    """One grid for each academic year, the latest first; no row leaves its year.

    >>> compare_by_year([])
    ()
    """
    by_year = sorted(rows, key=lambda row: row.year, reverse=True)
    return tuple(compare(of_year) for _, of_year in groupby(by_year, key=lambda row: row.year))


def price_of(credit: Amount, credits_taken: Ects) -> Amount:
    """What so many credits cost at a price for each; an unconfirmed price stays unconfirmed.

    The result is derived and leaves out every other charge: say so where it is shown.

    >>> price_of(Money("35.34", "EUR"), Ects(120))
    Money('4240.80', 'EUR')
    """
    return credit if isinstance(credit, ToBeConfirmed) else credit * credits_taken.points


def _the_one_year(rows: tuple[FeeRow, ...]) -> AcademicYear:
    years = sorted({row.year for row in rows})
    if not years:
        raise Refusal("No fees were given.", "A grid compares at least one.", "Say that no source states a fee.")
    if len(years) > 1:
        raise Refusal(
            f"Fees of {' and '.join(map(str, years))} were put into one grid.",
            "Amounts of two academic years cannot be compared.",
            "Compare each year by itself.",
        )
    return years[0]


def _refuse_two_amounts_for_one_cell(rows: tuple[FeeRow, ...]) -> None:
    seen: set[tuple[FeeLine, str]] = set()
    for row in rows:
        if (row.line, row.status) in seen:
            raise Refusal(
                f"Two fees were given for {row.line.programme} {row.line.version} ({row.line.mode}, {row.status}).",
                "One cell holds one amount.",
                "Keep the amount of the better source, or tell the two apart by basis or sites.",
            )
        seen.add((row.line, row.status))


def _in_order(keys: Iterable[Key]) -> tuple[Key, ...]:
    """Each key once, in the order of its first coming."""
    return tuple(dict.fromkeys(keys))
