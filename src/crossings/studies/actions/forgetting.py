"""What goes when the time of keeping is over: `forget`."""

from datetime import datetime

from django.db import models, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from crossings.engine.refusal import Refusal
from crossings.journal.actions import erase_personal_values, remove
from crossings.journal.record import Actor
from crossings.studies.actions.held import held
from crossings.studies.models import Enrolment
from crossings.studies.models.kept import STUDY_RECORD, STUDY_WORK

VERBS = (gettext_noop("remove"),)
"""What the journal calls these verbs, named here so that they are translated."""


def forget(*, enrolment: Enrolment, by: Actor, at: datetime, why: str) -> int:
    """Take away of ended studies what is due: a year after their end the plans, ten years after it all the rest.

    The journal keeps that something was removed, by whom and why, and nothing of what it said. Returns the number of
    records removed. Raises `Refusal` while nothing is due.

    Example::

        forget(enrolment=ended, by=Actor("system:scheduler"), at=now, why="The time for which it is kept is over")
    """
    with transaction.atomic():
        fresh = held(enrolment)
        going = _due(fresh, at)
        if not going:
            raise Refusal(
                _("Nothing was removed."),
                _("The time for which these studies are kept is not over."),
                _("Leave them as they are."),
            )
        named = [(row._meta.label_lower, str(row.pk)) for each in going for row in (each, *_below(each))]
        for each in going:
            remove(record=each, by=by, at=at, why=why)
        for kind, key in named:
            erase_personal_values(kind=kind, record_key=key, by=by, at=at, why=why)
    return len(named)


def _due(enrolment: Enrolment, at: datetime) -> list[models.Model]:
    if STUDY_RECORD.is_due(enrolment.ended_on, at.date()):
        return [enrolment]
    return list(enrolment.plans.all()) if STUDY_WORK.is_due(enrolment.ended_on, at.date()) else []


def _below(record: models.Model) -> list[models.Model]:
    """Every record that belongs to an enrolment; a plan's modules are parts of it."""
    if not isinstance(record, Enrolment):
        return []
    names = ("results", "recognitions", "decisions", "plans", "audits")
    return [row for name in names for row in getattr(record, name).all()]
