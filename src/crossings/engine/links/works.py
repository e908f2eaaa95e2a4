"""Works that bridge: those that hold or cite both sides, or rest on what both of them rest on.

Public names: `bridging_works`, `BridgingWork`. A work reaches a side by holding it (it is one of its works), by citing works of
it, or by coupling: citing what works of the side cite too (Kessler 1963, doi 10.1002/asi.5090140103). Diversity is how far apart
the concepts of a work are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from math import sqrt
from typing import NamedTuple

from crossings.engine.links.bridges import Found
from crossings.engine.links.corpus import Corpus, WorkRow
from crossings.engine.links.diversity import rao_stirling
from crossings.engine.links.evidence import BELONGS

REACHING = f"""
WITH of_work AS (SELECT work AS number, list(concept) AS concepts FROM holds GROUP BY work),
sided AS (
    SELECT number, id, year, coalesce({BELONGS.format(side="a")}, false) AS in_a,
        coalesce({BELONGS.format(side="c")}, false) AS in_c
    FROM work LEFT JOIN of_work USING (number)
    WHERE ($first::INTEGER IS NULL OR year >= $first) AND ($last::INTEGER IS NULL OR year <= $last)
), cites AS (
    SELECT DISTINCT reference.work, reference.cited, coalesce(sided.in_a, false) AS a, coalesce(sided.in_c, false) AS c
    FROM reference LEFT JOIN sided ON sided.id = reference.cited
), citing AS (SELECT work, sum(a::INTEGER) AS a, sum(c::INTEGER) AS c FROM cites GROUP BY work),
cited AS (
    SELECT reference.cited, sum(in_a::INTEGER) AS a, sum(in_c::INTEGER) AS c
    FROM (SELECT DISTINCT * FROM reference) AS reference JOIN sided ON sided.number = reference.work GROUP BY reference.cited
), coupled AS (
    SELECT cites.work, count(*) FILTER (cited.a > in_a::INTEGER) AS a, count(*) FILTER (cited.c > in_c::INTEGER) AS c
    FROM cites JOIN cited USING (cited) JOIN sided ON sided.number = cites.work GROUP BY cites.work
)
SELECT number, in_a, in_c, coalesce(citing.a, 0), coalesce(citing.c, 0), coalesce(coupled.a, 0), coalesce(coupled.c, 0)
FROM sided LEFT JOIN citing ON citing.work = number LEFT JOIN coupled ON coupled.work = number
WHERE (in_a OR citing.a > 0 OR coupled.a > 0) AND (in_c OR citing.c > 0 OR coupled.c > 0)
ORDER BY (in_a OR coalesce(citing.a, 0) > 0) AND (in_c OR coalesce(citing.c, 0) > 0) DESC,
    least(in_a::INTEGER + coalesce(citing.a, 0), in_c::INTEGER + coalesce(citing.c, 0)) DESC,
    least(coalesce(coupled.a, 0), coalesce(coupled.c, 0)) DESC, id
LIMIT $most
"""
HELD = "SELECT work, concept FROM holds WHERE work IN (SELECT unnest(?::INTEGER[])) ORDER BY work, concept"
TOGETHER = """
SELECT a, b, pair.works, one.works, other.works FROM pair JOIN concept AS one ON one.number = a
JOIN concept AS other ON other.number = b WHERE list_contains($held::INTEGER[], a) AND list_contains($held::INTEGER[], b)
"""
LOOKED_AT = 200  # works, of which the most diverse come first among equals


class BridgingWork(NamedTuple):
    """A work that reaches both sides: whether it is of them, how many of their works it cites, and how many of the references of
    their other works it shares; `diversity` is Rao-Stirling over its concepts (0 to 1).
    """

    work: WorkRow
    in_a: bool
    in_c: bool
    cites_a: int
    cites_c: int
    coupled_a: int
    coupled_c: int
    diversity: float


def bridging_works(corpus: Corpus, found: Found, size: int = 20) -> tuple[BridgingWork, ...]:
    """The works that reach both sides of what was found, the closest first.

    First those that hold or cite both sides; then by the lesser number of ties to a side (being of it, works of it cited), then
    by the lesser coupling, then by diversity, then by id.
    """
    first, last = found.asked.years
    named = {
        f"{part}_{side}": list(values)
        for side, members in (("a", found.question.a), ("c", found.question.c))
        for part, values in (
            ("concepts", members.concepts),
            ("works", members.works),
        )
    }
    rows = corpus.ask(REACHING, {**named, "first": first, "last": last, "most": max(LOOKED_AT, size)})
    works = {each.number: each for each in corpus.works_by_number([row[0] for row in rows])}
    diversity = _diversities(corpus, works)
    reaching = [
        BridgingWork(
            works[number], in_a, in_c, int(cites_a), int(cites_c), int(coupled_a), int(coupled_c), diversity[number]
        )
        for number, in_a, in_c, cites_a, cites_c, coupled_a, coupled_c in rows
    ]
    return tuple(sorted(reaching, key=_closeness)[:size])


def _closeness(each: BridgingWork) -> tuple[bool, int, int, float, str]:
    ties = min(each.in_a + each.cites_a, each.in_c + each.cites_c)
    return ties == 0, -ties, -min(each.coupled_a, each.coupled_c), -round(each.diversity, 9), each.work.id


def _diversities(corpus: Corpus, works: Iterable[int]) -> dict[int, float]:
    """Rao-Stirling of each work: its concepts in equal parts, as far apart as 1 less their cosine."""
    held = defaultdict(list)
    for work, concept in corpus.ask(HELD, [list(works)]):
        held[work].append(concept)
    distance = _distance(corpus, {concept for concepts in held.values() for concept in concepts})
    return {work: rao_stirling(dict.fromkeys(held[work], 1.0), distance) for work in works}


def _distance(corpus: Corpus, concepts: Iterable[int]) -> Callable[[int, int], float]:
    near = {
        (a, b): both / sqrt(one * other) for a, b, both, one, other in corpus.ask(TOGETHER, {"held": list(concepts)})
    }
    return lambda one, other: 1 - near.get((min(one, other), max(one, other)), 0.0)
