"""Who studies the same apart: pairs of institutes that both issue works on a topic, and none together.

Public names: `chances`, `Issued` (what one work tells), `Chance`. Works, institutes and topics are opaque keys; whom one may
show is asked elsewhere. A topic counts by its information, -ln(works on it / all works): what everybody studies brings nobody
together.

This names a topic that two institutes have in common, of all that they issued; `people` asks another question, how alike all that
two people (or the people of two institutes) wrote is, and so neither rests on the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations
from math import log
from typing import NamedTuple

DIGITS = 12  # further ones differ with the order in which a sum was taken


class Issued(NamedTuple):
    """One work: who issued it, or has authors at work in it, and what it is about."""

    institutes: frozenset[int]
    topics: frozenset[int]


class Chance(NamedTuple):
    """A topic, two institutes (the smaller key first) and how many works on it each has; the strength is for the order only."""

    topic: int
    one: int
    other: int
    works_one: int
    works_other: int
    strength: float


def chances(works: Iterable[Issued], *, least: int = 2, most_on_a_topic: int = 3) -> tuple[Chance, ...]:
    """Pairs of institutes with at least `least` works each on a topic and no work together on anything, the strongest first.

    The strength is the topic's information times the fewer of both institutes' works. At most `most_on_a_topic` pairs of a
    topic are given, so that one topic does not fill the list. Equal ones stand in the order of their keys.

    >>> alone = [Issued(frozenset({institute}), frozenset({7})) for institute in (1, 1, 2, 2)]
    >>> other = [Issued(frozenset({3}), frozenset({8})) for _ in range(4)]
    >>> [(chance.topic, chance.one, chance.other) for chance in chances([*alone, *other])]
    [(7, 1, 2)]
    >>> chances([*alone, Issued(frozenset({1, 2}), frozenset())])
    ()
    """
    counted, together, number = _counted(works)
    found = []
    for topic, (on_it, institutes) in counted.items():
        pairs = [
            Chance(topic, one, other, institutes[one], institutes[other], round(-log(on_it / number) * fewer, DIGITS))
            for one, other in combinations(sorted(institutes), 2)
            if (fewer := min(institutes[one], institutes[other])) >= least and (one, other) not in together
        ]
        found += sorted(pairs, key=_order)[:most_on_a_topic]
    return tuple(sorted((each for each in found if each.strength > 0), key=_order))


def _order(chance: Chance) -> tuple[float, int, int, int]:
    return -chance.strength, chance.topic, chance.one, chance.other


def _counted(
    works: Iterable[Issued],
) -> tuple[dict[int, tuple[int, dict[int, int]]], set[tuple[int, int]], int]:
    """By topic, how many works are on it and how many each institute has; which institutes have one together; all works."""
    on_topic, of_institute = defaultdict[int, int](int), defaultdict[int, dict[int, int]](lambda: defaultdict(int))
    together, number = set[tuple[int, int]](), 0
    for work in works:
        number += 1
        together.update(combinations(sorted(work.institutes), 2))
        for topic in work.topics:
            on_topic[topic] += 1
            for institute in work.institutes:
                of_institute[topic][institute] += 1
    return {topic: (on_topic[topic], dict(of_institute[topic])) for topic in sorted(on_topic)}, together, number
