"""What hangs on an assumption: which routes change, and whether the credits add up, under the other reading.

Public names: `OtherReading` (what is asked for of a reading), `UnderAssumption`, `under_others`. Where a source is open,
arithmetic may decide: a reading under which the clauses make exactly the total speaks for itself, as long as the other
does not.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, Protocol

from crossings.engine.lint.changes import RouteChange, route_changes
from crossings.engine.lint.report import Lint
from crossings.engine.lint.sums import Sum, sum_of
from crossings.engine.regulations.layout import layouts_on
from crossings.engine.regulations.load import Loaded
from crossings.engine.regulations.routes import Route

Arithmetic = Literal["only_this_adds_up", "only_the_other_adds_up", "both_add_up", "neither_adds_up"]
SAID: dict[tuple[bool, bool], Arithmetic] = {
    (True, False): "only_this_adds_up",
    (False, True): "only_the_other_adds_up",
    (True, True): "both_add_up",
    (False, False): "neither_adds_up",
}


class OtherReading(Protocol):
    """Another reading: the clauses and modules that it is about, what it says, and the rules as they then are."""

    @property
    def about(self) -> tuple[str, ...]: ...

    @property
    def says(self) -> str: ...

    @property
    def loaded(self) -> Loaded: ...


@dataclass(frozen=True, slots=True)
class UnderAssumption:
    """What changes under one other reading: routes by verdict or earliest finish, and which reading adds up.

    `arithmetic` is none where the reading leaves the sums of every route as they are, or where routes differ in it.
    """

    about: tuple[str, ...]
    says: str
    routes: tuple[RouteChange, ...]
    arithmetic: Arithmetic | None


def under_others(asked: Lint, others: Iterable[OtherReading]) -> tuple[UnderAssumption, ...]:
    """What changes under each of the other readings, taken one by one."""
    return tuple(_under(asked, each) for each in others)


def _under(asked: Lint, other: OtherReading) -> UnderAssumption:
    changed = Lint(other.loaded, asked.budget.left(), like=asked)
    told = {each for route in _of_each_kind(asked) if (each := _arithmetic(asked, changed, route)) is not None}
    return UnderAssumption(
        other.about, other.says, tuple(route_changes(asked, changed)), told.pop() if len(told) == 1 else None
    )


def _of_each_kind(asked: Lint) -> list[Route]:
    return [routes[0] for kind, routes in asked.kinds.items() if not kind.closed]


def _arithmetic(asked: Lint, changed: Lint, route: Route) -> Arithmetic | None:
    parts = tuple(sorted(route.items()))
    this, other = (sum_of(layouts_on(lint.loaded, parts)) for lint in (asked, changed))
    return None if this == other else SAID[_adds_up(this), _adds_up(other)]


def _adds_up(added: Sum) -> bool:
    return added.total is None or added.fits
