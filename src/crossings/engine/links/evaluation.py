"""How well open discovery foresees: what was apart at the end of a year is ranked, and compared with what was joined later.

Public names: `evaluate` (one time slice, all scorers), `Report`, `Score`, `Estimate`, `Asked`, `learned_until` (the blend as it
would have been learned in that year). Every pair that is apart is ranked; none is left to chance.

The blend learns from an inner slice: what was apart five years before the split, and was joined or not by then. Nothing after
the split is seen before it is measured.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from crossings.engine.links.blend import Blend, learn
from crossings.engine.links.corpus import Corpus
from crossings.engine.links.grounds import Grounds
from crossings.engine.links.ranking import NAMES, Measured, Pairs, drawn, interval, measures
from crossings.engine.links.scorers import ALONE, TERMS, values
from crossings.engine.links.slices import (
    EXCLUSIONS,
    FLOOR,
    LEAST_WORKS,
    MOST,
    Holdings,
    holdings_of,
    joined_between,
    slice_until,
)
from crossings.engine.refusal import Refusal

if TYPE_CHECKING:
    from numpy import float64
    from numpy.typing import NDArray

    Numbers = NDArray[float64]

INNER = 5  # years from which the blend learns
ENOUGH = 2_000  # pairs that came true: with fewer, candidates of fewer works are learned from as well
FEW = 50  # pairs that came true, below which nothing is learned
AGAINST = "preferential_attachment"
UNLEARNED = {"works_4_years": 0.5, "similar_links_3_years": 0.5}  # weights where there is too little to learn from
SHARE = 0.05  # of pairs that come true, where it is not known


@dataclass(frozen=True, slots=True)
class Asked:
    """The choices of an evaluation. `horizon` (years after the split that are looked at; None: all), `least_works` (of a
    candidate, by the split), `draws` of the bootstrap and their `seed`, `most` candidates, and what is `excluded` besides: terms
    that name no subject, and pairs that share a word."""

    horizon: int | None = None
    least_works: int = LEAST_WORKS
    draws: int = 1_000
    seed: int = 1
    most: int = MOST
    excluded: tuple[str, ...] = EXCLUSIONS


class Estimate(NamedTuple):
    """A value, and the span that holds 95 % of the draws."""

    value: float
    interval: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Score:
    """One scorer: its four measures by name, and each as a ratio to that of preferential attachment, from the same draws."""

    name: str
    measures: dict[str, Estimate]
    ratios: dict[str, Estimate]


@dataclass(frozen=True, slots=True)
class Report:
    """What was measured, on what: works until the split and after, candidates (and how many more would have been), pairs."""

    version: str
    split: int
    last: int
    asked: Asked
    works_before: int
    works_after: int
    candidates: int
    left_out: int
    pairs: int
    came_true: int
    starts: int
    blend: Blend
    scores: tuple[Score, ...]


def evaluate(corpus: Corpus, split: int, asked: Asked = Asked()) -> Report:
    """Rank what was apart at the end of the year `split` by every scorer, and measure it by what the later works joined.

    Raises `Refusal` where no later work joins any such pair, or fewer than three concepts are held by enough works.
    """
    import numpy as np  # noqa: PLC0415  heavy

    holdings = holdings_of(corpus, asked.excluded)
    last = min(holdings.last_year, split + asked.horizon) if asked.horizon else holdings.last_year
    known = slice_until(holdings, split, asked.least_works, most=asked.most)
    met = joined_between(holdings, known, last)
    if not met.any():
        raise Refusal(
            f"Nothing came true after {split}.",
            "No later work joins two concepts that were apart.",
            "Give an earlier year, a longer horizon, or a smaller least number of works.",
        )
    grounds = Grounds(known)
    popularity = np.log(known.works[known.a] * known.works[known.b])
    pairs = Pairs(known.size, known.a, known.b, met, popularity)
    taken = drawn(known.size, asked.draws, asked.seed)
    blend, score = _blended(holdings, grounds, split, asked)
    found = {"random": measures(pairs, np.random.default_rng(asked.seed).random(len(met)), taken)}
    for name, scorer in ALONE.items():
        found[name] = measures(pairs, scorer(grounds, known.a, known.b), taken)
    found["blend"] = measures(pairs, score, taken)
    fit = (np.asarray(holdings.holds[holdings.year <= split].sum(axis=0)).ravel() >= asked.least_works) & (
        holdings.open_to_links
    )
    return Report(
        version=corpus.version,
        split=split,
        last=last,
        asked=asked,
        works_before=int((holdings.year <= split).sum()),
        works_after=int(((holdings.year > split) & (holdings.year <= last)).sum()),
        candidates=known.size,
        left_out=int(fit.sum()) - known.size,
        pairs=len(met),
        came_true=int(met.sum()),
        starts=len(np.unique(np.concatenate([known.a[met], known.b[met]]))),
        blend=blend,
        scores=tuple(_score(name, each, found[AGAINST]) for name, each in found.items()),
    )


def _blended(holdings: Holdings, grounds: Grounds, split: int, asked: Asked) -> tuple[Blend, Numbers]:
    learned = learned_until(holdings, split, asked.least_works, asked.most)
    terms = values(grounds, learned.names)
    blend = learned.standardised_by(terms)
    return blend, blend.log_odds(terms)


def learned_until(holdings: Holdings, split: int, least_works: int = LEAST_WORKS, most: int = MOST) -> Blend:
    """The blend as it was learned from what was apart five years before the split.

    Where fewer than 2,000 pairs of the inner slice came true, candidates of half as many works are taken, down to five, and
    what gives most. Where that is fewer than fifty, two terms weigh alike: recent works, and links of similar concepts.
    """
    until, least, best = split - INNER, least_works, None
    while least == least_works or least >= FLOOR:
        with suppress(Refusal):
            known = slice_until(holdings, until, least, most=most)
            met = joined_between(holdings, known, split)
            if best is None or met.sum() > best[1].sum():
                best = known, met
        if best is not None and best[1].sum() >= ENOUGH:
            break
        least //= 2
    if best is None or not FEW <= best[1].sum() <= len(best[1]) - FEW:
        return _unlearned(until)
    known, met = best
    return learn(tuple(TERMS), values(Grounds(known)), met, until=until, years=INNER)


def _unlearned(until: int) -> Blend:
    from math import log  # noqa: PLC0415  here alone

    many = len(UNLEARNED)
    return Blend(
        names=tuple(UNLEARNED),
        weights=tuple(UNLEARNED.values()),
        centre=(0.0,) * many,
        spread=(1.0,) * many,
        intercept=log(SHARE / (1 - SHARE)),
        until=until,
        years=INNER,
        pairs=0,
        came_true=0,
    )


def _score(name: str, found: Measured, against: Measured) -> Score:
    import numpy as np  # noqa: PLC0415  heavy

    def ratio(one: Any, other: Any) -> Any:
        with np.errstate(divide="ignore", invalid="ignore"):
            return np.asarray(one, dtype=np.float64) / np.asarray(other, dtype=np.float64)

    return Score(
        name,
        {each: Estimate(found.value[each], interval(found.draws[each])) for each in NAMES},
        {
            each: Estimate(
                float(ratio(found.value[each], against.value[each])),
                interval(ratio(found.draws[each], against.draws[each])),
            )
            for each in NAMES
        },
    )
