"""The studies of the demonstration's students: one half way through Brussels, one in Valencia who waits for the board."""

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.db import transaction

from crossings.demo.ensure import DEMO, ensure
from crossings.demo.people import WHY
from crossings.demo.reading import read
from crossings.demo.sources import source
from crossings.engine.values import Ects
from crossings.people.models import Account
from crossings.programmes.models import Programme, RegulationEdition
from crossings.studies import actions
from crossings.studies.models import BoardDecision, BoardSeat, Enrolment, GradeScale, Recognition

DATA = Path(__file__).parent / "data" / "studies.yaml"
APPROVER = "birgit"
Row = dict[str, Any]


def load(at: datetime) -> None:
    """Add the scales, the seats and each enrolment that is not there yet, whole."""
    told = read(DATA)
    for row in told["scales"]:
        values = {**row, "source": source(row["source"])}
        ensure(GradeScale, at=at, key={"programme": Programme.objects.get(slug=values.pop("programme"))}, **values)
    for name, slugs in told["board"].items():
        for slug in slugs:
            ensure(BoardSeat, at=at, key={"account": _account(name), "programme": Programme.objects.get(slug=slug)})
    for row in told["enrolments"]:
        if not Enrolment.objects.filter(student=_account(row["student"]), programme__slug=row["programme"]).exists():
            with transaction.atomic():
                _enrol(row, at)


def _account(name: str) -> Account:
    return Account.objects.get_by_natural_key(f"{name}@demo.example")


def _enrol(row: Row, at: datetime) -> None:
    acts: Row = {"by": DEMO, "at": at, "why": WHY}
    enrolment = actions.enrol(
        student=_account(row["student"]),
        edition=RegulationEdition.objects.get(programme__slug=row["programme"], key=row["edition"]),
        route=row["route"],
        on=row["enrolled_on"],
        adviser=_account(row["adviser"]) if "adviser" in row else None,
        **acts,
    )
    for result in row["results"]:
        actions.record_result(enrolment=enrolment, **{**result, "grade": _grade(result)}, **acts)
    for recognition in row.get("recognitions", []):
        _recognise(enrolment, recognition, acts)
    for decision in row.get("decisions", []):
        actions.ask_decision(decision=BoardDecision(enrolment=enrolment, **decision), **acts)
    if "plan" in row:
        _plan(enrolment, row["plan"], acts)


def _grade(row: Row) -> Decimal | None:
    return Decimal(str(row["grade"])) if "grade" in row else None


def _recognise(enrolment: Enrolment, row: Row, acts: Row) -> None:
    told = {name: value for name, value in row.items() if name not in ("granted", "decided_on")}
    values = {**told, "ects": Ects(str(row["ects"])), "grade": _grade(row)}
    recognition = actions.ask_recognition(recognition=Recognition(enrolment=enrolment, **values), **acts)
    day: date = row["decided_on"]
    decided: Row = {"granted": True, "reason": row["granted"], "on": day}
    actions.recognise(recognition=recognition, approver=_account(APPROVER), **decided, **acts)


def _plan(enrolment: Enrolment, row: Row, acts: Row) -> None:
    modules = [(term, code) for term, codes in row["modules"].items() for code in codes]
    plan = actions.keep_plan(enrolment=enrolment, title=row["title"], modules=modules, **acts)
    actions.share_plan(plan=plan, question=row["question"], **acts)
