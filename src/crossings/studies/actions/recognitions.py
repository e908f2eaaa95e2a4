"""Credit from elsewhere: `ask_recognition`, `recognise`, `withdraw_recognition`."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from crossings.engine.refusal import Refusal
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
from crossings.studies.known import known_grade, known_module, known_term
from crossings.studies.letters import REQUEST_ANSWERED, tell, tell_the_board
from crossings.studies.models import Enrolment, Recognition
from crossings.studies.records import rules_for

VERBS = (
    gettext_noop("ask for recognition"),
    gettext_noop("recognise"),
    gettext_noop("refuse recognition"),
    gettext_noop("withdraw recognition"),
)
"""What the journal calls these verbs, named here so that they are translated."""


def ask_recognition(*, recognition: Recognition, by: Actor, at: datetime, why: str = "") -> Recognition:
    """Put credit from elsewhere before the board. Nothing follows from it until the board has decided.

    A request with the key of one that is there is that one. Raises `Refusal` for a module, a term or a grade that the
    rules do not know.

    Example::

        ask_recognition(recognition=Recognition(enrolment=e, institution="Leuven", called="Asylum law", …), by=actor, at=now)
    """
    with transaction.atomic():
        fresh = held(recognition.enrolment)
        open_only(fresh)
        kept = as_kept(recognition)
        if kept._state.adding:
            with recording(kept, "ask for recognition", by=by, at=at, why=why):
                _is_known(fresh, kept)
                saved(kept)
                tell_the_board(kept, by=by)
    return kept


def recognise(
    *,
    recognition: Recognition,
    approver: Account,
    granted: bool,
    reason: str,
    on: date,
    is_final: bool = True,
    by: Actor,
    at: datetime,
    why: str = "",
) -> Recognition:
    """Decide on credit from elsewhere, asked for or put forward by the board itself, with the reason that the student reads.

    `is_final=False` keeps it open to withdrawal, such as until the original transcript is seen. The same decision sent
    twice is taken once. Raises `Refusal` without a reason, on one's own studies, for what the rules do not know, and
    where it is decided already.

    Example::

        recognise(recognition=asked, approver=birgit, granted=True, reason="Same outcomes", on=date(2024, 2, 1), …)
    """
    with transaction.atomic():
        fresh = held(recognition.enrolment)
        open_only(fresh)
        not_ones_own(fresh, approver)
        kept = as_kept(recognition)
        with recording(kept, "recognise" if granted else "refuse recognition", by=by, at=at, why=why):
            after = state_answered(kept, granted=granted, reason=reason)
            _is_known(fresh, kept)
            kept.state, kept.reason, kept.decided_by, kept.decided_on = after.value, reason, approver, on
            kept.is_locked = granted and is_final
            saved(kept)
            tell(REQUEST_ANSWERED, [fresh.student], about=fresh, by=by)
    return kept


def withdraw_recognition(*, recognition: Recognition, by: Actor, at: datetime, why: str) -> Recognition:
    """Take a request back, or a recognition that was not final; it counts no more.

    Raises `Refusal` for what is final: the student may rely on it; and where the student takes back what was granted.

    Example::

        withdraw_recognition(recognition=row, by=actor, at=now, why="The transcript shows another module")
    """
    with transaction.atomic():
        fresh = held(recognition.enrolment)
        open_only(fresh)
        with recording(recognition, "withdraw recognition", by=by, at=at, why=why):
            recognition.refresh_from_db()
            not_the_student(recognition, by)
            if recognition.is_locked:
                raise Refusal(
                    _("The recognition was not withdrawn."),
                    _("It is final, and the student may rely on it."),
                    _("Leave it as it is; a decision of the board can change what a clause asks for."),
                )
            recognition.state = withdrawn(recognition).value
            saved(recognition)
            tell(REQUEST_ANSWERED, [fresh.student], about=fresh, by=by)
    return recognition


def _is_known(enrolment: Enrolment, recognition: Recognition) -> None:
    rules = rules_for(enrolment).regulations
    if recognition.stands_for:
        known_module(rules, recognition.stands_for)
    known_term(rules, recognition.term)
    known_grade(enrolment.programme, recognition.grade)
    partners = sorted({module.institution for module in rules.modules.values() if module.institution})
    if recognition.at and partners and recognition.at not in partners:
        raise Refusal(
            _("The partner “%(at)s” was not accepted.") % {"at": recognition.at},
            _("The rules of this enrolment know no such institution."),
            _("Write one of: %(names)s; or leave it empty.") % {"names": ", ".join(partners)},
        )
