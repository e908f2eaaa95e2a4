"""Which concepts meet in which number of works, and in which year they first did.

Public names: `pairs` (every pair of concepts that meet often enough, in order), `Pairs` (some of them, as columns), `NO_YEAR`.
Every pair of concepts within a work becomes one number, made of the pair and the year; what is sorted is counted by its
runs, and the first of a run bears the first year. So memory is bounded by `at_once`, and no table of all pairs is hashed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from numpy.typing import NDArray

MOST_AT_ONCE = 12_000_000  # pairs within works that are sorted together, in 200 MB
YEAR_BITS = 14
NO_YEAR = 2**YEAR_BITS - 1  # comes last, so that a year that is known comes first


class Pairs(NamedTuple):
    """Pairs of concepts as columns: `a` < `b`, in how many works both are, and the first year of these (`NO_YEAR` for none)."""

    a: NDArray[Any]
    b: NDArray[Any]
    works: NDArray[Any]
    first_year: NDArray[Any]


def pairs(
    work: NDArray[Any], concept: NDArray[Any], year: NDArray[Any], least: int, at_once: int = MOST_AT_ONCE
) -> Iterator[Pairs]:
    """The pairs of concepts that meet in at least `least` works, in the order of `a` and `b`, in as many parts as needed.

    The three columns say which work holds which concept, numbered from 0, and the year of the work, `NO_YEAR` where it is not
    known; sorted by work and concept, each once.

    >>> import numpy as np
    >>> work, concept = np.array([0, 0, 1, 1, 1]), np.array([4, 7, 4, 5, 7])
    >>> [found] = pairs(work, concept, np.array([2001, 2001, 1999, 1999, 1999]), least=2)
    >>> found.a.tolist(), found.b.tolist(), found.works.tolist(), found.first_year.tolist()
    ([4], [7], [2], [1999])
    """
    import numpy as np  # noqa: PLC0415  heavy

    if not len(work):
        return
    sizes = np.bincount(work)
    after = np.repeat(np.cumsum(sizes), sizes) - np.arange(1, len(work) + 1)  # concepts that follow within the work
    concepts = int(concept.max()) + 1
    for first, last in _parts(np.bincount(concept, weights=after), at_once):
        begins = np.flatnonzero((concept >= first) & (concept < last) & (after > 0))
        yield _counted(_keys(concept, year, begins, after), concepts, least)


def _parts(weights: NDArray[Any], at_once: int) -> Iterator[tuple[int, int]]:
    """Ranges of concepts, each with at most so many pairs behind them, or of one concept."""
    import numpy as np  # noqa: PLC0415  heavy

    sums, first = np.cumsum(weights), 0
    while first < len(weights):
        before = sums[first - 1] if first else 0
        last = max(first + 1, int(np.searchsorted(sums, before + at_once, side="right")))
        yield first, last
        first = last


def _keys(concept: NDArray[Any], year: NDArray[Any], begins: NDArray[Any], after: NDArray[Any]) -> NDArray[Any]:
    """For each of these rows and each row after it in its work: both concepts and the year as one number, sorted."""
    import numpy as np  # noqa: PLC0415  heavy

    keys = np.empty(int(after[begins].sum()), dtype=np.int64)
    other = concept.astype(np.int64) << YEAR_BITS
    own = other * (int(concept.max()) + 1) + year
    filled, step = 0, 1
    while many := len(begins):
        np.add(own[begins], other[begins + step], out=keys[filled : filled + many])
        filled, step = filled + many, step + 1
        begins = begins[after[begins] >= step]
    keys.sort()
    return keys


def _counted(keys: NDArray[Any], concepts: int, least: int) -> Pairs:
    """The runs of one pair that are long enough. Their beginnings and their ends are found alike, and so in one order."""
    import numpy as np  # noqa: PLC0415  heavy

    pair = keys >> YEAR_BITS
    breaks = np.concatenate(([True], pair[1:] != pair[:-1], [True]))
    reaches = pair[least - 1 :] == pair[: len(pair) - least + 1]  # least - 1 further on, there is the same pair
    starts = np.flatnonzero(breaks[: len(reaches)] & reaches)
    ends = np.flatnonzero(breaks[least:] & reaches) + least
    a, b = np.divmod(pair[starts], concepts)
    return Pairs(a.astype(np.int32), b.astype(np.int32), ends - starts, (keys[starts] & NO_YEAR).astype(np.int16))
