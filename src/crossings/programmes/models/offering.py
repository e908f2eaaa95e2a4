"""What can be chosen: a version in a mode, from a start, along a site path, with or without a specialisation."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from crossings.fields.choice import ChoiceField
from crossings.languages.models import Translatable, Translation, once_per_language
from crossings.programmes.models.catalogue import Catalogue, InCatalogueQuerySet
from crossings.programmes.models.rules import one_of, says_something
from crossings.programmes.models.version import Mode, Start, StudyDuration, Version
from crossings.provenance.models import Sourced


def refuse_other_catalogue(record: Any, *parts: str) -> None:
    """Refuse, by name, each named part of `record` that belongs to another catalogue than `record` does."""
    strangers = {
        part: _("“%(part)s” belongs to another catalogue. Choose one of %(catalogue)s, so that no year is mixed in.")
        % {"part": chosen, "catalogue": record.catalogue}
        for part in parts
        if (chosen := getattr(record, part)) is not None and chosen.catalogue_id != record.catalogue_id
    }
    if strangers:
        raise ValidationError(strangers)


class SitePathQuerySet(InCatalogueQuerySet["SitePath"]):
    pass


class SitePath(Translatable, Sourced):
    """Where a student studies, stop after stop: one site, or several for a split-site study."""

    catalogue = models.ForeignKey(Catalogue, models.CASCADE, verbose_name=_("catalogue"), related_name="site_paths")
    key = models.SlugField(_("key"), max_length=40)
    name = models.CharField(_("name"), max_length=160)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    objects: ClassVar[SitePathQuerySet] = SitePathQuerySet.as_manager()  # type: ignore[assignment]
    translated_fields: ClassVar[tuple[str, ...]] = ("name",)
    journal_parts: ClassVar[tuple[str, ...]] = ("translations", "stops")
    personal_fields: ClassVar[dict[str, object]] = {}
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("site path")
        verbose_name_plural = _("site paths")
        ordering = ("catalogue_id", "position", "id")
        indexes = (models.Index(fields=("catalogue", "position", "id"), name="programmes_site_path_in_order"),)
        constraints = (
            models.UniqueConstraint(fields=("catalogue", "key"), name="programmes_site_path_once"),
            says_something("name", name="programmes_site_path_has_a_name"),
        )

    def __str__(self) -> str:
        return self.name


class SitePathTranslation(Translation):
    record = ParentalKey(SitePath, related_name="translations")
    name = models.CharField(_("name"), max_length=160, blank=True)

    class Meta:
        verbose_name = _("translation of a site path")
        verbose_name_plural = _("translations of site paths")
        constraints = (once_per_language("programmes_site_path"),)


class SiteStop(models.Model):
    """One stop of a site path: the institution there, the place, and for how many terms if that is stated."""

    path = ParentalKey(SitePath, verbose_name=_("site path"), related_name="stops")
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    institution = models.ForeignKey(
        "network.Institution", models.PROTECT, verbose_name=_("institution"), null=True, blank=True, related_name="+"
    )
    place = models.CharField(_("place"), max_length=120, blank=True)
    terms = models.PositiveSmallIntegerField(_("terms"), null=True, blank=True, validators=[MinValueValidator(1)])

    personal_fields: ClassVar[dict[str, object]] = {}
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("stop")
        verbose_name_plural = _("stops")
        ordering = ("path_id", "position", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(institution__isnull=False) | ~Q(place=""),
                name="programmes_stop_is_somewhere",
                violation_error_message=_("A stop names an institution, a place or both. Fill in one of them."),
            ),
            models.CheckConstraint(condition=Q(terms=None) | Q(terms__gte=1), name="programmes_stop_lasts"),
        )

    def __str__(self) -> str:
        return self.place or str(self.institution)


class SpecialisationQuerySet(InCatalogueQuerySet["Specialisation"]):
    def real(self) -> "SpecialisationQuerySet":
        """Those that a source names; examples are counted in no statement about the programme."""
        return self.filter(is_example=False)


class Specialisation(Translatable, Sourced):
    """A second field that can be combined with the programme, and then stands in the title of the award."""

    catalogue = models.ForeignKey(
        Catalogue, models.CASCADE, verbose_name=_("catalogue"), related_name="specialisations"
    )
    key = models.SlugField(_("key"), max_length=60)
    name = models.CharField(_("name"), max_length=160)
    is_example = models.BooleanField(_("example made for demonstration"), default=False)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    objects: ClassVar[SpecialisationQuerySet] = SpecialisationQuerySet.as_manager()  # type: ignore[assignment]
    translated_fields: ClassVar[tuple[str, ...]] = ("name",)
    personal_fields: ClassVar[dict[str, object]] = {}
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("specialisation")
        verbose_name_plural = _("specialisations")
        ordering = ("catalogue_id", "position", "id")
        indexes = (models.Index(fields=("catalogue", "position", "id"), name="programmes_special_in_order"),)
        constraints = (
            models.UniqueConstraint(fields=("catalogue", "key"), name="programmes_specialisation_once"),
            says_something("name", name="programmes_specialisation_has_a_name"),
        )

    def __str__(self) -> str:
        return self.name


class SpecialisationTranslation(Translation):
    record = ParentalKey(Specialisation, related_name="translations")
    name = models.CharField(_("name"), max_length=160, blank=True)

    class Meta:
        verbose_name = _("translation of a specialisation")
        verbose_name_plural = _("translations of specialisations")
        constraints = (once_per_language("programmes_specialisation"),)


class OfferingQuerySet(InCatalogueQuerySet["Offering"]):
    def with_parts(self) -> "OfferingQuerySet":
        """All that a page shows of an offering, in a constant number of queries."""
        parts = ("version", "site_path", "specialisation")
        return self.select_related("catalogue__programme", "start__catalogue", *parts).prefetch_related(
            "version__durations", *(f"{part}__translations" for part in parts)
        )


class Offering(Sourced):
    """One way to study the programme. All its parts belong to one catalogue, and its mode has a duration."""

    catalogue = models.ForeignKey(Catalogue, models.CASCADE, verbose_name=_("catalogue"), related_name="offerings")
    version = models.ForeignKey(Version, models.PROTECT, verbose_name=_("version"), related_name="offerings")
    mode = ChoiceField(_("mode"), max_length=9, choices=Mode.choices)
    start = models.ForeignKey(Start, models.PROTECT, verbose_name=_("start"), related_name="offerings")
    site_path = models.ForeignKey(SitePath, models.PROTECT, verbose_name=_("site path"), related_name="offerings")
    specialisation = models.ForeignKey(
        Specialisation,
        models.PROTECT,
        verbose_name=_("specialisation"),
        null=True,
        blank=True,
        related_name="offerings",
    )

    objects: ClassVar[OfferingQuerySet] = OfferingQuerySet.as_manager()  # type: ignore[assignment]
    personal_fields: ClassVar[dict[str, object]] = {}
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("offering")
        verbose_name_plural = _("offerings")
        ordering = ("catalogue_id", "version_id", "mode", "start_id", "site_path_id", "specialisation_id", "id")
        indexes = (
            models.Index(
                fields=("catalogue", "version", "mode", "start", "site_path", "specialisation", "id"),
                name="programmes_offering_in_order",
            ),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("version", "mode", "start", "site_path", "specialisation"),
                condition=Q(specialisation__isnull=False),
                name="programmes_offering_once_specialised",
            ),
            models.UniqueConstraint(
                fields=("version", "mode", "start", "site_path"),
                condition=Q(specialisation__isnull=True),
                name="programmes_offering_once_plain",
            ),
            one_of("mode", "full_time part_time", name="programmes_offering_mode_known"),
        )

    def __str__(self) -> str:
        parts = (self.version.name, self.get_mode_display(), self.start.get_month_display(), self.site_path.name)
        return " · ".join(str(part) for part in (*parts, self.specialisation and self.specialisation.name) if part)

    def clean(self) -> None:
        super().clean()
        if self.catalogue_id and self.version_id and self.start_id and self.site_path_id:
            refuse_other_catalogue(self, "version", "start", "site_path", "specialisation")
            self._refuse_mode_without_duration()

    def _refuse_mode_without_duration(self) -> None:
        if not StudyDuration.objects.filter(version=self.version_id, mode=self.mode).exists():
            raise ValidationError(
                {
                    "mode": _(
                        "%(version)s has no duration for this mode, so it is not offered in it. Add the duration "
                        "to the version first."
                    )
                    % {"version": self.version.name}
                }
            )
