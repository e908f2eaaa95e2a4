"""A whole run: what open discovery suggests from every concept of a corpus, and how well it would have foreseen earlier years.

Public names: `suggest` (all lists of a corpus), `Suggested`, `Suggestion`, `look_back` (the evaluation that a run keeps),
`share_joined` (what luck alone gives), `least_works_for` (the rule for small corpora), `LEAST`, `ENOUGH`. What all starts have in
common is computed once; the lists are those that `prediction.open_links` gives start by start.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import exp
from typing import TYPE_CHECKING, Any, NamedTuple

from crossings.engine.links.blend import Blend
from crossings.engine.links.corpus import Corpus
from crossings.engine.links.evaluation import INNER, Asked, Report, evaluate, learned_until
from crossings.engine.links.grounds import Grounds
from crossings.engine.links.prediction import percentiles
from crossings.engine.links.scorers import bridging_association, values
from crossings.engine.links.slices import MOST, Holdings, holdings_of, slice_until
from crossings.engine.refusal import Refusal

if TYPE_CHECKING:
    from numpy import int64
    from numpy.typing import NDArray

    Numbers = NDArray[Any]  # float64; terms are float32

LEAST = (30, 15, 7, 3)  # works of a candidate: the first that leaves enough of them
ENOUGH = 30  # candidates that are enough
ORDERS = ("likely", "surprise")
TOP = 20
Told = Callable[[int, int], None]


class Suggestion(NamedTuple):
    """A line of a list: from which concept, by which order, at which place; ids of both, and both numbers from 0 to 1."""

    start: str
    order: str
    rank: int
    concept: str
    likely: float
    surprise: float


@dataclass(frozen=True, slots=True)
class Suggested:
    """All lists of one corpus, by start, order and place. `until`: the last year that was known; `pairs` were apart."""

    version: str
    until: int
    years: int
    top: int
    least_works: int
    candidates: int
    pairs: int
    blend: Blend
    suggestions: tuple[Suggestion, ...]


def least_works_for(holdings: Holdings, until: int) -> int:
    """By how many works a candidate has to be held in this corpus: 30; or 15, 7, 3 where fewer than thirty concepts were left.

    It looks at nothing that came after `until`.
    """
    import numpy as np  # noqa: PLC0415  heavy

    held = np.asarray(holdings.holds[holdings.year <= until].sum(axis=0)).ravel()
    fit = held[holdings.open_to_links]
    return next((least for least in LEAST if (fit >= least).sum() >= ENOUGH), LEAST[-1])


def look_back(corpus: Corpus, last_full_year: int, draws: int = 1_000) -> Report:
    """How open discovery would have done on the years before: split five years before the last full one, or as late as it can be.

    Where a split of five years cannot be measured, four years are tried, and so on down to one. Raises the `Refusal` of the
    first where none can.
    """
    holdings, refused = holdings_of(corpus), []
    last = min(holdings.last_year, last_full_year)
    for horizon in range(INNER, 0, -1):
        split = last - horizon
        try:
            asked = Asked(horizon=horizon, least_works=least_works_for(holdings, split), draws=draws)
            return evaluate(corpus, split, asked)
        except Refusal as refusal:
            refused.append(refusal)
    raise refused[0]


def suggest(corpus: Corpus, top: int = TOP, most: int = MOST, told: Told | None = None) -> Suggested:
    """From every candidate the first `top` concepts that no work joins to it, the likeliest and the most surprising.

    `told` hears how many starts are done, and of how many. Raises `Refusal` where no work has a year, or fewer than three
    concepts are held by enough works.
    """
    import numpy as np  # noqa: PLC0415  heavy

    holdings = holdings_of(corpus)
    until = holdings.last_year
    least = least_works_for(holdings, until)
    known = slice_until(holdings, until, least, most=most)
    grounds = Grounds(known)
    learned = learned_until(holdings, until, least, most)
    terms = values(grounds, learned.names)
    every = _All(
        ids=[corpus.concept_by_number(int(number)).id for number in known.concepts],
        a=known.a,
        b=known.b,
        works=known.works,
        terms=terms,
        association=bridging_association(grounds, known.a, known.b),
        blend=learned.standardised_by(terms),
    )
    starts = np.unique(np.concatenate([known.a, known.b])).tolist()
    found: list[Suggestion] = []
    for done, start in enumerate(starts, 1):
        found.extend(every.lists_of(start, top))
        if told is not None:
            told(done, len(starts))
    return Suggested(
        version=corpus.version,
        until=until,
        years=INNER,
        top=top,
        least_works=least,
        candidates=known.size,
        pairs=len(known.a),
        blend=every.blend,
        suggestions=tuple(found),
    )


def share_joined(before: Corpus, after: Corpus, least_works: int, most: int = MOST) -> float | None:
    """Of all pairs that were apart in the one corpus, the share that a work of the other joins: how often luck would come true.

    Candidates of `before` are held by `least_works`, as those of the run were. Nothing where no pair was apart. Raises `Refusal`
    as `suggest` does.
    """
    import numpy as np  # noqa: PLC0415  heavy

    holdings = holdings_of(before)
    known = slice_until(holdings, holdings.last_year, least_works, most=most)
    ids = [before.concept_by_number(int(number)).id for number in known.concepts]
    place_of = {id_: place for place, id_ in enumerate(ids)}
    rows = after.ask("SELECT number, id FROM concept JOIN (SELECT unnest(?) AS asked) ON asked = id", [ids])
    place = {number: place_of[id_] for number, id_ in rows}
    joined = np.zeros((known.size, known.size), dtype=bool)
    numbers = list(place)
    for one, other in after.ask(
        "SELECT a, b FROM pair JOIN (SELECT unnest(?) AS number) AS one ON one.number = a"
        " JOIN (SELECT unnest(?) AS number) AS other ON other.number = b",
        [numbers, numbers],
    ):
        joined[place[one], place[other]] = joined[place[other], place[one]] = True
    return float(joined[known.a, known.b].mean()) if len(known.a) else None


@dataclass(frozen=True, slots=True, eq=False)
class _All:
    """Every pair that is apart, `a` < `b`, with what does not depend on where one starts."""

    ids: list[str]
    a: NDArray[int64]
    b: NDArray[int64]
    works: Numbers
    terms: Numbers
    association: Numbers
    blend: Blend

    def lists_of(self, start: int, top: int) -> Iterator[Suggestion]:
        """Both lists of one start, as `prediction.open_links` orders them."""
        import numpy as np  # noqa: PLC0415  heavy

        rows = np.flatnonzero((self.a == start) | (self.b == start))
        others = np.where(self.a[rows] == start, self.b[rows], self.a[rows])
        odds, association = self.blend.log_odds(self.terms[rows]), self.association[rows]
        surprise = percentiles(association, self.works[others])
        keys = {"likely": (odds, surprise), "surprise": (surprise, association)}
        for order in ORDERS:
            first, second = keys[order]
            for rank, place in enumerate(np.lexsort((others, -second, -first))[:top], 1):
                likely = 1 / (1 + exp(-float(odds[place])))
                other = self.ids[int(others[place])]
                yield Suggestion(self.ids[start], order, rank, other, likely, float(surprise[place]))
