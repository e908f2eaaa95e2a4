"""A state that should be impossible, and how to look for it.

Public names: `Invariant`, `Violation`. An app lists its own in `invariants.py`; `crossings invariants` looks for all.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Violation:
    """An impossible state that was found: which invariant, and what (a key, never a person's data)."""

    invariant: str
    found: str


@dataclass(frozen=True, slots=True)
class Invariant:
    """A sentence that is always true, and `exceptions`, which finds the keys of what contradicts it.

    >>> even = Invariant("every number is even", lambda: (str(n) for n in (2, 3, 4) if n % 2))
    >>> even.violations()
    (Violation(invariant='every number is even', found='3'),)
    """

    says: str
    exceptions: Callable[[], Iterable[str]]
    in_part: Callable[[], Iterable[str]] | None = None
    """What is looked at each hour, where looking at all takes minutes."""

    def violations(self) -> tuple[Violation, ...]:
        """What contradicts it now; empty when it holds."""
        return tuple(Violation(self.says, found) for found in self.exceptions())

    def violations_in_part(self) -> tuple[Violation, ...]:
        """The same of the part that it names, or of all where it names none.

        >>> first = Invariant("every number is even", lambda: ["1", "3"], in_part=lambda: ["1"])
        >>> [each.found for each in first.violations_in_part()]
        ['1']
        """
        return tuple(Violation(self.says, found) for found in (self.in_part or self.exceptions)())
