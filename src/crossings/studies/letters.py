"""Letters about studies: that there is something to read, and where; never what it says, nor of whom.

Public names: `PLAN_SHARED`, `PLAN_ANSWERED`, `REQUEST_MADE`, `REQUEST_ANSWERED`, `RECORD_CHANGED`, `tell`, `tell_the_board`.
A verb calls them inside its `recording`, once it knows that it changes something: the letter is queued with the change or
not at all. Its words are a template's, the subject in the first line.
"""

from collections.abc import Iterable

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.utils.translation import override

from crossings.journal.record import Actor
from crossings.people.models import Account
from crossings.people.roles import BoardMember
from crossings.studies.models import BoardDecision, Enrolment, Recognition, StudyPlan

PLAN_SHARED = "plan_shared"
PLAN_ANSWERED = "plan_answered"
REQUEST_MADE = "request_made"
REQUEST_ANSWERED = "request_answered"
RECORD_CHANGED = "record_changed"

About = Enrolment | StudyPlan | BoardDecision | Recognition


def tell(kind: str, readers: Iterable[Account], *, about: About, by: Actor) -> None:
    """Write to each reader, in their language, that there is something to read on the page of a record.

    Nobody is told what they did themselves, nor what no account did, such as the loading of a demonstration.
    """
    for reader in readers:
        if reader.is_active and by.startswith("account:") and by != reader.actor:
            _write(kind, reader, about)


def tell_the_board(request: BoardDecision | Recognition, *, by: Actor) -> None:
    """Write to everybody who may answer a request: those with a seat on the board of the programme and the role."""
    programme, student = request.enrolment.programme_id, request.enrolment.student_id
    members = Account.objects.get_queryset().filter(board_seats__programme=programme, groups__name=BoardMember.name)
    tell(REQUEST_MADE, members.exclude(pk=student).order_by("pk"), about=request, by=by)


def _write(kind: str, reader: Account, about: About) -> None:
    with override(reader.language):
        address = f"{settings.WAGTAILADMIN_BASE_URL}{about.get_absolute_url()}"
        subject, _line, text = render_to_string(f"studies/letters/{kind}.txt", {"address": address}).partition("\n")
    send_mail(subject, text.lstrip(), None, [reader.email])
