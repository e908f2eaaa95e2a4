"""Every route that a file allows, and which of them ask for the same.

Public names: `every_route`, `Kind` (what routes have in common that are planned alike), `kind_of`, `closed_by` (the clauses that
close a route), `advertised_for` (what is promised for it). Routes of one kind have one answer, so that it is looked for once.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from math import prod
from typing import NamedTuple

from crossings.engine.planner.offers import SITE
from crossings.engine.refusal import Refusal
from crossings.engine.regulations.language import Advertised, Clause, Closed, Decision, Milestone, Regulations
from crossings.engine.regulations.rewriting import clauses_within
from crossings.engine.regulations.routes import START, Route, clauses_on, fits, holds_on

MOST_ROUTES = 4_096


def every_route(rules: Regulations) -> Iterator[Route]:
    """Each combination of the parts of a route, the usual values first. Raises `Refusal` where there are too many.

    >>> from types import SimpleNamespace
    >>> [dict(each) for each in every_route(SimpleNamespace(route={"mode": ("full", "part"), "site": ("here",)}))]
    [{'mode': 'full', 'site': 'here'}, {'mode': 'part', 'site': 'here'}]
    """
    many = prod(len(values) for values in rules.route.values())
    if many > MOST_ROUTES:
        raise Refusal(
            f"These rules have {many} routes.",
            f"Each is looked at, and {MOST_ROUTES} are the most.",
            "Leave out parts of a route that no clause asks for.",
        )
    for values in product(*rules.route.values()):
        yield dict(zip(rules.route, values, strict=True))


class Kind(NamedTuple):
    """What decides how a route is planned: its clauses by name, where among them it is closed, its start and its site."""

    clauses: tuple[str, ...]
    closed: tuple[str, ...]
    start: str
    site: str


def kind_of(rules: Regulations, route: Route) -> Kind:
    """The kind of a route. Milestones and decisions are left out: no plan can settle them."""
    held = holding_on(rules, route)
    return Kind(
        tuple(clause.id for clause in held if not isinstance(clause.rule, Milestone | Decision | Closed)),
        tuple(clause.id for clause in held if isinstance(clause.rule, Closed) and fits(clause.rule.to, route)),
        route.get(START, ""),
        route.get(SITE, "") if any(module.site for module in rules.modules.values()) else "",
    )


def holding_on(rules: Regulations, route: Route) -> tuple[Clause, ...]:
    """Every clause that holds on a route, those within others after them."""
    return tuple(clauses_within(clauses_on(rules.clauses, route)))


def closed_by(rules: Regulations, route: Route) -> tuple[Clause, ...]:
    """The clauses, outside of all groups, that say that a route is not open."""
    return tuple(
        clause
        for clause in rules.clauses
        if isinstance(clause.rule, Closed) and holds_on(clause, route) and fits(clause.rule.to, route)
    )


def advertised_for(rules: Regulations, route: Route) -> tuple[Advertised, ...]:
    """What is promised for a route."""
    return tuple(each for each in rules.advertised if fits(each.when, route))


def is_advertised(rules: Regulations, route: Route) -> bool:
    """Whether a route is promised to anybody: by what is advertised, and all of them where nothing is; and not closed."""
    return (not rules.advertised or bool(advertised_for(rules, route))) and not closed_by(rules, route)
