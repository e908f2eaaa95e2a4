"""Two editions of rules compared: which clauses came, went or changed, and which routes and students change verdict.

Public names: `compare`, `Comparison`, `student_change`, `StudentChange`. A clause is known by its id; one that names a list
changes with the modules of that list. Routes are compared by their parts, students by auditing their record under both
editions.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from crossings.engine.lint.changes import NOT_THERE, RouteChange, route_changes
from crossings.engine.lint.differences import Difference, differences_of
from crossings.engine.lint.report import Lint
from crossings.engine.planner.search import plan
from crossings.engine.refusal import Refusal
from crossings.engine.regulations.audit import audit
from crossings.engine.regulations.load import Loaded
from crossings.engine.regulations.record import Record


@dataclass(frozen=True, slots=True)
class StudentChange:
    """One record under both editions: its verdicts, and the clauses whose standing changes.

    The verdict is that of the audit; where something is missing, whether a plan leads to the award. There is none under an
    edition that does not know the student's route.
    """

    record: str
    old: str
    new: str
    clauses: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changes from one edition to another."""

    clauses: tuple[Difference, ...]
    others: tuple[Difference, ...]
    routes: tuple[RouteChange, ...]
    students: tuple[StudentChange, ...]
    old_checksum: str
    new_checksum: str

    @property
    def verdict(self) -> Literal["same", "changed", "undecided"]:
        """`changed` where a route or a student changes verdict, `undecided` where that could not be told in time."""
        pairs = [*((each.old, each.new) for each in self.routes), *((each.old, each.new) for each in self.students)]
        if any(old != new for old, new in pairs if "undecided" not in (old, new)):
            return "changed"
        return "undecided" if any("undecided" in pair for pair in pairs) else "same"


def compare(
    old: Loaded, new: Loaded, records: Mapping[str, Record] | None = None, *, on: date | None = None
) -> Comparison:
    """What changes from an edition to another, for routes and for students by the names of their records."""
    before = Lint(old)
    differences = tuple(differences_of(old.regulations, new.regulations))
    return Comparison(
        clauses=tuple(each for each in differences if each.part == "clause"),
        others=tuple(each for each in differences if each.part != "clause"),
        routes=tuple(route_changes(before, Lint(new, like=before))),
        students=tuple(student_change(old, new, name, record, on) for name, record in (records or {}).items()),
        old_checksum=old.checksum,
        new_checksum=new.checksum,
    )


def student_change(old: Loaded, new: Loaded, name: str, record: Record, on: date | None = None) -> StudentChange:
    """One record, by its name, under both editions as it is on a day; without a day every decision that never ends holds.

    >>> from crossings.engine.regulations.load import load
    >>> rules = '''
    ... format: crossings-rules/1
    ... programme: example
    ... edition: 2023-24
    ... title: {en: An example}
    ... route: {mode: [full_time]}
    ... terms: {autumn: {starts: 9}}
    ... modules: {A: {ects: 10}, B: {ects: 10}}
    ... clauses: [{id: first, take: A}]
    ... '''
    >>> had = Record("crossings-record/1", route={"mode": "full_time"})
    >>> student_change(load(rules), load(rules.replace("[full_time]", "[part_time]")), "amina", had)
    StudentChange(record='amina', old='achievable', new='', clauses=())
    """
    (before, was), (after, becomes) = (_judged(loaded, record, on) for loaded in (old, new))
    changed = tuple(
        (clause, was.get(clause, NOT_THERE), becomes.get(clause, NOT_THERE))
        for clause in {**was, **becomes}
        if was.get(clause) != becomes.get(clause)
    )
    return StudentChange(name, before, after, changed if before and after else ())


def _judged(loaded: Loaded, record: Record, on: date | None) -> tuple[str, Mapping[str, str]]:
    """The verdict and the standings of a record; none of both under rules that do not know its route or its terms."""
    try:
        done = audit(loaded, record, on)
        verdict: str = plan(loaded, record, on=on).verdict if done.verdict == "missing" else done.verdict
    except Refusal:
        return NOT_THERE, {}
    return verdict, {each.clause.id: each.standing for each in done.standings}
