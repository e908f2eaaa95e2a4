"""Open discovery: from one approach, the concepts that no work has joined to it yet; how likely, how surprising, and why.

Public names: `open_links`, `Opened` (the answer), `Link`, `Through`, `Asked`; and for the record of a run that was kept:
`precision_at`. *Likely* is the chance that a work of the next five years joins the two, by the blend that was learned from what
came true in the last five. *Surprise* is the share of equally popular candidates that are less strongly bridged to the start.
Each is a sum: reasons add up to the log-odds, bridging concepts to the association.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import exp
from typing import TYPE_CHECKING, Any, NamedTuple

from crossings.engine.links.blend import Blend, Reason
from crossings.engine.links.corpus import Concept, Corpus
from crossings.engine.links.evaluation import INNER, learned_until
from crossings.engine.links.grounds import Grounds
from crossings.engine.links.scorers import bridging_association, preferential_attachment, values
from crossings.engine.links.slices import LEAST_WORKS, MOST, Slice, holdings_of, slice_until
from crossings.engine.refusal import Refusal

if TYPE_CHECKING:
    from numpy import int64
    from numpy.typing import NDArray

    Numbers = NDArray[Any]  # float64; terms are float32

EQUAL = 20  # candidates next in popularity, on each side, with which one is compared
THROUGH = 5  # bridging concepts that are told
LINKS = 20


@dataclass(frozen=True, slots=True)
class Asked:
    """The choices: how many links (`top`; None: all), `least_works` of a candidate, `order` by `likely` or `surprise`."""

    top: int | None = LINKS
    least_works: int = LEAST_WORKS
    order: str = "likely"
    most: int = MOST


class Through(NamedTuple):
    """A concept that both are associated with: the weaker of its two associations, ln(1 + G2); a share of the sum."""

    concept: Concept
    association: float


@dataclass(frozen=True, slots=True)
class Link:
    """A concept not yet joined to the start.

    `likely`: probability; `reasons` add up, with the blend's intercept, to its log-odds. `surprise`: percentile from 0 to 1 of
    `association`, the sum over all concepts of the weaker association, among equally popular candidates; `through` are the first
    of them. `popular_anyway`: popularity alone (the product of degrees) ranks it at least as high, and it is no surprise.
    """

    concept: Concept
    likely: float
    reasons: tuple[Reason, ...]
    surprise: float
    association: float
    popular_anyway: bool
    through: tuple[Through, ...]


@dataclass(frozen=True, slots=True)
class Opened:
    """Links from a start in a corpus of this version, by a blend that can be kept; `candidates` were ranked."""

    version: str
    start: Concept
    until: int
    years: int
    asked: Asked
    candidates: int
    blend: Blend
    links: tuple[Link, ...]


def open_links(corpus: Corpus, start: str, asked: Asked = Asked()) -> Opened:
    """The concepts that no work has joined to the start, the likeliest (or most surprising) first; equal ones by their id.

    Raises `Refusal` where the start is no concept, no work has a year, or fewer than three concepts are held by enough works.
    """
    import numpy as np  # noqa: PLC0415  heavy

    begin = corpus.concept(start)
    holdings = holdings_of(corpus)
    until = holdings.last_year
    known = slice_until(holdings, until, asked.least_works, always=(begin.number,), most=asked.most)
    at = int(np.searchsorted(known.concepts, begin.number))
    if known.concepts[min(at, known.size - 1)] != begin.number:
        raise Refusal(f"“{begin.label}” is held by no work.", "There is nothing to start from.", "Ask for another.")
    grounds = Grounds(known)
    learned = learned_until(holdings, until, asked.least_works, asked.most)
    terms = values(grounds, learned.names)
    blend = learned.standardised_by(terms)
    rows = np.flatnonzero((known.a == at) | (known.b == at))
    others = np.where(known.a[rows] == at, known.b[rows], known.a[rows])
    chosen = _Chosen(corpus, grounds, at, others, (blend, terms[rows]))
    return Opened(
        version=corpus.version,
        start=begin,
        until=until,
        years=INNER,
        asked=asked,
        candidates=len(rows),
        blend=blend,
        links=chosen.links(asked),
    )


class _Chosen:
    """The candidates of one start, in the order of their ids, with what is known of each."""

    def __init__(
        self, corpus: Corpus, grounds: Grounds, at: int, others: NDArray[int64], judged: tuple[Blend, Numbers]
    ) -> None:
        import numpy as np  # noqa: PLC0415  heavy

        self.corpus, self.grounds, self.at, self.others = corpus, grounds, at, others
        self.blend, self.terms = judged
        starts = np.full(len(others), at)
        self.odds = self.blend.log_odds(self.terms)
        self.popular = preferential_attachment(grounds, starts, others)
        self.association = bridging_association(grounds, starts, others)
        self.surprise = percentiles(self.association, grounds.slice.works[others])

    def links(self, asked: Asked) -> tuple[Link, ...]:
        import numpy as np  # noqa: PLC0415  heavy

        first, second = (self.odds, self.surprise) if asked.order == "likely" else (self.surprise, self.association)
        order = np.lexsort((self.others, -second, -first))
        rank = np.empty(len(order), dtype=int)
        rank[np.lexsort((self.others, -self.odds))] = np.arange(len(order))
        by_popularity = np.empty(len(order), dtype=int)
        by_popularity[np.lexsort((self.others, -self.popular))] = np.arange(len(order))
        anyway = (by_popularity <= rank) & (self.surprise <= 0.5)
        return tuple(self._link(int(place), popular_anyway=bool(anyway[place])) for place in order[: asked.top])

    def _link(self, place: int, *, popular_anyway: bool) -> Link:
        other = int(self.others[place])
        return Link(
            concept=self._concept(other),
            likely=1 / (1 + exp(-float(self.odds[place]))),
            reasons=self.blend.reasons(self.terms[place]),
            surprise=float(self.surprise[place]),
            association=float(self.association[place]),
            popular_anyway=popular_anyway,
            through=self._through(other),
        )

    def _through(self, other: int) -> tuple[Through, ...]:
        import numpy as np  # noqa: PLC0415  heavy

        weaker = np.minimum(self.grounds.association[self.at], self.grounds.association[other])
        order = np.lexsort((np.arange(len(weaker)), -weaker))[:THROUGH]
        return tuple(Through(self._concept(int(each)), float(weaker[each])) for each in order if weaker[each] > 0)

    def _concept(self, place: int) -> Concept:
        known: Slice = self.grounds.slice
        return self.corpus.concept_by_number(int(known.concepts[place]))


def percentiles(score: Numbers, popularity: Numbers, equal: int = EQUAL) -> Numbers:
    """By candidate, the share of those next to it in popularity (`equal` on each side) with a lower score; ties count half.

    >>> import numpy as np
    >>> percentiles(np.array([3.0, 1.0, 2.0]), np.array([5.0, 5.0, 6.0])).tolist()
    [1.0, 0.0, 0.5]
    """
    import numpy as np  # noqa: PLC0415  heavy

    order = np.argsort(popularity, kind="stable")
    found = np.full(len(score), 0.5)
    for place, each in enumerate(order):
        near = order[max(0, place - equal) : place + equal + 1]
        others = score[near[near != each]]
        if len(others):
            found[each] = ((others < score[each]) + 0.5 * (others == score[each])).mean()
    return found


def precision_at(
    suggested: Sequence[tuple[str, str]], joined: Iterable[tuple[str, str]], first: Iterable[int] = (5, 10, 20, 50)
) -> dict[int, float]:
    """Of the first k suggestions of a run that was kept, the share that came true; k beyond the list is left out.

    `suggested`: pairs of ids, in the order in which they were suggested; `joined`: pairs that later works join. The order within
    a pair tells nothing.

    >>> precision_at([("a", "b"), ("a", "c"), ("d", "a")], [("b", "a"), ("a", "d")], first=(1, 2, 3, 4))
    {1: 1.0, 2: 0.5, 3: 0.6666666666666666}
    """
    true = {frozenset(pair) for pair in joined}
    met = [frozenset(pair) in true for pair in suggested]
    return {k: sum(met[:k]) / k for k in first if 0 < k <= len(met)}
