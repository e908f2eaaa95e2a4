"""What the modules of a programme cover: disciplines, competencies or learning outcomes.

Public names: `CoverageModule`, `Coverage`, `coverage`. An aspect is any of those, known by the caller's key.
Modules marked as examples are shown in the matrix, but never counted as part of the programme.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from crossings.engine.refusal import Refusal


@dataclass(frozen=True, slots=True)
class CoverageModule:
    """A column of the matrix. `is_example` says that the module illustrates and is no part of the real programme."""

    key: str
    is_example: bool = False


@dataclass(frozen=True, slots=True)
class Coverage:
    """Aspects down the side, modules across the top, and which module covers what; both in the order given."""

    aspects: tuple[str, ...]
    modules: tuple[CoverageModule, ...]
    pairs: frozenset[tuple[str, str]]

    def covers(self, aspect: str, module: CoverageModule) -> bool:
        """Whether the module covers the aspect."""
        return (aspect, module.key) in self.pairs

    def covering(self, aspect: str) -> tuple[CoverageModule, ...]:
        """The modules that cover an aspect, examples among them."""
        return tuple(module for module in self.modules if self.covers(aspect, module))

    def covered_by(self, module: CoverageModule) -> tuple[str, ...]:
        """The aspects that a module covers."""
        return tuple(aspect for aspect in self.aspects if self.covers(aspect, module))

    def count(self, aspect: str) -> int:
        """How many modules of the real programme cover an aspect: examples are left out."""
        return sum(not module.is_example for module in self.covering(aspect))

    @property
    def module_count(self) -> int:
        """How many modules of the real programme are known: examples are left out."""
        return sum(not module.is_example for module in self.modules)

    @property
    def orphans(self) -> tuple[str, ...]:
        """The aspects that no module covers, not even an example."""
        return tuple(aspect for aspect in self.aspects if not self.covering(aspect))

    @property
    def only_by_example(self) -> tuple[str, ...]:
        """The aspects that examples cover and no module of the real programme does."""
        return tuple(aspect for aspect in self.aspects if self.covering(aspect) and not self.count(aspect))


def coverage(aspects: Iterable[str], modules: Iterable[CoverageModule], pairs: Iterable[tuple[str, str]]) -> Coverage:
    """The matrix of (aspect, module) `pairs`, each given by key.

    Raises `Refusal` when a pair names an aspect or a module that is not in the matrix, or when a key comes twice.

    >>> law, example = CoverageModule("LAWS8321"), CoverageModule("EX-1", is_example=True)
    >>> matrix = coverage(["law", "history", "nursing"], [law, example], [("law", "LAWS8321"), ("history", "EX-1")])
    >>> matrix.orphans, matrix.only_by_example
    (('nursing',), ('history',))
    >>> matrix.count("law"), matrix.count("history")
    (1, 0)
    """
    matrix = Coverage(tuple(aspects), tuple(modules), frozenset(pairs))
    keys = [module.key for module in matrix.modules]
    for named in (matrix.aspects, keys):
        _refuse_twice(named)
    for aspect, module in sorted(matrix.pairs):
        if aspect not in matrix.aspects or module not in keys:
            raise Refusal(
                f"“{aspect}” covered by “{module}” was refused.",
                "One of the two is not in this matrix.",
                "Add it to the matrix, or leave the pair out.",
            )
    return matrix


def _refuse_twice(keys: Iterable[str]) -> None:
    seen: set[str] = set()
    for key in keys:
        if key in seen:
            raise Refusal(f"“{key}” comes twice.", "Each row and column stands for one thing.", "Name it once.")
        seen.add(key)
