"""The routes that change from one file of rules to another.

Public names: `RouteChange`, `route_changes`, `NOT_THERE`. Routes are compared by their parts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from crossings.engine.lint.report import Lint
from crossings.engine.regulations.routes import Route

NOT_THERE = ""  # the verdict of a route that an edition does not know


@dataclass(frozen=True, slots=True)
class RouteChange:
    """A route whose verdict, or whose earliest finish in terms, changes; an edition that does not know it has no verdict."""

    route: Route
    old: str
    new: str
    old_terms: int | None
    new_terms: int | None


def route_changes(old: Lint, new: Lint) -> Iterator[RouteChange]:
    """Each route whose verdict or earliest finish changes, or of which one verdict is undecided."""
    before, after = _by_parts(old.routes), _by_parts(new.routes)
    for parts, route in {**before, **after}.items():
        is_there = ((old, parts in before), (new, parts in after))
        verdicts = [lint.verdict(route) if there else NOT_THERE for lint, there in is_there]
        terms = [lint.finish(route) if there else None for lint, there in is_there]
        if verdicts[0] != verdicts[1] or terms[0] != terms[1] or "undecided" in verdicts:
            yield RouteChange(route, verdicts[0], verdicts[1], terms[0], terms[1])


def _by_parts(routes: Iterable[Route]) -> dict[tuple[tuple[str, str], ...], Route]:
    return {tuple(sorted(route.items())): route for route in routes}
