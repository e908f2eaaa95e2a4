"""Results of modules: `record_result`, `correct_result`."""

from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from crossings.engine.refusal import Refusal
from crossings.engine.studies.states import EnrolmentState
from crossings.engine.values import Ects
from crossings.journal.record import Actor, NothingRecorded, recording
from crossings.studies.actions.held import held, open_only, saved
from crossings.studies.known import known_grade, known_module, known_term
from crossings.studies.letters import RECORD_CHANGED, tell
from crossings.studies.models import Enrolment, Result
from crossings.studies.records import rules_for

VERBS = (gettext_noop("record a result"), gettext_noop("correct a result"))
"""What the journal calls these verbs, named here so that they are translated."""


def record_result(
    *,
    enrolment: Enrolment,
    module: str,
    status: str,
    term: str = "",
    ects: Ects | None = None,
    grade: Decimal | None = None,
    by: Actor,
    at: datetime,
    why: str = "",
) -> Result:
    """Record that a student is registered for a module in a term, or what came of it; a registration becomes its result.

    The same said again changes nothing. Raises `Refusal` for a module or a term that the rules do not know, a grade that
    is not on the scale, and where that term has another result already: that one is corrected, with a reason.

    Example::

        record_result(enrolment=e, module="POLI9400", status="passed", term="2023-24/autumn", grade=Decimal(66), …)
    """
    with transaction.atomic():
        fresh = held(enrolment)
        open_only(fresh)
        there = next((each for each in fresh.results.all() if (each.module, each.term) == (module, term)), None)
        result = there or Result(enrolment=fresh, module=module, term=term)
        with recording(result, "record a result", by=by, at=at, why=why):
            if there is not None and _says(there, status, ects, grade):
                raise NothingRecorded
            if there is not None and there.status != Result.Status.REGISTERED:
                raise Refusal(
                    _("The result of %(module)s was not recorded.") % {"module": module},
                    _("It has one in this term already: %(status)s.") % {"status": there.get_status_display()},
                    _("Correct that one, and say why."),
                )
            _give(fresh, result, status, ects, grade)
            tell(RECORD_CHANGED, [fresh.student], about=fresh, by=by)
    return result


def correct_result(
    *,
    result: Result,
    status: str,
    term: str,
    ects: Ects | None = None,
    grade: Decimal | None = None,
    by: Actor,
    at: datetime,
    why: str,
) -> Result:
    """Mend what a result says; the journal keeps what it said before. The module stays: another module is another result.

    Raises `Refusal` as `record_result` does, and once the studies are completed: the award rests on what was recorded.

    Example::

        correct_result(
            result=result, status="passed", term=result.term, grade=Decimal(58), by=actor, at=now, why="Second marking"
        )
    """
    with transaction.atomic():
        fresh = held(result.enrolment)
        if fresh.state == EnrolmentState.COMPLETED:
            raise Refusal(
                _("The result was not corrected."),
                _("The studies are completed, and the award rests on what was recorded."),
                _("Ask the board that awarded it."),
            )
        with recording(result, "correct a result", by=by, at=at, why=why):
            result.refresh_from_db()
            if _says(result, status, ects, grade) and result.term == term:
                raise NothingRecorded
            result.term = term
            _give(fresh, result, status, ects, grade)
            tell(RECORD_CHANGED, [fresh.student], about=fresh, by=by)
    return result


def _says(result: Result, status: str, ects: Ects | None, grade: Decimal | None) -> bool:
    return (result.status, result.ects, result.grade) == (status, ects, grade)


def _give(enrolment: Enrolment, result: Result, status: str, ects: Ects | None, grade: Decimal | None) -> None:
    rules = rules_for(enrolment).regulations
    known_module(rules, result.module)
    known_term(rules, result.term)
    known_grade(enrolment.programme, grade)
    result.status, result.ects, result.grade = status, ects, grade
    saved(result)
