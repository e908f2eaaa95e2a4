"""The students of one edition of the rules under another one: who would have another verdict, and by which clauses.

Public names: `Comparison`, `compared`, `StudentLine`, `student_lines`. Who changes is found by the engine. What it said of a
record is kept for a while in the memory of the process, under the checksum of all that it was asked, and never on a disk;
what there was no time for is told as open, and found when the page is asked for again.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from hashlib import sha256
from typing import NamedTuple

from django.core.cache import caches
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from crossings.engine.lint.changes import NOT_THERE
from crossings.engine.lint.compare import StudentChange, student_change
from crossings.engine.planner.budget import Budget
from crossings.engine.refusal import Refusal
from crossings.engine.regulations.language import Clause
from crossings.engine.regulations.load import Loaded, clauses_within
from crossings.engine.regulations.record import Record
from crossings.programmes.models import RegulationEdition
from crossings.programmes.pages.rules.naming import said
from crossings.programmes.pages.rules.wording import Wording
from crossings.programmes.regulations import rules_of
from crossings.studies.known import known_route, known_term
from crossings.studies.models import Enrolment
from crossings.studies.pages.standing import SHAPES, STANDINGS, VERDICTS
from crossings.studies.pages.supposing import with_sizes
from crossings.studies.pages.wording import kept_wording, route_in_words
from crossings.studies.records import record_data, record_of

WORDS: dict[str, str | Promise] = {
    **VERDICTS,
    "achievable": _("A way to the end"),
    "not_achievable": _("No way to the end"),
    "undecided": _("Not decided in time"),
    NOT_THERE: _("Not there"),
}
SHAPES_OF: dict[str, str] = {
    **SHAPES,
    "achievable": "wait",
    "not_achievable": "no",
    "undecided": "tbc",
    NOT_THERE: "no",
}


class Said(NamedTuple):
    """A verdict or a standing in words, and its shape."""

    shape: str
    words: str


class ClauseChange(NamedTuple):
    """A clause that stands otherwise."""

    id: str
    heading: SafeString
    before: Said
    after: Said


@dataclass(frozen=True, slots=True)
class StudentLine:
    """One student under both editions; `why` says what an edition does not know of the record."""

    enrolment: Enrolment
    route: SafeString
    before: Said
    after: Said
    clauses: Sequence[ClauseChange]
    why: Sequence[str]


class Student(NamedTuple):
    """One student's record and what becomes of it."""

    enrolment: Enrolment
    record: Record
    change: StudentChange


@dataclass(frozen=True)
class Comparison:
    """The students of the first edition: those with another verdict first, then those with other clauses.

    `open` is how many there was no time for.
    """

    old: RegulationEdition
    new: RegulationEdition
    students: Sequence[Student]
    open: int

    @property
    def all(self) -> int:
        """How many students there are."""
        return len(self.students) + self.open

    @cached_property
    def changed(self) -> int:
        """How many would have another verdict, of those that were compared."""
        return sum(each.change.old != each.change.new for each in self.students)


def compared(
    enrolments: Iterable[Enrolment], old: RegulationEdition, new: RegulationEdition, day: date, budget: Budget
) -> Comparison:
    """Those who study by the rules of the first edition, on a day under both. Reads `with_credit()`."""
    before, after = rules_of(old), rules_of(new)
    records = [(each, with_sizes(record_of(each), before)) for each in enrolments]
    found = [(*each, _change(before, after, each[1], day, budget)) for each in records]
    students = [Student(each, record, change) for each, record, change in found if change is not None]
    return Comparison(old, new, sorted(students, key=_rank), len(found) - len(students))


def _change(old: Loaded, new: Loaded, record: Record, day: date, budget: Budget) -> StudentChange | None:
    """What was found out lately, else what is found now, as long as there is time."""
    asked = json.dumps([old.checksum, new.checksum, record_data(record), day.isoformat()], sort_keys=True)
    key, kept = f"studies-compared-{sha256(asked.encode()).hexdigest()}", caches["parts"]
    found: StudentChange | None = kept.get(key)
    if found is None and budget.left():
        found = student_change(old, new, "", record, day)
        kept.set(key, found)
    return found


def _rank(student: Student) -> tuple[bool, bool]:
    change = student.change
    return change.old == change.new, not change.clauses


def student_lines(students: Iterable[Student], found: Comparison, language: str) -> list[StudentLine]:
    """Students of a comparison in the words of a language."""
    sides = [_Side.of(edition, language) for edition in (found.old, found.new)]
    return [_line(each, sides, language) for each in students]


class _Side(NamedTuple):
    rules: Loaded
    wording: Wording
    clauses: dict[str, Clause]

    @classmethod
    def of(cls, edition: RegulationEdition, language: str) -> "_Side":
        rules = rules_of(edition)
        clauses = {each.id: each for each in clauses_within(rules.regulations.clauses)}
        return cls(rules, kept_wording(edition.pk, language), clauses)


def _line(student: Student, sides: Sequence[_Side], language: str) -> StudentLine:
    enrolment, record, change = student
    verdicts = (change.old, change.new)
    return StudentLine(
        enrolment=enrolment,
        route=route_in_words(sides[0].wording, enrolment.route),
        before=_said(change.old),
        after=_said(change.new),
        clauses=[_clause(*each, sides, language) for each in change.clauses],
        why=[_why(side, record) for side, verdict in zip(sides, verdicts, strict=True) if verdict == NOT_THERE],
    )


def _said(verdict: str) -> Said:
    return Said(SHAPES_OF[verdict], str(WORDS[verdict]))


def _clause(name: str, old: str, new: str, sides: Sequence[_Side], language: str) -> ClauseChange:
    """A clause in the words of the second edition, or of the first where only that one has it."""
    side = next(side for side in reversed(sides) if name in side.clauses)
    clause = side.clauses[name]
    heading = said(clause.text, language) or side.wording.clause(clause)
    return ClauseChange(
        name, heading, *(Said(SHAPES_OF[each], str(STANDINGS.get(each) or WORDS[each])) for each in (old, new))
    )


def _why(side: _Side, record: Record) -> str:
    """The first part of the route, or the first term, that an edition does not know."""
    rules = side.rules.regulations
    try:
        known_route(rules, record.route)
        for credit in record.credits:
            known_term(rules, credit.term)
    except Refusal as refusal:
        return f"{refusal.what} {refusal.why}"
    return ""
