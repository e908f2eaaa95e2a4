"""What happens to records of studies by the clock."""

from datetime import datetime

from django.utils import timezone
from django_tasks import task

from crossings.engine.refusal import Refusal
from crossings.journal.record import Actor
from crossings.studies import actions
from crossings.studies.models import Enrolment
from crossings.studies.models.kept import STUDY_WORK

SCHEDULER = Actor("system:scheduler")


@task()
def forget_studies() -> None:
    """Take away what is due of studies that ended long ago."""
    forget_what_is_due(timezone.now())


def forget_what_is_due(at: datetime) -> int:
    """Take away all that is due at this moment; returns how many records went. Safe to repeat."""
    gone = 0
    for enrolment in Enrolment.objects.ended():
        if STUDY_WORK.is_due(enrolment.ended_on, at.date()):
            gone += _forgotten(enrolment, at)
    return gone


def _forgotten(enrolment: Enrolment, at: datetime) -> int:
    """How many records of one enrolment went; none where only what is kept longer is left."""
    try:
        return actions.forget(enrolment=enrolment, by=SCHEDULER, at=at, why="The time for which it is kept is over")
    except Refusal:
        return 0
