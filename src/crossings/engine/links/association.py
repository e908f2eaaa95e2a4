"""Association of a concept with a side: whether its works hold the concept more often than chance, and how surely.

Public names: `log_likelihood` (G2 of a table of two by two), `signed` (its logarithm, negative where it is held less often than
expected), `expected` (works). All work on whole arrays. What the counts are of, is not known here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from numpy import float64
    from numpy.typing import ArrayLike, NDArray

    Numbers = NDArray[float64]


def log_likelihood(within: ArrayLike, side: ArrayLike, without: ArrayLike, others: ArrayLike) -> Numbers:
    """G2, the log-likelihood ratio of a table of two by two: `within` of the `side`, and `without` of the `others`, hold it.

    All are counts of works. It is 0 where both hold the concept at one rate; over 3.84 by chance in one of twenty cases.
    Dunning, T. (1993), Accurate methods for the statistics of surprise and coincidence, Computational Linguistics 19(1), 61-74;
    aclanthology.org/J93-1003.

    >>> log_likelihood(110, 110 + 2442, 111, 111 + 29114).round(2)  # "the swiss" in the table of the paper: 270.72
    np.float64(270.72)
    """
    import numpy as np  # noqa: PLC0415  heavy

    a, b, inside, outside = (np.asarray(each, dtype=np.float64) for each in (within, without, side, others))
    cells = _entropy(a) + _entropy(b) + _entropy(inside - a) + _entropy(outside - b)
    edges = _entropy(inside) + _entropy(outside) + _entropy(a + b) + _entropy(inside + outside - a - b)
    return np.maximum(2 * (cells + _entropy(inside + outside) - edges), 0.0)


def _entropy(counts: Numbers) -> Numbers:
    from scipy.special import xlogy  # noqa: PLC0415  heavy

    product: Numbers = xlogy(counts, counts)
    return product


def expected(held: ArrayLike, side: ArrayLike, works: ArrayLike) -> Numbers:
    """In how many works of a side a concept would be by chance, if `held` of all `works` hold it.

    >>> float(expected(30, 20, 100))
    6.0
    """
    import numpy as np  # noqa: PLC0415  heavy

    held, side, works = (np.asarray(each, dtype=np.float64) for each in (held, side, works))
    return held * side / np.maximum(works, 1.0)


def signed(within: ArrayLike, side: ArrayLike, without: ArrayLike, others: ArrayLike) -> Numbers:
    """ln(1 + G2), negative where the side holds the concept at a lower rate than the others; 0 where there are no others.

    >>> signed([9, 1], 10, [10, 10], 100).round(2)
    array([3.42, 0.  ])
    """
    import numpy as np  # noqa: PLC0415  heavy

    a, b, inside, outside = (np.asarray(each, dtype=np.float64) for each in (within, without, side, others))
    return np.sign(a * outside - b * inside) * np.log1p(log_likelihood(a, inside, b, outside))
