"""Routes through a programme, and the rules that hold on one of them.

Public names: `Route`, `START`, `VISA`, `fits`, `route_of` (a route completed and checked), `clauses_on` (the clauses that hold on
a route), `holds_on` (whether one does), `is_valid` (whether an intake is among those for which one holds).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from crossings.engine.refusal import Refusal
from crossings.engine.regulations.language import AllOf, AnyOf, Clause, Regulations, SomeOf, Validity

Route = Mapping[str, str]
START = "start"  # the part of a route that names the month in which it begins
VISA = "visa"  # the part of a route that names which visa the student needs: a fact, where other parts are chosen


def fits(when: Mapping[str, tuple[str, ...]], route: Route) -> bool:
    """Whether a route is of the kind that a condition names; an empty condition fits every route.

    >>> fits({"mode": ("full_time",)}, {"mode": "part_time", "version": "standard"})
    False
    """
    return all(route.get(part) in values for part, values in when.items())


def route_of(rules: Regulations, chosen: Route) -> Route:
    """The route with every part: those chosen, and of the others the usual value, which stands first in the file.

    Raises `Refusal` for a part or a value that the rules do not know.
    """
    for part, value in chosen.items():
        known = rules.route.get(part)
        if known is None:
            raise Refusal(
                f"“{part}” is no part of a route.", "The rules do not name it.", f"Parts are: {', '.join(rules.route)}."
            )
        if value not in known:
            raise Refusal(f"“{value}” is no {part}.", "The rules do not name it.", f"Values are: {', '.join(known)}.")
    return {part: chosen.get(part, values[0]) for part, values in rules.route.items()}


def clauses_on(clauses: Iterable[Clause], route: Route) -> tuple[Clause, ...]:
    """The clauses that hold on a route, in their order; groups keep only what holds within them."""
    return tuple(_narrowed(clause, route) for clause in clauses if holds_on(clause, route))


def holds_on(clause: Clause, route: Route) -> bool:
    """Whether a clause holds on a route: for its kind, and for its intake.

    >>> from crossings.engine.regulations.language import Take, Validity
    >>> first = Clause("first", Take(("A",)), valid=Validity(from_="2024-01"))
    >>> [holds_on(first, {"start": start}) for start in ("2023-09", "2024-01")]
    [False, True]
    """
    return fits(clause.when, route) and (clause.valid is None or is_valid(clause.valid, route.get(START, "")))


def is_valid(valid: Validity, start: str) -> bool:
    """Whether an intake, a month such as 2023-09, is among those for which a clause holds.

    >>> from crossings.engine.regulations.language import Validity
    >>> [is_valid(Validity(from_="2023-09", until="2024-09"), start) for start in ("2023-09", "2024-09")]
    [True, False]
    """
    return valid.from_ <= start and (not valid.until or start < valid.until)


def _narrowed(clause: Clause, route: Route) -> Clause:
    rule = clause.rule
    if isinstance(rule, AllOf | AnyOf | SomeOf):
        rule = replace(rule, clauses=clauses_on(rule.clauses, route))
    elif not clause.including:
        return clause
    return replace(clause, rule=rule, including=clauses_on(clause.including, route))
