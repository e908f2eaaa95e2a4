"""How good a ranking of pairs is: four measures, and how sure one is of each.

Public names: `Pairs` (what was ranked, and what came true), `measures` (the four of one ranking), `Measured`, `drawn` (how often
each draw of the bootstrap takes each start), `interval`. What is ranked, and by what, is not known here.

A pair belongs to two starts, its two concepts. The bootstrap draws starts with replacement (Efron, B., 1979, Bootstrap
methods: another look at the jackknife, doi 10.1214/aos/1176344552); a pair counts as often as both its starts were drawn,
together. The same draws serve every ranking, so that ratios between rankings are paired.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from numpy import bool_, int64
    from numpy.typing import NDArray

    Numbers = NDArray[Any]  # float64, and float32 for what is counted in draws

NAMES = ("auc", "average_precision", "recall_at_50", "degree_matched_auc")
AT = 50  # candidates of one start that are looked at
HEAD, PARTS = 1_000, 1_000  # ranks that stand alone in the draws, and parts of equal size into which the others are put
BINS = 20  # of popularity, with as many pairs each
AGAINST = 5  # pairs that stayed apart for each that came true, of one bin


@dataclass(frozen=True, slots=True, eq=False)
class Pairs:
    """The pairs that were ranked: concepts `a` < `b` (0 to `starts` - 1), whether each `came_true`, how popular it is."""

    starts: int
    a: NDArray[int64]
    b: NDArray[int64]
    came_true: NDArray[bool_]
    popularity: Numbers

    def matched(self) -> Numbers:
        """The weight of each pair where popularity is matched.

        In each bin, those that stayed apart together weigh five times as much as those that came true, each of which
        weighs 1: what drawing five for each would give on average. A bin that lacks one of both weighs nothing.
        """
        import numpy as np  # noqa: PLC0415  heavy

        edges: Numbers = np.quantile(self.popularity, np.linspace(0, 1, BINS + 1)[1:-1])
        bin_of = np.searchsorted(edges, self.popularity)
        true = np.bincount(bin_of, self.came_true, BINS)
        false = np.bincount(bin_of, ~self.came_true, BINS)
        with np.errstate(divide="ignore", invalid="ignore"):
            against = np.where((true > 0) & (false > 0), AGAINST * true / false, 0.0)
        return np.where(self.came_true, (against > 0)[bin_of] * 1.0, against[bin_of])


class Measured(NamedTuple):
    """The four measures of one ranking, by name: the value, and the value in every draw."""

    value: dict[str, float]
    draws: dict[str, Numbers]


def auc(score: Numbers, came_true: NDArray[bool_], weight: Numbers | None = None) -> float:
    """The chance that a pair that came true stands before one that did not; ties count half. NaN where one kind is missing.

    >>> import numpy as np
    >>> auc(np.array([3.0, 2.0, 2.0, 1.0]), np.array([True, True, False, False]))
    0.875
    """
    import numpy as np  # noqa: PLC0415  heavy

    weight = np.ones(len(score)) if weight is None else weight
    _, level = np.unique(score, return_inverse=True)
    true, false = np.bincount(level, weight * came_true), np.bincount(level, weight * ~came_true)
    total = true.sum() * false.sum()
    return float((true * (np.cumsum(false) - false / 2)).sum() / total) if total else float("nan")


def average_precision(score: Numbers, came_true: NDArray[bool_]) -> float:
    """The mean, over the pairs that came true, of the share of true ones down to their rank; equal scores share one rank.

    >>> import numpy as np
    >>> average_precision(np.array([4.0, 3.0, 2.0, 1.0]), np.array([True, False, True, False])).__round__(4)
    0.8333
    """
    import numpy as np  # noqa: PLC0415  heavy

    _, level = np.unique(-score, return_inverse=True)
    true, all_ = np.bincount(level, came_true), np.bincount(level)
    return float((true * np.cumsum(true) / np.cumsum(all_)).sum() / true.sum()) if true.any() else float("nan")


def recall_of_starts(pairs: Pairs, score: Numbers, at: int = AT) -> Numbers:
    """By start, the share of what came true that stands among its first `at` candidates; NaN where nothing came true.

    Equal scores stand in the order of the candidate's number.
    """
    import numpy as np  # noqa: PLC0415  heavy

    start, other = np.concatenate([pairs.a, pairs.b]), np.concatenate([pairs.b, pairs.a])
    true, twice = np.concatenate([pairs.came_true] * 2), np.concatenate([score] * 2)
    order = np.lexsort((other, -twice, start))
    begins = np.searchsorted(start[order], np.arange(pairs.starts))
    rank = np.arange(len(order)) - begins[start[order]]
    found = np.bincount(start[order], true[order] & (rank < at), pairs.starts)
    all_ = np.bincount(start, true, pairs.starts)
    with np.errstate(invalid="ignore"):
        recall: Numbers = found / all_
    return recall


def drawn(starts: int, draws: int, seed: int) -> Numbers:
    """Draws × starts: how often each draw takes each start, of as many as there are.

    >>> drawn(4, 2, seed=1).sum(axis=1).tolist()
    [4.0, 4.0]
    """
    import numpy as np  # noqa: PLC0415  heavy

    return np.random.default_rng(seed).multinomial(starts, np.full(starts, 1 / starts), draws).astype(np.float32)


def measures(pairs: Pairs, score: Numbers, taken: Numbers) -> Measured:
    """The four measures of a ranking by `score`, the highest first, and in each of the draws that are `taken`.

    Values are exact. In the draws, ranks beyond the first thousand are put into a thousand parts of equal size.
    """
    import numpy as np  # noqa: PLC0415  heavy

    matched, recall = pairs.matched(), recall_of_starts(pairs, score)
    has = ~np.isnan(recall)
    value = {
        "auc": auc(score, pairs.came_true),
        "average_precision": average_precision(score, pairs.came_true),
        "recall_at_50": float(recall[has].mean()) if has.any() else float("nan"),
        "degree_matched_auc": auc(score, pairs.came_true, matched),
    }
    part = _parts(score)
    true = taken @ _counted(pairs, part, pairs.came_true * 1.0).T
    false = taken @ _counted(pairs, part, ~pairs.came_true * 1.0).T
    weighed = [taken @ _counted(pairs, part, matched * kind).T for kind in (pairs.came_true, ~pairs.came_true)]
    with np.errstate(divide="ignore", invalid="ignore"):
        draws = {
            "auc": _auc_of_parts(true, false),
            "average_precision": _precision_of_parts(true, false),
            "recall_at_50": (taken[:, has] @ recall[has]) / taken[:, has].sum(axis=1),
            "degree_matched_auc": _auc_of_parts(*weighed),
        }
    return Measured(value, draws)


def _parts(score: Numbers) -> NDArray[int64]:
    """By pair, the part of the ranking in which it stands: equal scores in one."""
    import numpy as np  # noqa: PLC0415  heavy

    order = np.argsort(-score, kind="stable")
    rank = np.arange(len(order))
    size = max(1, -(-(len(order) - HEAD) // PARTS))
    part = np.where(rank < HEAD, rank, HEAD + (rank - HEAD) // size)
    first = np.concatenate([[True], np.diff(score[order]) != 0])[: len(order)]
    part = part[np.maximum.accumulate(np.where(first, rank, 0))]
    found = np.empty(len(order), dtype=np.int64)
    found[order] = np.unique(part, return_inverse=True)[1]
    return found


def _counted(pairs: Pairs, part: NDArray[int64], weight: Numbers) -> Numbers:
    """Parts × starts: the weight of the pairs of each start in each part."""
    import numpy as np  # noqa: PLC0415  heavy

    parts = int(part.max(initial=0)) + 1
    cells = np.concatenate([part * pairs.starts + pairs.a, part * pairs.starts + pairs.b])
    counted = np.bincount(cells, np.concatenate([weight, weight]), parts * pairs.starts)
    return counted.reshape(parts, pairs.starts).astype(np.float32)


def _auc_of_parts(true: Numbers, false: Numbers) -> Numbers:
    import numpy as np  # noqa: PLC0415  heavy

    after = np.cumsum(false[:, ::-1], axis=1, dtype=np.float64)[:, ::-1] - false / 2
    return (true * after).sum(axis=1) / (true.sum(axis=1, dtype=np.float64) * false.sum(axis=1, dtype=np.float64))


def _precision_of_parts(true: Numbers, false: Numbers) -> Numbers:
    import numpy as np  # noqa: PLC0415  heavy

    found, seen = np.cumsum(true, axis=1, dtype=np.float64), np.cumsum(true + false, axis=1, dtype=np.float64)
    at_end = found / np.maximum(seen, 1e-12)
    at_begin = np.concatenate([at_end[:, :1], at_end[:, :-1]], axis=1)
    within = np.where(np.arange(true.shape[1]) < HEAD, at_end, (at_begin + at_end) / 2)
    return (true * within).sum(axis=1) / true.sum(axis=1, dtype=np.float64)


def interval(draws: Numbers, level: float = 0.95) -> tuple[float, float]:
    """The span that holds the middle 95 % of the draws; draws in which nothing could be measured are passed over.

    >>> import numpy as np
    >>> [round(each) for each in interval(np.arange(1001.0))]
    [25, 975]
    """
    import numpy as np  # noqa: PLC0415  heavy

    known = draws[~np.isnan(draws)]
    if not len(known):
        return float("nan"), float("nan")
    with np.errstate(invalid="ignore"):  # between two draws of which one is infinite
        low, high = np.quantile(known, [(1 - level) / 2, (1 + level) / 2])
    return float(low), float(high)
