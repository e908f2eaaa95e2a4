"""Suggestions as they were made on a day, kept to be judged by what was published later."""

from typing import Any, ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from crossings.fields.choice import ChoiceField
from crossings.links.models.corpus_version import CorpusVersion
from crossings.links.models.run_request import RunRequest


class RunQuerySet(models.QuerySet["Run"]):
    def visible_to(self, account: Any) -> Self:
        """How often suggestions came true is public."""
        return self

    def newest(self) -> Self:
        return self.order_by("-made_at", "-id")


class Run(models.Model):
    """What was suggested by one corpus on one day, and how the way of suggesting did on the years before."""

    made_at = models.DateTimeField(_("made"))
    corpus = models.ForeignKey(CorpusVersion, models.PROTECT, verbose_name=_("corpus"), related_name="runs")
    asked = models.JSONField(_("settings"), default=dict)
    report = models.JSONField(
        _("on the years before"), default=dict, help_text=_("Empty where the corpus was too small to tell.")
    )
    judged_at = models.DateTimeField(_("judged"), null=True, blank=True)
    by_luck = models.FloatField(
        _("by luck alone"),
        null=True,
        blank=True,
        help_text=_("Of all pairs that were apart, the share that is joined."),
    )
    request = models.OneToOneField(
        RunRequest, models.PROTECT, verbose_name=_("asked for as"), related_name="run", null=True, blank=True
    )

    objects: ClassVar[RunQuerySet] = RunQuerySet.as_manager()  # type: ignore[assignment]
    personal_fields: ClassVar[dict[str, object]] = {}
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("run of suggestions")
        verbose_name_plural = _("runs of suggestions")
        ordering = ("-made_at", "-id")
        indexes = (models.Index(fields=("-made_at", "-id"), name="links_run_newest"),)

    def __str__(self) -> str:
        return f"{self.made_at:%Y-%m-%d}"


class Suggestion(models.Model):
    """Two concepts of a run that no work joined yet, by their names in the corpus: a line of one of both lists of a start."""

    class Order(models.TextChoices):
        LIKELY = "likely", _("the likeliest first")
        SURPRISE = "surprise", _("the most surprising first")

    run = models.ForeignKey(Run, models.CASCADE, verbose_name=_("run"), related_name="suggestions")
    order = ChoiceField(_("order"), max_length=10, choices=Order.choices, default=Order.LIKELY)
    rank = models.PositiveSmallIntegerField(_("rank"))
    start = models.CharField(_("from"), max_length=150)
    concept = models.CharField(_("to"), max_length=150)
    likely = models.FloatField(_("likely"))
    surprise = models.FloatField(_("surprise"))
    came_true = models.BooleanField(_("came true"), default=False)

    personal_fields: ClassVar[dict[str, object]] = {}
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("suggestion")
        verbose_name_plural = _("suggestions")
        ordering = ("run_id", "rank", "start", "id")
        indexes = (models.Index(fields=("run", "order", "rank", "came_true"), name="links_suggestion_counted"),)
        constraints = (
            models.UniqueConstraint(fields=("run", "order", "start", "concept"), name="links_suggested_once"),
        )

    def __str__(self) -> str:
        return f"{self.start} – {self.concept}"
