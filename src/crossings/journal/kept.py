"""What is read again only after something has changed: parts that many pages share, kept in each process.

Every change is journaled, so a value that was read at the journal's present position still holds. Inside a transaction
nothing is kept or taken: what is seen there may be rolled back, and the journal's position with it.
"""

from collections.abc import Callable, Hashable
from functools import lru_cache, wraps
from typing import TypeVar

from django.db import connection

from crossings.journal.position import position

Value = TypeVar("Value")
MOST = 200  # values kept of each reading; the ones asked for least lately go first


def until_changed(read: Callable[..., Value]) -> Callable[..., Value]:
    """Keep what `read` gives for each of its arguments until the journal moves. It must give what nobody alters."""

    @lru_cache(MOST)
    def read_at(_position: str, *asked: Hashable) -> Value:
        return read(*asked)

    @wraps(read)
    def kept(*asked: Hashable) -> Value:
        return read(*asked) if connection.in_atomic_block else read_at(position(), *asked)

    return kept
