"""By what pairs of concepts that are still apart can be ranked: one number for each pair, the higher the likelier.

Public names: `TERMS` (what the blend adds up, by name), `ALONE` (scorers that rank by themselves), `KINDS` (what a term is
about), `values` (pairs × terms). Each function takes the grounds of a slice and two arrays of candidates, and gives an array.
Years are those of `Slice.age`; a half-life of h years makes a work count half after h.

Sources: common neighbours, Jaccard, preferential attachment: Liben-Nowell, D. and Kleinberg, J. (2007), The link-prediction
problem for social networks, doi 10.1002/asi.20591. Adamic, L. A. and Adar, E. (2003), Friends and neighbors on the web, doi
10.1016/S0378-8733(03)00009-1. Resource allocation: Zhou, T., Lü, L. and Zhang, Y.-C. (2009), doi 10.1140/epjb/e2009-00335-8.
Paths of three: Katz, L. (1953), doi 10.1007/BF02289026. Works that hold fewer concepts say more of each pair: Newman, M. E. J.
(2001), Scientific collaboration networks II, doi 10.1103/PhysRevE.64.016132. Links of similar concepts: Sarwar, B. and others
(2001), Item-based collaborative filtering, doi 10.1145/371920.372071. NPMI: Bouma, G. (2009), Normalized (pointwise) mutual
information in collocation extraction.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from crossings.engine.links.grounds import Grounds, cosine, entries, is_one_row, positive

if TYPE_CHECKING:
    from numpy import float32, float64, int64
    from numpy.typing import NDArray

    Numbers = NDArray[float64]
    Places = NDArray[int64]
    Scorer = Callable[[Grounds, Places, Places], Numbers]

NEW = 5  # years in which a link is new
ROWS_AT_ONCE = 20_000  # pairs for which sums of minima are taken together


# popularity and growth


def preferential_attachment(on: Grounds, a: Places, b: Places) -> Numbers:
    """The product of both degrees in the concept graph."""
    product: Numbers = on.degree[a] * on.degree[b]
    return product


def _both(of_one: Numbers, a: Places, b: Places) -> Numbers:
    """The sum over both ends."""
    both: Numbers = of_one[a] + of_one[b]
    return both


def _degree(on: Grounds, a: Places, b: Places) -> Numbers:
    import numpy as np  # noqa: PLC0415  heavy

    return _both(np.log1p(on.degree), a, b)


def _works(on: Grounds, a: Places, b: Places) -> Numbers:
    import numpy as np  # noqa: PLC0415  heavy

    return _both(np.log(on.slice.works), a, b)


def _unequal(on: Grounds, a: Places, b: Places) -> Numbers:
    import numpy as np  # noqa: PLC0415  heavy

    works = np.log(on.slice.works)
    return np.abs(works[a] - works[b])


def recent_popularity(half_life: float) -> Scorer:
    """ln of recent works, summed over both ends."""

    def recent(on: Grounds, a: Places, b: Places) -> Numbers:
        import numpy as np  # noqa: PLC0415  heavy

        return _both(np.log(on.recent_works(half_life) + 0.1), a, b)

    return recent


def _new_links(on: Grounds, a: Places, b: Places) -> Numbers:
    """How many candidates each end has met for the first time in the last five years."""
    import numpy as np  # noqa: PLC0415  heavy

    known = on.slice
    before = known.holds[np.flatnonzero(known.age >= NEW)]
    new = on.linked * ((before.T @ before).toarray() == 0)
    return _both(np.log1p(new.sum(axis=1)), a, b)


def _company_kept(on: Grounds, a: Places, b: Places) -> Numbers:
    """In how much company each end stands: other candidates in one of its works."""
    import numpy as np  # noqa: PLC0415  heavy

    kept = (on.slice.together * on.apart).sum(axis=1) / on.slice.works
    return _both(np.log(kept + 0.1), a, b)


def _part_of_longer(on: Grounds, a: Places, b: Places) -> Numbers:
    """Which share of each end's works hold its closest kin, such as a longer term of which it is a part."""
    import numpy as np  # noqa: PLC0415  heavy

    kin = np.where(on.slice.kin, on.slice.together, 0.0)
    np.fill_diagonal(kin, 0)
    return _both(kin.max(axis=1) / on.slice.works, a, b)


def _growth(on: Grounds) -> Numbers:
    import numpy as np  # noqa: PLC0415  heavy

    growth: Numbers = np.log(on.recent_works(2) + 0.1) - np.log(on.recent_works(8) + 0.1)
    return growth


def _growth_around(on: Grounds, a: Places, b: Places) -> Numbers:
    """How concepts like each end have grown of late."""
    alike = on.alike_by_information
    return _both(alike / positive(alike.sum(axis=1, keepdims=True)) @ _growth(on), a, b)


# neighbours in the concept graph


def common_neighbours(on: Grounds, a: Places, b: Places) -> Numbers:
    """How many concepts are linked to both ends."""
    return on.shared(a, b)


def adamic_adar(on: Grounds, a: Places, b: Places) -> Numbers:
    """The concepts linked to both ends, each counting 1 / ln(its degree)."""
    import numpy as np  # noqa: PLC0415  heavy

    return entries(on.linked, on.linked, a, b, by=np.log(np.maximum(on.neighbours, 2.0)))


def resource_allocation(on: Grounds, a: Places, b: Places) -> Numbers:
    """The concepts linked to both ends, each counting 1 / its degree."""
    return entries(on.linked, on.linked, a, b, by=on.neighbours)


def salton(on: Grounds, a: Places, b: Places) -> Numbers:
    """Shared neighbours over the geometric mean of both ends' neighbours."""
    import numpy as np  # noqa: PLC0415  heavy

    cosine: Numbers = common_neighbours(on, a, b) / np.sqrt(on.neighbours[a] * on.neighbours[b])
    return cosine


def jaccard(on: Grounds, a: Places, b: Places) -> Numbers:
    """The share of both ends' neighbours that both have."""
    shared = common_neighbours(on, a, b)
    share: Numbers = shared / positive(on.linked.sum(axis=1)[a] + on.linked.sum(axis=1)[b] - shared)
    return share


def _recent_allocation(on: Grounds, a: Places, b: Places) -> Numbers:
    import numpy as np  # noqa: PLC0415  heavy

    strength = on.strength(3)
    total = strength.sum(axis=1)
    return np.log(entries(strength, strength, a, b, by=np.maximum(total, 0.5)) + 0.003)


def _wide_allocation(on: Grounds, a: Places, b: Places) -> Numbers:
    """Resource allocation over all concepts that keep company, also those that few works hold."""
    import numpy as np  # noqa: PLC0415  heavy
    from scipy.sparse import diags_array  # noqa: PLC0415  heavy

    met, _ = on.met_company
    met = (met > 0).astype(np.float64)
    degree = np.asarray(met.sum(axis=0)).ravel()
    return np.log(entries(met @ diags_array(1 / np.maximum(degree, 1)), met.T, a, b) + 0.01)


def _wide_salton(on: Grounds, a: Places, b: Places) -> Numbers:
    import numpy as np  # noqa: PLC0415  heavy

    met, _ = on.met_company
    met = (met > 0).astype(np.float64)
    degree = np.asarray(met.sum(axis=1)).ravel()
    cosine: Numbers = entries(met, met.T, a, b) / np.sqrt(np.maximum(degree[a] * degree[b], 1))
    return cosine


def _paths_of_three(on: Grounds, a: Places, b: Places) -> Numbers:
    import numpy as np  # noqa: PLC0415  heavy

    step = on.linked / np.sqrt(np.outer(on.neighbours, on.neighbours))
    return np.log(entries(step, step, a, b, more=step) + 1e-6)


# association through bridging concepts (Swanson's A-B-C)


def bridging_association(on: Grounds, a: Places, b: Places) -> Numbers:
    """Over all concepts, the weaker of the associations with both ends, ln(1 + G2), summed."""
    import numpy as np  # noqa: PLC0415  heavy

    strong = on.association
    total = np.empty(len(a))
    step = max(1, ROWS_AT_ONCE // max(len(strong), 1) * 10)
    for begin in range(0, len(a), step):
        part = slice(begin, begin + step)
        total[part] = np.minimum(strong[a[part]], strong[b[part]]).sum(axis=1)
    return total


def bridging_information(on: Grounds, a: Places, b: Places) -> Numbers:
    """Over all concepts, the product of the NPMI with both ends, summed."""
    return entries(on.npmi, on.npmi, a, b)


# likeness, and the links of similar concepts


def _alike_by_information(on: Grounds, a: Places, b: Places) -> Numbers:
    alike: Numbers = on.alike_by_information[a, b]
    return alike


def _alike_by_surplus(on: Grounds, a: Places, b: Places) -> Numbers:
    alike: Numbers = on.alike_by_surplus[a, b]
    return alike


def similar_links(likeness: str, power: float, half_life: float) -> Scorer:
    """ln of: how strongly concepts like one end are linked to the other, times the same turned round."""

    def links(on: Grounds, a: Places, b: Places) -> Numbers:
        import numpy as np  # noqa: PLC0415  heavy

        return np.log(on.links_of_similar(getattr(on, likeness), power, half_life, a, b) + 1e-4)

    return links


INFORMATION, SURPLUS = "alike_by_information", "alike_by_surplus"


# authors


def _authors(on: Grounds, half_life: float | None = None) -> Any:
    """Candidates × persons: how surely a person works on it, from 0 to 1; of late where there is a half-life."""
    import numpy as np  # noqa: PLC0415  heavy
    from scipy.sparse import diags_array  # noqa: PLC0415  heavy

    known = on.slice
    recent = 0.5 ** (known.age / half_life) if half_life else np.ones(len(known.age))
    worked = (known.holds.T @ diags_array(recent) @ known.wrote).tocsr()
    worked.data = -np.expm1(-worked.data) if half_life else np.ones(len(worked.data))
    return worked


def _shared_authors(on: Grounds, a: Places, b: Places) -> Numbers:
    """Persons who have worked on both ends of late, in different works."""
    import numpy as np  # noqa: PLC0415  heavy

    worked = _authors(on, 6)
    return np.log(entries(worked, worked.T, a, b) + 0.05)


def _specific_authors(on: Grounds, a: Places, b: Places) -> Numbers:
    """Persons who have worked on both ends, each counting 1 / their concepts."""
    import numpy as np  # noqa: PLC0415  heavy
    from scipy.sparse import diags_array  # noqa: PLC0415  heavy

    worked = _authors(on)
    concepts = np.asarray(worked.sum(axis=0)).ravel()
    return np.log(entries(worked @ diags_array(1 / np.maximum(concepts, 1)), worked.T, a, b) + 0.01)


def _acquainted_authors(on: Grounds, a: Places, b: Places) -> Numbers:
    """Persons of one end who have written with persons of the other."""
    import numpy as np  # noqa: PLC0415  heavy
    from scipy.sparse import diags_array  # noqa: PLC0415  heavy

    wrote = on.slice.wrote
    knows = (wrote.T @ wrote).tocsr()
    knows = (knows - diags_array(knows.diagonal())).tocsr()
    knows.data = -np.expm1(-np.maximum(knows.data, 0.0))
    knows = diags_array(1 / np.maximum(np.asarray(knows.sum(axis=1)).ravel(), 1)) @ knows
    worked = _authors(on, 6)
    worked = worked @ diags_array(1 / np.sqrt(np.maximum(np.asarray(worked.sum(axis=0)).ravel(), 0.5)))
    if is_one_row(a):
        reached = entries(worked, knows, a, b, more=worked.T) + entries(worked, knows.T, a, b, more=worked.T)
        return np.log(reached + 0.01)
    reached = (worked @ knows @ worked.T).toarray()
    return np.log((reached + reached.T)[a, b] + 0.01)


def _links_of_same_authors(on: Grounds, a: Places, b: Places) -> Numbers:
    """As `similar_links`, where concepts are alike that the same persons work on."""
    import numpy as np  # noqa: PLC0415  heavy

    works = (on.slice.holds.T @ on.slice.wrote).tocsr()
    return np.log(on.links_of_similar(cosine(works, works.data) * on.apart, 1, 3, a, b) + 1e-4)


def _log_allocation(on: Grounds, a: Places, b: Places) -> Numbers:
    import numpy as np  # noqa: PLC0415  heavy

    return np.log(resource_allocation(on, a, b) + 0.01)


POPULARITY, NEIGHBOURS, BRIDGES, LIKENESS, AUTHORS = "popularity", "neighbours", "bridges", "likeness", "authors"
_KINDS: dict[str, dict[str, Scorer]] = {
    POPULARITY: {
        "degree": _degree,
        "works": _works,
        "unequal_works": _unequal,
        "works_last_year": recent_popularity(1),
        "works_2_years": recent_popularity(2),
        "works_4_years": recent_popularity(4),
        "works_8_years": recent_popularity(8),
        "new_links": _new_links,
        "company_kept": _company_kept,
        "part_of_longer": _part_of_longer,
        "growth_around": _growth_around,
    },
    NEIGHBOURS: {
        "common_neighbours": lambda on, a, b: _ln1p(common_neighbours(on, a, b)),
        "adamic_adar": lambda on, a, b: _ln1p(adamic_adar(on, a, b)),
        "resource_allocation": _log_allocation,
        "recent_allocation": _recent_allocation,
        "wide_allocation": _wide_allocation,
        "salton": salton,
        "wide_salton": _wide_salton,
        "jaccard": jaccard,
        "paths_of_three": _paths_of_three,
    },
    BRIDGES: {
        "bridging_association": lambda on, a, b: _ln1p(bridging_association(on, a, b)),
        "bridging_information": lambda on, a, b: _ln1p(bridging_information(on, a, b)),
    },
    LIKENESS: {
        "alike_by_information": _alike_by_information,
        "alike_by_surplus": _alike_by_surplus,
        "similar_links_1_year": similar_links(SURPLUS, 2, 1),
        "similar_links_3_years": similar_links(SURPLUS, 2, 3),
        "similar_links_8_years": similar_links(SURPLUS, 2, 8),
        "nearest_links_3_years": similar_links(INFORMATION, 2, 3),
        "wider_links_3_years": similar_links(INFORMATION, 1.5, 3),
    },
    AUTHORS: {
        "shared_authors": _shared_authors,
        "specific_authors": _specific_authors,
        "acquainted_authors": _acquainted_authors,
        "links_of_same_authors": _links_of_same_authors,
    },
}
TERMS: Mapping[str, Scorer] = {name: does for terms in _KINDS.values() for name, does in terms.items()}
KINDS: Mapping[str, str] = {name: kind for kind, terms in _KINDS.items() for name in terms}
ALONE: Mapping[str, Scorer] = {
    "preferential_attachment": preferential_attachment,
    "common_neighbours": common_neighbours,
    "adamic_adar": adamic_adar,
    "resource_allocation": resource_allocation,
    "jaccard": jaccard,
    "recent_popularity": recent_popularity(4),
    "bridging_association": bridging_association,
    "similar_links": similar_links(SURPLUS, 2, 3),
}


def _ln1p(numbers: Numbers) -> Numbers:
    import numpy as np  # noqa: PLC0415  heavy

    return np.log1p(numbers)


def values(
    on: Grounds, names: tuple[str, ...] | None = None, pairs: tuple[Places, Places] | None = None
) -> NDArray[float32]:
    """Pairs × terms, in the order of the names (all terms, or the named); 0 for authors that nobody is.

    `pairs`: of which candidates (all that are apart).
    """
    import numpy as np  # noqa: PLC0415  heavy

    names = tuple(TERMS) if names is None else names
    a, b = pairs or (on.slice.a, on.slice.b)
    found = np.zeros((len(a), len(names)), dtype=np.float32)
    for place, name in enumerate(names):
        if len(a) and (KINDS[name] != AUTHORS or on.slice.wrote.nnz):
            found[:, place] = TERMS[name](on, a, b)
    return found
