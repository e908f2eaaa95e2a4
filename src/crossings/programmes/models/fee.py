"""Fees: tables of amounts by version, status, mode and site path. An amount to be confirmed is a value, never zero."""

from decimal import Decimal
from typing import ClassVar, Self

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator, RegexValidator
from django.db import models
from django.db.models import Q, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey

from crossings.engine.fees import FeeBasis
from crossings.engine.refusal import Refusal
from crossings.engine.values import Amount, Money, ToBeConfirmed
from crossings.fields.choice import ChoiceField
from crossings.fields.partial_date import PartialDateField
from crossings.languages.models import Translatable, Translation, once_per_language
from crossings.programmes.models.catalogue import Catalogue, InCatalogueQuerySet
from crossings.programmes.models.offering import SitePath, refuse_other_catalogue
from crossings.programmes.models.rules import one_of, says_something
from crossings.programmes.models.version import Mode, Start, Version
from crossings.provenance.models import Sourced

NOT_NEGATIVE = MinValueValidator(Decimal(0))
CURRENCY = RegexValidator(r"^[A-Z]{3}$", _("A currency has three capital letters (ISO 4217). Write EUR for the euro."))


class FeeStatus(models.TextChoices):
    """For whom an amount holds, in the words that fee tables use."""

    HOME = "home", pgettext_lazy("fee status", "Home")
    EU = "eu", _("European Union")
    INTERNATIONAL = "international", _("International")
    HOME_EU = "home_eu", _("Home and European Union")
    OVERSEAS = "overseas", _("Overseas")
    ALL = "all", _("Everyone: the source tells no status apart")


def or_none(relation: str) -> Coalesce:
    """The key of a relation, zero where there is none: so that a row without it is unique too.

    Named by the relation and not by its column: only then does Django fill in the row's own value when it validates.
    """
    return Coalesce(relation, Value(0), output_field=models.BigIntegerField())


class FeeTableQuerySet(InCatalogueQuerySet["FeeTable"]):
    def of_kind(self, kind: str) -> Self:
        return self.filter(kind=kind)

    def with_fees(self) -> Self:
        """All that a page shows of a fee table, in a constant number of queries."""
        return self.select_related("catalogue__programme", "start", "source").prefetch_related(
            "translations",
            "due_dates__start",
            "catalogue__versions__durations",
            "fees__version__translations",
            "fees__version__durations",
            "fees__site_path__translations",
            "fees__source",
        )


class FeeTable(Translatable, Sourced):
    """One table of fees as its owner publishes it: of one year, in one currency, on one basis."""

    class Kind(models.TextChoices):
        TUITION = "tuition", _("Tuition")
        DEPOSIT = "deposit", _("Deposit")
        ADDITIONAL = "additional", _("Additional fee")

    class Basis(models.TextChoices):
        AS_PUBLISHED = FeeBasis.AS_PUBLISHED.value, _("as published: the source names no span")
        PER_YEAR = FeeBasis.PER_YEAR.value, _("per academic year")
        PER_CREDIT = FeeBasis.PER_CREDIT.value, _("per credit (ECTS)")
        PER_MODULE = FeeBasis.PER_MODULE.value, _("per module")
        WHOLE_PROGRAMME = FeeBasis.WHOLE_PROGRAMME.value, _("for the whole programme")

    catalogue = models.ForeignKey(Catalogue, models.CASCADE, verbose_name=_("catalogue"), related_name="fee_tables")
    name = models.CharField(_("name"), max_length=160)
    note = models.TextField(_("note to readers"), blank=True)
    kind = ChoiceField(_("kind"), max_length=10, choices=Kind.choices, default=Kind.TUITION)
    basis = ChoiceField(_("charged"), max_length=15, choices=Basis.choices, default=Basis.AS_PUBLISHED)
    currency = models.CharField(_("currency"), max_length=3, default="EUR", validators=[CURRENCY])
    start = models.ForeignKey(
        Start, models.PROTECT, verbose_name=_("only for the start in"), null=True, blank=True, related_name="fee_tables"
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    objects: ClassVar[FeeTableQuerySet] = FeeTableQuerySet.as_manager()  # type: ignore[assignment]
    translated_fields: ClassVar[tuple[str, ...]] = ("name", "note")
    journal_parts: ClassVar[tuple[str, ...]] = ("translations", "fees", "due_dates")
    personal_fields: ClassVar[dict[str, object]] = {}
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("fee table")
        verbose_name_plural = _("fee tables")
        ordering = ("catalogue_id", "position", "id")
        indexes = (models.Index(fields=("catalogue", "position", "id"), name="programmes_fee_table_in_order"),)
        constraints = (
            says_something("name", name="programmes_fee_table_has_a_name"),
            one_of(
                "basis",
                "as_published per_year per_credit per_module whole_programme",
                name="programmes_fee_table_basis_known",
            ),
            one_of("kind", "tuition deposit additional", name="programmes_fee_table_kind_known"),
            models.CheckConstraint(condition=Q(currency__regex=r"^[A-Z]{3}$"), name="programmes_fee_table_currency"),
        )

    def __str__(self) -> str:
        return f"{self.name} · {self.catalogue}"

    def clean(self) -> None:
        super().clean()
        if self.catalogue_id:
            refuse_other_catalogue(self, "start")


class FeeTableTranslation(Translation):
    record = ParentalKey(FeeTable, related_name="translations")
    name = models.CharField(_("name"), max_length=160, blank=True)
    note = models.TextField(_("note to readers"), blank=True)

    class Meta:
        verbose_name = _("translation of a fee table")
        verbose_name_plural = _("translations of fee tables")
        constraints = (once_per_language("programmes_fee_table"),)


class FeeQuerySet(InCatalogueQuerySet["Fee"]):
    path = "table__catalogue"

    def to_be_confirmed(self) -> Self:
        return self.filter(amount__isnull=True)

    def confirmed(self) -> Self:
        return self.filter(amount__isnull=False)

    def with_parts(self) -> Self:
        return self.select_related("table__catalogue__programme", "version", "site_path", "source")


class Fee(Sourced):
    """What one group pays for one version in one mode: an amount, or who will confirm it and when; never both."""

    table = ParentalKey(FeeTable, verbose_name=_("fee table"), related_name="fees")
    version = models.ForeignKey(
        Version, models.PROTECT, verbose_name=_("version"), null=True, blank=True, related_name="fees"
    )
    status = ChoiceField(_("fee status"), max_length=13, choices=FeeStatus.choices, default=FeeStatus.ALL)
    mode = ChoiceField(_("mode"), max_length=9, choices=[("", _("Any mode")), *Mode.choices], blank=True)
    site_path = models.ForeignKey(
        SitePath, models.PROTECT, verbose_name=_("site path"), null=True, blank=True, related_name="fees"
    )
    amount = models.DecimalField(
        _("amount"), max_digits=10, decimal_places=2, null=True, blank=True, validators=[NOT_NEGATIVE]
    )
    to_be_confirmed_by = models.CharField(
        _("to be confirmed by"),
        max_length=120,
        blank=True,
        help_text=_("The office that will give the amount. Fill this in only while there is no amount."),
    )
    expected_on = PartialDateField(_("expected"), null=True, blank=True)

    objects: ClassVar[FeeQuerySet] = FeeQuerySet.as_manager()  # type: ignore[assignment]
    personal_fields: ClassVar[dict[str, object]] = {}
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("fee")
        verbose_name_plural = _("fees")
        ordering = ("table_id", "version_id", "site_path_id", "status", "mode", "id")
        indexes = (
            models.Index(
                fields=("table", "version", "site_path", "status", "mode", "id"), name="programmes_fee_in_order"
            ),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(amount__isnull=False, to_be_confirmed_by="", expected_on__isnull=True)
                | (Q(amount__isnull=True) & ~Q(to_be_confirmed_by="")),
                name="programmes_fee_amount_or_to_be_confirmed",
                violation_error_message=_(
                    "A fee is either an amount, or names who will confirm it. Give one of the two; an expected date "
                    "goes only with a fee to be confirmed."
                ),
            ),
            models.CheckConstraint(condition=Q(amount=None) | Q(amount__gte=0), name="programmes_fee_not_negative"),
            one_of("status", "home eu international home_eu overseas all", name="programmes_fee_status_known"),
            one_of("mode", "full_time part_time", or_empty=True, name="programmes_fee_mode_known"),
            models.UniqueConstraint(
                "table",
                or_none("version"),
                "status",
                "mode",
                or_none("site_path"),
                name="programmes_fee_once",
                violation_error_message=_("This table has that fee already. Correct the one that is there."),
            ),
        )

    def __str__(self) -> str:
        parts = (self.version and self.version.name, self.get_status_display(), self.get_mode_display())
        return " · ".join(str(part) for part in parts if part)

    @property
    def catalogue(self) -> Catalogue:
        return self.table.catalogue

    @property
    def catalogue_id(self) -> int:
        return self.table.catalogue_id

    @property
    def value(self) -> Amount:
        """The amount in its currency, or who will confirm it and when."""
        if self.amount is None:
            return ToBeConfirmed(owner=self.to_be_confirmed_by, expected=self.expected_on)
        return Money(self.amount, self.table.currency)

    def clean(self) -> None:
        super().clean()
        table = getattr(self, "table", None)  # none yet, while a form is still being read
        if table is not None and table.catalogue_id:
            refuse_other_catalogue(self, "version", "site_path")
            self._refuse_too_fine_an_amount()

    def _refuse_too_fine_an_amount(self) -> None:
        if self.amount is None:
            return
        try:
            Money(self.amount, self.table.currency)
        except Refusal as refused:
            raise ValidationError(
                {
                    "amount": _(
                        "The currency %(currency)s has no such small unit. Round the amount by a rule that you can name."
                    )
                    % {"currency": self.table.currency}
                }
            ) from refused


class DueDate(Sourced):
    """When a fee table's amounts are due, for those who begin in one month."""

    table = ParentalKey(FeeTable, verbose_name=_("fee table"), related_name="due_dates")
    start = models.ForeignKey(
        Start, models.PROTECT, verbose_name=_("for the start in"), null=True, blank=True, related_name="+"
    )
    on = PartialDateField(_("due"))

    personal_fields: ClassVar[dict[str, object]] = {}
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("due date")
        verbose_name_plural = _("due dates")
        ordering = ("table_id", "on", "id")
        constraints = (models.UniqueConstraint("table", or_none("start"), "on", name="programmes_due_date_once"),)

    def __str__(self) -> str:
        return str(self.on)
