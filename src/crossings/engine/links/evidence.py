"""The works that are shown for a bridge: some of either side that hold its concept, and those that join all three.

Public names: `evidence`, `Evidence`. Works are in an order that can be told: first those that hold more of the concepts by which
their side was asked for, then those that hold more of the other bridges found, then the newest, then by id.
"""

from __future__ import annotations

from typing import NamedTuple

from crossings.engine.links.bridges import Bridge, Found
from crossings.engine.links.corpus import Corpus, WorkRow
from crossings.engine.links.sides import Members

OTHERS = 20  # bridges, from the first, whose concepts are looked for
BELONGS = """(list_has_any(of_work.concepts, $concepts_{side}::INTEGER[]) OR list_contains($works_{side}::INTEGER[], number))"""
HOLDING = f"""
WITH of_work AS (
    SELECT work AS number, list(concept) AS concepts FROM holds
    WHERE work IN (SELECT work FROM holds WHERE concept = $concept) GROUP BY work
), sided AS (
    SELECT number, year, id, {BELONGS.format(side="a")} AS in_a, {BELONGS.format(side="c")} AS in_c,
        len(list_intersect(of_work.concepts, $concepts_a::INTEGER[])) AS own_a,
        len(list_intersect(of_work.concepts, $concepts_c::INTEGER[])) AS own_c,
        len(list_intersect(of_work.concepts, $others::INTEGER[])) AS others
    FROM of_work JOIN work USING (number)
    WHERE ($first::INTEGER IS NULL OR year >= $first) AND ($last::INTEGER IS NULL OR year <= $last)
), placed AS (
    SELECT number, in_a, in_c, CASE WHEN in_a AND in_c THEN own_a + own_c WHEN in_a THEN own_a ELSE own_c END AS own, others,
        coalesce(year, -32768) AS year, id FROM sided WHERE in_a OR in_c
)
SELECT number, in_a, in_c FROM placed
QUALIFY row_number() OVER (PARTITION BY in_a, in_c ORDER BY own DESC, others DESC, year DESC, id) <= $size
ORDER BY own DESC, others DESC, year DESC, id
"""


class Evidence(NamedTuple):
    """Works that hold the concept of a bridge: of side A alone, of side C alone, and of both."""

    a: tuple[WorkRow, ...]
    c: tuple[WorkRow, ...]
    joint: tuple[WorkRow, ...]


def evidence(corpus: Corpus, found: Found, bridge: Bridge, size: int = 3) -> Evidence:
    """The first `size` works of either side, and of both, that hold the concept of a bridge that was found in this corpus."""
    first, last = found.asked.years
    others = [each.concept.number for each in found.bridges[:OTHERS] if each.concept != bridge.concept]
    asked = {"concept": bridge.concept.number, "others": others, "first": first, "last": last, "size": size}
    rows = corpus.ask(HOLDING, {**asked, **_named("a", found.question.a), **_named("c", found.question.c)})
    works = {row.number: row for row in corpus.works_by_number([number for number, *_ in rows])}
    kinds = ((True, False), (False, True), (True, True))
    return Evidence(*(tuple(works[number] for number, *sides in rows if tuple(sides) == kind) for kind in kinds))


def _named(side: str, members: Members) -> dict[str, object]:
    return {
        f"concepts_{side}": list(members.concepts),
        f"works_{side}": list(members.works),
    }
