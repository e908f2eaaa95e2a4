"""A sum of signed terms that says how likely two concepts will be joined, and why: logistic regression on an earlier time slice.

Public names: `Blend` (weights, and what values are standardised by), `learn` (from pairs of which it is known what came of
them), `Reason`. ln(p / (1 - p)) = intercept + the sum of weight × (value - centre) / spread. What the terms mean is not known
here.

Source: Hosmer, D. W., Lemeshow, S. and Sturdivant, R. X. (2013), Applied logistic regression, doi 10.1002/9781118548387; with
a ridge penalty, le Cessie, S. and van Houwelingen, J. C. (1992), Ridge estimators in logistic regression, doi 10.2307/2347628.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from numpy import bool_, float32, float64
    from numpy.typing import NDArray

    Numbers = NDArray[float64]

PENALTY = 100.0  # on the sum of squared weights
STEPS = 30
CLOSE = 1e-7
HALVINGS = 20  # of a step
ROUNDING = 1e-12  # by which a loss may seem larger
ROWS = 65_536  # pairs that are standardised at once, to keep memory small


class Reason(NamedTuple):
    """One term of a sum: its value, and what it adds to the log-odds (negative: what it takes away)."""

    name: str
    value: float
    contribution: float


@dataclass(frozen=True, slots=True)
class Blend:
    """Weights by term, for values standardised by `centre` and `spread`; learned on so many `pairs`, of which `came_true` did.

    `until` and `years`: what was known at the end of which year, and how many years later it was looked at. A blend that nothing
    could be learned for has `pairs` 0.
    """

    names: tuple[str, ...]
    weights: tuple[float, ...]
    centre: tuple[float, ...]
    spread: tuple[float, ...]
    intercept: float
    until: int
    years: int
    pairs: int
    came_true: int

    def standardised_by(self, values: NDArray[float32]) -> Blend:
        """The same weights, for values of another slice: pairs × terms."""
        centre, spread = _standard(values)
        return replace(self, centre=tuple(centre.tolist()), spread=tuple(spread.tolist()))

    def log_odds(self, values: NDArray[float32]) -> Numbers:
        """By pair, intercept and terms added up: pairs × terms.

        >>> import numpy as np
        >>> blend = Blend(("x",), (2.0,), (1.0,), (0.5,), -1.0, 2004, 5, 10, 3)
        >>> blend.log_odds(np.array([[1.0], [2.0]])).tolist()
        [-1.0, 3.0]
        """
        import numpy as np  # noqa: PLC0415  heavy

        slope = np.array(self.weights) / np.array(self.spread)
        total: Numbers = np.asarray(values, dtype=np.float64) @ slope
        return total - float(np.array(self.centre) @ slope) + self.intercept

    def reasons(self, values: NDArray[float32]) -> tuple[Reason, ...]:
        """The terms of one pair, in the order of the names; with the intercept they add up to its log-odds.

        >>> Blend(("x",), (2.0,), (1.0,), (0.5,), -1.0, 2004, 5, 10, 3).reasons([2.0])
        (Reason(name='x', value=2.0, contribution=4.0),)
        """
        terms = zip(self.names, values, self.weights, self.centre, self.spread, strict=True)
        return tuple(Reason(name, float(x), weight * (float(x) - mean) / sd) for name, x, weight, mean, sd in terms)

    def as_json(self) -> str:
        """The blend as one line of JSON, to be kept with a run."""
        return json.dumps(asdict(self), sort_keys=True)

    @classmethod
    def from_json(cls, text: str) -> Blend:
        """The blend that `as_json` wrote.

        >>> blend = Blend(("x",), (2.0,), (1.0,), (0.5,), -1.0, 2004, 5, 10, 3)
        >>> Blend.from_json(blend.as_json()) == blend
        True
        """
        kept: dict[str, Any] = json.loads(text)
        told: dict[str, Any] = {name: tuple(each) if isinstance(each, list) else each for name, each in kept.items()}
        return cls(**told)


def learn(
    names: tuple[str, ...],
    values: NDArray[float32],
    came_true: NDArray[bool_],
    *,
    until: int,
    years: int,
    penalty: float = PENALTY,
) -> Blend:
    """The weights under which what came true is likeliest, less the penalty; found by Newton's method, whose steps are halved
    while they lead uphill.

    `values`: pairs × terms. At least one pair must have come true, and one not. A term that never differs weighs nothing.
    """
    import numpy as np  # noqa: PLC0415  heavy

    centre, spread = _standard(values)
    share = came_true.mean()
    at = np.zeros(len(names) + 1)
    at[0] = np.log(share / (1 - share))
    ridge = np.full(len(at), penalty)
    ridge[0] = 0.0
    here = _seen_from(values, came_true, centre, spread, at)
    for _ in range(STEPS):
        step = np.linalg.solve(here.curve + np.diag(ridge + 1e-9), here.slope + ridge * at)
        above = here.loss + float(ridge @ at**2) / 2
        for _halved in range(HALVINGS):
            here = _seen_from(values, came_true, centre, spread, at - step)
            if here.loss + float(ridge @ (at - step) ** 2) / 2 <= above * (1 + ROUNDING):
                break
            step /= 2
        at -= step
        if np.abs(step).max() < CLOSE:
            break
    return Blend(
        names=names,
        weights=tuple(at[1:].tolist()),
        centre=tuple(centre.tolist()),
        spread=tuple(spread.tolist()),
        intercept=float(at[0]),
        until=until,
        years=years,
        pairs=len(came_true),
        came_true=int(came_true.sum()),
    )


def _standard(values: NDArray[float32]) -> tuple[Numbers, Numbers]:
    """Mean and standard deviation of each term; 1 for one that never differs, 0 and 1 where there are no pairs."""
    import numpy as np  # noqa: PLC0415  heavy

    if not len(values):
        return np.zeros(values.shape[1]), np.ones(values.shape[1])
    centre = values.mean(axis=0, dtype=np.float64)
    spread = np.sqrt(((values - centre.astype(np.float32)) ** 2).mean(axis=0, dtype=np.float64))
    return centre, np.where(spread > 1e-6 * (1 + np.abs(centre)), spread, 1.0)


class _Seen(NamedTuple):
    """The loss where the weights are somewhere, its gradient and its curvature."""

    loss: float
    slope: Numbers
    curve: Numbers


def _seen_from(
    values: NDArray[float32], came_true: NDArray[bool_], centre: Numbers, spread: Numbers, at: Numbers
) -> _Seen:
    """What is seen where the weights are `at`, summed over parts of the pairs."""
    import numpy as np  # noqa: PLC0415  heavy
    from scipy.special import expit  # noqa: PLC0415  heavy

    loss, slope, curve = 0.0, np.zeros(len(at)), np.zeros((len(at), len(at)))
    for begin in range(0, len(values), ROWS):
        part = slice(begin, begin + ROWS)
        terms = np.ones((len(values[part]), len(at)))
        terms[:, 1:] = (values[part] - centre) / spread
        odds = terms @ at
        likely = expit(odds)
        loss += float((np.logaddexp(0, odds) - odds * came_true[part]).sum())
        slope += terms.T @ (likely - came_true[part])
        curve += (terms * (likely * (1 - likely))[:, None]).T @ terms
    return _Seen(loss, slope, curve)
