"""What an audit says: the standing of each clause, which credit was counted where, and why a credit was not.

Public names: `Standing`, `ClauseStanding`, `Placing`, `Unused`, `Audit`, `ExitStanding`, `worst`. All
values are frozen and plain.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Literal, get_args

from crossings.engine.regulations.language import Clause, Exit
from crossings.engine.regulations.record import Fact
from crossings.engine.values import Ects

Standing = Literal["waived", "satisfied", "satisfied_if_passed", "planned", "needs_decision", "missing"]
ORDER: tuple[Standing, ...] = get_args(Standing)  # the best first


def worst(standings: Iterable[Standing]) -> Standing:
    """The standing of several clauses together; of none, satisfied.

    >>> worst(["satisfied", "planned", "waived"]), worst(["waived"])
    ('planned', 'satisfied')
    """
    return max((each for each in standings if each != "waived"), key=ORDER.index, default="satisfied")


@dataclass(frozen=True, slots=True)
class ClauseStanding:
    """One clause, checked for one student.

    `missing_modules` and `missing_ects` say how much is still asked for, `missing_named` which modules by name. `is_tight`:
    nothing more can be counted here. `facts` are the decisions that bear on it; `reasons` say in words what no number says.
    """

    clause: Clause
    standing: Standing
    counted: tuple[str, ...] = ()
    missing_modules: int = 0
    missing_ects: Ects = field(default_factory=lambda: Ects(0))
    missing_named: tuple[str, ...] = ()
    is_tight: bool = False
    facts: tuple[Fact, ...] = ()
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Placing:
    """One credit, and the clauses that it was counted in, the innermost first."""

    credit: str
    clauses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unused:
    """One credit that is counted nowhere, and why.

    It is `failed` or `withdrawn`; below a `grade`; beyond the `limit` of a clause; of a module that stands `twice`, and another
    entry is taken for it; `not_needed` where it could count; `unknown` to the rules; or has `no_place`.
    """

    credit: str
    why: Literal["failed", "withdrawn", "grade", "limit", "twice", "not_needed", "unknown", "no_place"]
    clause: str = ""


@dataclass(frozen=True, slots=True)
class Audit:
    """What a record is worth under the rules of one route.

    `method` says how the allocation was found: by flow or by search, both exact. `checksum` names the text of the rules.
    """

    verdict: Standing
    method: Literal["flow", "search"]
    standings: tuple[ClauseStanding, ...]
    allocation: tuple[Placing, ...]
    unused: tuple[Unused, ...]
    award: str
    checksum: str
    leaving: Callable[[], tuple[ExitStanding, ...]] = field(default=tuple, compare=False, repr=False)

    @property
    def exits(self) -> tuple[ExitStanding, ...]:
        """Each exit award of the route, and whether the record reaches it; worked out when it is asked for."""
        return self.leaving()


@dataclass(frozen=True, slots=True)
class ExitStanding:
    """One exit award, checked for one student: the audit of what it asks for, which says what is missing."""

    exit: Exit
    audit: Audit
