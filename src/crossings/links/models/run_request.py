"""Runs of suggestions that were asked for, by the clock or by the office, and how far each is."""

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from crossings.fields.choice import ChoiceField
from crossings.programmes.models.rules import says_something


class RunRequestQuerySet(models.QuerySet["RunRequest"]):
    def visible_to(self, account: Any) -> Self:
        """What is going on is for those who may ask for runs, or look at them in the office."""
        return (
            self
            if account.has_perm("links.view_runrequest") or account.has_perm("links.add_runrequest")
            else self.none()
        )

    def under_way(self) -> "RunRequest | None":
        """The one that waits or is being made: there is never more than one."""
        return self.filter(is_open=True).first()


class RunRequest(models.Model):
    """A run that was asked for. At most one is under way; of each key there is one."""

    class Step(models.TextChoices):
        WAITING = "waiting", _("Waits for its turn")
        LOOKING_BACK = "looking_back", _("Measures the years before")
        SUGGESTING = "suggesting", _("Suggests from every idea")
        KEPT = "kept", _("Kept")

    key = models.CharField(_("known as"), max_length=60, unique=True, editable=False)
    asked_at = models.DateTimeField(_("asked for"), editable=False)
    step = ChoiceField(_("step"), max_length=20, choices=Step.choices, default=Step.WAITING, editable=False)
    done = models.PositiveIntegerField(_("ideas done"), default=0, editable=False)
    of = models.PositiveIntegerField(_("of all"), default=0, editable=False)
    is_open = models.BooleanField(_("under way"), default=True, editable=False)

    objects: ClassVar[RunRequestQuerySet] = RunRequestQuerySet.as_manager()  # type: ignore[assignment]
    personal_fields: ClassVar[dict[str, object]] = {}
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("run asked for")
        verbose_name_plural = _("runs asked for")
        ordering = ("-asked_at", "-id")
        indexes = (models.Index(fields=("-asked_at", "-id"), name="links_runrequest_newest"),)
        constraints = (
            models.UniqueConstraint(fields=("is_open",), condition=Q(is_open=True), name="links_one_run_under_way"),
            says_something("key", name="links_runrequest_has_a_key"),
        )

    def __str__(self) -> str:
        return self.key

    @property
    def progress(self) -> str:
        """How many ideas are done, of how many; nothing before that is known."""
        return f"{self.done} / {self.of}" if self.of else ""
