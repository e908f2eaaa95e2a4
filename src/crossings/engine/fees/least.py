"""The least amounts among fee rows, for a list that says "from".

Public name: `least_amounts`. Amounts on two bases, or in two currencies, are never compared: each has its own least.
"""

from __future__ import annotations

from collections.abc import Iterable

from crossings.engine.fees.table import FeeBasis, FeeRow
from crossings.engine.values import Money


def least_amounts(rows: Iterable[FeeRow]) -> tuple[FeeRow, ...]:
    """The row with the least amount for each basis and currency, in the order in which these first come.

    Amounts to be confirmed are left out: they may turn out to be less. All rows are of one academic year; `compare`
    refuses others. Of equal amounts the first stands.

    >>> from crossings.engine.fees.table import FeeLine
    >>> from crossings.engine.values import AcademicYear, StudyMode, ToBeConfirmed
    >>> year, line = AcademicYear(2023), FeeLine("ma-im", "standard", StudyMode.FULL_TIME)
    >>> eu = FeeRow(year, line, "eu", ToBeConfirmed(owner="Fees office"))
    >>> home = FeeRow(year, line, "home", Money(20200, "EUR"))
    >>> [row.status for row in least_amounts([eu, home])]
    ['home']
    """
    least: dict[tuple[FeeBasis, str], FeeRow] = {}
    for row in rows:
        if isinstance(row.amount, Money):
            key = (row.line.basis, row.amount.currency)
            kept = least.setdefault(key, row)
            if row.amount < kept.amount:
                least[key] = row
    return tuple(least.values())
