"""Which clauses of a group are kept, where only some of them must be: as choices of a plan.

Public name: `choose_ways`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from crossings.engine.choices import Choices
from crossings.engine.regulations.language import AllOf, AnyOf, Clause, SomeOf


def choose_ways(model: Choices, clauses: Iterable[Clause]) -> dict[str, Any]:
    """For each clause that is kept in some ways only, by its name, the choice to keep it.

    >>> from crossings.engine.regulations.language import Take
    >>> one, two = (Clause(name, Take((name,))) for name in ("one", "two"))
    >>> sorted(choose_ways(Choices(), [Clause("either", AnyOf((one, two))), Clause("third", Take(("third",)))]))
    ['one', 'two']
    """
    return {name: choice for name, choice in _kept(model, clauses, None) if choice is not None}


def _kept(model: Choices, clauses: Iterable[Clause], above: Any) -> Iterator[tuple[str, Any]]:
    for clause in clauses:
        match clause.rule:
            case AllOf(within):
                yield from _kept(model, within, above)
            case AnyOf(within):
                yield from _some(model, within, min(1, len(within)), above)
            case SomeOf(at_least, within):
                yield from _some(model, within, min(at_least, len(within)), above)
            case _:
                yield clause.id, above
                yield from _kept(model, clause.including, above)


def _some(model: Choices, within: tuple[Clause, ...], many: int, above: Any) -> Iterator[tuple[str, Any]]:
    """So many of these, where what stands above them is kept; else none."""
    if many == len(within):
        yield from _kept(model, within, above)
        return
    choices = [model.new_choice() for _clause in within]
    parts = [(1, choice) for choice in choices]
    if above is None:
        model.hold(parts, many, many)
    else:
        model.hold([*parts, (-many, above)], 0, 0)
    for clause, choice in zip(within, choices, strict=True):
        yield from _kept(model, [clause], choice)
