"""Series to which events belong: a yearly symposium, a series of lectures."""

from typing import Any, ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from crossings.fields.sort_key import SortKeyField
from crossings.languages.models import Translatable, Translation, once_per_language
from crossings.provenance.models import Sourced


class EventSeriesQuerySet(models.QuerySet["EventSeries"]):
    def visible_to(self, account: Any) -> Self:
        """Series are public: everyone may see what events belong to."""
        return self

    def by_title(self) -> Self:
        return self.order_by("sort_key", "id")


class EventSeries(Translatable, Sourced):
    """What several events have in common beyond their topic: one name, one idea, year after year."""

    slug = models.SlugField(_("short name in addresses"), max_length=80, unique=True)
    title = models.CharField(_("title"), max_length=200)
    sort_key = SortKeyField(of="title", language_of="language")

    translated_fields = ("title",)
    objects: ClassVar[EventSeriesQuerySet] = EventSeriesQuerySet.as_manager()  # type: ignore[assignment]
    personal_fields: ClassVar[dict[str, object]] = {}
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("series of events")
        verbose_name_plural = _("series of events")
        ordering = ("sort_key", "id")
        indexes = (models.Index(fields=("sort_key", "id"), name="events_series_by_title"),)
        constraints = (models.CheckConstraint(condition=~models.Q(title=""), name="events_series_has_a_title"),)

    def __str__(self) -> str:
        return self.title


class EventSeriesTranslation(Translation):
    record = ParentalKey(EventSeries, on_delete=models.CASCADE, related_name="translations")
    title = models.CharField(_("title"), max_length=200, blank=True)

    class Meta(Translation.Meta):
        abstract = False
        constraints = (once_per_language("events_series"),)
