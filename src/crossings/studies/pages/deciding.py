"""What a decision or another route would change, shown before: the clauses that would stand otherwise, and the verdict.

Public names: `Preview`, `Change`, `preview_of_decision`, `preview_of_recognition`, `preview_of_route`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from crossings.engine.regulations.audit import audit
from crossings.engine.regulations.record import Record
from crossings.engine.regulations.routes import Route
from crossings.programmes.pages.rules.wording import Wording
from crossings.studies.models import BoardDecision, Enrolment, Recognition
from crossings.studies.pages.standing import AuditView, ClauseLine, audit_view
from crossings.studies.pages.wording import kept_wording
from crossings.studies.records import record_of, rules_for, with_decision, with_recognition


@dataclass(frozen=True, slots=True)
class Change:
    """One clause before and after."""

    before: ClauseLine
    after: ClauseLine


@dataclass(frozen=True, slots=True)
class Preview:
    """The audit as it is and as it would be."""

    before: AuditView
    after: AuditView

    @property
    def changes(self) -> Sequence[Change]:
        """The clauses that would stand otherwise, count something else or ask for another amount."""
        was = {line.id: line for line in self.before.lines}
        pairs = [(was[line.id], line) for line in self.after.lines if line.id in was]
        return [Change(old, new) for old, new in pairs if _says(old) != _says(new)]


def preview_of_decision(enrolment: Enrolment, decision: BoardDecision, day: date, language: str) -> Preview:
    """What granting a decision would change on a day. Reads `with_record()`."""
    return _preview(enrolment, with_decision(record_of(enrolment), decision), day, language)


def preview_of_recognition(enrolment: Enrolment, recognition: Recognition, day: date, language: str) -> Preview:
    """What recognising credit would change on a day. Reads `with_record()`."""
    return _preview(enrolment, with_recognition(record_of(enrolment), recognition), day, language)


def preview_of_route(enrolment: Enrolment, route: Route, day: date, language: str) -> Preview:
    """What another route would change on a day. Reads `with_record()`."""
    return _preview(enrolment, record_of(enrolment, route=route), day, language)


def _preview(enrolment: Enrolment, after: Record, day: date, language: str) -> Preview:
    wording = kept_wording(enrolment.edition_id, language)
    return Preview(
        _seen(enrolment, record_of(enrolment), day, wording),
        _seen(enrolment, after, day, wording),
    )


def _seen(enrolment: Enrolment, record: Record, day: date, wording: Wording) -> AuditView:
    return audit_view(audit(rules_for(enrolment), record, day), record, wording)


def _says(line: ClauseLine) -> tuple[object, ...]:
    return line.standing, line.counted, line.missing
