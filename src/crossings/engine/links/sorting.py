"""Sorted columns of whole numbers, each value once.

Public name: `once`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy.typing import NDArray


def once(values: NDArray[Any]) -> NDArray[Any]:
    """The values in their order, each once; what numpy's own `unique` gives by hashing, at a fraction of the cost.

    >>> import numpy as np
    >>> once(np.array([3, 1, 3])).tolist()
    [1, 3]
    """
    import numpy as np  # noqa: PLC0415  heavy

    ordered = np.sort(values)
    return ordered[np.concatenate((np.ones(min(1, len(ordered)), dtype=bool), ordered[1:] != ordered[:-1]))]
