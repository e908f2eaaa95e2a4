"""A whole run: what open discovery suggests from every concept of a corpus, and how well it would have foreseen earlier years.

Public names: `suggest` (all lists of a corpus), `Suggestion`, `look_back` (the evaluation that a run keeps), `share_joined` (what
luck alone gives), `ORDERS`, `TOP`. The lists are those that `prediction` gives whoever starts from a concept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from crossings.engine.links.corpus import Corpus
from crossings.engine.links.evaluation import INNER, Asked, Report, evaluate
from crossings.engine.links.outlook import Outlook
from crossings.engine.links.prediction import ranked
from crossings.engine.links.slices import MOST, holdings_of, least_works_for, slice_until
from crossings.engine.refusal import Refusal

ORDERS = {"likely": 0.0, "surprise": 1.0}  # and how much of each surprise decides
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


def suggest(corpus: Corpus, outlook: Outlook, top: int = TOP, told: Told | None = None) -> Iterator[Suggestion]:
    """From every candidate the first `top` concepts that no work joins to it, the likeliest and the most surprising.

    `outlook`: what was worked out of this corpus. `told` hears how many starts are done, and of how many.
    """
    import numpy as np  # noqa: PLC0415  heavy

    starts = np.unique(np.concatenate([outlook.a, outlook.b]))
    known = corpus.concepts_by_number(outlook.concepts.tolist())
    ids = [known[number].id for number in outlook.concepts.tolist()]
    for done, start in enumerate(starts, 1):
        found = ranked(corpus, ids[start], outlook=outlook)
        for order, surprise in ORDERS.items():
            for rank, each in enumerate(found.order(surprise)[:top].tolist(), 1):
                other = ids[found.seen.others[each]]
                yield Suggestion(ids[start], order, rank, other, found.likely(each), float(found.surprise[each]))
        if told is not None:
            told(done, len(starts))


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
