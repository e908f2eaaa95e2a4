"""What scorers of pairs need of a slice: the concept graph, associations, likeness. Each is made when it is first asked for.

Public names: `Grounds`, `entries` (some entries of a product of matrices), `is_one_row`, `cosine` (of the rows of a sparse
matrix), `cosines_of_row`, `positive`. Sources of the formulas are named in `scorers`, which ranks by them.

Where all pairs begin at one candidate, only its row of a product is made: thousands of times less than the whole.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from crossings.engine.links.association import signed
from crossings.engine.links.slices import Slice

if TYPE_CHECKING:
    from numpy import float64, int64
    from numpy.typing import NDArray

    Numbers = NDArray[float64]
    Places = NDArray[int64]


class Grounds:
    """What scorers need of a slice. Matrices are candidates × candidates where nothing else is said."""

    def __init__(self, known: Slice) -> None:
        self.slice = known
        self._strength: dict[float, Numbers] = {}

    @cached_property
    def apart(self) -> Numbers:
        """1 where two candidates are no kin."""
        import numpy as np  # noqa: PLC0415  heavy

        return np.where(self.slice.kin, 0.0, 1.0)

    @cached_property
    def linked(self) -> Numbers:
        """The concept graph: 1 where some work holds both, and they are no kin."""
        import numpy as np  # noqa: PLC0415  heavy

        graph: Numbers = np.where(self.slice.together > 0, self.apart, 0.0)
        np.fill_diagonal(graph, 0)
        return graph

    @cached_property
    def degree(self) -> Numbers:
        """By candidate: to how many other candidates it is linked, kin among them."""
        degree: Numbers = (self.slice.together > 0).sum(axis=1) - 1.0
        return degree

    @cached_property
    def neighbours(self) -> Numbers:
        """By candidate: to how many candidates it is linked that are no kin; at least 1."""
        import numpy as np  # noqa: PLC0415  heavy

        return np.maximum(self.linked.sum(axis=1), 1.0)

    @cached_property
    def _shared(self) -> Numbers:
        shared: Numbers = self.linked @ self.linked
        return shared

    def shared(self, a: Places, b: Places) -> Numbers:
        """How many candidates are linked to both."""
        return entries(self.linked, self.linked, a, b) if is_one_row(a) else self._shared[a, b]

    def recent_works(self, half_life: float) -> Numbers:
        """By candidate: its works, a year's counting half as much as one of `half_life` years later."""
        recent: Numbers = self.slice.holds.T @ 0.5 ** (self.slice.age / half_life)
        return recent

    @cached_property
    def weight_of_works(self) -> Numbers:
        """By work of k concepts, 1/(k-1), times a constant that makes a pair's mean weight 1."""
        import numpy as np  # noqa: PLC0415  heavy

        held = np.asarray(self.slice.holds.sum(axis=1)).ravel()
        weight = 1 / np.maximum(held - 1, 1)
        mean = max((weight * held * (held - 1)).sum() / max((held * (held - 1)).sum(), 1.0), 1e-12)
        weighted: Numbers = weight / mean
        return weighted

    def strength(self, half_life: float) -> Numbers:
        """How surely two candidates belong together of late: 1 - exp(-sum over their works), from 0 to 1.

        A work with k concepts counts 1/(k-1) for each pair, times a constant that makes a pair's mean weight 1.
        """
        if half_life not in self._strength:
            self._strength[half_life] = self._strengthened(half_life)
        return self._strength[half_life]

    def _strengthened(self, half_life: float) -> Numbers:
        import numpy as np  # noqa: PLC0415  heavy
        from scipy.sparse import diags_array  # noqa: PLC0415  heavy

        holds = self.slice.holds
        weight = self.weight_of_works * 0.5 ** (self.slice.age / half_life)
        together = (holds.T @ diags_array(weight) @ holds).toarray()
        strength: Numbers = -np.expm1(-together * self.apart)
        return strength

    @cached_property
    def association(self) -> Numbers:
        """ln(1 + G2) where a pair meets more often than by chance; else 0, also for kin."""
        import numpy as np  # noqa: PLC0415  heavy

        works, all_ = self.slice.works, self.slice.holds.shape[0]
        met = self.slice.together
        strong = signed(met, works[:, None], works[None, :] - met, all_ - works[:, None])
        return np.where(self.linked > 0, np.maximum(strong, 0.0), 0.0)

    @cached_property
    def npmi(self) -> Numbers:
        """Normalised pointwise mutual information where it is positive; else 0, also for kin."""
        import numpy as np  # noqa: PLC0415  heavy

        works, all_ = self.slice.works, self.slice.holds.shape[0]
        met = np.maximum(self.slice.together, 1.0)
        found = np.log(met * all_ / np.outer(works, works)) / np.maximum(-np.log(met / all_), 1e-9)
        return np.where(self.linked > 0, np.maximum(found, 0.0), 0.0)

    @cached_property
    def met_company(self) -> tuple[Any, Numbers]:
        """Candidates × company: the works that hold both (kin left out), and by entry those expected by chance."""
        import numpy as np  # noqa: PLC0415  heavy

        company, known = self.slice.company, self.slice
        met = (known.holds.T @ company).tocsr()
        met = (met - met.multiply(known.kin_of_company)).tocsr()
        met.eliminate_zeros()
        held = np.asarray(company.sum(axis=0)).ravel()
        rows = np.repeat(np.arange(known.size), np.diff(met.indptr))
        return met, known.works[rows] * held[met.indices] / company.shape[0]

    @cached_property
    def alike_by_information(self) -> Numbers:
        """Cosine of two candidates' company, each entry its positive pointwise mutual information."""
        import numpy as np  # noqa: PLC0415  heavy

        met, expected = self.met_company
        return cosine(met, np.maximum(np.log(met.data / expected), 0.0))

    @cached_property
    def alike_by_surplus(self) -> Numbers:
        """Cosine of two candidates' company, each entry the square root of works beyond chance."""
        import numpy as np  # noqa: PLC0415  heavy

        met, expected = self.met_company
        return cosine(met, np.sqrt(np.maximum(met.data - expected, 0.0)))

    def links_of_similar(self, alike: Numbers, power: float, half_life: float, a: Places, b: Places) -> Numbers:
        """How strongly the concepts like one end are linked to the other, times the same turned round.

        Each is a mean, weighted by likeness to the power.
        """
        weight, strength = alike**power, self.strength(half_life)
        total = positive(weight.sum(axis=1, keepdims=True))
        if is_one_row(a):
            there = ((weight[a[0]] / total[a[0]]) @ strength)[b]
            back: Numbers = (weight @ strength[:, a[0]])[b] / total[b, 0]
            return there * back
        mean: Numbers = (weight / total) @ strength
        return (mean * mean.T)[a, b]


def is_one_row(a: Places) -> bool:
    """Whether all pairs begin at one candidate, so that a row of a matrix is enough.

    >>> import numpy as np
    >>> is_one_row(np.array([3, 3])), is_one_row(np.array([3, 4])), is_one_row(np.array([], dtype=int))
    (True, False, False)
    """
    return len(a) > 0 and bool((a == a[0]).all())


def entries(left: Any, right: Any, a: Places, b: Places, *, by: Any = None, more: Any = None) -> Numbers:
    """The entries at rows a and columns b of left @ right (@ more), dense or sparse; `by` divides the columns of left.

    >>> import numpy as np
    >>> step = np.array([[0.0, 1.0], [1.0, 2.0]])
    >>> (
    ...     entries(step, step, np.array([0, 1]), np.array([1, 1])).tolist(),
    ...     entries(step, step, np.array([1]), np.array([1])).tolist(),
    ... )
    ([2.0, 5.0], [5.0])
    """
    from scipy.sparse import issparse  # noqa: PLC0415  heavy

    if is_one_row(a):
        left, a = left[a[:1]], a - a[0]
    if by is not None:
        left = left / by
    product = left @ right if more is None else left @ right @ more
    found: Numbers = (product.toarray() if issparse(product) else product)[a, b]
    return found


def positive(numbers: Numbers) -> Numbers:
    """The numbers, where they are 0 a tiny one: to divide by.

    >>> import numpy as np
    >>> positive(np.array([0.0, 2.0])).tolist()
    [1e-09, 2.0]
    """
    import numpy as np  # noqa: PLC0415  heavy

    return np.maximum(numbers, 1e-9)


def cosine(pattern: Any, data: Numbers) -> Numbers:
    """Rows × rows: the cosine of two rows of a sparse matrix with other entries; 0 on the diagonal."""
    import numpy as np  # noqa: PLC0415  heavy

    rows = _of_one_length(pattern, data)
    alike: Numbers = (rows @ rows.T).toarray()
    np.fill_diagonal(alike, 0)
    return alike


def cosines_of_row(pattern: Any, data: Numbers, at: int) -> Numbers:
    """One row of `cosine`."""
    rows = _of_one_length(pattern, data)
    alike: Numbers = (rows @ rows[[at]].T).toarray().ravel()
    alike[at] = 0
    return alike


def _of_one_length(pattern: Any, data: Numbers) -> Any:
    import numpy as np  # noqa: PLC0415  heavy
    from scipy.sparse import csr_array, diags_array  # noqa: PLC0415  heavy

    rows = csr_array((data, pattern.indices, pattern.indptr), shape=pattern.shape)
    length = np.sqrt(np.asarray(rows.multiply(rows).sum(axis=1)).ravel())
    return (diags_array(1 / positive(length)) @ rows).tocsr()
