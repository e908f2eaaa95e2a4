"""The versions of a programme in one year, how long each takes, when it starts, and where it leads."""

from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from crossings.engine.values import Duration, Intake, StudyMode
from crossings.fields.choice import ChoiceField
from crossings.fields.ects import EctsField
from crossings.languages.models import Translatable, Translation, once_per_language
from crossings.programmes.models.catalogue import Catalogue, InCatalogueQuerySet
from crossings.programmes.models.rules import one_of, says_something
from crossings.provenance.models import Sourced


class Mode(models.TextChoices):
    """How intensely a programme is followed, with the words for it."""

    FULL_TIME = StudyMode.FULL_TIME.value, _("Full-time")
    PART_TIME = StudyMode.PART_TIME.value, _("Part-time")


class Month(models.IntegerChoices):
    JANUARY = 1, _("January")
    FEBRUARY = 2, _("February")
    MARCH = 3, _("March")
    APRIL = 4, _("April")
    MAY = 5, _("May")
    JUNE = 6, _("June")
    JULY = 7, _("July")
    AUGUST = 8, _("August")
    SEPTEMBER = 9, _("September")
    OCTOBER = 10, _("October")
    NOVEMBER = 11, _("November")
    DECEMBER = 12, _("December")


class VersionQuerySet(InCatalogueQuerySet["Version"]):
    pass


class Version(Translatable, Sourced):
    """A size in which the programme is offered: standard and extended, or whole where there is only one."""

    catalogue = models.ForeignKey(Catalogue, models.CASCADE, verbose_name=_("catalogue"), related_name="versions")
    key = models.SlugField(_("key"), max_length=40, help_text=_("Such as standard, extended or whole."))
    name = models.CharField(_("name"), max_length=120)
    ects = EctsField(_("credits (ECTS)"), null=True, blank=True)
    taught_modules = models.PositiveSmallIntegerField(_("number of taught modules"), null=True, blank=True)
    places = models.PositiveSmallIntegerField(_("places for new students"), null=True, blank=True)
    least_enrolment = EctsField(_("least credits a student enrols for"), null=True, blank=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    objects: ClassVar[VersionQuerySet] = VersionQuerySet.as_manager()  # type: ignore[assignment]
    translated_fields: ClassVar[tuple[str, ...]] = ("name",)
    journal_parts: ClassVar[tuple[str, ...]] = ("translations", "durations", "credit_shares")
    personal_fields: ClassVar[dict[str, object]] = {}
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("version")
        verbose_name_plural = _("versions")
        ordering = ("catalogue_id", "position", "id")
        indexes = (models.Index(fields=("catalogue", "position", "id"), name="programmes_version_in_order"),)
        constraints = (
            models.UniqueConstraint(fields=("catalogue", "key"), name="programmes_version_once"),
            says_something("name", name="programmes_version_has_a_name"),
            models.CheckConstraint(condition=Q(ects=None) | Q(ects__gt=0), name="programmes_version_gives_credits"),
        )

    def __str__(self) -> str:
        return self.name


class VersionTranslation(Translation):
    record = ParentalKey(Version, related_name="translations")
    name = models.CharField(_("name"), max_length=120, blank=True)

    class Meta:
        verbose_name = _("translation of a version")
        verbose_name_plural = _("translations of versions")
        constraints = (once_per_language("programmes_version"),)


class StudyDuration(Sourced):
    """How many months a version takes in one mode. A mode without a row is not offered."""

    version = ParentalKey(Version, verbose_name=_("version"), related_name="durations")
    mode = ChoiceField(_("mode"), max_length=9, choices=Mode.choices)
    months = models.PositiveSmallIntegerField(_("months"), validators=[MinValueValidator(1)])

    personal_fields: ClassVar[dict[str, object]] = {}
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("duration")
        verbose_name_plural = _("durations")
        ordering = ("version_id", "mode", "id")
        constraints = (
            models.UniqueConstraint(fields=("version", "mode"), name="programmes_duration_once_a_mode"),
            models.CheckConstraint(condition=Q(months__gte=1), name="programmes_duration_at_least_a_month"),
            one_of("mode", "full_time part_time", name="programmes_duration_mode_known"),
        )

    def __str__(self) -> str:
        return f"{self.get_mode_display()}: {self.months}"

    @property
    def duration(self) -> Duration:
        return Duration(self.months)


class CreditShare(Sourced):
    """How many of a version's credits are of one kind, as the source counts them."""

    class Kind(models.TextChoices):
        COMPULSORY = "compulsory", _("Compulsory")
        OPTIONAL = "optional", _("Optional")
        INTERNSHIP = "internship", _("Internship")
        FINAL_PROJECT = "final_project", _("Final project")

    version = ParentalKey(Version, verbose_name=_("version"), related_name="credit_shares")
    kind = ChoiceField(_("kind"), max_length=13, choices=Kind.choices)
    ects = EctsField(_("credits (ECTS)"))

    personal_fields: ClassVar[dict[str, object]] = {}
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("share of the credits")
        verbose_name_plural = _("shares of the credits")
        ordering = ("version_id", "kind", "id")
        constraints = (
            models.UniqueConstraint(fields=("version", "kind"), name="programmes_credit_share_once"),
            one_of("kind", "compulsory optional internship final_project", name="programmes_credit_share_kind_known"),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.ects}"


class Start(Sourced):
    """A month in which a cohort begins."""

    catalogue = ParentalKey(Catalogue, verbose_name=_("catalogue"), related_name="starts")
    month = models.PositiveSmallIntegerField(
        _("month"), choices=Month.choices, validators=[MinValueValidator(1), MaxValueValidator(12)]
    )

    objects: ClassVar[InCatalogueQuerySet["Start"]] = InCatalogueQuerySet["Start"].as_manager()  # type: ignore[assignment]
    personal_fields: ClassVar[dict[str, object]] = {}
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("start")
        verbose_name_plural = _("starts")
        ordering = ("catalogue_id", "month", "id")
        constraints = (
            models.UniqueConstraint(fields=("catalogue", "month"), name="programmes_start_once_a_month"),
            models.CheckConstraint(condition=Q(month__gte=1, month__lte=12), name="programmes_start_in_a_month"),
        )

    def __str__(self) -> str:
        return self.get_month_display()

    @property
    def intake(self) -> Intake:
        """The cohort, which knows its calendar month: January 2024 within 2023-24."""
        return Intake(self.catalogue.year, self.month)
