"""What a student, an adviser or a board reads of studies by program: only those that the account may see on the pages.

The addresses answer whoever is signed in; audits and plans are told as docs/reference/rules-output.md describes.
"""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import Query, Router, Schema
from pydantic import Field

from crossings.engine.planner.search import plan as plan_from
from crossings.engine.planner.telling import as_data as answer_as_data
from crossings.engine.regulations.telling import as_data as audit_as_data
from crossings.machines import answers
from crossings.machines.asked import Asked, AskedPage, Day, language_of
from crossings.machines.telling import Reference, Row, below, reference
from crossings.studies.models import Enrolment, PlannedModule, StudyPlan
from crossings.studies.records import audit_of, record_of, rules_for

router = Router(tags=["Studies"])
COLUMNS = (
    *("id", "key", "state", "route", "starts", "enrolled_on", "ended_on", "award", "checksum"),
    *("programme__slug", "edition__key"),
)
PLAN = ("id", "key", "title", "state", "is_current", "question", "answer")


class EnrolmentTold(Schema):
    """One enrolment: the programme, the edition of its rules, and the route with every part."""

    key: str
    programme: Reference
    edition: str
    route: dict[str, str]
    state: str = Field(description="active, interrupted, withdrawn or completed.")
    starts: str
    enrolled_on: str
    ended_on: str | None
    award: str | None = Field(description="The award, once the studies are completed, by its name in the rules.")
    rules_checksum: str = Field(description="The SHA-256 of the rules at enrolment.")


class AuditTold(Schema):
    """What a record is worth, clause by clause, as `crossings rules audit --json` tells it."""

    verdict: str
    method: str
    award: str
    clauses: list[dict[str, Any]]
    allocation: list[dict[str, Any]]
    unused: list[dict[str, Any]]
    rules_checksum: str


class PlanAnswerTold(Schema):
    """The best way from the record to the award, or why there is none, as `crossings rules plan --json` tells it."""

    verdict: str
    plan: dict[str, Any] | None
    alternatives: list[dict[str, Any]]
    conflict: list[dict[str, Any]]
    conflict_is_minimal: bool
    rules_checksum: str


class TermTold(Schema):
    term: str
    modules: list[str]


class KeptPlanTold(Schema):
    """A plan that the student keeps. Drafts are told to the student alone."""

    key: str
    title: str
    state: str = Field(description="draft, shared, agreed or returned.")
    is_current: bool
    question: str | None
    answer: str | None
    terms: list[TermTold]


class AskedAudit(Asked):
    on: Day | None = Field(None, description="The day on which decisions hold; today without one.")
    plan: UUID | None = Field(None, description="The key of a kept plan, to be audited as if it came true.")


@router.get("/studies", **answers.for_accounts(answers.pages_of(EnrolmentTold)))
def list_studies(request: HttpRequest, asked: Query[AskedPage]) -> HttpResponseBase:
    """The studies that the account may see: its own, or those that it looks after. Needs a signed-in account."""
    return answers.page(request, asked, _seen(request).newest().values(*COLUMNS), tell_enrolments)


@router.get("/studies/{uuid:key}", **answers.for_accounts(answers.one_of(EnrolmentTold)))
def get_studies(request: HttpRequest, key: UUID, asked: Query[Asked]) -> HttpResponseBase:
    """One enrolment. Needs a signed-in account."""
    return answers.one(request, asked, _seen(request).filter(key=key).values(*COLUMNS), tell_enrolments)


@router.get("/studies/{uuid:key}/audit", **answers.for_accounts(answers.one_of(AuditTold)))
def get_audit(request: HttpRequest, key: UUID, asked: Query[AskedAudit]) -> HttpResponseBase:
    """The audit of a record on a day, with a plan or without. Needs a signed-in account."""
    answers.refuse_unknown(request, asked)
    enrolment = _whole(request, key)
    found = audit_of(enrolment, asked.on or timezone.localdate(), _plan(request, enrolment, asked.plan))
    return answers.answer(request, language_of(request, asked), _named(AuditTold, audit_as_data(found)))


@router.get("/studies/{uuid:key}/plan", **answers.for_accounts(answers.one_of(PlanAnswerTold)))
def get_plan(request: HttpRequest, key: UUID, asked: Query[Asked]) -> HttpResponseBase:
    """The best way from the record to the award, found anew, or why there is none. Needs a signed-in account."""
    answers.refuse_unknown(request, asked)
    enrolment = _whole(request, key)
    loaded = rules_for(enrolment)
    found = plan_from(loaded, record_of(enrolment), on=timezone.localdate())
    return answers.answer(request, language_of(request, asked), _named(PlanAnswerTold, answer_as_data(found, loaded)))


@router.get("/studies/{uuid:key}/plans", **answers.for_accounts(answers.pages_of(KeptPlanTold)))
def list_plans(request: HttpRequest, key: UUID, asked: Query[AskedPage]) -> HttpResponseBase:
    """The plans that are kept for an enrolment, the current one first. Needs a signed-in account."""
    enrolment = get_object_or_404(_seen(request), key=key)
    rows = StudyPlan.objects.visible_to(request.user).filter(enrolment=enrolment).in_order()
    return answers.page(request, asked, rows.values(*PLAN), tell_plans)


def tell_enrolments(rows: list[Row], language: str) -> list[Row]:
    return [
        {
            "key": str(row["key"]),
            "programme": reference("programmes", row["programme__slug"]),
            "edition": row["edition__key"],
            "route": row["route"],
            "state": row["state"],
            "starts": str(row["starts"]),
            "enrolled_on": str(row["enrolled_on"]),
            "ended_on": str(row["ended_on"]) if row["ended_on"] else None,
            "award": row["award"] or None,
            "rules_checksum": row["checksum"],
        }
        for row in rows
    ]


def tell_plans(rows: list[Row], language: str) -> list[Row]:
    keys = [row["id"] for row in rows]
    chosen = PlannedModule.objects.filter(plan__in=keys).order_by("term", "module")
    modules = below(chosen.values("plan_id", "term", "module"), by="plan_id")
    return [
        {
            "key": str(row["key"]),
            **{name: row[name] for name in ("title", "state", "is_current")},
            **{name: row[name] or None for name in ("question", "answer")},
            "terms": _terms(modules[row["id"]]),
        }
        for row in rows
    ]


def _terms(modules: list[Row]) -> list[Row]:
    by_term: dict[str, list[str]] = {}
    for each in modules:
        by_term.setdefault(each["term"], []).append(each["module"])
    return [{"term": term, "modules": codes} for term, codes in by_term.items()]


def _seen(request: HttpRequest) -> Any:
    return Enrolment.objects.visible_to(request.user)


def _whole(request: HttpRequest, key: UUID) -> Enrolment:
    """The enrolment with all that its record is made of; the same answer for one that is not there and one that is not theirs."""
    return get_object_or_404(_seen(request).with_record(), key=key)


def _plan(request: HttpRequest, enrolment: Enrolment, key: UUID | None) -> StudyPlan | None:
    if key is None:
        return None
    return get_object_or_404(StudyPlan.objects.visible_to(request.user).with_modules(), enrolment=enrolment, key=key)


def _named(told: type[Schema], data: dict[str, Any]) -> dict[str, Any]:
    """What the description names of an answer, in its order."""
    return {name: data[name] for name in told.model_fields}
