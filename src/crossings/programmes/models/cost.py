"""What surrounds a fee: the rules for it, and the other costs of studying."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from crossings.fields.choice import ChoiceField
from crossings.languages.models import Translatable, Translation, once_per_language
from crossings.programmes.models.catalogue import Catalogue, InCatalogueQuerySet
from crossings.programmes.models.fee import CURRENCY, NOT_NEGATIVE
from crossings.programmes.models.rules import one_of, says_something
from crossings.provenance.models import Sourced


class CostItemQuerySet(InCatalogueQuerySet["CostItem"]):
    def with_words(self) -> Self:
        return self.select_related("source").prefetch_related("translations")


class CostItem(Translatable, Sourced):
    """A cost besides the fee: a range where one is stated, else unknown and shown as such."""

    class Kind(models.TextChoices):
        VISA = "visa", _("Visa")
        BOOKS = "books", _("Books")
        TRAVEL = "travel", _("Travel")
        LIVING = "living", _("Living")
        INSURANCE = "insurance", _("Insurance")
        OTHER = "other", _("Other")

    catalogue = models.ForeignKey(Catalogue, models.CASCADE, verbose_name=_("catalogue"), related_name="cost_items")
    kind = ChoiceField(_("kind"), max_length=9, choices=Kind.choices)
    name = models.CharField(_("name"), max_length=160)
    note = models.TextField(_("note to readers"), blank=True)
    least = models.DecimalField(
        _("at least"), max_digits=10, decimal_places=2, null=True, blank=True, validators=[NOT_NEGATIVE]
    )
    most = models.DecimalField(
        _("at most"), max_digits=10, decimal_places=2, null=True, blank=True, validators=[NOT_NEGATIVE]
    )
    currency = models.CharField(_("currency"), max_length=3, default="EUR", validators=[CURRENCY])
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    objects: ClassVar[CostItemQuerySet] = CostItemQuerySet.as_manager()  # type: ignore[assignment]
    translated_fields: ClassVar[tuple[str, ...]] = ("name", "note")
    personal_fields: ClassVar[dict[str, object]] = {}
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("other cost")
        verbose_name_plural = _("other costs")
        ordering = ("catalogue_id", "position", "id")
        indexes = (models.Index(fields=("catalogue", "position", "id"), name="programmes_cost_in_order"),)
        constraints = (
            says_something("name", name="programmes_cost_has_a_name"),
            one_of("kind", "visa books travel living insurance other", name="programmes_cost_kind_known"),
            models.CheckConstraint(
                condition=Q(least=None, most=None)
                | Q(least__isnull=False, most__isnull=False, least__gte=0, most__gte=F("least")),
                name="programmes_cost_is_a_range",
                violation_error_message=_(
                    "A cost is a range from the least to the most, or unknown. Fill in both ends or neither."
                ),
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def is_known(self) -> bool:
        return self.least is not None


class CostItemTranslation(Translation):
    record = ParentalKey(CostItem, related_name="translations")
    name = models.CharField(_("name"), max_length=160, blank=True)
    note = models.TextField(_("note to readers"), blank=True)

    class Meta:
        verbose_name = _("translation of another cost")
        verbose_name_plural = _("translations of other costs")
        constraints = (once_per_language("programmes_cost"),)


class FeeRuleQuerySet(InCatalogueQuerySet["FeeRule"]):
    def with_words(self) -> Self:
        return self.select_related("source").prefetch_related("translations")


class FeeRule(Translatable, Sourced):
    """A rule about fees, such as the greatest yearly rise for those who continue."""

    class Kind(models.TextChoices):
        CONTINUING_RISE = "continuing_rise", _("Greatest rise for continuing students")
        PART_TIME_SHARE = "part_time_share", _("Part-time share")
        STATUS = "status", _("How the fee status is settled")
        PAYMENT = "payment", _("When and how to pay")
        OTHER = "other", _("Other")

    catalogue = models.ForeignKey(Catalogue, models.CASCADE, verbose_name=_("catalogue"), related_name="fee_rules")
    kind = ChoiceField(_("kind"), max_length=15, choices=Kind.choices)
    statement = models.TextField(_("statement"))
    index = models.CharField(_("price index"), max_length=40, blank=True, help_text=_("Such as RPI."))
    points = models.DecimalField(
        _("percentage points above the index"), max_digits=5, decimal_places=2, null=True, blank=True
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    objects: ClassVar[FeeRuleQuerySet] = FeeRuleQuerySet.as_manager()  # type: ignore[assignment]
    translated_fields: ClassVar[tuple[str, ...]] = ("statement",)
    personal_fields: ClassVar[dict[str, object]] = {}
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("fee rule")
        verbose_name_plural = _("fee rules")
        ordering = ("catalogue_id", "position", "id")
        indexes = (models.Index(fields=("catalogue", "position", "id"), name="programmes_fee_rule_in_order"),)
        constraints = (
            says_something("statement", name="programmes_fee_rule_says_something"),
            one_of(
                "kind", "continuing_rise part_time_share status payment other", name="programmes_fee_rule_kind_known"
            ),
            models.CheckConstraint(
                condition=~Q(kind="continuing_rise") | ~Q(index=""),
                name="programmes_rise_names_its_index",
                violation_error_message=_("A rule on the yearly rise names its price index. Write RPI, for instance."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.statement[:60]}"


class FeeRuleTranslation(Translation):
    record = ParentalKey(FeeRule, related_name="translations")
    statement = models.TextField(_("statement"), blank=True)

    class Meta:
        verbose_name = _("translation of a fee rule")
        verbose_name_plural = _("translations of fee rules")
        constraints = (once_per_language("programmes_fee_rule"),)
