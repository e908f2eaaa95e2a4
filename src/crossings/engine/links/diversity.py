"""How far apart the things are that a work brings together.

Public names: `rao_stirling`. What the things are (concepts, disciplines) and how far apart two of them are, the caller says.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import combinations
from typing import TypeVar

Thing = TypeVar("Thing")


def rao_stirling(amounts: Mapping[Thing, float], distance: Callable[[Thing, Thing], float]) -> float:
    """The sum, over all pairs in both orders, of the shares of two things times their distance: 0 for one thing, always below 1.

    `amounts` are how much there is of each; `distance` is from 0 (alike) to 1, the same both ways.
    Stirling, A. (2007), A general framework for analysing diversity in science, technology and society, Journal of the Royal
    Society Interface 4(15), 707-719; doi 10.1098/rsif.2007.0213 (with both exponents 1; Rao, C. R. 1982).

    >>> rao_stirling({"drought": 1, "wages": 1}, lambda one, other: 0.8)
    0.4
    """
    total = sum(amounts.values())
    if not total:
        return 0.0
    pairs = combinations(amounts.items(), 2)
    return 2 * sum(much * more * distance(one, other) for (one, much), (other, more) in pairs) / total**2
