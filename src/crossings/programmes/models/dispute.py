"""Where two sources disagree: what each says, which one is followed, who can settle it, and when that was done."""

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from crossings.fields.partial_date import PartialDateField
from crossings.languages.models import Translatable, Translation, once_per_language
from crossings.programmes.models.catalogue import Catalogue, InCatalogueQuerySet
from crossings.programmes.models.programme import may_see_drafts
from crossings.programmes.models.rules import says_something
from crossings.provenance.models import Sourced


class DisputeQuerySet(InCatalogueQuerySet["Dispute"]):
    def unsettled(self) -> Self:
        """Disagreements that nobody has settled."""
        return self.filter(settled_on__isnull=True)

    def about(self, field: str) -> Self:
        return self.filter(field=field)

    def with_sides(self) -> Self:
        """All that a page shows of a disagreement, in a constant number of queries."""
        return self.prefetch_related("translations", "sides__translations", "sides__source")


class Dispute(Translatable, Sourced):
    """One question on which sources disagree. Its own source is the decision that settled it, once there is one."""

    catalogue = models.ForeignKey(Catalogue, models.CASCADE, verbose_name=_("catalogue"), related_name="disputes")
    field = models.SlugField(
        _("about"), max_length=60, help_text=_("The part of the page it belongs to, such as fees, state or credits.")
    )
    topic = models.CharField(_("question"), max_length=200)
    note = models.TextField(_("note to readers"), blank=True)
    can_be_settled_by = models.CharField(_("who can settle it"), max_length=160, blank=True)
    settled_on = PartialDateField(_("settled"), null=True, blank=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    objects: ClassVar[DisputeQuerySet] = DisputeQuerySet.as_manager()  # type: ignore[assignment]
    translated_fields: ClassVar[tuple[str, ...]] = ("topic", "note", "can_be_settled_by")
    journal_parts: ClassVar[tuple[str, ...]] = ("translations", "sides")
    personal_fields: ClassVar[dict[str, object]] = {}
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("disagreement of sources")
        verbose_name_plural = _("disagreements of sources")
        ordering = ("catalogue_id", "position", "id")
        indexes = (models.Index(fields=("catalogue", "position", "id"), name="programmes_dispute_in_order"),)
        constraints = (says_something("topic", name="programmes_dispute_has_a_topic"),)

    def __str__(self) -> str:
        return self.topic

    @property
    def is_settled(self) -> bool:
        return self.settled_on is not None


class DisputeTranslation(Translation):
    record = ParentalKey(Dispute, related_name="translations")
    topic = models.CharField(_("question"), max_length=200, blank=True)
    note = models.TextField(_("note to readers"), blank=True)
    can_be_settled_by = models.CharField(_("who can settle it"), max_length=160, blank=True)

    class Meta:
        verbose_name = _("translation of a disagreement")
        verbose_name_plural = _("translations of disagreements")
        constraints = (once_per_language("programmes_dispute"),)


class DisputeSideQuerySet(models.QuerySet["DisputeSide"]):
    def visible_to(self, account: Any) -> Self:
        return self if may_see_drafts(account) else self.filter(dispute__catalogue__published_at__isnull=False)


class DisputeSide(Translatable, Sourced):
    """What one source says. At most one side of a disagreement is followed."""

    dispute = ParentalKey(Dispute, verbose_name=_("disagreement"), related_name="sides")
    statement = models.TextField(_("what it says"))
    is_followed = models.BooleanField(_("followed here"), default=False)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    objects: ClassVar[DisputeSideQuerySet] = DisputeSideQuerySet.as_manager()  # type: ignore[assignment]
    translated_fields: ClassVar[tuple[str, ...]] = ("statement",)
    personal_fields: ClassVar[dict[str, object]] = {}
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("side of a disagreement")
        verbose_name_plural = _("sides of disagreements")
        ordering = ("dispute_id", "position", "id")
        indexes = (models.Index(fields=("dispute", "position", "id"), name="programmes_side_in_order"),)
        constraints = (
            models.UniqueConstraint(
                fields=("dispute",),
                condition=Q(is_followed=True),
                name="programmes_one_side_followed",
                violation_error_message=_("Another side is followed already. Take the mark from it first."),
            ),
            says_something("statement", name="programmes_side_says_something"),
        )

    def __str__(self) -> str:
        return self.statement[:80]


class DisputeSideTranslation(Translation):
    record = ParentalKey(DisputeSide, related_name="translations")
    statement = models.TextField(_("what it says"), blank=True)

    class Meta:
        verbose_name = _("translation of a side")
        verbose_name_plural = _("translations of sides")
        constraints = (once_per_language("programmes_side"),)
