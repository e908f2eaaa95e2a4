"""Where the students of a version do their placements: sectors of work, as the sources name them."""

from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from crossings.languages.models import Translatable, Translation, once_per_language
from crossings.programmes.models.catalogue import InCatalogueQuerySet
from crossings.programmes.models.rules import says_something
from crossings.programmes.models.version import Version
from crossings.provenance.models import Sourced


class PlacementSectorQuerySet(InCatalogueQuerySet["PlacementSector"]):
    path = "version__catalogue"

    def with_words(self) -> Self:
        return self.select_related("source").prefetch_related("translations")


class PlacementSector(Translatable, Sourced):
    """One sector in which placements of a version are done, such as municipalities."""

    version = models.ForeignKey(Version, models.CASCADE, verbose_name=_("version"), related_name="placement_sectors")
    key = models.SlugField(_("key"), max_length=60)
    name = models.CharField(_("name"), max_length=160)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    objects: ClassVar[PlacementSectorQuerySet] = PlacementSectorQuerySet.as_manager()  # type: ignore[assignment]
    translated_fields: ClassVar[tuple[str, ...]] = ("name",)
    personal_fields: ClassVar[dict[str, object]] = {}
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("placement sector")
        verbose_name_plural = _("placement sectors")
        ordering = ("version_id", "position", "id")
        indexes = (models.Index(fields=("version", "position", "id"), name="programmes_sector_in_order"),)
        constraints = (
            models.UniqueConstraint(fields=("version", "key"), name="programmes_sector_once"),
            says_something("name", name="programmes_sector_has_a_name"),
        )

    def __str__(self) -> str:
        return self.name


class PlacementSectorTranslation(Translation):
    record = ParentalKey(PlacementSector, related_name="translations")
    name = models.CharField(_("name"), max_length=160, blank=True)

    class Meta:
        verbose_name = _("translation of a placement sector")
        verbose_name_plural = _("translations of placement sectors")
        constraints = (once_per_language("programmes_sector"),)
