"""Open discovery: from one approach, the concepts that no work has joined to it yet; how likely, how surprising, and why.

Public names: `open_links`, `ranked` (all candidates, in any order), `Opened` (the answer), `Asked`. *Likely* is the chance that a
work of the next five years joins the two, by the blend that was learned from what came true in the last five. *Surprise* is the
share of equally popular candidates that are less strongly bridged to the start. Each is a sum: reasons add up to the log-odds,
bridging concepts to the association.

A start is a concept, or a side: all works of several concepts with those below them, of disciplines, or listed. A side stands
beside the candidates as one more concept that its works hold; the blend is learned, and its terms are standardised, without it.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from crossings.engine.links.blend import Blend
from crossings.engine.links.bordered import Bordered
from crossings.engine.links.corpus import Concept, Corpus
from crossings.engine.links.evaluation import INNER, learned_until
from crossings.engine.links.grounds import Grounds
from crossings.engine.links.outlook import Outlook, worked_out
from crossings.engine.links.ranked import Link, Ranked, Seen, Start, Through
from crossings.engine.links.scorers import bridging_association, preferential_attachment, values
from crossings.engine.links.sides import Members, Side, members_of
from crossings.engine.links.slices import LEAST_WORKS, MOST, Holdings, Slice, holdings_of, slice_until
from crossings.engine.refusal import Refusal

if TYPE_CHECKING:
    from numpy import int64
    from numpy.typing import NDArray

__all__ = ["Asked", "Link", "Opened", "Start", "Through", "open_links", "ranked"]
LINKS = 20
HOLDINGS_KEPT = 2  # in each process


@dataclass(frozen=True, slots=True)
class Asked:
    """The choices: how many links (`top`; None: all), `least_works` of a candidate, `order` by `likely` or `surprise`."""

    top: int | None = LINKS
    least_works: int = LEAST_WORKS
    order: str = "likely"
    most: int = MOST


@dataclass(frozen=True, slots=True)
class Opened:
    """Links from a start in a corpus of this version, by a blend that can be kept; `candidates` were ranked."""

    version: str
    start: Concept | Start
    until: int
    years: int
    asked: Asked
    candidates: int
    blend: Blend
    links: tuple[Link, ...]


def open_links(corpus: Corpus, start: str | Side, asked: Asked = Asked(), outlook: Outlook | None = None) -> Opened:
    """The concepts that no work has joined to the start, the likeliest (or most surprising) first; equal ones by their number.

    `start`: a concept (label or id) stands for the works that hold itself; a side, for the works of all its parts, and is the
    same as a concept where it is but one. `outlook`: what was worked out before; its least number of works then holds. Raises
    `Refusal` where the start is not known or has no works, no work has a year, or too few concepts are held by enough works.
    """
    if outlook is not None:
        asked = replace(asked, least_works=outlook.least_works, most=outlook.most)
    found = ranked(corpus, start, asked, outlook)
    seen, first = found.seen, found.order(0.0 if asked.order == "likely" else 1.0)
    return Opened(
        version=corpus.version,
        start=seen.start,
        until=seen.until,
        years=INNER,
        asked=asked,
        candidates=len(found),
        blend=seen.blend,
        links=found.links(corpus, first[: asked.top]),
    )


def ranked(corpus: Corpus, start: str | Side, asked: Asked = Asked(), outlook: Outlook | None = None) -> Ranked:
    """All candidates of a start, to be put in any order; otherwise as `open_links`."""
    begin = _begin(corpus, start)
    if isinstance(begin, _Parts):
        return Ranked(_from_side(corpus, begin, outlook or worked_out(corpus, asked.least_works, asked.most)))
    if outlook is None:
        return Ranked(_anew(corpus, begin, asked))
    return Ranked(_looked_up(begin, outlook) or _beside(begin, _held(corpus), begin.number, outlook))


class _Parts(NamedTuple):
    """A side that is more than one concept."""

    name: str
    members: Members


def _begin(corpus: Corpus, start: str | Side) -> Concept | _Parts:
    if isinstance(start, str):
        return corpus.concept(start)
    members = members_of(corpus, start)
    if len(members.concepts) == 1 and not members.works:
        return corpus.concept_by_number(members.concepts[0])
    return _Parts(start.name, members)


def _anew(corpus: Corpus, begin: Concept, asked: Asked) -> Seen:
    """From a concept, which is a candidate like all others."""
    holdings = holdings_of(corpus)
    until = holdings.last_year
    known = slice_until(holdings, until, asked.least_works, always=(begin.number,), most=asked.most)
    at = _place(known, begin.number, begin.label)
    grounds = Grounds(known)
    learned = learned_until(holdings, until, asked.least_works, asked.most)
    terms = values(grounds, learned.names)
    rows, others = _apart_from(at, known.a, known.b)
    return _seen(begin, grounds, at, others, learned.standardised_by(terms))._replace(terms=terms[rows])


def _looked_up(begin: Concept, outlook: Outlook) -> Seen | None:
    """From a concept that was a candidate when all was worked out; nothing where it was none."""
    import numpy as np  # noqa: PLC0415  heavy

    at = int(np.searchsorted(outlook.concepts, begin.number))
    if at == len(outlook.concepts) or outlook.concepts[at] != begin.number:
        return None
    rows, others = _apart_from(at, outlook.a, outlook.b)
    return Seen(
        start=begin,
        until=outlook.until,
        blend=outlook.blend,
        others=others,
        terms=np.array(outlook.terms[rows]),
        popular=outlook.degree[at] * outlook.degree[others],
        association=np.array(outlook.association[rows]),
        works=outlook.works[others],
        concepts=outlook.concepts,
        own=outlook.strong[at],
        strong=outlook.strong,
    )


@dataclass(frozen=True, slots=True)
class _Version:
    """A corpus, known by its version."""

    version: str
    corpus: Corpus = field(compare=False, repr=False)


def _held(corpus: Corpus) -> Holdings:
    """The arrays of a corpus; the last ones are kept for who asks again."""
    return _holdings(_Version(corpus.version, corpus))


@lru_cache(HOLDINGS_KEPT)
def _holdings(version: _Version) -> Holdings:
    return holdings_of(version.corpus)


def _from_side(corpus: Corpus, side: _Parts, outlook: Outlook) -> Seen:
    """From several concepts, disciplines or works."""
    import numpy as np  # noqa: PLC0415  heavy

    holdings = _held(corpus)
    belongs = np.asarray(holdings.holds[:, list(side.members.concepts)].sum(axis=1)).ravel() > 0
    belongs[list(side.members.works)] = True
    start = Start(side.name, int(belongs.sum()))
    number = holdings.holds.shape[1]
    return _beside(start, holdings.beside(belongs, side.members.concepts), number, outlook)


def _beside(start: Concept | Start, holdings: Holdings, number: int, outlook: Outlook) -> Seen:
    """From a concept that stands beside the candidates; only what concerns it is worked out of the products of matrices."""
    import numpy as np  # noqa: PLC0415  heavy

    known = slice_until(holdings, outlook.until, outlook.least_works, always=(number,), most=outlook.most)
    at = _place(known, number, start.label)
    _rows, others = _apart_from(at, known.a, known.b)
    grounds = Bordered(known, at, outlook)
    terms = values(grounds, outlook.blend.names, (np.full(len(others), at), others))
    seen = _seen(start, grounds, at, others, outlook.blend)
    return seen._replace(
        terms=terms,
        others=others - (others > at),  # as all were numbered without the start
        concepts=outlook.concepts,
        own=np.delete(seen.own, at),
        strong=outlook.strong,
    )


def _seen(start: Concept | Start, grounds: Grounds, at: int, others: NDArray[int64], blend: Blend) -> Seen:
    """What grounds tell of the candidates of a start, but for the terms."""
    import numpy as np  # noqa: PLC0415  heavy

    starts = np.full(len(others), at)
    return Seen(
        start=start,
        until=grounds.slice.until,
        blend=blend,
        others=others,
        terms=np.empty((0, 0), dtype=np.float32),
        popular=preferential_attachment(grounds, starts, others),
        association=bridging_association(grounds, starts, others),
        works=grounds.slice.works[others],
        concepts=grounds.slice.concepts,
        own=grounds.association[at],
        strong=grounds.association,
    )


def _place(known: Slice, number: int, label: str) -> int:
    """Where a concept stands in a slice. Raises `Refusal` where no work holds it."""
    import numpy as np  # noqa: PLC0415  heavy

    at = int(np.searchsorted(known.concepts, number))
    if known.concepts[min(at, known.size - 1)] != number:
        raise Refusal(f"“{label}” is held by no work.", "There is nothing to start from.", "Ask for another.")
    return at


def _apart_from(at: int, a: NDArray[int64], b: NDArray[int64]) -> tuple[NDArray[int64], NDArray[int64]]:
    """The pairs of a candidate, and its candidates."""
    import numpy as np  # noqa: PLC0415  heavy

    rows = np.flatnonzero((a == at) | (b == at))
    return rows, np.where(a[rows] == at, b[rows], a[rows])
