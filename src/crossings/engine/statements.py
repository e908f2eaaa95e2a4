"""Counts that a source states, beside what the records count.

Public names: `Stated`, `Weighed`, `weigh`. A page never states a count that the records contradict: it states one
where all agree, and shows both sides where they do not. It knows nothing of what is counted.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Stated:
    """A number that a source states, and the name of that source."""

    number: int
    source: str


@dataclass(frozen=True, slots=True)
class Weighed:
    """What the records count, and every statement about the same thing.

    >>> Weighed(4, (Stated(5, "Goals page"),)).may_be_stated
    False
    """

    counted: int
    stated: tuple[Stated, ...]

    @property
    def contradicting(self) -> tuple[Stated, ...]:
        """The statements that the records contradict."""
        return tuple(one for one in self.stated if one.number != self.counted)

    @property
    def may_be_stated(self) -> bool:
        """Whether a page may give the number without more words: some source states it and none another."""
        return bool(self.stated) and not self.contradicting


def weigh(counted: int, stated: Iterable[Stated]) -> Weighed:
    """Put the statements beside the count, the largest number first, then by source.

    >>> [one.number for one in weigh(4, [Stated(4, "Sheet"), Stated(5, "Goals page")]).contradicting]
    [5]
    """
    return Weighed(counted, tuple(sorted(stated, key=lambda one: (-one.number, one.source))))
