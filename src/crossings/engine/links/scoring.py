"""How concepts are judged as bridges, from counts alone: association with both sides, and contrast with what is general.

Public names: `Judged`, `judge`, `Terms` (what is known of each concept besides its counts), `LARGE` (share of the corpus).

    score    = strength + contrast
    strength = the weaker association + ¼ of the stronger
    contrast = weight × (½ ln(rate here / rate in the background) - generality + 2 ln(letters / 8))

An association is signed ln(1 + G2) of a side against all other works (Dunning 1993, aclanthology.org/J93-1003). Where the two
sides are nearly all of the corpus, the association with one is that with the other turned round, and says only how evenly a
concept is spread; so, as less than half of the works stand outside, half of it gives way to the association with what stands
outside, to which works of an average rate are added until there are as many as the larger side has: then concepts that are
frequent on both sides, and not on one only, are strong.

The rate in the background is what Ahmad, Gillam and Tostevin (1999, TREC-8, the weirdness of a term) compare with; 1 is added to
its counts. Generality and letters are for terms that were drawn from titles, which nobody chose: a word that names no subject is
no bridge, and longer words carry more information (Piantadosi, Tily and Gibson 2011, doi 10.1073/pnas.1012551108). Of concepts
that sources state, those that say nothing are general; those of a vocabulary have been chosen and typed by an editor.
The weights ½, ¼, 1, 2 were fixed on one gold set and kept for the others: docs/reference/links-output.md says how they did.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from crossings.engine.links.association import signed
from crossings.engine.links.counting import Counted
from crossings.engine.links.general import generality

if TYPE_CHECKING:
    from numpy import float64
    from numpy.typing import NDArray

    Numbers = NDArray[float64]

LARGE = 0.05  # share of the corpus over which a side says little
STRONGER = 0.25  # weight of the stronger association
OF_BACKGROUND = 0.5
OF_LETTERS, USUAL_LETTERS = 2.0, 8
SAYS_NOTHING = 5  # in points of generality


class Terms(NamedTuple):
    """What is known of the concepts: their labels, language and origin, and how many works of the background hold each."""

    labels: Sequence[str]
    language: str
    drawn: str
    background: Sequence[int | None]
    background_works: int


class Judged(NamedTuple):
    """By concept: association with either side (against all other works), strength, contrast (already weighted), and score."""

    association_a: Numbers
    association_c: Numbers
    strength: Numbers
    contrast: Numbers
    score: Numbers


def judge(counted: Counted, terms: Terms, weight: float = 1.0) -> Judged:
    """The judgement of each counted concept, in their order; `weight` is that of the contrast.

    >>> import numpy as np
    >>> from crossings.engine.links.counting import Counted, Totals
    >>> counts = [np.array(each) for each in ([0, 1], [9, 30], [4, 4], [4, 4], [0, 0], [0, 0])]
    >>> found = judge(
    ...     Counted(Totals(1000, 20, 30, 0, None), *counts), Terms(["remittances", "study"], "en", "titles", [], 0)
    ... )
    >>> found.score.round(1).tolist(), found.contrast.round(1).tolist()
    ([4.3, -3.3], [0.6, -5.9])
    """
    rest = _against_rest(counted)
    strength = _strength(counted, rest)
    contrast = weight * _contrast(counted, terms)
    return Judged(*rest, strength, contrast, strength + contrast)


def _against_rest(counted: Counted) -> tuple[Numbers, Numbers]:
    totals, held = counted.totals, counted.works
    a = signed(counted.a, totals.a, held - counted.a, totals.works - totals.a)
    c = signed(counted.c, totals.c, held - counted.c, totals.works - totals.c)
    return a, c


def _strength(counted: Counted, rest: tuple[Numbers, Numbers]) -> Numbers:
    import numpy as np  # noqa: PLC0415  heavy

    totals = counted.totals
    outside = totals.works - totals.a - totals.c + totals.both
    left = min(1.0, 2 * outside / max(totals.works, 1))
    a, c = rest
    if left < 1:
        present = _against_outside(counted, outside)
        a, c = (left * one + (1 - left) * (one + other) / 2 for one, other in zip(rest, present, strict=True))
    weaker: Numbers = np.minimum(a, c)
    return weaker + STRONGER * np.maximum(a, c)


def _against_outside(counted: Counted, outside: int) -> tuple[Numbers, Numbers]:
    """Association of each side with the works of neither, made as many as the larger side by works of an average rate."""
    totals = counted.totals
    added = max(0, max(totals.a, totals.c) - outside)
    average = float(counted.works.mean()) / totals.works if len(counted.works) else 0.0
    held = counted.works - counted.a - counted.c + counted.both + added * average
    return tuple(signed(of, side, held, outside + added) for of, side in ((counted.a, totals.a), (counted.c, totals.c)))  # type: ignore[return-value]


def _contrast(counted: Counted, terms: Terms) -> Numbers:
    import numpy as np  # noqa: PLC0415  heavy

    contrast: Numbers = np.zeros(len(counted.concept), dtype=np.float64)
    if terms.background_works:
        here = (counted.works + 1) / (counted.totals.works + 1)
        there = (np.array([held or 0 for held in terms.background]) + 1) / (terms.background_works + 1)
        contrast += OF_BACKGROUND * np.log(here / there)
    if terms.drawn == "titles":
        letters = np.array([max(len(label), 1) for label in terms.labels], dtype=np.float64)
        contrast += OF_LETTERS * np.log(letters / USUAL_LETTERS) - _generality(terms)
    elif terms.drawn == "stated":
        general = _generality(terms)
        contrast -= np.where(general == SAYS_NOTHING, general, 0.0)
    return contrast


def _generality(terms: Terms) -> Numbers:
    import numpy as np  # noqa: PLC0415  heavy

    return np.array([generality(label, terms.language) for label in terms.labels], dtype=np.float64)
