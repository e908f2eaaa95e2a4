"""The candidates of one start in their order, likely ones or surprising ones first, and each as a link with its reasons.

Public names: `Ranked`, `Link`, `Through`, `Start` (a start of several parts), `Seen` (what is known of a start's candidates),
`percentiles`. How that became known is not known here.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import exp
from typing import TYPE_CHECKING, Any, NamedTuple

from crossings.engine.links.blend import Blend, Reason
from crossings.engine.links.corpus import Concept, Corpus

if TYPE_CHECKING:
    from numpy import int64
    from numpy.typing import NDArray

    Numbers = NDArray[Any]  # float64; terms are float32

EQUAL = 20  # candidates next in popularity, on each side, with which one is compared
LEAST_LIKELY = 700.0  # log-odds against, beyond which a float has no chance so small
THROUGH = 5  # bridging concepts that are told


class Through(NamedTuple):
    """A concept that both are associated with: the weaker of its two associations, ln(1 + G2); a share of the sum."""

    concept: Concept
    association: float


class Link(NamedTuple):
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


class Start(NamedTuple):
    """A start that is no single concept: its name, and how many works it has."""

    label: str
    works: int


class Seen(NamedTuple):
    """What is known of the candidates of a start.

    By candidate: its place among all concepts that bridge (`others`), `terms`, `popular` (product of degrees), `association`,
    `works`. By place: the number in the corpus (`concepts`), ln(1 + G2) with the start (`own`) and with each other (`strong`).
    """

    start: Concept | Start
    until: int
    blend: Blend
    others: NDArray[int64]
    terms: Numbers
    popular: Numbers
    association: Numbers
    works: Numbers
    concepts: NDArray[int64]
    own: Numbers
    strong: Numbers


class Ranked:
    """The candidates of one start, with the order of what is likely and of what is surprising; equal ones by their number."""

    def __init__(self, seen: Seen) -> None:
        import numpy as np  # noqa: PLC0415  heavy

        self.seen = seen
        self.odds = seen.blend.log_odds(seen.terms)
        self.surprise = percentiles(seen.association, seen.works)
        self.likely_place = _places(seen.others, -self.surprise, -self.odds)
        self.surprising_place = _places(seen.others, -seen.association, -self.surprise)
        rank, by_popularity = _places(seen.others, -self.odds), _places(seen.others, -seen.popular)
        self.popular_anyway = (by_popularity <= rank) & (self.surprise <= np.float64(0.5))

    def __len__(self) -> int:
        return len(self.seen.others)

    def order(self, surprise: float = 0.0) -> NDArray[int64]:
        """The candidates, with `surprise` (0 to 1) of their order taken from what is surprising, the rest from what is likely.

        Between the two, the weighted sum of both places decides; where that is the same, the likelier comes first. Raises
        `ValueError` for a share outside 0 to 1.
        """
        import numpy as np  # noqa: PLC0415  heavy

        if not 0 <= surprise <= 1:
            raise ValueError(f"{surprise} is no share. Give a number from 0 to 1.")
        mixed = (1 - surprise) * self.likely_place + surprise * self.surprising_place
        return np.lexsort((self.likely_place, mixed))

    def likely(self, candidate: int) -> float:
        """The chance of a candidate, from its log-odds."""
        return 1 / (1 + exp(min(-float(self.odds[candidate]), LEAST_LIKELY)))

    def links(self, corpus: Corpus, candidates: Iterable[int]) -> tuple[Link, ...]:
        """These candidates as links, in the order given; one question of the corpus, however many they are."""
        shown = [int(each) for each in candidates]
        through = {each: self._through(each) for each in shown}
        places = [int(self.seen.others[each]) for each in shown] + [
            place for found in through.values() for place, _association in found
        ]
        known = corpus.concepts_by_number(int(self.seen.concepts[place]) for place in places)
        of_place = {place: known[int(self.seen.concepts[place])] for place in places}
        return tuple(
            Link(
                concept=of_place[int(self.seen.others[each])],
                likely=self.likely(each),
                reasons=self.seen.blend.reasons(self.seen.terms[each]),
                surprise=float(self.surprise[each]),
                association=float(self.seen.association[each]),
                popular_anyway=bool(self.popular_anyway[each]),
                through=tuple(Through(of_place[place], association) for place, association in through[each]),
            )
            for each in shown
        )

    def _through(self, candidate: int) -> list[tuple[int, float]]:
        import numpy as np  # noqa: PLC0415  heavy

        weaker = np.minimum(self.seen.own, self.seen.strong[int(self.seen.others[candidate])])
        order = np.lexsort((np.arange(len(weaker)), -weaker))[:THROUGH]
        return [(int(each), float(weaker[each])) for each in order if weaker[each] > 0]


def _places(*keys: Numbers) -> NDArray[int64]:
    """By candidate, its place from 0 where the last key decides first."""
    import numpy as np  # noqa: PLC0415  heavy

    order = np.lexsort(keys)
    places = np.empty(len(order), dtype=np.int64)
    places[order] = np.arange(len(order))
    return places


def percentiles(score: Numbers, popularity: Numbers, equal: int = EQUAL) -> Numbers:
    """By candidate, the share of those next to it in popularity (`equal` on each side) with a lower score; ties count half.

    >>> import numpy as np
    >>> percentiles(np.array([3.0, 1.0, 2.0]), np.array([5.0, 5.0, 6.0])).tolist()
    [1.0, 0.0, 0.5]
    """
    import numpy as np  # noqa: PLC0415  heavy

    order = np.argsort(popularity, kind="stable")
    ranked = score[order]
    below, near = np.zeros(len(ranked)), np.zeros(len(ranked))
    for step in range(1, min(equal, len(ranked) - 1) + 1):
        one, other = ranked[:-step], ranked[step:]
        tie = 0.5 * (one == other)
        below[step:] += (one < other) + tie
        below[:-step] += (other < one) + tie
        near[step:] += 1
        near[:-step] += 1
    found = np.full(len(score), 0.5)
    found[order] = np.where(near > 0, below / np.maximum(near, 1), 0.5)
    return found
