"""Changes of rules, record or route that might mend a conflict, from the smallest to the largest.

Public names: `Change`, `numbers_of` (bounds of a clause that could be moved), `Bound`, `without` (a clause that asks less),
`edited` (the rules with another clause). Nothing here says whether a change helps: `relaxations` plans again to know.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from math import gcd
from typing import Any, Literal

from crossings.engine.regulations.language import (
    AllOf,
    AnyOf,
    Bounds,
    Choose,
    Clause,
    Duration,
    Limit,
    Load,
    Mobility,
    Progression,
    Shared,
    SomeOf,
    Take,
    Total,
)
from crossings.engine.regulations.load import Loaded
from crossings.engine.values import Ects

Kind = Literal["offered", "terms", "limit", "demand", "route", "replaced", "waived"]
KINDS: tuple[Kind, ...] = ("terms", "limit", "offered", "demand", "route", "replaced", "waived")
WAIVED = 1_000  # how large a change is that lifts a clause altogether
OTHER_ROUTE = 3  # how large a change another value of one part of the route is


@dataclass(frozen=True, slots=True)
class Change:
    """One change: what kind, of which clause or part of the route, from what to what; and how large it is.

    `offered`: a module runs in one term more; `terms`: the studies last longer; `limit`: more may count, or be taken in a term;
    `demand`: less is asked for; `route`: one part of it has another value; `replaced`: what is registered gives way to
    another module; `waived`: the clause does not hold for this student.
    """

    kind: Kind
    about: str
    before: str
    after: str
    text: str
    size: int


@dataclass(frozen=True, slots=True)
class Bound:
    """One bound of a clause: its value, by what it is moved, and the clause with another value."""

    kind: Kind
    value: Decimal
    step: Decimal
    unit: str
    to: Callable[[Decimal], Clause]

    def change(self, clause: Clause, value: Decimal) -> Change:
        """The bound moved to a value, in words."""
        which = "at least" if self.kind == "demand" else "at most"
        size = int(abs(value - self.value) / abs(self.step))
        text = f"{clause.id}: {which} {_plain(value)} instead of {_plain(self.value)} {self.unit}"
        return Change(self.kind, clause.id, _plain(self.value), _plain(value), text, size)


def _plain(value: Decimal) -> str:
    return f"{value:f}".rstrip("0").rstrip(".") if "." in f"{value:f}" else f"{value:f}"


def numbers_of(clause: Clause, unit: int) -> Iterator[Bound]:
    """The bounds of a clause that could be moved; `unit` is what the sizes of all modules are multiples of, in halves."""
    rule: Any = clause.rule
    match rule:
        case Duration():
            yield from _bounds(clause, "terms", rule.terms, ("terms", 0), up="terms")
        case Choose() | Load():
            yield from _bounds(clause, "modules", rule.modules, ("modules", 0))
            yield from _bounds(clause, "ects", rule.ects, ("ECTS", unit))
        case Total() | Mobility():
            yield from _bounds(clause, "ects", rule.ects, ("ECTS", unit))
        case Limit() | Shared():
            if rule.modules is not None:
                yield _single(clause, "modules", Decimal(rule.modules), ("modules", 0), "limit")
            if rule.ects is not None:
                yield _single(clause, "ects", rule.ects.points, ("ECTS", unit), "limit")
        case Progression():
            yield _single(clause, "ects", rule.ects.points, ("ECTS", unit), "demand")


def _bounds(
    clause: Clause, name: str, bounds: Bounds | None, counts: tuple[str, int], up: Kind = "limit"
) -> Iterator[Bound]:
    unit, whole = counts
    if bounds is None:
        return

    def to(side: str) -> Callable[[Decimal], Clause]:
        return lambda value: _with(clause, name, replace(bounds, **{side: value}))

    if bounds.at_most is not None:
        yield Bound(up, bounds.at_most, _step(bounds.at_most, whole), unit, to("at_most"))
    if bounds.at_least:
        yield Bound("demand", bounds.at_least, -_step(bounds.at_least, whole), unit, to("at_least"))


def _step(value: Decimal, whole: int) -> Decimal:
    """By so much a bound is moved: as far as the next sum of sizes there can be, or to one."""
    return Decimal(gcd(int(value * 2), whole)) / 2 if whole else Decimal(1)


def _single(clause: Clause, name: str, value: Decimal, counts: tuple[str, int], kind: Kind) -> Bound:
    unit, whole = counts
    step = _step(value, whole) * (-1 if kind == "demand" else 1)
    make: Callable[[Decimal], Any] = int if name == "modules" else Ects
    return Bound(kind, value, step, unit, lambda changed: _with(clause, name, make(changed)))


def _with(clause: Clause, name: str, value: Any) -> Clause:
    return replace(clause, rule=replace(clause.rule, **{name: value}))


def without(clause: Clause) -> Iterator[tuple[Change, Clause | None]]:
    """The clause asking for one compulsory module less, and then for nothing."""
    rule = clause.rule
    if isinstance(rule, Take) and len(rule.modules) > 1:
        for code in rule.modules:
            left = tuple(each for each in rule.modules if each != code)
            text = f"{clause.id}: without {code}"
            change = Change("demand", clause.id, ", ".join(rule.modules), ", ".join(left), text, 1)
            yield change, _with(clause, "modules", left)
    yield Change("waived", clause.id, "holds", "waived", f"{clause.id}: waived for this student", WAIVED), None


def edited(loaded: Loaded, change: Change, clause: Clause | None) -> Loaded:
    """The rules with another clause in the place of that of the same name; with none, without it.

    They have a name of their own, so that nothing that is kept for the published rules is taken for them.
    """
    rules = loaded.regulations
    clauses = tuple(_edited(rules.clauses, change.about, clause))
    return Loaded(replace(rules, clauses=clauses), f"{loaded.checksum} {change.text}")


def _edited(clauses: Iterable[Clause], name: str, other: Clause | None) -> Iterator[Clause]:
    for clause in clauses:
        if clause.id == name:
            if other is not None:
                yield other
            else:
                yield from clause.including
        elif isinstance(clause.rule, AllOf | AnyOf | SomeOf):
            within = tuple(_edited(clause.rule.clauses, name, other))
            yield replace(clause, rule=replace(clause.rule, clauses=within))
        else:
            yield replace(clause, including=tuple(_edited(clause.including, name, other)))
