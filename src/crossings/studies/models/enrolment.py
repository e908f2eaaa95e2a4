"""The enrolment: who studies what, under which edition of its rules, on which route, and how that stands."""

import uuid
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from crossings.engine.audience import Audience
from crossings.engine.privacy import Personal
from crossings.engine.studies.states import EnrolmentState
from crossings.fields.choice import ChoiceField
from crossings.fields.partial_date import PartialDateField
from crossings.people.permissions import belongs_to
from crossings.programmes.models import Programme, RegulationEdition
from crossings.studies.models.board import BoardSeat
from crossings.studies.models.kept import in_states, study_record

OPEN = (EnrolmentState.ACTIVE.value, EnrolmentState.INTERRUPTED.value)
ENDED = (EnrolmentState.WITHDRAWN.value, EnrolmentState.COMPLETED.value)


class EnrolmentQuerySet(models.QuerySet["Enrolment"]):
    def visible_to(self, account: Any) -> Self:
        """The student's own; those that an adviser advises; those of the programmes on whose board one sits.

        The office's roles that keep or audit records see all. Nobody else sees any.
        """
        if not account.is_authenticated:
            return self.none()
        if account.has_perm("studies.view_enrolment"):
            return self
        return self.filter(
            Q(pk__in=self.model._default_manager.of_student(account).values("pk"))
            | Q(pk__in=self.model._default_manager.advised_by(account).values("pk"))
            | Q(pk__in=self.model._default_manager.of_board(account).values("pk"))
        )

    def of_student(self, account: Any) -> Self:
        return self.filter(student=account) if account.is_authenticated else self.none()

    def advised_by(self, account: Any) -> Self:
        """Those whom this account advises, as long as it holds the role."""
        return self.filter(adviser=account) if belongs_to(account, Audience.ADVISERS) else self.none()

    def of_board(self, account: Any) -> Self:
        """Those of the programmes on whose board this account sits, as long as it holds the role."""
        return self.filter(programme__in=BoardSeat.objects.counting_for(account).values("programme"))

    def open(self) -> Self:
        return self.filter(state__in=OPEN)

    def ended(self) -> Self:
        return self.filter(state__in=ENDED)

    def newest(self) -> Self:
        return self.order_by("-enrolled_on", "-id")

    def with_rules(self) -> Self:
        """Each with its programme and what is asked to know the text of its rules."""
        return self.select_related("programme", "edition__programme", "student", "adviser").prefetch_related(
            "programme__translations", "edition__errata"
        )

    def with_record(self) -> Self:
        """Each with all that its record is made of: no further query for any of them."""
        return self.with_rules().with_credit()

    def with_credit(self) -> Self:
        """Each with its student, results, recognised credit and decisions."""
        return self.select_related("student").prefetch_related("results", "recognitions", "decisions")


class Enrolment(models.Model):
    """One person's studies in one programme. The rules and the route are pinned: later editions do not change them."""

    STATE_WORDS: ClassVar = (
        (EnrolmentState.ACTIVE.value, _("Active")),
        (EnrolmentState.INTERRUPTED.value, _("Interrupted")),
        (EnrolmentState.WITHDRAWN.value, _("Withdrawn")),
        (EnrolmentState.COMPLETED.value, _("Completed")),
    )

    key = models.UUIDField(_("key"), default=uuid.uuid4, unique=True, editable=False)
    student = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=_("student"), related_name="enrolments"
    )
    programme = models.ForeignKey(Programme, models.PROTECT, verbose_name=_("programme"), related_name="enrolments")
    edition = models.ForeignKey(
        RegulationEdition, models.PROTECT, verbose_name=_("edition of the rules"), related_name="enrolments"
    )
    checksum = models.CharField(_("checksum of the rules at enrolment"), max_length=71, editable=False)
    route = models.JSONField(_("route"), default=dict, blank=True)
    starts = PartialDateField(_("start"))
    enrolled_on = models.DateField(_("enrolled on"))
    adviser = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name=_("adviser"),
        null=True,
        blank=True,
        related_name="advised_enrolments",
    )
    state = ChoiceField(
        _("state"), max_length=11, choices=STATE_WORDS, default=EnrolmentState.ACTIVE.value, editable=False
    )
    ended_on = models.DateField(_("ended on"), null=True, blank=True, editable=False)
    award = models.CharField(_("award"), max_length=80, blank=True, editable=False)

    objects: ClassVar[EnrolmentQuerySet] = EnrolmentQuerySet.as_manager()  # type: ignore[assignment]
    kept_about = "student"
    personal_fields: ClassVar[dict[str, Personal]] = study_record(
        "student", "adviser", "route", "starts", "enrolled_on", "state", "ended_on", "award"
    )
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("enrolment")
        verbose_name_plural = _("enrolments")
        ordering = ("-enrolled_on", "-id")
        indexes = (
            models.Index(fields=("student", "-enrolled_on", "-id"), name="studies_enrolment_of_student"),
            models.Index(fields=("adviser", "state", "-enrolled_on", "-id"), name="studies_enrolment_of_adviser"),
            models.Index(fields=("programme", "state", "-enrolled_on", "-id"), name="studies_enrolment_of_board"),
            models.Index(fields=("-enrolled_on", "-id"), name="studies_enrolment_newest"),
        )
        constraints = (
            in_states("state", EnrolmentState, name="studies_enrolment_state_known"),
            models.UniqueConstraint(
                fields=("student", "programme"),
                condition=Q(state__in=OPEN),
                name="studies_enrolled_once",
                violation_error_message=_("This person is enrolled in this programme already."),
            ),
            models.CheckConstraint(
                condition=Q(state__in=ENDED, ended_on__isnull=False) | Q(state__in=OPEN, ended_on__isnull=True),
                name="studies_enrolment_ends_on_a_day",
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("enrolled_on")),
                name="studies_enrolment_ends_after_it_began",
            ),
            models.CheckConstraint(
                condition=Q(award="") | Q(state=EnrolmentState.COMPLETED.value), name="studies_award_when_completed"
            ),
            models.CheckConstraint(
                condition=Q(adviser__isnull=True) | ~Q(adviser=F("student")),
                name="studies_nobody_advises_themselves",
                violation_error_message=_("Nobody advises themselves. Choose another adviser."),
            ),
            models.CheckConstraint(
                condition=Q(checksum__regex=r"^sha256:[0-9a-f]{64}$"), name="studies_enrolment_checksum"
            ),
        )

    def __str__(self) -> str:
        return f"{self.student} · {self.edition}"

    def get_absolute_url(self) -> str:
        return reverse("studies:enrolment", args=[self.key])

    @property
    def is_open(self) -> bool:
        """Whether the studies go on, now or later."""
        return self.state in OPEN
