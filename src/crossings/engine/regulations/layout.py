"""The clauses of one route laid out for counting: which clause asks for what, which limits hold, what is left to other questions.

Public names: `Layout`, `Spot` (one place that a clause makes), `Ceiling` (one limit), `Whole` (one total), `layouts_on`,
`layout_of_all`, `waived_groups`. It is made once for a route and serves every record; what a single student was granted is
applied by `ledger`. A group of which only some clauses must hold makes several layouts, one for each way of keeping it: `ways`;
a plan chooses among them by itself, and asks for one layout of all.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import lru_cache
from itertools import combinations, product
from math import comb, prod
from typing import Literal

from crossings.engine.refusal import Refusal
from crossings.engine.regulations.language import (
    AllOf,
    AnyOf,
    Bounds,
    Choose,
    Clause,
    Exclusion,
    Grades,
    Limit,
    Mobility,
    Regulations,
    Shared,
    SomeOf,
    Take,
    Total,
)
from crossings.engine.regulations.load import Loaded, clauses_within
from crossings.engine.regulations.modules import facts_of
from crossings.engine.regulations.problem import stands_in
from crossings.engine.regulations.record import Record
from crossings.engine.regulations.routes import Route, clauses_on
from crossings.engine.regulations.sets import ModuleSet, members

USUAL = 10  # what a missing module weighs where the set gives no credits: 5 ECTS, in halves
MOST_WAYS = 2_000
MOST_SHARED = 1_000

Counts = Literal["modules", "ects"]


@dataclass(frozen=True, slots=True)
class Spot:
    """One place that a clause makes. `module` is set where the clause asks for that module by name.

    `also` is set where it is of credits that other places share: their numbers, and those of what bounds the sharing. Neither
    of these two kinds `asks` for anything or accepts anything by itself.
    """

    clause: str
    codes: frozenset[str]
    asked: ModuleSet | None
    counts: Counts
    demand: int
    capacity: int | None
    unit: int
    parent: int | None = None
    module: str = ""
    at: tuple[str, ...] = ()
    grade: Decimal | None = None
    also: tuple[int, ...] = ()
    asks: bool = True


@dataclass(frozen=True, slots=True)
class Ceiling:
    """At most so much of a set counts, or of everything."""

    clause: str
    codes: frozenset[str] | None
    asked: ModuleSet | None
    counts: Counts
    most: int
    at: tuple[str, ...] = ()

    @property
    def is_fixed(self) -> bool:
        """Whether no threshold moves it: modules that exclude each other are named, and no number is."""
        return self.codes is not None and self.asked is None


@dataclass(frozen=True, slots=True)
class Whole:
    """So much is asked for altogether, of a set or of everything."""

    clause: str
    codes: frozenset[str] | None
    asked: ModuleSet | None
    demand: int
    at: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Layout:
    """The clauses of a route, in order, with groups taken apart; and what they make."""

    rules: Regulations
    route: Route
    clauses: tuple[Clause, ...]
    spots: tuple[Spot, ...]
    ceilings: tuple[Ceiling, ...]
    wholes: tuple[Whole, ...]
    grades: tuple[tuple[str, Grades, frozenset[str]], ...]
    sizes: Mapping[str, int]
    found: dict[int, frozenset[str]] = field(default_factory=dict, compare=False, repr=False)  # sets of the rules

    def codes(self, asked: ModuleSet | None) -> frozenset[str] | None:
        """The modules in a set of the rules, worked out once; none where nothing narrows it."""
        if asked is None:
            return None
        if id(asked) not in self.found:
            self.found[id(asked)] = members(asked, facts_of(self.rules), self.rules.lists)
        return self.found[id(asked)]


@lru_cache(maxsize=256)
def layouts_on(
    loaded: Loaded, parts: tuple[tuple[str, str], ...], waived: frozenset[str] = frozenset()
) -> tuple[Layout, ...]:
    """One layout for each way of keeping the groups of which only some clauses must hold; most rules have one.

    `parts` are those of a whole route, with their values; of `waived` clauses the groups stand for themselves. It is kept
    for the routes asked for last.
    """
    rules, route = loaded.regulations, dict(parts)
    return tuple(_layout(rules, route, way) for way in ways(clauses_on(rules.clauses, route), waived))


@lru_cache(maxsize=256)
def layout_of_all(loaded: Loaded, parts: tuple[tuple[str, str], ...], waived: frozenset[str] = frozenset()) -> Layout:
    """One layout with every clause of every group, whichever of them are to hold; waived groups stand for themselves."""
    rules, route = loaded.regulations, dict(parts)
    return _layout(rules, route, tuple(_plain(clauses_on(rules.clauses, route), waived)))


def _plain(clauses: Iterable[Clause], waived: Collection[str]) -> Iterator[Clause]:
    for clause in clauses:
        if isinstance(clause.rule, AllOf | AnyOf | SomeOf) and clause.id not in waived:
            yield from _plain(clause.rule.clauses, waived)
        else:
            yield clause


def waived_groups(loaded: Loaded, record: Record, on: date | None) -> frozenset[str]:
    """The groups of clauses that a decision about the student waives, or holds satisfied, on a day."""
    names = record.waived_on(on)
    clauses = clauses_within(loaded.regulations.clauses) if names else ()
    return frozenset(each.id for each in clauses if each.id in names and isinstance(each.rule, AllOf | AnyOf | SomeOf))


def ways(clauses: Iterable[Clause], waived: Collection[str] = ()) -> list[tuple[Clause, ...]]:
    """Each way of keeping the clauses, as the plain clauses that are then kept, in their order; waived groups stay whole.

    >>> one, two = (Clause(name, Take((name,))) for name in ("one", "two"))
    >>> [[clause.id for clause in way] for way in ways([Clause("either", AnyOf((one, two)))])]
    [['one'], ['two']]
    """
    choices = [_ways_of(clause, waived) for clause in clauses]
    _refuse_beyond(prod(len(each) for each in choices))
    return [tuple(clause for part in way for clause in part) for way in product(*choices)]


def _refuse_beyond(many: int) -> None:
    if many > MOST_WAYS:
        raise Refusal(
            f"The groups of these rules can be kept in more than {MOST_WAYS} ways.",
            "Each way is weighed against every other.",
            "Write a long list of alternatives as one choice from a list of modules.",
        )


def _ways_of(clause: Clause, waived: Collection[str]) -> list[tuple[Clause, ...]]:
    if clause.id in waived:
        return [(clause,)]
    match clause.rule:
        case AllOf(clauses):
            return ways(clauses, waived)
        case AnyOf(clauses):
            return [way for each in clauses for way in _ways_of(each, waived)] or [()]
        case SomeOf(at_least, clauses):
            fewest = min(at_least, len(clauses))  # some may not hold on this route
            _refuse_beyond(comb(len(clauses), fewest))
            return [way for some in combinations(clauses, fewest) for way in ways(some, waived)]
    return [(clause,)]


def _layout(rules: Regulations, route: Route, clauses: tuple[Clause, ...]) -> Layout:
    sets = _Sets(rules)
    spots: list[Spot] = []
    for clause in clauses:
        spots += _spots(clause, sets, None, len(spots))
    every = tuple(_with_included(clauses))
    spots += _shared(every, spots)
    return Layout(
        rules=rules,
        route=route,
        clauses=every,
        spots=tuple(spots),
        ceilings=tuple(each for clause in every for each in _ceilings(clause, sets)),
        wholes=tuple(each for clause in every for each in _wholes(clause, sets)),
        grades=tuple(
            (clause.id, clause.rule, sets.of(clause.rule.of)) for clause in every if isinstance(clause.rule, Grades)
        ),
        sizes=sets.sizes,
    )


def _with_included(clauses: Iterable[Clause]) -> Iterator[Clause]:
    for clause in clauses:
        yield clause
        yield from _with_included(clause.including)


class _Sets:
    """The modules in each set, and their sizes."""

    def __init__(self, rules: Regulations) -> None:
        self.rules = rules
        self.facts = facts_of(rules)
        self.sizes = {code: int(module.ects.points * 2) for code, module in rules.modules.items()}

    def of(self, asked: ModuleSet | None) -> frozenset[str]:
        return frozenset(self.facts) if asked is None else members(asked, self.facts, self.rules.lists)

    def unit(self, codes: Iterable[str]) -> int:
        return min((self.sizes[code] for code in codes if self.sizes[code]), default=USUAL)


def _spots(clause: Clause, sets: _Sets, parent: int | None, before: int) -> list[Spot]:
    """The places of a clause, with those of the clauses it includes after it."""
    match clause.rule:
        case Take(modules):
            return [_named(clause.id, code, sets, parent) for code in modules]
        case Choose() as rule:
            spots = [_chosen(clause.id, rule, sets, parent)]
            for inner in clause.including:
                spots += _spots(inner, sets, before, before + len(spots))
            return spots
    return []


def _named(clause: str, code: str, sets: _Sets, parent: int | None) -> Spot:
    codes = frozenset([code])
    return Spot(clause, codes, None, "modules", 1, 1, sets.unit(codes), parent, module=code)


def _chosen(clause: str, rule: Choose, sets: _Sets, parent: int | None) -> Spot:
    codes = sets.of(rule.from_)
    counts, bounds = _bounds(rule)
    scale = 1 if counts == "modules" else 2
    most = None if bounds.at_most is None else int(bounds.at_most * scale)
    asked = int((bounds.at_least or 0) * scale)
    return Spot(clause, codes, rule.from_, counts, asked, most, sets.unit(codes), parent, at=rule.at, grade=rule.grade)


def _shared(clauses: Iterable[Clause], spots: list[Spot]) -> list[Spot]:
    """What bounds each sharing, then a place for each set of places that share: pairs, then three, each in their order."""
    rules = [(clause.id, clause.rule) for clause in clauses if isinstance(clause.rule, Shared)]
    if not rules:
        return []
    chains = [{spots[each].clause for each in stands_in(spots, number)} for number in range(len(spots))]
    pairs = {
        (one, other): bounds
        for one, other in combinations(range(len(spots)), 2)
        if (bounds := _sharing(chains[one], chains[other], [rule for _name, rule in rules], len(spots)))
    }
    both = (
        (*together, *sorted({each for pair in combinations(together, 2) for each in pairs[pair]}))
        for together in _together(pairs, len(spots))
    )
    return [
        *(_bound(name, rule) for name, rule in rules),
        *(Spot("", frozenset(), None, "modules", 0, None, USUAL, also=also, asks=False) for also in both),
    ]


def _sharing(one: set[str], other: set[str], rules: Iterable[Shared], first: int) -> tuple[int, ...]:
    """What bounds the sharing of two places, by number; none: they share nothing. A place is given with the clauses it is in."""
    return tuple(
        first + number
        for number, rule in enumerate(rules)
        for a, b in (rule.between, rule.between[::-1])
        if a in one and b in other
    )


def _together(pairs: Collection[tuple[int, ...]], many: int) -> list[tuple[int, ...]]:
    """Each set of places of which any two share."""
    found: list[tuple[int, ...]] = []
    wider = sorted(pairs)
    while wider:
        found += wider
        if len(found) > MOST_SHARED:
            raise Refusal(
                f"Credits can be shared in more than {MOST_SHARED} ways.",
                "Each way is weighed against every other.",
                "Let fewer clauses share, or clauses that name fewer modules.",
            )
        wider = [
            (*some, number)
            for some in wider
            for number in range(some[-1] + 1, many)
            if all((each, number) in pairs for each in some)
        ]
    return found


def _bound(clause: str, rule: Shared) -> Spot:
    counts: Counts = "modules" if rule.ects is None else "ects"
    most = rule.modules if rule.ects is None else int(rule.ects.points * 2)
    return Spot(clause, frozenset(), None, counts, 0, most, 1, asks=False)


def _bounds(rule: Choose) -> tuple[Counts, Bounds]:
    if rule.modules is not None:
        return "modules", rule.modules
    return "ects", rule.ects or Bounds()


def _ceilings(clause: Clause, sets: _Sets) -> Iterator[Ceiling]:
    match clause.rule:
        case Limit() as rule:
            if rule.modules is not None:
                yield Ceiling(clause.id, sets.of(rule.of), rule.of, "modules", rule.modules, rule.at)
            if rule.ects is not None:
                yield Ceiling(clause.id, sets.of(rule.of), rule.of, "ects", int(rule.ects.points * 2), rule.at)
        case Exclusion(modules):
            yield Ceiling(clause.id, frozenset(modules), None, "modules", 1)
        case Mobility(at, Bounds(_at_least, at_most)) if at_most is not None:
            yield Ceiling(clause.id, None, None, "ects", int(at_most * 2), at)
        case Total(ects, of, at) if ects.at_most is not None:
            yield Ceiling(clause.id, None if of is None else sets.of(of), of, "ects", int(ects.at_most * 2), at)


def _wholes(clause: Clause, sets: _Sets) -> Iterator[Whole]:
    match clause.rule:
        case Total(ects, of, at) if ects.at_least is not None:
            yield Whole(clause.id, None if of is None else sets.of(of), of, int(ects.at_least * 2), at)
        case Mobility(at, Bounds(at_least, _at_most)) if at_least is not None:
            yield Whole(clause.id, None, None, int(at_least * 2), at)
