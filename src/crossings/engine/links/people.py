"""Who could work with whom: people (or institutes) of like topics who have written nothing together.

Public names: `introductions` (between people), `between_institutes`, `Asked`, `Introduction`, `Side`, `WorkShown`, `likeness` (of
all pairs). The score is 2 · z(cosine of topics) + z(Adamic-Adar of co-authors), each standardised over the pairs that may be
introduced. `synergy` asks another question: on which topic two institutes work apart, issued works without authors among them.

The caller says whom it may show. Whoever is not among them is left out before anything is counted: as a person, as an author of
a work, and as somebody whom two others both know. Authors of works are not named here for the same reason.

Sources: Salton, G. and Buckley, C. (1988), Term-weighting approaches in automatic text retrieval, doi
10.1016/0306-4573(88)90021-0; Adamic, L. A. and Adar, E. (2003), doi 10.1016/S0378-8733(03)00009-1.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from crossings.engine.links.association import signed
from crossings.engine.links.corpus import Concept, Corpus
from crossings.engine.links.slices import Holdings, holdings_of

if TYPE_CHECKING:
    from numpy import bool_, int64
    from numpy.typing import NDArray

    Numbers = NDArray[Any]
    Sparse = Any  # a scipy.sparse.csr_array, which has no types

MOST = 3_000  # people whose pairs are all compared; beyond, those with most works
LEAST_WORKS = 3
SHARED, WORKS = 5, 2  # concepts and works that are told of a pair
DIGITS = 9  # of a score; further ones differ with the order in which a sum was taken
HALF_LIFE = 8.0  # years after which a work tells half as much of what somebody works on
TOPICS = 2.0  # what the likeness of topics counts, beside acquaintance
DISCIPLINES = """
SELECT holds.work, concept.label FROM holds JOIN concept ON concept.number = holds.concept
WHERE concept.type = 'discipline' ORDER BY ALL
"""
Across = Literal["known", "institute", "discipline", "any"]


@dataclass(frozen=True, slots=True)
class Asked:
    """The choices. `shown`: ids of the people who may be shown (None: all). `least_works` of each, `top` pairs.

    `across`: only people of different `institute`, of different `discipline` (that of most of their works), of either that is
    `known`, or `any` two. `known` is any two where the corpus knows of neither.
    """

    shown: Collection[str] | None
    across: Across = "known"
    least_works: int = LEAST_WORKS
    top: int = 20
    most: int = MOST


class WorkShown(NamedTuple):
    """A work, without its authors."""

    id: str
    title: str
    year: int | None
    url: str


@dataclass(frozen=True, slots=True)
class Side:
    """A person or an institute (whose id is its name), how many works it has, and those that speak of what is shared."""

    id: str
    name: str
    works: int
    evidence: tuple[WorkShown, ...]


@dataclass(frozen=True, slots=True)
class Introduction:
    """Two who have written nothing together, the smaller id first: why they could.

    `topics`: cosine of all concepts of their works, 0 to 1. `acquaintance`: Adamic-Adar over co-authors they have in common.
    `shared`: the concepts, of those that name a subject, that both hold more often than by chance, by the weaker association.
    """

    a: Side
    b: Side
    score: float
    topics: float
    acquaintance: float
    shared: tuple[Concept, ...]


@dataclass(frozen=True, slots=True, eq=False)
class _Ends:
    """Those who may be introduced: id and name of each, and `wrote`, each × works."""

    names: list[tuple[str, str]]
    wrote: Sparse

    def works_of(self, end: int) -> NDArray[int64]:
        """The works of one, by their numbers."""
        works: NDArray[int64] = self.wrote.indices[self.wrote.indptr[end] : self.wrote.indptr[end + 1]]
        return works


class Likeness(NamedTuple):
    """Pairs of rows `a` < `b`, their scores, and the two parts of each."""

    a: NDArray[int64]
    b: NDArray[int64]
    score: Numbers
    topics: Numbers
    acquaintance: Numbers


def likeness(wrote: Sparse, holds: Sparse, may_meet: NDArray[bool_], age: Numbers | None = None) -> Likeness:
    """All pairs that may meet and have no work together, of `wrote` (people × works) and `holds` (works × concepts).

    A concept counts ln(works / works that hold it); a work counts half as much for every eight years of `age`, where that is
    given. z is 0 where all pairs are alike.
    """
    import numpy as np  # noqa: PLC0415  heavy
    from scipy.sparse import diags_array  # noqa: PLC0415  heavy

    held = np.asarray(holds.sum(axis=0)).ravel()
    told = np.log(holds.shape[0] / np.maximum(held, 1))
    recent = np.ones(holds.shape[0]) if age is None else 0.5 ** (age / HALF_LIFE)
    topics = (wrote @ diags_array(recent) @ holds @ diags_array(told)).tocsr()
    length = np.sqrt(np.asarray(topics.multiply(topics).sum(axis=1)).ravel())
    topics = diags_array(1 / np.maximum(length, 1e-12)) @ topics
    together = (wrote @ wrote.T).toarray() > 0
    np.fill_diagonal(together, val=False)
    knows = together.astype(np.float64)
    weight = 1 / np.log(np.maximum(knows.sum(axis=1), 2))
    a, b = np.nonzero(np.triu(may_meet & ~together, 1))
    cosine = (topics @ topics.T).toarray()[a, b]
    adamic_adar = ((knows * weight) @ knows)[a, b]
    score = TOPICS * _standardised(cosine) + _standardised(adamic_adar)
    return Likeness(a.astype(np.int64), b.astype(np.int64), score, cosine, adamic_adar)


def _standardised(numbers: Numbers) -> Numbers:
    import numpy as np  # noqa: PLC0415  heavy

    spread = numbers.std() if len(numbers) else 0.0
    standardised: Numbers = (numbers - numbers.mean()) / spread if spread > 1e-12 else np.zeros(len(numbers))
    return standardised


def introductions(corpus: Corpus, asked: Asked) -> tuple[Introduction, ...]:
    """People who may be shown, of like topics, who have no work together; the strongest first, equal ones by their ids."""
    holdings = holdings_of(corpus)
    rows = corpus.ask("SELECT number, id, name FROM person ORDER BY number")
    allowed = {number for number, id_, _name in rows if asked.shown is None or id_ in asked.shown}
    wrote = holdings.wrote.T.tocsr()
    people = _chosen(wrote, sorted(allowed), asked)
    kept = set(people.tolist())
    ends = _Ends([(id_, name) for number, id_, name in rows if number in kept], wrote[people])
    return _introduced(corpus, holdings, ends, _may_meet(corpus, people, ends, asked.across), asked.top)


def between_institutes(corpus: Corpus, asked: Asked) -> tuple[Introduction, ...]:
    """Institutes of like topics that have no work together; their works are those of the people who may be shown."""
    import numpy as np  # noqa: PLC0415  heavy
    from scipy.sparse import coo_array  # noqa: PLC0415  heavy

    holdings = holdings_of(corpus)
    rows = corpus.ask(
        "SELECT number, id, institute FROM belongs JOIN person ON number = person ORDER BY institute, number"
    )
    rows = [row for row in rows if asked.shown is None or row[1] in asked.shown]
    names = sorted({institute for _, _, institute in rows})
    place = {name: number for number, name in enumerate(names)}
    of = ([place[institute] for _, _, institute in rows], [number for number, _, _ in rows])
    members = coo_array((np.ones(len(rows)), of), shape=(len(names), holdings.wrote.shape[1])).tocsr()
    wrote = (members @ holdings.wrote.T).tocsr()
    wrote.data = np.ones(len(wrote.data))
    chosen = _chosen(wrote, range(len(names)), asked)
    ends = _Ends([(names[number], names[number]) for number in chosen.tolist()], wrote[chosen])
    may_meet = np.ones((len(chosen), len(chosen)), dtype=bool)
    return _introduced(corpus, holdings, ends, may_meet, asked.top)


def _chosen(wrote: Sparse, allowed: Collection[int], asked: Asked) -> NDArray[int64]:
    """The rows that may be shown and have works enough; if they are too many, those with most works."""
    import numpy as np  # noqa: PLC0415  heavy

    many = np.asarray(wrote.sum(axis=1)).ravel()
    fit = np.array([number for number in allowed if many[number] >= max(asked.least_works, 1)], dtype=np.int64)
    return np.sort(fit[np.lexsort((fit, -many[fit]))][: asked.most])


def _may_meet(corpus: Corpus, people: NDArray[int64], ends: _Ends, across: Across) -> NDArray[bool_]:
    """People × people: whether they are as far apart as asked for."""
    import numpy as np  # noqa: PLC0415  heavy

    if across == "any":
        return np.ones((len(people), len(people)), dtype=bool)
    institute = _apart([frozenset(each) for each in _institutes(corpus, people)])
    discipline = _apart([frozenset([each] if each else []) for each in _disciplines(corpus, ends)])
    if across != "known":
        return institute if across == "institute" else discipline
    found = institute | discipline
    return found if found.any() else np.ones_like(found)


def _institutes(corpus: Corpus, people: NDArray[int64]) -> list[set[str]]:
    of = defaultdict[int, set[str]](set)
    for person, institute in corpus.ask("SELECT person, institute FROM belongs ORDER BY ALL"):
        of[person].add(institute)
    return [of[person] for person in people.tolist()]


def _disciplines(corpus: Corpus, ends: _Ends) -> list[str]:
    """By person, the discipline of most works; of as many, the first by name; nothing where none is known."""
    of_work = defaultdict[int, list[str]](list)
    for work, name in corpus.ask(DISCIPLINES):
        of_work[work].append(name)
    found = []
    for end in range(len(ends.names)):
        counted = Counter(name for work in ends.works_of(end).tolist() for name in of_work[work])
        found.append(min(counted, key=lambda name: (-counted[name], name)) if counted else "")
    return found


def _apart(sets: list[frozenset[str]]) -> NDArray[bool_]:
    """Rows × rows: True where both are known and they have nothing in common."""
    import numpy as np  # noqa: PLC0415  heavy
    from scipy.sparse import csr_array  # noqa: PLC0415  heavy

    place = {name: number for number, name in enumerate(sorted({name for each in sets for name in each}))}
    flat = [place[name] for each in sets for name in sorted(each)]
    starts = np.cumsum([0, *map(len, sets)])
    held = csr_array((np.ones(len(flat)), flat, starts), shape=(len(sets), max(len(place), 1)))
    known = np.diff(starts) > 0
    apart: NDArray[bool_] = ((held @ held.T).toarray() == 0) & known[:, None] & known[None, :]
    return apart


def _introduced(
    corpus: Corpus, holdings: Holdings, ends: _Ends, may_meet: NDArray[bool_], top: int
) -> tuple[Introduction, ...]:
    import numpy as np  # noqa: PLC0415  heavy

    numbers = np.flatnonzero(holdings.open_to_links)
    holds = holdings.holds[:, numbers]
    found = likeness(ends.wrote, holdings.holds, may_meet, _age(holdings.year))
    order = np.lexsort((found.b, found.a, -found.score.round(DIGITS)))[:top]
    made = []
    for at in order[found.topics[order] > 0]:
        a, b = int(found.a[at]), int(found.b[at])
        shared = _shared(holds, ends, a, b)
        made.append(
            Introduction(
                a=_side(corpus, holds, ends, a, shared),
                b=_side(corpus, holds, ends, b, shared),
                score=float(found.score[at]),
                topics=float(found.topics[at]),
                acquaintance=float(found.acquaintance[at]),
                shared=tuple(corpus.concept_by_number(int(numbers[each])) for each in shared),
            )
        )
    return tuple(made)


def _age(year: NDArray[int64]) -> Numbers:
    """Years before the last; works without a year are as old as the oldest."""
    import numpy as np  # noqa: PLC0415  heavy

    known = year[year != 0]
    age: Numbers = (known.max() - np.where(year == 0, known.min(), year)).astype(float) if len(known) else year * 0.0
    return age


def _shared(holds: Sparse, ends: _Ends, *pair: int) -> NDArray[int64]:
    """The concepts that both hold more often than by chance, by the weaker association."""
    import numpy as np  # noqa: PLC0415  heavy

    all_ = np.asarray(holds.sum(axis=0)).ravel()
    strong = []
    for end in pair:
        works = ends.works_of(end)
        within = np.asarray(holds[works].sum(axis=0)).ravel()
        strong.append(
            np.where(within > 0, signed(within, len(works), all_ - within, holds.shape[0] - len(works)), -1.0)
        )
    weaker = np.minimum(*strong)
    order = np.lexsort((np.arange(len(weaker)), -weaker))[:SHARED]
    return order[weaker[order] > 0]


def _side(corpus: Corpus, holds: Sparse, ends: _Ends, end: int, shared: NDArray[int64]) -> Side:
    """One end with the works that hold most of what is shared; then the newest, then by id."""
    import numpy as np  # noqa: PLC0415  heavy

    works = ends.works_of(end)
    holding = dict(zip(works.tolist(), np.asarray(holds[works][:, shared].sum(axis=1)).ravel().tolist(), strict=True))
    rows = sorted(
        corpus.works_by_number(works.tolist()), key=lambda row: (-holding[row.number], -(row.year or 0), row.id)
    )
    return Side(
        *ends.names[end], len(works), tuple(WorkShown(row.id, row.title, row.year, row.url) for row in rows[:WORKS])
    )
