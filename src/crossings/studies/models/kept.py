"""What all records of studies share: for how long they are kept, whose they are, and what a request is.

Public names: `STUDY_RECORD`, `STUDY_WORK`, `study_record`, `OfEnrolmentQuerySet`, `Request`, `in_states`,
`decided_with_reason`.
"""

import uuid
from enum import StrEnum
from typing import Any, ClassVar, Self

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q
from django.utils.translation import gettext_lazy as _

from crossings.engine.privacy import Personal, Purpose, Retention, Sensitivity
from crossings.engine.studies.states import RequestState
from crossings.fields.choice import ChoiceField

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


def decided_with_reason(name: str) -> CheckConstraint:
    """The constraint that what is granted or refused says when and why, and what waits says neither."""
    return CheckConstraint(
        condition=Q(state="asked", decided_on__isnull=True, reason="")
        | (Q(state__in=["granted", "refused"], decided_on__isnull=False) & ~Q(reason=""))
        | Q(state="withdrawn"),
        name=name,
    )


class OfEnrolmentQuerySet(models.QuerySet[Any]):
    """Rows that belong to an enrolment: who sees the enrolment sees them."""

    def visible_to(self, account: Any) -> Self:
        return self.filter(enrolment__in=apps.get_model("studies", "Enrolment")._default_manager.visible_to(account))


class RequestQuerySet(OfEnrolmentQuerySet):
    def asked(self) -> Self:
        """Those that wait for the board."""
        return self.filter(state=RequestState.ASKED.value)

    def granted(self) -> Self:
        return self.filter(state=RequestState.GRANTED.value)


class Request(models.Model):
    """What is put before the board, and its answer: granted or refused on a day, with the reason."""

    key = models.UUIDField(_("key"), default=uuid.uuid4, unique=True, editable=False)
    because = models.TextField(_("why it is asked for"), blank=True)
    state = ChoiceField(
        _("state"), max_length=9, choices=REQUEST_WORDS, default=RequestState.ASKED.value, editable=False
    )
    reason = models.TextField(_("reason of the decision"), blank=True, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name=_("decided by"),
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )
    decided_on = models.DateField(_("decided on"), null=True, blank=True, editable=False)

    objects: ClassVar[RequestQuerySet] = RequestQuerySet.as_manager()  # type: ignore[assignment]
    kept_about = "enrolment__student"

    class Meta:
        abstract = True
