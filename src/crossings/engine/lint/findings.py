"""Clauses that hold nowhere or never bind, sums that do not add up, and promises that the rules do not keep.

Public names: `Finding`, `findings_of`. A finding is no mistake by itself: a total that the other clauses already make is clear
to a reader and tells a machine nothing. Each says for which routes it was found.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, Literal

from crossings.engine.choices import TimeRanOut
from crossings.engine.lint.binding import binds
from crossings.engine.lint.routes import advertised_for
from crossings.engine.lint.sums import Sum, sum_of
from crossings.engine.lint.ways import Ways
from crossings.engine.regulations.language import Advertised, AllOf, AnyOf, Clause, Closed, Duration, SomeOf
from crossings.engine.regulations.layout import layouts_on
from crossings.engine.regulations.load import clauses_within
from crossings.engine.regulations.routes import START, Route, fits, holds_on

if TYPE_CHECKING:
    from crossings.engine.lint.report import Lint

What = Literal[
    "dead_clause",
    "vacuous_clause",
    "asks_for_more_than_the_total",
    "asks_for_less_than_the_total",
    "takes_longer_than_advertised",
    "ends_before_advertised",
    "asks_for_more_than_advertised",
    "gives_less_than_advertised",
]


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found, about which clause (none for what is advertised), in words, and on which routes."""

    what: What
    clause: str
    says: str
    routes: tuple[Route, ...]


def findings_of(asked: Lint) -> tuple[Finding, ...]:
    """Everything found about a file: first the clauses in their order, then what is added up, then what is promised."""
    return (*_dead(asked), *_vacuous(asked), *_of_routes(asked))


# clauses


def _dead(asked: Lint) -> Iterator[Finding]:
    """Clauses that hold on no route that is open, and clauses that close none."""
    open_ones = [route for route in asked.routes if not asked.kind(route).closed]
    alive = {clause.id for route in _one_of_each(asked, open_ones) for clause in asked.held(route)}
    for clause in clauses_within(asked.rules.clauses):
        if isinstance(clause.rule, Closed):
            if not any(holds_on(clause, route) and fits(clause.rule.to, route) for route in asked.routes):
                yield Finding("dead_clause", clause.id, "It closes no route.", ())
        elif clause.id not in alive:
            yield Finding("dead_clause", clause.id, "It holds on no route that is open.", ())


def _one_of_each(asked: Lint, routes: Iterable[Route]) -> Iterator[Route]:
    """One route for each set of parts that clauses ask about."""
    clauses = list(clauses_within(asked.rules.clauses))
    parts = {part for clause in clauses for part in clause.when}
    if any(clause.valid for clause in clauses):
        parts.add(START)
    seen = set()
    for route in routes:
        told = tuple(route[part] for part in sorted(parts))
        if told not in seen:
            seen.add(told)
            yield route


def _vacuous(asked: Lint) -> Iterator[Finding]:
    """Clauses that keep no plan from anything, on any route that can be walked."""
    bound: set[str] = set()
    idle: dict[str, list[Route]] = {}
    for kind, routes in asked.kinds.items():
        if kind.closed:
            continue
        answer, ways = asked.answer(routes[0]), asked.ways(routes[0])
        bound |= {line.part for line in answer.conflict}
        if ways is None or answer.verdict != "achievable":
            continue
        for clause in _alone(asked.rules.clauses, routes[0]):
            if clause.id not in bound:
                if _binds(ways, clause):
                    bound.add(clause.id)
                else:
                    idle.setdefault(clause.id, []).extend(routes)
    order = [clause.id for clause in clauses_within(asked.rules.clauses)]
    for name in sorted(idle.keys() - bound, key=order.index):
        yield Finding(
            "vacuous_clause", name, "Without it nothing else could be planned: it never binds.", tuple(idle[name])
        )


def _binds(ways: Ways, clause: Clause) -> bool:
    try:
        return binds(ways, clause)
    except TimeRanOut:
        return True  # nothing is said that is not proved


def _alone(clauses: Iterable[Clause], route: Route) -> Iterator[Clause]:
    """The clauses of a route that stand by themselves: one of several alternatives is never without effect."""
    for clause in clauses:
        if holds_on(clause, route) and not isinstance(clause.rule, AnyOf | SomeOf | Closed):
            if isinstance(clause.rule, AllOf):
                yield from _alone(clause.rule.clauses, route)
            else:
                yield clause
                yield from _alone(clause.including, route)


# sums and promises


def _of_routes(asked: Lint) -> Iterator[Finding]:
    """What is found route by route; the same words about several routes are one finding."""
    found: dict[tuple[What, str, str], list[Route]] = {}
    for kind, routes in asked.kinds.items():
        if not kind.closed:
            added = sum_of(layouts_on(asked.loaded, tuple(sorted(routes[0].items()))))
            for route in routes:
                for told in [*_sums(added), *_promises(asked, route, added)]:
                    found.setdefault(told, []).append(route)
    for (what, clause, says), those in found.items():
        yield Finding(what, clause, says, tuple(those))


Told = tuple[What, str, str]


def _sums(added: Sum) -> Iterator[Told]:
    if added.total is None:
        return
    if added.least > added.total:
        yield (
            "asks_for_more_than_the_total",
            added.clause,
            f"The clauses ask for {added} together, the total for {added.total:g}.",
        )
    if added.most < added.total:
        left = f"{added.total - added.most:g} ECTS are left to any module."
        says = f"The clauses ask for {added} together, the total for {added.total:g}: {left}"
        yield "asks_for_less_than_the_total", added.clause, says


def _promises(asked: Lint, route: Route, added: Sum) -> Iterator[Told]:
    for promise in advertised_for(asked.rules, route):
        yield from _time(asked, route, promise)
        if promise.ects is not None:
            yield from _credits(float(promise.ects.points), added)


def _time(asked: Lint, route: Route, promise: Advertised) -> Iterator[Told]:
    finish = asked.finish(route)
    if promise.terms is None:
        return
    if finish is not None and finish > promise.terms:
        yield (
            "takes_longer_than_advertised",
            "",
            f"It is advertised as {promise.terms} terms, and the earliest plan takes {finish}.",
        )
    for clause in asked.held(route):
        most = clause.rule.terms.at_most if isinstance(clause.rule, Duration) else None
        if most is not None and most < promise.terms:
            yield (
                "ends_before_advertised",
                clause.id,
                f"It is advertised as {promise.terms} terms, and may last {most} at most.",
            )


def _credits(promised: float, added: Sum) -> Iterator[Told]:
    least = max(added.least, added.total or 0)
    if least > promised:
        yield (
            "asks_for_more_than_advertised",
            added.clause,
            f"It is advertised with {promised:g} ECTS, and asks for {least:g}.",
        )
    if max(added.most, added.total or 0) < promised:
        yield (
            "gives_less_than_advertised",
            added.clause,
            f"It is advertised with {promised:g} ECTS, and {max(added.most, added.total or 0):g} are enough.",
        )


def condition_of(
    routes: Iterable[Route], values: Mapping[str, tuple[str, ...]]
) -> Mapping[str, tuple[str, ...]] | None:
    """The condition that exactly these routes fit, without parts that may have any value; none where there is no such condition.

    >>> condition_of([{"mode": "a", "site": "x"}, {"mode": "a", "site": "y"}], {"mode": ("a", "b"), "site": ("x", "y")})
    {'mode': ('a',)}
    """
    told = list(routes)
    held = {
        part: tuple(value for value in among if any(route[part] == value for route in told))
        for part, among in values.items()
    }
    if sum(1 for _each in product(*held.values())) != len(told):
        return None
    return {part: among for part, among in held.items() if among != values[part]}
