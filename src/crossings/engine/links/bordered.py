"""What scorers need of a start that stands beside the candidates: its own row is worked out, all else was before.

Public names: `Bordered`, `bordered` (a matrix with one row and column more). Links, likeness and associations of candidates
with each other are as they are without the start; so a row takes a fraction of what all would.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from crossings.engine.links.association import signed
from crossings.engine.links.grounds import Grounds, cosines_of_row
from crossings.engine.links.outlook import HALF_LIVES, Outlook
from crossings.engine.links.slices import Slice

if TYPE_CHECKING:
    from numpy import float64
    from numpy.typing import NDArray

    Numbers = NDArray[float64]


class Bordered(Grounds):
    """The grounds of a slice in which one concept, `at` a place, stands beside the candidates of an outlook."""

    def __init__(self, known: Slice, at: int, outlook: Outlook) -> None:
        super().__init__(known)
        self._at, self._outlook = at, outlook

    @cached_property
    def association(self) -> Numbers:
        """As in `Grounds`."""
        import numpy as np  # noqa: PLC0415  heavy

        known, at = self.slice, self._at
        met, works = known.together[at], known.works
        row = np.maximum(signed(met, works[at], works - met, known.holds.shape[0] - works[at]), 0.0)
        return bordered(self._outlook.strong, at, np.where(self.linked[at] > 0, row, 0.0))

    @cached_property
    def alike_by_information(self) -> Numbers:
        """As in `Grounds`."""
        import numpy as np  # noqa: PLC0415  heavy

        met, expected = self.met_company
        row = cosines_of_row(met, np.maximum(np.log(met.data / expected), 0.0), self._at)
        return bordered(self._outlook.information, self._at, row)

    @cached_property
    def alike_by_surplus(self) -> Numbers:
        """As in `Grounds`."""
        import numpy as np  # noqa: PLC0415  heavy

        met, expected = self.met_company
        row = cosines_of_row(met, np.sqrt(np.maximum(met.data - expected, 0.0)), self._at)
        return bordered(self._outlook.surplus, self._at, row)

    def _strengthened(self, half_life: float) -> Numbers:
        import numpy as np  # noqa: PLC0415  heavy

        holds = self.slice.holds
        own = holds[:, [self._at]].toarray().ravel()
        together = holds.T @ (self.weight_of_works * 0.5 ** (self.slice.age / half_life) * own)
        row = -np.expm1(-together * self.apart[self._at])
        return bordered(self._outlook.strength[HALF_LIVES.index(half_life)], self._at, row)


def bordered(inner: Any, at: int, row: Numbers) -> Numbers:
    """A symmetric matrix with one row and column more, at a place.

    >>> import numpy as np
    >>> bordered(np.array([[1.0, 2.0], [2.0, 3.0]]), 1, np.array([8.0, 0.0, 9.0])).tolist()
    [[1.0, 8.0, 2.0], [8.0, 0.0, 9.0], [2.0, 9.0, 3.0]]
    """
    import numpy as np  # noqa: PLC0415  heavy

    whole = np.empty((len(row), len(row)))
    whole[:at, :at], whole[:at, at + 1 :] = inner[:at, :at], inner[:at, at:]
    whole[at + 1 :, :at], whole[at + 1 :, at + 1 :] = inner[at:, :at], inner[at:, at:]
    whole[at], whole[:, at] = row, row
    return whole
