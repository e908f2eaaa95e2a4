"""What the queue has to remember beside its tasks: who is at work, what was done, what is due, and what went wrong.

The tasks themselves are rows of `django_tasks_db`, the store that Wagtail's task API brings. A task may run more than
once, because its worker may die; `Effect` is how its effect happens once.
"""

from datetime import datetime
from typing import Any, ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_tasks_db.models import DBTaskResult

from crossings.engine.privacy import Personal, Purpose, Retention, Sensitivity
from crossings.fields.choice import ChoiceField


class LeaseQuerySet(models.QuerySet["Lease"]):
    def lapsed(self, at: datetime) -> Self:
        """Leases whose worker has not been heard of in time."""
        return self.filter(expires_at__lt=at)


class Lease(models.Model):
    """A worker's word that it is still at a task. When it lapses, the task is given to another."""

    task = models.OneToOneField(DBTaskResult, models.CASCADE, primary_key=True, related_name="lease")
    worker = models.CharField(max_length=64)
    expires_at = models.DateTimeField(db_index=True)

    objects: ClassVar[LeaseQuerySet] = LeaseQuerySet.as_manager()  # type: ignore[assignment]  # django-stubs: a manager
    personal_fields: ClassVar[dict[str, Personal]] = {}
    wagtail_reference_index_ignore = True

    def __str__(self) -> str:
        return f"{self.task_id} by {self.worker}"


class Effect(models.Model):
    """Something that was done and must not be done again; written in the same transaction as the effect itself."""

    key = models.CharField(max_length=200, primary_key=True)
    at = models.DateTimeField(db_index=True)

    personal_fields: ClassVar[dict[str, Personal]] = {}
    wagtail_reference_index_ignore = True

    def __str__(self) -> str:
        return self.key


class Due(models.Model):
    """When a periodic task is to run next. The timetable itself is code: `operations/timetable.py`."""

    name = models.CharField(max_length=80, primary_key=True)
    next_at = models.DateTimeField()

    personal_fields: ClassVar[dict[str, Personal]] = {}
    wagtail_reference_index_ignore = True

    def __str__(self) -> str:
        return f"{self.name} at {self.next_at}"


class Pulse(models.Model):
    """When a worker or the scheduler was last heard of; the health page reads it."""

    class Part(models.TextChoices):
        WORKER = "worker", _("Worker")
        SCHEDULER = "scheduler", _("Scheduler")

    name = models.CharField(max_length=64, primary_key=True)
    part = ChoiceField(max_length=10, choices=Part.choices)
    seen_at = models.DateTimeField(db_index=True)

    personal_fields: ClassVar[dict[str, Personal]] = {}
    wagtail_reference_index_ignore = True

    def __str__(self) -> str:
        return self.name


class DeadLetterQuerySet(models.QuerySet["DeadLetter"]):
    def visible_to(self, account: Any) -> Self:
        """Those who keep the network running see what could not be done; nobody else does."""
        return self if account.is_superuser or account.has_perm("jobs.change_deadletter") else self.none()

    def waiting(self) -> Self:
        return self.filter(decision=DeadLetter.Decision.OPEN)


class DeadLetter(models.Model):
    """A task that failed every time it was tried, and now waits for somebody to decide."""

    class Decision(models.TextChoices):
        OPEN = "open", _("To be decided")
        RUN_AGAIN = "run_again", _("Run again")
        SET_ASIDE = "set_aside", _("Set aside")

    task = models.OneToOneField(DBTaskResult, models.CASCADE, related_name="dead_letter", verbose_name=_("task"))
    name = models.CharField(_("task"), max_length=200, editable=False)
    reason = models.CharField(_("last error"), max_length=200, editable=False)
    attempts = models.PositiveIntegerField(_("attempts"), editable=False)
    died_at = models.DateTimeField(_("given up"), editable=False)
    decision = ChoiceField(_("decision"), max_length=10, choices=Decision.choices, default=Decision.OPEN)

    objects: ClassVar[DeadLetterQuerySet] = DeadLetterQuerySet.as_manager()  # type: ignore[assignment]  # django-stubs: a manager
    personal_fields: ClassVar[dict[str, Personal]] = {}
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("task given up")
        verbose_name_plural = _("tasks given up")
        ordering = ("-died_at", "-id")
        indexes = (models.Index(fields=("-died_at", "-id"), name="jobs_dead_letter_newest"),)

    def __str__(self) -> str:
        return self.name


class LetterQuerySet(models.QuerySet["Letter"]):
    def unsent(self) -> Self:
        return self.filter(sent_at=None)


class Letter(models.Model):
    """A mail on its way. Its words are emptied as soon as it is sent; the row stays to show that it was."""

    message = models.JSONField()
    queued_at = models.DateTimeField(auto_now_add=True, db_index=True)
    sent_at = models.DateTimeField(null=True)

    objects: ClassVar[LetterQuerySet] = LetterQuerySet.as_manager()  # type: ignore[assignment]  # django-stubs: a manager
    personal_fields: ClassVar[dict[str, Personal]] = {
        "message": Personal(Purpose.CORRESPONDENCE, Retention(days=0, after="the mail is sent"), Sensitivity.P3),
    }
    wagtail_reference_index_ignore = True

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(sent_at=None) | models.Q(message={}), name="jobs_letter_sent_is_emptied"
            ),
        )

    def __str__(self) -> str:
        return str(self.pk)
