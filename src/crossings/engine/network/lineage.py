"""Predecessors and successors.

Public names: `would_return`, `refuse_return`. A line of succession never leads back to where it began.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable
from typing import TypeVar

from crossings.engine.refusal import Refusal

Body = TypeVar("Body", bound=Hashable)


def would_return(known: Iterable[tuple[Body, Body]], predecessor: Body, successor: Body) -> bool:
    """Whether, after the `known` successions, one more would lead from the successor back to the predecessor.

    Walks each succession once: O(n) in the number of known successions.

    >>> would_return([("a", "b"), ("b", "c")], "c", "a"), would_return([("a", "b")], "a", "c")
    (True, False)
    """
    after: dict[Body, list[Body]] = defaultdict(list)
    for earlier, later in known:
        after[earlier].append(later)
    seen, waiting = {successor}, [successor]
    while waiting:
        for later in after[waiting.pop()]:
            if later not in seen:
                seen.add(later)
                waiting.append(later)
    return predecessor in seen


def refuse_return(known: Iterable[tuple[Body, Body]], predecessor: Body, successor: Body) -> None:
    """Raise `Refusal` where the succession would lead back to where it began.

    >>> refuse_return([], "a", "b")
    """
    if would_return(known, predecessor, successor):
        raise Refusal(
            "This succession was refused.",
            "The successor is already the predecessor, or comes before it: the line would lead back to its beginning.",
            "Check which of the two came first.",
        )
