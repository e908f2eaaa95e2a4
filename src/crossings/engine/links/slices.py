"""A corpus as it was at the end of a year: who holds what, and which pairs of concepts were still apart.

Public names: `Holdings` (a corpus in arrays), `holdings_of`, `Slice` (until one year), `slice_until`, `joined_between` (what came
true later), `least_works_for` (the rule for small corpora), `LEAST_WORKS`, `FLOOR`, `MOST`. Only works that hold a candidate or
its company count; how pairs are ranked is not known here.

Works without a year count as older than all others. Two concepts that share a word (stems; words without a subject of their
own, such as “of”, left out) are kin: they say little of each other and are no candidates.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from crossings.engine.links.corpus import Corpus
from crossings.engine.links.general import generality
from crossings.engine.links.matching import key_of
from crossings.engine.links.matrices import incidence
from crossings.engine.links.work import NO_BRIDGES
from crossings.engine.refusal import Refusal
from crossings.engine.search.words import is_silent, words

if TYPE_CHECKING:
    from numpy import bool_, float64, int64
    from numpy.typing import NDArray

    Numbers = NDArray[float64]
    Sparse = Any  # a scipy.sparse.csr_array, which has no types

LEAST_WORKS = 30  # of a candidate, up to the year
FLOOR = 5  # works, below which the least number is never halved
ENOUGH = 100  # candidates: with fewer, concepts of half as many works count too
LEAST_COMPANY = 3  # works of a concept that only keeps candidates company
MOST = 2_000  # candidates: beyond, those that most works hold are taken
NOTHING = 5  # generality of a term of titles, none of whose words names a subject: it is no candidate
FEWEST = 3  # candidates that there must be
GENERAL, KIN = "general_terms", "shared_words"
EXCLUSIONS = (GENERAL, KIN)  # terms that name no subject, and pairs that share a word


@dataclass(frozen=True, slots=True, eq=False)
class Holdings:
    """A corpus in arrays: works × concepts (`holds`), works × persons (`wrote`), the year of each work (0: none).

    `stems` are the words of each concept's label; `open_to_links` says which concepts may be candidates, and `links_kin` whether
    two that share a word may be a pair.
    """

    holds: Sparse
    wrote: Sparse
    year: NDArray[int64]
    stems: tuple[frozenset[str], ...]
    open_to_links: NDArray[bool_]
    links_kin: bool = False

    @property
    def last_year(self) -> int:
        """The last year of a work. Raises `Refusal` where no work has one."""
        if not self.year.any():
            raise Refusal(
                "What comes next cannot be foreseen.",
                "No work of this corpus has a year.",
                "Build it from works with years.",
            )
        return int(self.year.max())

    def beside(self, works: NDArray[bool_], concepts: tuple[int, ...]) -> Holdings:
        """The same, and as the last concept one more that these works hold: no candidate, with all words of some others."""
        import numpy as np  # noqa: PLC0415  heavy
        from scipy.sparse import csr_array, hstack  # noqa: PLC0415  heavy

        column = csr_array(works.astype(np.float64)[:, None])
        return replace(
            self,
            holds=hstack([self.holds, column], format="csr"),
            stems=(*self.stems, frozenset().union(*(self.stems[each] for each in concepts))),
            open_to_links=np.append(self.open_to_links, False),
        )


def holdings_of(corpus: Corpus, excluded: Collection[str] = EXCLUSIONS) -> Holdings:
    """The arrays of a corpus. Places, methods, events, concepts of a general type and disciplines are no candidates.

    `excluded` are further, by name: `general_terms` (where concepts were drawn from titles, those none of whose words names a
    subject, such as “new evidence”; else those that say nothing at all), and `shared_words` (pairs of concepts that share one).
    """
    import numpy as np  # noqa: PLC0415  heavy
    from scipy.sparse import coo_array  # noqa: PLC0415  heavy

    held = incidence(corpus)
    wrote = corpus.columns("SELECT work, person FROM wrote")
    persons = corpus.ask("SELECT count(*) FROM person")[0][0]
    concepts = corpus.ask("SELECT label, type FROM concept ORDER BY number")
    language = corpus.settings.language
    least = NOTHING if corpus.drawn == "titles" else NOTHING + 1

    def may_be(kind: str, label: str) -> bool:
        return kind not in NO_BRIDGES and (GENERAL not in excluded or generality(label, language) < least)

    return Holdings(
        holds=held.by_work().astype(np.float64),
        wrote=coo_array(
            (np.ones(len(wrote["work"])), (wrote["work"], wrote["person"])), shape=(corpus.works, persons)
        ).tocsr(),
        year=held.year.astype(np.int64),
        stems=tuple(stems_of(label, language) for label, _type in concepts),
        open_to_links=np.array([may_be(kind, label) for label, kind in concepts], dtype=bool),
        links_kin=KIN not in excluded,
    )


def stems_of(label: str, language: str) -> frozenset[str]:
    """The stems of the words of a label that say something.

    >>> sorted(stems_of("Economics of migrations", "en"))
    ['econom', 'migrat']
    """
    return frozenset(key_of(word, language) for word in words(label) if not is_silent(word, language))


def least_works_for(holdings: Holdings, until: int) -> int:
    """By how many works a candidate has to be held in this corpus: 30; or 15, or 7, where fewer than a hundred were left.

    It looks at nothing that came after `until`.
    """
    import numpy as np  # noqa: PLC0415  heavy

    held = np.asarray(holdings.holds[holdings.year <= until].sum(axis=0)).ravel()[holdings.open_to_links]
    least = LEAST_WORKS
    while (held >= least).sum() < ENOUGH and least // 2 >= FLOOR:
        least //= 2
    return least


@dataclass(frozen=True, slots=True, eq=False)
class Slice:
    """What was known at the end of the year `until`; candidates are numbered from 0 in the order of `concepts`.

    `holds` works × candidates; `company` works × concepts held by some works (candidates among them); `wrote` works × persons;
    `age` years before `until` by work. `kin` candidates × candidates and `kin_of_company` candidates × company: shared words.
    `together` works that hold both. `a` < `b`: the pairs that no work joins and that are no kin.
    """

    until: int
    concepts: NDArray[int64]
    holds: Sparse
    company: Sparse
    wrote: Sparse
    age: Numbers
    kin: NDArray[bool_]
    kin_of_company: Sparse
    together: Numbers
    a: NDArray[int64]
    b: NDArray[int64]

    @property
    def size(self) -> int:
        """How many candidates there are."""
        return len(self.concepts)

    @property
    def works(self) -> Numbers:
        """How many works hold each candidate."""
        held: Numbers = self.together.diagonal()
        return held


def slice_until(
    holdings: Holdings, until: int, least_works: int = LEAST_WORKS, always: tuple[int, ...] = (), most: int = MOST
) -> Slice:
    """The corpus at the end of a year. Candidates are held by at least `least_works` works by then, or are in `always`.

    Where there are more than `most`, those that most works hold are taken; equal ones by their number. Raises `Refusal`
    where fewer than three are left.
    """
    import numpy as np  # noqa: PLC0415  heavy

    rows = np.flatnonzero(holdings.year <= until)
    within = holdings.holds[rows]
    count = np.asarray(within.sum(axis=0)).ravel()
    fit = np.flatnonzero((count >= least_works) & holdings.open_to_links)
    kept = fit[np.lexsort((fit, -count[fit]))][:most]
    concepts = np.union1d(kept, np.array([each for each in always if count[each]], dtype=int)).astype(np.int64)
    if len(concepts) < FEWEST:
        raise Refusal(
            f"There are {len(concepts)} concepts that {least_works} works hold by {until}.",
            "Pairs need at least three.",
            "Ask for concepts of fewer works, or for a later year.",
        )
    holds, company = within[:, concepts], np.flatnonzero(count >= LEAST_COMPANY)
    together = (holds.T @ holds).toarray()
    kin_of_company = _kin(holdings.stems, concepts, company)
    kin = _kin(holdings.stems, concepts, concepts).toarray() > 0
    np.fill_diagonal(kin, val=True)
    a, b = np.nonzero(np.triu((together == 0) & (holdings.links_kin | ~kin), 1))
    years = np.where(holdings.year[rows] == 0, _first(holdings.year[rows], until), holdings.year[rows])
    return Slice(
        until=until,
        concepts=concepts,
        holds=holds,
        company=within[:, company],
        wrote=holdings.wrote[rows],
        age=(until - years).astype(np.float64),
        kin=kin,
        kin_of_company=kin_of_company,
        together=together,
        a=a.astype(np.int64),
        b=b.astype(np.int64),
    )


def _first(years: NDArray[int64], until: int) -> int:
    known = years[years != 0]
    return int(known.min()) if len(known) else until


def _kin(stems: tuple[frozenset[str], ...], rows: NDArray[int64], columns: NDArray[int64]) -> Sparse:
    """Rows × columns: 1 where two concepts share a word."""
    import numpy as np  # noqa: PLC0415  heavy
    from scipy.sparse import csr_array  # noqa: PLC0415  heavy

    column_of = defaultdict[str, list[int]](list)
    for place, concept in enumerate(columns.tolist()):
        for stem in stems[concept]:
            column_of[stem].append(place)
    found = [sorted({place for stem in stems[concept] for place in column_of[stem]}) for concept in rows.tolist()]
    starts = np.cumsum([0, *map(len, found)])
    flat = np.array([place for each in found for place in each], dtype=np.int64)
    return csr_array((np.ones(len(flat)), flat, starts), shape=(len(rows), len(columns)))


def joined_between(holdings: Holdings, known: Slice, last: int) -> NDArray[bool_]:
    """By pair of a slice, whether a work of a later year, up to `last`, joins it."""
    import numpy as np  # noqa: PLC0415  heavy

    rows = np.flatnonzero((holdings.year > known.until) & (holdings.year <= last))
    later = holdings.holds[rows][:, known.concepts]
    met: NDArray[bool_] = (later.T @ later).toarray()[known.a, known.b] > 0
    return met
