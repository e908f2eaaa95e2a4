"""What one student has: credits, recorded decisions, and the route that was chosen.

Public names: `Record`, `Credit`, `Status`, `Fact` and its kinds. A record says what is so, never what follows from it.
The file form is the same as of regulations; `load.load_record` reads it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from crossings.engine.values import Ects

Status = Literal["passed", "recognised", "registered", "planned", "failed", "withdrawn"]
EARNED: tuple[Status, ...] = ("passed", "recognised")
Kind = Literal["exemption", "substitution", "allow", "pin", "threshold", "force", "milestone", "decision"]


@dataclass(frozen=True, slots=True)
class Credit:
    """One module taken, or credit earned elsewhere. Without `ects`, the module's own credits count."""

    module: Annotated[str, "code of the module; of credit earned elsewhere, what it is called there"]
    status: Annotated[Status, "how far it is"]
    id: Annotated[str, "a name of its own; left out: the code of the module"] = ""
    ects: Annotated[Ects | None, "credits, where they differ from those of the module"] = None
    term: Annotated[str, "the term in which it is taken, such as 2023-24/autumn"] = ""
    grade: Annotated[Decimal | None, "the grade, on the scale of the programme"] = None
    at: Annotated[str, "the institution where it was earned; left out: where the module is taught"] = ""
    stands_for: Annotated[str, "of recognised credit: the module that it stands for"] = ""
    kind: Annotated[str, "of recognised credit that stands for no module: its kind"] = ""
    tags: Annotated[tuple[str, ...], "of recognised credit that stands for no module: its facts in a word"] = ()

    @property
    def name(self) -> str:
        return self.id or self.module

    @property
    def code(self) -> str:
        return self.stands_for or self.module


@dataclass(frozen=True, slots=True)
class Fact:
    """A decision about one student: what it does, to which clause, by whom and why. It never lifts another clause.

    `exemption` waives a clause; `substitution` lets `module` stand for `instead_of` in it; `allow` lets `module` count in it;
    `pin` keeps the credit `module` to it; `threshold` asks for `modules` or `ects` in place of its own number; `force` holds it
    satisfied as a last resort; `milestone` and `decision` record that one was reached or taken.
    """

    kind: Annotated[Kind, "what it does"]
    clause: Annotated[str, "the clause that it is about; of a milestone, its name"]
    because: Annotated[str, "the reason"] = ""
    by: Annotated[str, "who decided"] = ""
    on: Annotated[date | None, "when"] = None
    until: Annotated[date | None, "the day from which it no longer holds"] = None
    module: Annotated[str, "the module that it is about"] = ""
    instead_of: Annotated[str, "of a substitution: the module replaced"] = ""
    modules: Annotated[Decimal | None, "of a threshold: how many modules are asked for"] = None
    ects: Annotated[Decimal | None, "of a threshold: how many credits are asked for"] = None

    def holds_on(self, day: date | None) -> bool:
        """Whether it holds on a day; without a day, whenever it did not end."""
        return (day is None or self.on is None or self.on <= day) and (
            self.until is None or (day is not None and day < self.until)
        )


@dataclass(frozen=True, slots=True)
class Record:
    """All that is known of one student's studies."""

    format: Annotated[Literal["crossings-record/1"], "the version of this form"]
    route: Annotated[Mapping[str, str], "the parts of the route that was chosen"] = field(default_factory=dict)
    credits: Annotated[tuple[Credit, ...], "modules taken and credit earned elsewhere"] = ()
    facts: Annotated[tuple[Fact, ...], "decisions about this student"] = ()

    def waived_on(self, day: date | None) -> frozenset[str]:
        """The clauses that a decision waives, or holds satisfied, on a day; milestones by their names."""
        return frozenset(
            fact.clause for fact in self.facts if fact.kind in ("exemption", "force") and fact.holds_on(day)
        )
