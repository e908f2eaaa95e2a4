"""Rows of studies as values of the engine: the rules that hold for an enrolment, its record, and what that is worth.

`rules_for`, `rules_with`, `record_of`, `audit_of`; and a record as plain data that can be kept and read again: `record_data`,
`record_from`. Each says which relations it reads, so that a page prefetches them and asks no more.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, replace
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from crossings.engine.regulations.audit import audit
from crossings.engine.regulations.load import Loaded, load, load_record
from crossings.engine.regulations.record import Credit, Fact, Record
from crossings.engine.regulations.routes import Route
from crossings.engine.regulations.standing import Audit
from crossings.engine.studies.states import RequestState
from crossings.engine.values import Ects
from crossings.programmes.models import RegulationEdition
from crossings.programmes.regulations import rules_of
from crossings.studies.models import BoardDecision, Enrolment, Recognition, Result, StudyPlan

HELD = ("passed", "registered", "recognised")


def rules_for(enrolment: Enrolment) -> Loaded:
    """The rules by which an enrolment is judged: of its own edition, mended encoding included. Reads `edition.errata`."""
    return rules_of(enrolment.edition)


def rules_with(edition: RegulationEdition, checksum: str) -> Loaded | None:
    """The text of an edition that has this checksum, so that an old audit can be repeated. Reads `errata`."""
    if checksum == edition.effective_checksum:
        return rules_of(edition)
    texts = {edition.checksum: edition.text} | {each.checksum: each.text for each in edition.errata.all()}
    return _loaded(texts[checksum]) if checksum in texts else None


@lru_cache(maxsize=16)
def _loaded(text: str) -> Loaded:
    return load(text)


def record_of(enrolment: Enrolment, plan: StudyPlan | None = None, route: Route | None = None) -> Record:
    """What a student has, as the engine reads it: results, recognised credit, decisions, and what one plan adds.

    Reads `results`, `recognitions`, `decisions` and, of a plan, `modules`. `route` asks what would be on another one. What
    is planned and already passed, registered or recognised is not counted twice.
    """
    had = (*_of_results(enrolment.results.all()), *_recognised(enrolment))
    held = {credit.code for credit in had if credit.status in HELD}
    planned = (
        Credit(each.module, "planned", term=each.term)
        for each in (plan.modules.all() if plan else ())
        if each.module not in held
    )
    return Record(
        format="crossings-record/1",
        route=dict(route if route is not None else enrolment.route),
        credits=(*had, *planned),
        facts=tuple(_fact(each) for each in enrolment.decisions.all() if each.state == RequestState.GRANTED),
    )


def audit_of(enrolment: Enrolment, on: date, plan: StudyPlan | None = None) -> Audit:
    """What an enrolment's record is worth on a day. Reads what `rules_for` and `record_of` read."""
    return audit(rules_for(enrolment), record_of(enrolment, plan), on)


def _of_results(results: Iterable[Result]) -> Iterator[Credit]:
    """Results as credits, each with a name of its own: of a module that has several, the term tells them apart."""
    many = Counter(each.module for each in results if each.status in HELD)
    for each in results:
        is_alone = each.status == Result.Status.PASSED or (each.status in HELD and many[each.module] == 1)
        yield _of_result(each, "" if is_alone else f"{each.module} {each.term}".strip())


def _of_result(result: Result, name: str) -> Credit:
    return Credit(
        module=result.module,
        status=result.status,  # type: ignore[arg-type]  # the database holds the engine's words, and no others
        id=name,
        ects=result.ects,
        term=result.term,
        grade=result.grade,
    )


def _recognised(enrolment: Enrolment) -> Iterator[Credit]:
    """Credit from elsewhere, under a name that is no code of the rules: a code might begin like one of theirs."""
    for row in enrolment.recognitions.all():
        if row.state == RequestState.GRANTED:
            yield recognised(row)


def recognised(row: Recognition) -> Credit:
    """One recognition as credit, as if it were granted."""
    return Credit(
        module=row.name,
        status="recognised",
        ects=row.ects,
        term=row.term,
        grade=row.grade,
        at=row.at,
        stands_for=row.stands_for,
        kind=row.kind,
        tags=tuple(row.tags.split()),
    )


def _fact(row: BoardDecision) -> Fact:
    return fact(row, by=str(row.decided_by_id or ""), on=row.decided_on)


def fact(row: BoardDecision, by: str = "", on: date | None = None) -> Fact:
    """One decision as a fact, as if it were granted; the record names its approver by an opaque key."""
    return Fact(
        kind=row.kind,  # type: ignore[arg-type]  # the database holds the engine's words, and no others
        clause=row.clause,
        because=row.reason or row.because,
        by=f"account:{by}" if by else "",
        on=on,
        until=row.until,
        module=row.module,
        instead_of=row.instead_of,
        modules=None if row.modules is None else Decimal(row.modules),
        ects=None if row.ects is None else row.ects.points,
    )


def with_decision(record: Record, row: BoardDecision) -> Record:
    """The record as it would be if this decision were granted."""
    return replace(record, facts=(*record.facts, fact(row)))


def with_recognition(record: Record, row: Recognition) -> Record:
    """The record as it would be if this credit were recognised."""
    return replace(record, credits=(*record.credits, recognised(row)))


def record_data(record: Record) -> dict[str, Any]:
    """A record in plain values, in the form of a record file: only what is said of each credit and fact."""
    return {
        "format": record.format,
        "route": dict(record.route),
        "credits": [_said(each) for each in record.credits],
        "facts": [_said(each) for each in record.facts],
    }


def record_from(data: Mapping[str, Any]) -> Record:
    """The record that was kept as plain values. Raises `Unreadable` for anything else."""
    return load_record(json.dumps(data))


def _said(value: Credit | Fact) -> dict[str, Any]:
    told = ((each.name, getattr(value, each.name)) for each in fields(value))
    return {name: _plain(found) for name, found in told if found not in (None, "", ())}


def _plain(value: object) -> object:
    """Numbers as text, so that no digit is lost; days as text."""
    if isinstance(value, tuple):
        return list(value)
    return str(value.points) if isinstance(value, Ects) else str(value)
