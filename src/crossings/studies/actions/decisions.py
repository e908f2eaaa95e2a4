"""Decisions of the board about one student: `ask_decision`, `decide`, `withdraw_decision`."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from crossings.engine.refusal import Refusal
from crossings.engine.studies.states import RequestState
from crossings.journal.record import Actor, recording
from crossings.people.models import Account
from crossings.studies.actions.held import (
    as_kept,
    held,
    not_ones_own,
    not_the_student,
    open_only,
    saved,
    state_answered,
    withdrawn,
)
from crossings.studies.known import known_decision
from crossings.studies.letters import REQUEST_ANSWERED, tell, tell_the_board
from crossings.studies.models import BoardDecision, Enrolment
from crossings.studies.records import rules_for

VERBS = (
    gettext_noop("ask for a decision"),
    gettext_noop("decide"),
    gettext_noop("decide against"),
    gettext_noop("withdraw a decision"),
)
"""What the journal calls these verbs, named here so that they are translated."""


def ask_decision(*, decision: BoardDecision, by: Actor, at: datetime, why: str = "") -> BoardDecision:
    """Ask the board for a decision about one clause, such as an exemption. Nothing follows until it has decided.

    A request with the key of one that is there is that one; the same question is not put twice while it waits or while
    what was granted holds. Raises
    `Refusal` for a clause or a module that the rules of this route do not know.

    Example::

        ask_decision(
            decision=BoardDecision(enrolment=e, kind="exemption", clause="methodology", because="…"), by=actor, at=now
        )
    """
    with transaction.atomic():
        fresh = held(decision.enrolment)
        open_only(fresh)
        kept = as_kept(decision)
        if kept._state.adding:
            _refuse_twice(fresh, kept, at.date())
            with recording(kept, "ask for a decision", by=by, at=at, why=why):
                _is_known(fresh, kept)
                saved(kept)
                tell_the_board(kept, by=by)
    return kept


def decide(
    *,
    decision: BoardDecision,
    approver: Account,
    granted: bool,
    reason: str,
    on: date,
    by: Actor,
    at: datetime,
    why: str = "",
) -> BoardDecision:
    """Take a decision about one student, asked for or of the board's own accord, with the reason that the student reads.

    It changes what one clause asks of this student, and never the rules. The same decision sent twice is taken once. Raises
    `Refusal` without a reason, on one's own studies, for a clause or a module that the rules of this route do not know, for
    a decision that would change nothing there, and where it is decided already.

    Example::

        decide(
            decision=asked,
            approver=birgit,
            granted=True,
            reason="Done in Leuven, 2022",
            on=date(2024, 2, 1),
            by=actor,
            at=now,
        )
    """
    with transaction.atomic():
        fresh = held(decision.enrolment)
        open_only(fresh)
        not_ones_own(fresh, approver)
        kept = as_kept(decision)
        with recording(kept, "decide" if granted else "decide against", by=by, at=at, why=why):
            after = state_answered(kept, granted=granted, reason=reason)
            if granted:
                _is_known(fresh, kept)
            kept.state, kept.reason, kept.decided_by, kept.decided_on = after.value, reason, approver, on
            saved(kept)
            tell(REQUEST_ANSWERED, [fresh.student], about=fresh, by=by)
    return kept


def withdraw_decision(*, decision: BoardDecision, by: Actor, at: datetime, why: str) -> BoardDecision:
    """Take a request or a decision back; from then on the clause asks what it asks of everybody.

    Raises `Refusal` where the student takes back what was granted: nobody decides about their own studies.

    Example::

        withdraw_decision(decision=row, by=actor, at=now, why="Granted for the wrong clause")
    """
    with transaction.atomic():
        fresh = held(decision.enrolment)
        open_only(fresh)
        with recording(decision, "withdraw a decision", by=by, at=at, why=why):
            decision.refresh_from_db()
            not_the_student(decision, by)
            decision.state = withdrawn(decision).value
            saved(decision)
            tell(REQUEST_ANSWERED, [fresh.student], about=fresh, by=by)
    return decision


def _is_known(enrolment: Enrolment, decision: BoardDecision) -> None:
    names = [each.name for each in enrolment.recognitions.all()]
    known_decision(rules_for(enrolment), enrolment.route, decision, names)


def _refuse_twice(enrolment: Enrolment, decision: BoardDecision, day: date) -> None:
    asked = (decision.kind, decision.clause, decision.module, decision.instead_of)
    for each in enrolment.decisions.all():
        is_the_same = (each.kind, each.clause, each.module, each.instead_of) == asked
        has_ended = each.until is not None and each.until <= day
        if is_the_same and not has_ended and each.state in (RequestState.ASKED, RequestState.GRANTED):
            raise Refusal(
                _("The request was not put to the board."),
                _("The same was asked before: %(state)s.") % {"state": each.get_state_display()},
                _("Wait for the answer, or take that request back first."),
            )
