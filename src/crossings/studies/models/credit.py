"""Credit: the results of modules taken here, and credit earned elsewhere that is recognised."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from crossings.engine.privacy import Personal
from crossings.engine.studies.states import RequestState
from crossings.fields.choice import ChoiceField
from crossings.fields.ects import EctsField
from crossings.programmes.models.rules import one_of, says_something
from crossings.studies.models.enrolment import Enrolment
from crossings.studies.models.kept import OfEnrolmentQuerySet, Request, decided_with_reason, in_states, study_record


class Result(models.Model):
    """One module in one term: registered, then passed or failed, or withdrawn from. The rules know it by its code."""

    class Status(models.TextChoices):
        REGISTERED = "registered", _("Registered")
        PASSED = "passed", _("Passed")
        FAILED = "failed", _("Failed")
        WITHDRAWN = "withdrawn", _("Withdrawn from")

    enrolment = models.ForeignKey(Enrolment, models.CASCADE, verbose_name=_("enrolment"), related_name="results")
    module = models.CharField(_("module"), max_length=80, help_text=_("Its code, as in the rules."))
    term = models.CharField(_("term"), max_length=80, blank=True, help_text=_("Such as 2023-24/autumn."))
    status = ChoiceField(_("status"), max_length=10, choices=Status.choices)
    ects = EctsField(
        _("credits (ECTS)"), null=True, blank=True, help_text=_("Only where they differ from those of the module.")
    )
    grade = models.DecimalField(_("grade"), max_digits=6, decimal_places=2, null=True, blank=True)

    objects: ClassVar[OfEnrolmentQuerySet] = OfEnrolmentQuerySet.as_manager()  # type: ignore[assignment]
    kept_about = "enrolment__student"
    personal_fields: ClassVar[dict[str, Personal]] = study_record("module", "term", "status", "ects", "grade")
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("result")
        verbose_name_plural = _("results")
        ordering = ("enrolment_id", "term", "module", "id")
        indexes = (models.Index(fields=("enrolment", "term", "module", "id"), name="studies_result_in_order"),)
        constraints = (
            models.UniqueConstraint(
                fields=("enrolment", "module", "term"),
                name="studies_result_once",
                violation_error_message=_("A result of this module in this term is recorded. Correct that one."),
            ),
            models.UniqueConstraint(
                fields=("enrolment", "module"),
                condition=Q(status="passed"),
                name="studies_passed_once",
                violation_error_message=_("This module has been passed already."),
            ),
            one_of("status", "registered passed failed withdrawn", name="studies_result_status_known"),
            says_something("module", name="studies_result_has_a_module"),
            models.CheckConstraint(
                condition=Q(grade__isnull=True) | Q(status__in=["passed", "failed"]),
                name="studies_grade_when_assessed",
                violation_error_message=_("Only what is passed or failed has a grade."),
            ),
            models.CheckConstraint(
                condition=~Q(status="registered") | ~Q(term=""),
                name="studies_registered_in_a_term",
                violation_error_message=_("A registration names its term."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.module} · {self.get_status_display()}"


class Recognition(Request):
    """Credit earned elsewhere, before or beside these studies, and the board's decision about it.

    It stands for one module of the rules, or it brings facts of its own (a kind, tags) by which the rules judge it.
    """

    enrolment = models.ForeignKey(Enrolment, models.CASCADE, verbose_name=_("enrolment"), related_name="recognitions")
    institution = models.CharField(_("institution where it was earned"), max_length=200)
    called = models.CharField(_("what it was called there"), max_length=200)
    at = models.SlugField(
        _("partner, as the rules name it"),
        max_length=80,
        blank=True,
        help_text=_("Only where the rules count credit by institution."),
    )
    ects = EctsField(_("credits (ECTS)"))
    grade = models.DecimalField(
        _("grade on the scale of this programme"), max_digits=6, decimal_places=2, null=True, blank=True
    )
    term = models.CharField(_("term"), max_length=80, blank=True, help_text=_("Such as 2023-24/autumn."))
    stands_for = models.CharField(_("module that it stands for"), max_length=80, blank=True)
    kind = models.SlugField(_("kind"), max_length=40, blank=True, help_text=_("As the rules know it, such as taught."))
    tags = models.CharField(_("facts in a word"), max_length=200, blank=True, help_text=_("With spaces between them."))
    evidence = models.TextField(
        _("evidence"), blank=True, help_text=_("Which documents were seen, and where they are kept.")
    )
    is_locked = models.BooleanField(
        _("final"), default=False, editable=False, help_text=_("What is final is not withdrawn any more.")
    )

    personal_fields: ClassVar[dict[str, Personal]] = study_record(
        *("institution", "called", "at", "ects", "grade", "term", "stands_for", "kind", "tags", "evidence", "because"),
        *("state", "reason", "decided_by", "decided_on"),
    )
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("recognition")
        verbose_name_plural = _("recognitions")
        ordering = ("enrolment_id", "id")
        indexes = (models.Index(fields=("state", "id"), name="studies_recognition_waiting"),)
        constraints = (
            in_states("state", RequestState, name="studies_recognition_state_known"),
            says_something("institution", name="studies_recognition_institution"),
            says_something("called", name="studies_recognition_called"),
            models.CheckConstraint(
                condition=(~Q(stands_for="") & Q(kind="", tags="")) | (Q(stands_for="") & ~Q(kind="", tags="")),
                name="studies_recognition_stands_for_or_has_facts",
                violation_error_message=_("It stands for a module, or it has a kind or other facts: one of the two."),
            ),
            decided_with_reason("studies_recognition_decided_with_reason"),
            models.CheckConstraint(
                condition=Q(is_locked=False) | Q(state="granted"), name="studies_recognition_locked_when_granted"
            ),
            models.UniqueConstraint(
                fields=("enrolment", "stands_for"),
                condition=Q(state="granted") & ~Q(stands_for=""),
                name="studies_recognised_once",
                violation_error_message=_("Credit is recognised for this module already."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.called}, {self.institution}"

    def get_absolute_url(self) -> str:
        return reverse("studies:recognition", args=[self.key])

    @property
    def name(self) -> str:
        """By what the record and its audits call it: never the code of a module of the rules."""
        return f"{self.institution}: {self.called}"
