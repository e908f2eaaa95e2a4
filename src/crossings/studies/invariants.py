"""What must hold of all studies together and no single row can promise.

Public name: `INVARIANTS`, which `crossings invariants` reads.
"""

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from django.db import models
from django.db.models import Exists, F, OuterRef

from crossings.engine.invariant import Invariant
from crossings.engine.refusal import Refusal
from crossings.engine.regulations.audit import audit
from crossings.engine.regulations.routes import route_of
from crossings.engine.regulations.telling import as_data
from crossings.programmes.invariants import keys
from crossings.studies.models import AuditResult, BoardDecision, Enrolment, PlannedModule, Recognition, Result
from crossings.studies.records import record_from, rules_for, rules_with

EACH_HOUR = 200  # audits that are made again each hour, the newest


def _enrolled_under_other_rules() -> Iterable[models.Model]:
    return Enrolment.objects.exclude(programme=F("edition__programme"))


def _checksums_of_no_text() -> Iterator[models.Model]:
    for enrolment in Enrolment.objects.with_rules():
        if enrolment.checksum not in enrolment.edition.checksums:
            yield enrolment


def _routes_with_parts_missing() -> Iterator[models.Model]:
    for enrolment in Enrolment.objects.with_rules():
        try:
            whole = route_of(rules_for(enrolment).regulations, enrolment.route)
        except Refusal:
            yield enrolment
        else:
            if dict(whole) != enrolment.route:
                yield enrolment


def _modules_of_no_rules() -> Iterator[models.Model]:
    for enrolment in Enrolment.objects.with_rules().prefetch_related("results", "plans__modules"):
        known = rules_for(enrolment).regulations.modules
        rows: list[Result | PlannedModule] = list(enrolment.results.all())
        rows += [each for plan in enrolment.plans.all() for each in plan.modules.all()]
        yield from (row for row in rows if row.module not in known)


def _completed_without_audit() -> Iterable[models.Model]:
    proof = AuditResult.objects.filter(enrolment=OuterRef("pk"), verdict="satisfied", on=OuterRef("ended_on"))
    return Enrolment.objects.filter(~Exists(proof), state="completed")


def _audits_that_come_out_otherwise(most: int | None = None) -> Iterator[models.Model]:
    """A kept audit is made again: the same record under the same text gives the same, whatever has changed since."""
    kept = AuditResult.objects.select_related("enrolment__edition__programme").newest()[:most]
    for row in kept.prefetch_related("enrolment__edition__errata"):
        loaded = rules_with(row.enrolment.edition, row.checksum)
        if loaded is None or not _is_said_again(row, as_data(audit(loaded, record_from(row.record), row.on))):
            yield row


def _is_said_again(kept: AuditResult, told: dict[str, Any]) -> bool:
    """Whether an audit says all that was kept; a later release may say more."""
    return all(told.get(name) == said for name, said in kept.told.items() if name != "clauses") and [
        (each["id"], each["standing"], each["counted"]) for each in kept.told["clauses"]
    ] == [(each["id"], each["standing"], each["counted"]) for each in told["clauses"]]


def _decided_on_their_own() -> Iterator[models.Model]:
    for model in (BoardDecision, Recognition):
        yield from model.objects.filter(enrolment__student=F("decided_by"))


INVARIANTS = (
    Invariant("an enrolment and its rules are of one programme", keys(_enrolled_under_other_rules)),
    Invariant("the checksum of an enrolment is that of a text of its edition", keys(_checksums_of_no_text)),
    Invariant("every part of a route is pinned, and known to the rules", keys(_routes_with_parts_missing)),
    Invariant("every module recorded or planned is known to the rules", keys(_modules_of_no_rules)),
    Invariant("an award rests on an audit of its day that says satisfied", keys(_completed_without_audit)),
    Invariant(
        "a kept audit, made again, says the same",
        keys(_audits_that_come_out_otherwise),
        in_part=keys(partial(_audits_that_come_out_otherwise, EACH_HOUR)),
    ),
    Invariant("nobody decided about their own studies", keys(_decided_on_their_own)),
)
