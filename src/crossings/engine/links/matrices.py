"""The incidence of a corpus as sparse matrices, kept beside its file: for answers while somebody waits.

Public names: `Incidence` (which work holds which concept, both ways round), `incidence` (of a corpus: read, or made and kept),
`counted` (the counts for a question with two sides). What is kept can always be made again from the corpus, and is, where its
version is another.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING
from zipfile import BadZipFile

from crossings.engine.links.corpus import Corpus
from crossings.engine.links.counting import NO_YEAR, Counted, Question, Totals
from crossings.engine.links.sides import Members

if TYPE_CHECKING:
    from numpy import bool_, int16, int64
    from numpy.typing import NDArray
    from scipy.sparse import csr_array

KEPT = (
    "version",
    "year",
    "starts",
    "concepts",
    "concept_starts",
    "works",
)


@dataclass(frozen=True, slots=True, eq=False)
class Incidence:
    """Which work holds which concept, each pair once: two arrays of `starts` and numbers, one by work and one by concept.

    The concepts of work w are `concepts[starts[w] : starts[w + 1]]`, in order; the works of concept c are
    `works[concept_starts[c] : concept_starts[c + 1]]`. `year` by work, 0 for none.
    """

    version: str
    year: NDArray[int16]
    starts: NDArray[int64]
    concepts: NDArray[int64]
    concept_starts: NDArray[int64]
    works: NDArray[int64]

    @property
    def shape(self) -> tuple[int, int]:
        """How many works and concepts there are."""
        return len(self.starts) - 1, len(self.concept_starts) - 1

    def by_work(self) -> csr_array:
        """Works × concepts, of ones (int32)."""
        return _matrix(self.concepts, self.starts, self.shape)

    def by_concept(self) -> csr_array:
        """Concepts × works, of ones (int32)."""
        return _matrix(self.works, self.concept_starts, self.shape[::-1])

    def works_of(self, concept: int) -> NDArray[int64]:
        """The numbers of the works that hold a concept, in order."""
        return self.works[self.concept_starts[concept] : self.concept_starts[concept + 1]]

    def belonging(self, members: Members) -> NDArray[bool_]:
        """For each work, whether it belongs to a side."""
        import numpy as np  # noqa: PLC0415  heavy

        belongs = np.zeros(self.shape[0], dtype=bool)
        for concept in members.concepts:
            belongs[self.works_of(concept)] = True
        belongs[list(members.works)] = True
        return belongs

    def counts(self, chosen: NDArray[bool_]) -> NDArray[int64]:
        """How many of the chosen works hold each concept."""
        import numpy as np  # noqa: PLC0415  heavy

        return np.bincount(self.concepts_of(chosen), minlength=self.shape[1])

    def concepts_of(self, chosen: NDArray[bool_]) -> NDArray[int64]:
        """The concepts of the chosen works, one work after another."""
        import numpy as np  # noqa: PLC0415  heavy

        begin, many = self.starts[:-1][chosen], np.diff(self.starts)[chosen]
        ends = np.cumsum(many)
        total = int(ends[-1]) if len(ends) else 0
        return self.concepts[np.arange(total) + np.repeat(begin - ends + many, many)]


def _matrix(indices: NDArray[int64], starts: NDArray[int64], shape: tuple[int, int]) -> csr_array:
    import numpy as np  # noqa: PLC0415  heavy
    from scipy.sparse import csr_array  # noqa: PLC0415  heavy

    return csr_array((np.ones(len(indices), dtype=np.int32), indices, starts), shape=shape)


def incidence(corpus: Corpus) -> Incidence:
    """The incidence of a corpus: read from `<corpus file>.npz` where that is of this version, else made, and kept there.

    Where the folder cannot be written to, nothing is kept.
    """
    path = Path(f"{corpus.path}.npz")
    kept = _kept(path, corpus.version)
    if kept is None:
        kept = _made(corpus)
        with suppress(OSError):
            _keep(path, kept)
    return kept


def _kept(path: Path, version: str) -> Incidence | None:
    import numpy as np  # noqa: PLC0415  heavy

    try:
        with path.open("rb") as opened, np.load(opened, allow_pickle=False) as file:
            if str(file["version"]) != version:
                return None
            read = {name: file[name] for name in KEPT}
    except (OSError, ValueError, KeyError, BadZipFile):
        return None
    return Incidence(**{**read, "version": version})


def _keep(path: Path, made: Incidence) -> None:
    import numpy as np  # noqa: PLC0415  heavy

    with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}-", delete=False) as file:
        unfinished = Path(file.name)
        try:
            np.savez(file, allow_pickle=False, **{name: np.asarray(getattr(made, name)) for name in KEPT})
            file.close()
            unfinished.replace(path)
        finally:
            unfinished.unlink(missing_ok=True)


def _made(corpus: Corpus) -> Incidence:
    import numpy as np  # noqa: PLC0415  heavy

    columns = corpus.columns("SELECT work, concept FROM holds")
    years = np.ma.filled(corpus.columns("SELECT year FROM work ORDER BY number")["year"], NO_YEAR)
    concepts, starts = _sorted(columns["concept"], columns["work"], corpus.concepts, corpus.works)
    works, concept_starts = _sorted(columns["work"], columns["concept"], corpus.works, corpus.concepts)
    return Incidence(
        version=corpus.version,
        year=years,
        starts=starts,
        concepts=concepts,
        concept_starts=concept_starts,
        works=works,
    )


def _sorted(
    of: NDArray[int64], by: NDArray[int64], many_of: int, many_by: int
) -> tuple[NDArray[int64], NDArray[int64]]:
    """The numbers `of` in order of `by` and then of themselves, and where each of `by` begins."""
    import numpy as np  # noqa: PLC0415  heavy
    from scipy.sparse import coo_array  # noqa: PLC0415  heavy

    matrix = coo_array((np.ones(len(of), dtype=np.int8), (by, of)), shape=(many_by, many_of)).tocsr()
    matrix.sort_indices()
    return matrix.indices, matrix.indptr


def counted(held: Incidence, question: Question) -> Counted:
    """The counts for a question, from the matrices: the same numbers as DuckDB's."""
    import numpy as np  # noqa: PLC0415  heavy

    within = _within(held, question)
    a, c = held.belonging(question.a) & within, held.belonging(question.c) & within
    both = a & c
    of_a, of_c = held.counts(a), held.counts(c)
    concept = np.flatnonzero((of_a >= max(1, question.support)) & (of_c >= max(1, question.support)))
    works = held.counts(within) if question.in_years else np.diff(held.concept_starts)
    years = held.year[both]
    first_year = int(years[years != NO_YEAR].min(initial=np.iinfo(np.int16).max))
    totals = Totals(int(within.sum()), int(a.sum()), int(c.sum()), int(both.sum()), _year(first_year))
    columns = (
        concept,
        works[concept],
        of_a[concept],
        of_c[concept],
        held.counts(both)[concept],
        _first(held, both)[concept],
    )
    return Counted(totals, *(column.astype(np.int64) for column in columns))


LAST = 32_767  # stands for no year while the least is sought


def _year(found: int) -> int | None:
    return None if found == LAST else found


def _within(held: Incidence, question: Question) -> NDArray[bool_]:
    import numpy as np  # noqa: PLC0415  heavy

    if not question.in_years:
        return np.ones(held.shape[0], dtype=bool)
    first, last = question.years
    within: NDArray[bool_] = (held.year != NO_YEAR) & (held.year >= (first or -LAST)) & (held.year <= (last or LAST))
    return within


def _first(held: Incidence, both: NDArray[bool_]) -> NDArray[int64]:
    """By concept, the first year of a chosen work that holds it; 0 for none."""
    import numpy as np  # noqa: PLC0415  heavy

    dated = both & (held.year != NO_YEAR)
    first = np.full(held.shape[1], LAST, dtype=np.int64)
    np.minimum.at(first, held.concepts_of(dated), np.repeat(held.year[dated], np.diff(held.starts)[dated]))
    first[first == LAST] = NO_YEAR
    return first
