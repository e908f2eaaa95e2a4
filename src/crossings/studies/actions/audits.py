"""Audits that are kept: `audit_now`."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_noop as _

from crossings.engine.regulations.audit import audit
from crossings.engine.regulations.telling import as_data
from crossings.journal.record import Actor, recording
from crossings.studies.actions.held import held, saved
from crossings.studies.models import AuditResult, Enrolment
from crossings.studies.records import record_data, record_of, rules_for

VERBS = (_("audit"),)
"""What the journal calls these verbs, named here so that they are translated."""


def audit_now(*, enrolment: Enrolment, on: date, by: Actor, at: datetime, why: str = "") -> AuditResult:
    """Audit a student's record as of a day, and keep what came out with the record and the checksum of the rules.

    With these three the same audit can be made again years later. Plans are left out: what is kept is what was so. Where
    nothing has changed since the last audit of the same day, that one is the answer.

    Example::

        audit_now(enrolment=enrolment, on=date(2024, 7, 1), by=actor, at=now, why="Board of 1 July")
    """
    with transaction.atomic():
        fresh = held(enrolment)
        record, loaded = record_of(fresh), rules_for(fresh)
        told = as_data(audit(loaded, record, on))
        kept = AuditResult(
            enrolment=fresh,
            at=at,
            on=on,
            checksum=loaded.checksum,
            verdict=told["verdict"],
            record=record_data(record),
            told=told,
        )
        last = AuditResult.objects.filter(enrolment=fresh).newest().first()
        if last is not None and _says(last) == _says(kept):
            return last
        with recording(kept, "audit", by=by, at=at, why=why):
            saved(kept)
    return kept


def _says(kept: AuditResult) -> tuple[object, ...]:
    return kept.on, kept.checksum, kept.record, kept.told
