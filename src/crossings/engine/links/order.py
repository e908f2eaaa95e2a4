"""In what order ideas are shown to somebody who wants what is likely, what is surprising, or something between.

Public names: `mixed`, `surprises`. How strongly an idea joins two approaches is decided elsewhere (`bridges`); here only ranks
are mixed. It refuses to know what a reader chose before.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from crossings.engine.links.bridges import Bridge


def surprises(scores: Sequence[float], popularity: Sequence[int]) -> list[float]:
    """How strong each score is among those of about the same popularity: its percentile there, from 0 to 1.

    Two are about as popular where their numbers of works lie between the same powers of two. So a popular idea is no surprise
    for its popularity, and a rare one is no surprise for its rarity. Among equals each takes the middle of their places, and an
    idea that is alone in its class has 0.5. Raises `ValueError` where the two lists are of different lengths.

    >>> surprises([5.0, 1.0, 2.0], [100, 90, 3])
    [0.75, 0.25, 0.5]
    """
    classes: dict[int, list[float]] = {}
    for score, works in zip(scores, popularity, strict=True):
        classes.setdefault(works.bit_length(), []).append(score)
    for among in classes.values():
        among.sort()
    return [_percentile(score, classes[works.bit_length()]) for score, works in zip(scores, popularity, strict=True)]


def _percentile(score: float, among: Sequence[float]) -> float:
    return (bisect_left(among, score) + bisect_right(among, score)) / 2 / len(among)


def mixed(bridges: Sequence[Bridge], surprise: float) -> tuple[Bridge, ...]:
    """The bridges, which come in the order of what is likely, with `surprise` (0 to 1) of their order taken from surprise.

    With 0 the order stays; with 1 the percentile among equally popular ideas decides, the likelier first among equals; between
    the two, the weighted sum of both places does. Raises `ValueError` for a share outside 0 to 1.

    >>> mixed((), 0.5)
    ()
    """
    if not 0 <= surprise <= 1:
        raise ValueError(f"{surprise} is no share. Give a number from 0 to 1.")
    if surprise == 0:
        return tuple(bridges)
    percentiles = surprises([each.score for each in bridges], [each.concept.works for each in bridges])
    by_surprise = sorted(range(len(bridges)), key=lambda place: (-percentiles[place], place))
    places = {likely: place for place, likely in enumerate(by_surprise)}
    order = sorted(
        range(len(bridges)), key=lambda likely: ((1 - surprise) * likely + surprise * places[likely], likely)
    )
    return tuple(bridges[likely] for likely in order)
