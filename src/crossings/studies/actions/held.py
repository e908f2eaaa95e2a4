"""What every verb of studies does first: hold the enrolment, then look.

Public names: `held` (the enrolment, locked and read anew), `open_only`, `moved`, `saved`, `as_kept`, `state_answered`,
`withdrawn`, `not_ones_own`, `not_the_student`, `day_words`. What is refused is told in the language of who asked for it.
"""

from collections.abc import Mapping
from datetime import date
from typing import TypeVar

from django.db import models
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from crossings.engine.refusal import Refusal
from crossings.engine.studies.states import REQUEST, RequestState, State, move
from crossings.journal.record import Actor, NothingRecorded
from crossings.people.models import Account
from crossings.studies.models import BoardDecision, Enrolment, Recognition

Row = TypeVar("Row", BoardDecision, Recognition)


def held(enrolment: Enrolment) -> Enrolment:
    """The enrolment as the database holds it now, locked until the transaction ends, with all that its record is made of."""
    locked = Enrolment.objects.select_for_update(of=("self",)).filter(pk=enrolment.pk)
    return Enrolment.objects.with_record().get(pk=locked.get().pk)


def open_only(enrolment: Enrolment) -> None:
    """Refuse what is done to studies that are over."""
    if not enrolment.is_open:
        raise Refusal(
            _("Nothing was changed."),
            _("The studies ended on %(day)s.") % {"day": day_words(enrolment.ended_on)},
            _("Whoever comes back is enrolled anew; what was recorded wrongly is corrected."),
        )


def day_words(day: date | None) -> str:
    """A day as the reader's language writes it."""
    return date_format(day, "DATE_FORMAT") if day else ""


def moved(table: Mapping[tuple[State, str], State], state: State, verb: str, told: str) -> State:
    """The state that a verb leads to. A refusal says how it stands, in the words of the state: `told`."""
    if (state, verb) not in table:
        raise Refusal(
            _("Nothing was changed."),
            _("The state does not permit it: %(state)s.") % {"state": told},
            _("Look at it as it is now, then decide again."),
        )
    return move(table, state, verb)


def as_kept(row: Row) -> Row:
    """The row that the same request left before, by its key and within the same enrolment; else the row itself."""
    if not row._state.adding:
        row.refresh_from_db()
        return row
    return type(row)._default_manager.filter(enrolment=row.enrolment, key=row.key).first() or row


def state_answered(row: BoardDecision | Recognition, *, granted: bool, reason: str) -> RequestState:
    """The state after the board's answer. The same answer again is nothing to record; one without a reason is refused."""
    verb = "grant" if granted else "refuse"
    if row.state == REQUEST[RequestState.ASKED, verb] and row.reason == reason:
        raise NothingRecorded
    if not reason.strip():
        raise Refusal(
            _("The decision was not taken."),
            _("It has no reason, and the student reads the reason."),
            _("Write the reason."),
        )
    return moved(REQUEST, RequestState(row.state), verb, row.get_state_display())


def withdrawn(row: BoardDecision | Recognition) -> RequestState:
    """The state after a request, or what was granted, is taken back."""
    return moved(REQUEST, RequestState(row.state), "withdraw", row.get_state_display())


def not_ones_own(enrolment: Enrolment, approver: Account) -> None:
    """Refuse a decision about one's own studies."""
    if enrolment.student_id == approver.pk:
        raise Refusal(
            _("The decision was refused."),
            _("Nobody decides about their own studies."),
            _("Ask another member of the board."),
        )


def not_the_student(row: BoardDecision | Recognition, by: Actor) -> None:
    """Refuse the student who takes back what the board granted: also on whose board the student sits."""
    if row.state == RequestState.GRANTED and by == row.enrolment.student.actor:
        raise Refusal(
            _("The withdrawal was refused."),
            _("The board has decided, and nobody decides about their own studies."),
            _("Ask another member of the board."),
        )


def saved(row: models.Model) -> None:
    """Save a row that keeps every rule of its table. Raises `ValidationError` otherwise."""
    row.full_clean()
    row.save()
