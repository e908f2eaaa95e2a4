"""Audits that are kept: what a record was worth on a day, with all that is needed to make the same audit again."""

import uuid
from typing import ClassVar, Self, get_args

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from crossings.engine.privacy import Personal
from crossings.engine.regulations.standing import Standing
from crossings.fields.choice import ChoiceField
from crossings.programmes.models.rules import one_of
from crossings.studies.models.enrolment import Enrolment
from crossings.studies.models.kept import OfEnrolmentQuerySet, study_record


class AuditResultQuerySet(OfEnrolmentQuerySet):
    def newest(self) -> Self:
        return self.order_by("-at", "-id")


class AuditResult(models.Model):
    """One audit: the record as it was, the checksum of the rules, and what came out. It is written once."""

    class Verdict(models.TextChoices):
        SATISFIED = "satisfied", _("Everything is done")
        SATISFIED_IF_PASSED = "satisfied_if_passed", _("Done if what is registered is passed")
        PLANNED = "planned", _("Done if what is planned is passed")
        NEEDS_DECISION = "needs_decision", _("Waits for a decision")
        MISSING = "missing", _("Something is missing")

    key = models.UUIDField(_("key"), default=uuid.uuid4, unique=True, editable=False)
    enrolment = models.ForeignKey(Enrolment, models.CASCADE, verbose_name=_("enrolment"), related_name="audits")
    at = models.DateTimeField(_("made"))
    on = models.DateField(_("as of"))
    checksum = models.CharField(_("checksum of the rules"), max_length=71)
    verdict = ChoiceField(_("verdict"), max_length=19, choices=Verdict.choices)
    record = models.JSONField(_("record"))
    told = models.JSONField(_("audit"))

    objects: ClassVar[AuditResultQuerySet] = AuditResultQuerySet.as_manager()  # type: ignore[assignment]
    kept_about = "enrolment__student"
    personal_fields: ClassVar[dict[str, Personal]] = study_record("at", "on", "verdict", "record", "told")
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("kept audit")
        verbose_name_plural = _("kept audits")
        ordering = ("-at", "-id")
        indexes = (models.Index(fields=("enrolment", "-at", "-id"), name="studies_audit_newest"),)
        constraints = (
            one_of("verdict", " ".join(get_args(Standing)), name="studies_audit_verdict_known"),
            models.CheckConstraint(
                condition=Q(checksum__regex=r"^sha256:[0-9a-f]{64}$"), name="studies_audit_checksum"
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_verdict_display()} ({self.on})"
