"""Study plans: which module in which term, the student's alone until it is shared, and the adviser's answer."""

import uuid
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from crossings.engine.privacy import Personal
from crossings.engine.studies.states import PlanState
from crossings.fields.choice import ChoiceField
from crossings.programmes.models.rules import says_something
from crossings.studies.models.enrolment import Enrolment
from crossings.studies.models.kept import STUDY_WORK, in_states, study_record


class StudyPlanQuerySet(models.QuerySet["StudyPlan"]):
    def visible_to(self, account: Any) -> Self:
        """The student's own; those that were shared, to who sees the enrolment."""
        if not account.is_authenticated:
            return self.none()
        seen = Enrolment.objects.visible_to(account)
        return self.filter(Q(enrolment__student=account) | (Q(enrolment__in=seen) & ~Q(state=PlanState.DRAFT.value)))

    def waiting(self) -> Self:
        """Those that wait for the adviser's answer."""
        return self.filter(state=PlanState.SHARED.value)

    def answered(self) -> Self:
        """Those that stand as the adviser answered them; a plan that was changed since is a draft again."""
        return self.filter(state__in=(PlanState.AGREED.value, PlanState.RETURNED.value))

    def current(self) -> Self:
        return self.filter(is_current=True)

    def in_order(self) -> Self:
        return self.order_by("-is_current", "id")

    def with_modules(self) -> Self:
        return self.prefetch_related("modules")


class StudyPlan(models.Model):
    """One way to the end of the studies that a student thinks of. Of several, one is the current one."""

    STATE_WORDS: ClassVar = (
        (PlanState.DRAFT.value, _("Your own draft")),
        (PlanState.SHARED.value, _("Waits for the adviser")),
        (PlanState.AGREED.value, _("Agreed with the adviser")),
        (PlanState.RETURNED.value, _("The adviser asks for changes")),
    )

    key = models.UUIDField(_("key"), default=uuid.uuid4, unique=True, editable=False)
    enrolment = models.ForeignKey(Enrolment, models.CASCADE, verbose_name=_("enrolment"), related_name="plans")
    title = models.CharField(_("title"), max_length=120)
    state = ChoiceField(_("state"), max_length=8, choices=STATE_WORDS, default=PlanState.DRAFT.value, editable=False)
    is_current = models.BooleanField(_("current"), default=False, editable=False)
    revision = models.PositiveIntegerField(_("revision"), default=1, editable=False)
    question = models.TextField(_("what the student asks"), blank=True, editable=False)
    shared_at = models.DateTimeField(_("shared"), null=True, blank=True, editable=False)
    answer = models.TextField(_("answer of the adviser"), blank=True, editable=False)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name=_("answered by"),
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True, editable=False)

    objects: ClassVar[StudyPlanQuerySet] = StudyPlanQuerySet.as_manager()  # type: ignore[assignment]
    kept_about = "enrolment__student"
    journal_parts: ClassVar[tuple[str, ...]] = ("modules",)
    personal_fields: ClassVar[dict[str, Personal]] = study_record(
        *("title", "state", "question", "shared_at", "answer", "answered_by", "answered_at"), retention=STUDY_WORK
    )
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("study plan")
        verbose_name_plural = _("study plans")
        ordering = ("enrolment_id", "id")
        indexes = (models.Index(fields=("state", "shared_at", "id"), name="studies_plan_waiting"),)
        constraints = (
            in_states("state", PlanState, name="studies_plan_state_known"),
            says_something("title", name="studies_plan_has_a_title"),
            models.UniqueConstraint(
                fields=("enrolment",), condition=Q(is_current=True), name="studies_one_current_plan"
            ),
            models.CheckConstraint(
                condition=~Q(state="shared") | Q(shared_at__isnull=False), name="studies_plan_shared_at"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["agreed", "returned"])
                | Q(answered_by__isnull=False, answered_at__isnull=False),
                name="studies_plan_answered_by_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(state="returned") | ~Q(answer=""), name="studies_plan_returned_with_words"
            ),
        )

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("studies:plan", args=[self.key])


class PlannedModule(models.Model):
    """One module in one term of a plan."""

    plan = models.ForeignKey(StudyPlan, models.CASCADE, verbose_name=_("study plan"), related_name="modules")
    term = models.CharField(_("term"), max_length=80)
    module = models.CharField(_("module"), max_length=80)

    kept_about = "plan__enrolment__student"
    personal_fields: ClassVar[dict[str, Personal]] = study_record("term", "module", retention=STUDY_WORK)
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("planned module")
        verbose_name_plural = _("planned modules")
        ordering = ("plan_id", "term", "module")
        constraints = (
            models.UniqueConstraint(fields=("plan", "module"), name="studies_planned_once"),
            says_something("term", name="studies_planned_in_a_term"),
            says_something("module", name="studies_planned_module_named"),
        )

    def __str__(self) -> str:
        return f"{self.module} · {self.term}"
