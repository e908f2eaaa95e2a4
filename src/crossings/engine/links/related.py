"""Works related to one work: those that hold what it holds, the rarer the better, and why.

Public names: `related`, `Related`, `RelatedWork`. A concept tells as much of a work as few works hold it: its information is
-ln(works that hold it / all works). Two works are as alike as the information that they share is large beside what both
tell. Methods, disciplines and what is too general tell nothing here.

Source: Lin, D. (1998), An information-theoretic definition of similarity, Proceedings of the 15th International Conference
on Machine Learning, 296-304: similarity = 2 · information in common / (information of one + information of the other).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from crossings.engine.links.corpus import Corpus

TELLING = ("topic", "population", "event", "place")
DIGITS = 12  # further ones differ with the order in which a sum was taken


class RelatedWork(NamedTuple):
    """A work, how alike it is (0 to 1), the ids of the concepts that both hold, the most telling first."""

    id: str
    similarity: float
    shared: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Related:
    """Works like one work: `alike` of any discipline, and `across`, further ones that share no discipline with it."""

    alike: tuple[RelatedWork, ...] = ()
    across: tuple[RelatedWork, ...] = ()


FOUND = f"""
WITH told AS (
    SELECT number AS concept, id, -ln(works::DOUBLE / ?) AS information FROM concept
    WHERE works > 0 AND type IN {TELLING}
), own AS (
    SELECT concept, told.id AS code, information FROM holds JOIN told USING (concept) JOIN work ON work.number = holds.work
    WHERE work.id = ?
), shared AS (
    SELECT work, sum(information) AS common, list(code ORDER BY information DESC, code) AS codes
    FROM holds JOIN own USING (concept) GROUP BY work HAVING common > 0
), whole AS (
    SELECT work, sum(information) AS information FROM holds JOIN told USING (concept) SEMI JOIN shared USING (work) GROUP BY work
), field AS (
    SELECT work, id AS name FROM holds JOIN concept ON concept.number = holds.concept WHERE type = 'discipline'
), fields AS (
    SELECT name FROM field JOIN work ON number = field.work WHERE id = ?
)
SELECT id, round(2 * common / (whole.information + (SELECT sum(information) FROM own)), {DIGITS}) AS similarity, codes,
    (SELECT count(*) FROM fields) > 0 AND EXISTS (SELECT 1 FROM field WHERE field.work = shared.work)
    AND NOT EXISTS (SELECT 1 FROM field SEMI JOIN fields USING (name) WHERE field.work = shared.work) AS is_across
FROM shared JOIN whole USING (work) JOIN work ON number = shared.work WHERE id <> ?
QUALIFY row_number() OVER (ORDER BY similarity DESC, id) <= ?
    OR (is_across AND row_number() OVER (PARTITION BY is_across ORDER BY similarity DESC, id) <= ?)
ORDER BY similarity DESC, id
"""


def related(corpus: Corpus, work: str, *, size: int = 5) -> Related:
    """The works most like the one with this id: at most `size` of any discipline, and `size` further ones across.

    A work is across where it and this one both name disciplines and have none in common. Where two are equally alike, the
    order is that of their ids. A work that the corpus does not know has no related ones.

    >>> from tempfile import TemporaryDirectory
    >>> from crossings.engine.links.corpus import Work, build
    >>> works = [
    ...     Work("a", concepts=("drought", "wages")),
    ...     Work("b", concepts=("drought",)),
    ...     Work("c", concepts=("law",)),
    ... ]
    >>> with TemporaryDirectory() as folder:
    ...     version = build(works, f"{folder}/corpus")
    ...     with Corpus.open(f"{folder}/corpus") as corpus:
    ...         [(each.id, len(each.shared)) for each in related(corpus, "a").alike]
    [('b', 1)]
    """
    rows = corpus.ask(FOUND, [corpus.works, work, work, work, size, 2 * size])
    found = [(RelatedWork(id, similarity, tuple(codes)), is_across) for id, similarity, codes, is_across in rows]  # noqa: A001
    alike = tuple(each for each, _is_across in found[:size])
    across = tuple(each for each, is_across in found[size:] if is_across)[:size]
    return Related(alike, across)
