"""Competency frameworks: what graduates can do, as one body of statements that is versioned as a whole."""

from datetime import date
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from crossings.fields.partial_date import PartialDateField
from crossings.languages.models import Translatable, Translation, once_per_language
from crossings.programmes.models.programme import Programme
from crossings.programmes.models.rules import says_something
from crossings.provenance.models import Sourced


class CompetencyFrameworkQuerySet(models.QuerySet["CompetencyFramework"]):
    def visible_to(self, account: Any) -> Self:
        return self.filter(programme__in=Programme.objects.visible_to(account))

    def in_force_on(self, day: date) -> Self:
        """The frameworks that have begun by `day`, the newest first; the first of a programme is the one in force."""
        has_begun = Q(starts__isnull=True) | Q(starts__lte=day)
        return self.filter(has_begun).order_by("programme_id", "-number", "id")


class CompetencyFramework(Translatable, Sourced):
    """One version of a programme's competencies."""

    programme = models.ForeignKey(
        Programme, models.PROTECT, verbose_name=_("programme"), related_name="competency_frameworks"
    )
    number = models.PositiveSmallIntegerField(_("version"), default=1)
    name = models.CharField(_("name"), max_length=160)
    starts = PartialDateField(_("in force from"), null=True, blank=True)

    objects: ClassVar[CompetencyFrameworkQuerySet] = CompetencyFrameworkQuerySet.as_manager()  # type: ignore[assignment]
    translated_fields: ClassVar[tuple[str, ...]] = ("name",)
    personal_fields: ClassVar[dict[str, object]] = {}
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("competency framework")
        verbose_name_plural = _("competency frameworks")
        ordering = ("programme_id", "-number", "id")
        indexes = (models.Index(fields=("programme", "-number", "id"), name="programmes_framework_newest"),)
        constraints = (
            models.UniqueConstraint(fields=("programme", "number"), name="programmes_framework_once"),
            says_something("name", name="programmes_framework_has_a_name"),
        )

    def __str__(self) -> str:
        return f"{self.name} ({self.number})"


class CompetencyFrameworkTranslation(Translation):
    record = ParentalKey(CompetencyFramework, related_name="translations")
    name = models.CharField(_("name"), max_length=160, blank=True)

    class Meta:
        verbose_name = _("translation of a competency framework")
        verbose_name_plural = _("translations of competency frameworks")
        constraints = (once_per_language("programmes_framework"),)


class CompetencyQuerySet(models.QuerySet["Competency"]):
    def visible_to(self, account: Any) -> Self:
        return self.filter(framework__in=CompetencyFramework.objects.visible_to(account))

    def of(self, framework: CompetencyFramework) -> Self:
        return self.filter(framework=framework)

    def with_words(self) -> Self:
        return self.select_related("framework").prefetch_related("translations")


class Competency(Translatable, Sourced):
    """One thing that a graduate can do."""

    framework = models.ForeignKey(
        CompetencyFramework, models.CASCADE, verbose_name=_("framework"), related_name="competencies"
    )
    key = models.SlugField(_("key"), max_length=80)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    name = models.CharField(_("short name"), max_length=120)
    statement = models.TextField(_("statement"), blank=True)

    objects: ClassVar[CompetencyQuerySet] = CompetencyQuerySet.as_manager()  # type: ignore[assignment]
    translated_fields: ClassVar[tuple[str, ...]] = ("name", "statement")
    personal_fields: ClassVar[dict[str, object]] = {}
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("competency")
        verbose_name_plural = _("competencies")
        ordering = ("framework_id", "position", "id")
        indexes = (models.Index(fields=("framework", "position", "id"), name="programmes_competency_in_order"),)
        constraints = (
            models.UniqueConstraint(fields=("framework", "key"), name="programmes_competency_once"),
            says_something("name", name="programmes_competency_has_a_name"),
        )

    def __str__(self) -> str:
        return self.name


class CompetencyTranslation(Translation):
    record = ParentalKey(Competency, related_name="translations")
    name = models.CharField(_("short name"), max_length=120, blank=True)
    statement = models.TextField(_("statement"), blank=True)

    class Meta:
        verbose_name = _("translation of a competency")
        verbose_name_plural = _("translations of competencies")
        constraints = (once_per_language("programmes_competency"),)
