"""The catalogue: what a programme offers in one academic year. Everything that may change by year hangs on it."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any, ClassVar, Self, TypeVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from crossings.engine.values import AcademicYear
from crossings.fields.academic_year import AcademicYearField
from crossings.languages.models import Translatable, Translation, once_per_language
from crossings.programmes.models.programme import Programme, may_see_drafts
from crossings.provenance.models import Sourced
from crossings.search.findable import Findable

Row = TypeVar("Row", bound=models.Model)


class CatalogueQuerySet(models.QuerySet["Catalogue"]):
    def visible_to(self, account: Any) -> Self:
        """Published catalogues; the office also sees drafts."""
        return self if may_see_drafts(account) else self.published()

    def published(self) -> Self:
        return self.filter(published_at__isnull=False)

    def drafts(self) -> Self:
        return self.filter(published_at__isnull=True)

    def for_year(self, year: AcademicYear) -> Self:
        return self.filter(year=year)

    def newest(self) -> Self:
        """The latest academic year first."""
        return self.order_by("-year", "id")

    def with_words(self) -> Self:
        return self.select_related("programme", "source").prefetch_related("translations", "programme__translations")


class Catalogue(Findable, Translatable, Sourced):
    """One programme in one academic year. A page shows one catalogue, so it never mixes years."""

    programme = models.ForeignKey(Programme, models.PROTECT, verbose_name=_("programme"), related_name="catalogues")
    year = AcademicYearField(_("academic year"))
    note = models.TextField(_("note to readers"), blank=True)
    published_at = models.DateTimeField(_("published"), null=True, blank=True, editable=False)

    objects: ClassVar[CatalogueQuerySet] = CatalogueQuerySet.as_manager()  # type: ignore[assignment]
    translated_fields: ClassVar[tuple[str, ...]] = ("note",)
    journal_parts: ClassVar[tuple[str, ...]] = ("translations", "starts")
    personal_fields: ClassVar[dict[str, object]] = {}
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("catalogue")
        verbose_name_plural = _("catalogues")
        ordering = ("programme_id", "-year", "id")
        indexes = (models.Index(fields=("programme", "-year", "id"), name="programmes_catalogue_newest"),)
        constraints = (models.UniqueConstraint(fields=("programme", "year"), name="programmes_catalogue_once_a_year"),)

    def __str__(self) -> str:
        return f"{self.programme} {self.year}"

    def told_in(self, changes: Mapping[str, tuple[Any, Any]]) -> Iterable[tuple[str, Collection[Any]]]:
        """The programme and its modules: a published year opens them to the public, and they are found by it."""
        programmes = self.now_and_before("programme_id", changes)
        modules = Programme._meta.get_field("modules").related_model._base_manager
        placed = modules.filter(programme__in=programmes).values_list("pk", flat=True)
        return [("programme", programmes), ("module", list(placed))]

    @property
    def is_published(self) -> bool:
        return self.published_at is not None


class CatalogueTranslation(Translation):
    record = ParentalKey(Catalogue, related_name="translations")
    note = models.TextField(_("note to readers"), blank=True)

    class Meta:
        verbose_name = _("translation of a catalogue")
        verbose_name_plural = _("translations of catalogues")
        constraints = (once_per_language("programmes_catalogue"),)


class InCatalogueQuerySet(models.QuerySet[Row]):
    """Questions asked of every record that hangs on a catalogue; `path` is the way to it."""

    path: ClassVar[str] = "catalogue"

    def visible_to(self, account: Any) -> Self:
        """Rows of published catalogues; the office also sees those of drafts."""
        return self if may_see_drafts(account) else self.published()

    def published(self) -> Self:
        return self.filter(**{f"{self.path}__published_at__isnull": False})

    def of(self, catalogue: Catalogue) -> Self:
        return self.filter(**{self.path: catalogue})

    def for_year(self, year: AcademicYear) -> Self:
        return self.filter(**{f"{self.path}__year": year})
