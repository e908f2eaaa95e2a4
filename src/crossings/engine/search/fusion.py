"""Fusion: one order out of several, by reciprocal ranks.

Public names: `fused`, `CONSTANT`.

Source: Cormack, G. V., Clarke, C. L. A. & Buettcher, S. (2009), Reciprocal rank fusion outperforms Condorcet and individual
rank learning methods, SIGIR '09, 758–759, https://doi.org/10.1145/1571941.1572114. No score of one order is compared with
one of another: only places count.
"""

from collections import defaultdict
from collections.abc import Sequence

CONSTANT = 60  # k: how little the first places count above those after them; the paper's


def fused(orders: Sequence[Sequence[int]], constant: int = CONSTANT) -> list[int]:
    """All that stands in any of the orders, once: first what has the greatest sum of 1 / (constant + place), from 1 on.

    What an order does not hold gets nothing from it. Equals stand as in the first order that holds one of them.

    Example:
        >>> fused([[1, 2, 3], [3, 4]])
        [3, 1, 2, 4]
    """
    worth: dict[int, float] = defaultdict(float)
    for order in orders:
        for place, each in enumerate(order, 1):
            worth[each] += 1 / (constant + place)
    return sorted(worth, key=lambda each: -worth[each])  # sorting keeps the order in which they were first met
