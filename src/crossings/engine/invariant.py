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

    def violations(self) -> tuple[Violation, ...]:
        """What contradicts it now; empty when it holds."""
        return tuple(Violation(self.says, found) for found in self.exceptions())
