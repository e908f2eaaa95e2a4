"""Where a fact is from: every record that states one names its `Source`."""

from typing import Any, ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from crossings.fields.choice import ChoiceField


class SourceQuerySet(models.QuerySet["Source"]):
    def visible_to(self, account: Any) -> Self:
        """Sources are public: everyone may see what a fact rests on."""
        return self

    def by_title(self) -> Self:
        return self.order_by("title", "id")


class Source(models.Model):
    """A page, document or decision in which facts were read, and the day on which they were read."""

    class Kind(models.TextChoices):
        DOCUMENT = "document", _("Document")
        PAGE = "page", _("Public page")
        DECISION = "decision", _("Decision of the network")
        DERIVED = "derived", _("Derived by arithmetic from sourced facts")
        EXAMPLE = "example", _("Example made for demonstration")

    key = models.SlugField(_("key"), unique=True)
    title = models.CharField(_("title"), max_length=300)
    kind = ChoiceField(_("kind"), max_length=10, choices=Kind.choices)
    address = models.URLField(_("address"), max_length=500, blank=True)
    publisher = models.CharField(_("publisher"), max_length=200, blank=True)
    read_on = models.DateField(_("read on"), null=True, blank=True)
    note = models.TextField(_("note"), blank=True)

    objects: ClassVar[SourceQuerySet] = SourceQuerySet.as_manager()  # type: ignore[assignment]
    personal_fields: ClassVar[dict[str, object]] = {}
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ("title", "id")
        indexes = (models.Index(fields=("title", "id"), name="provenance_source_by_title"),)
        constraints = (models.CheckConstraint(condition=~models.Q(title=""), name="provenance_source_has_a_title"),)

    def __str__(self) -> str:
        return self.title


class Sourced(models.Model):
    """A record whose facts name where they are from; a missing source is shown as missing, never left out."""

    source = models.ForeignKey(
        Source, models.PROTECT, verbose_name=_("source"), null=True, blank=True, related_name="+"
    )
    source_note = models.CharField(_("note on the source"), max_length=300, blank=True)

    class Meta:
        abstract = True
