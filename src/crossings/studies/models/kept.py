"""What all records of studies share: for how long they are kept, whose they are, and the words of a request's states.

Public names: `STUDY_RECORD`, `STUDY_WORK`, `study_record`, `OfEnrolmentQuerySet`, `REQUEST_WORDS`, `in_states`.
"""

from enum import StrEnum
from typing import Any, Self

from django.apps import apps
from django.db import models
from django.db.models import CheckConstraint, Q
from django.utils.translation import gettext_lazy as _

from crossings.engine.privacy import Personal, Purpose, Retention, Sensitivity
from crossings.engine.studies.states import RequestState

STUDY_RECORD = Retention(days=3650, after="the studies ended")
"""What a certificate rests on, so that it can be proved and issued again."""
STUDY_WORK = Retention(days=365, after="the studies ended")
"""Plans, requests and what was written about them."""

REQUEST_WORDS = (
    (RequestState.ASKED.value, _("Waits for the board")),
    (RequestState.GRANTED.value, _("Granted")),
    (RequestState.REFUSED.value, _("Refused")),
    (RequestState.WITHDRAWN.value, _("Withdrawn")),
)


def study_record(*names: str, retention: Retention = STUDY_RECORD) -> dict[str, Personal]:
    """The declaration of fields that hold something of a student's studies."""
    return dict.fromkeys(names, Personal(Purpose.STUDIES, retention, Sensitivity.P3))


def in_states(field: str, states: type[StrEnum], *, name: str) -> CheckConstraint:
    """The constraint that a state is one of those that the engine knows."""
    return CheckConstraint(condition=Q(**{f"{field}__in": [state.value for state in states]}), name=name)


class OfEnrolmentQuerySet(models.QuerySet[Any]):
    """Rows that belong to an enrolment: who sees the enrolment sees them."""

    def visible_to(self, account: Any) -> Self:
        return self.filter(enrolment__in=apps.get_model("studies", "Enrolment")._default_manager.visible_to(account))
