"""Countries in which a network has partners, and countries with which it works: the label as printed, the code apart."""

from typing import Any, ClassVar, Self

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from crossings.fields.choice import ChoiceField
from crossings.fields.country import CountryField
from crossings.languages.models import Translatable, Translation, once_per_language
from crossings.network.models.network import Network
from crossings.network.models.place import whole_place
from crossings.provenance.models import Sourced


class CountryQuerySet(models.QuerySet[Any]):
    def visible_to(self, account: Any) -> Self:
        """Countries of a network are public."""
        return self

    def of_network(self, network: Network) -> Self:
        """Those of one network, as its source lists them, ready to be told in any language."""
        return self.filter(network=network).select_related("source").prefetch_related("translations")


class PartnerCountry(Translatable, Sourced):
    """A country in which a network has associated partners, named as its source prints it."""

    class Kind(models.TextChoices):
        ASSOCIATED = "associated", _("Associated partners")
        CENTRE = "centre", _("Research and intervention centres")

    network = models.ForeignKey(Network, models.PROTECT, verbose_name=_("network"), related_name="partner_countries")
    kind = ChoiceField(_("kind"), max_length=10, choices=Kind.choices, default=Kind.ASSOCIATED)
    label = models.CharField(_("label, as printed"), max_length=100)
    country = CountryField(_("country"))
    subdivision = models.CharField(
        _("part of the country"),
        max_length=6,
        blank=True,
        validators=[RegexValidator(r"^[A-Z]{2}-[A-Z0-9]{1,3}$", _("Write an ISO 3166-2 code, such as GB-ENG."))],
        help_text=_("Its ISO 3166-2 code, where the label names only a part: GB-ENG for England."),
    )
    position = models.PositiveSmallIntegerField(_("place in the source’s list"), default=0)
    latitude = models.FloatField(_("latitude of its mark on the map"), null=True, blank=True)
    longitude = models.FloatField(_("longitude of its mark on the map"), null=True, blank=True)

    translated_fields = ("label",)
    objects: ClassVar[CountryQuerySet] = CountryQuerySet.as_manager()  # type: ignore[assignment]
    personal_fields: ClassVar[dict[str, object]] = {}
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("partner country")
        verbose_name_plural = _("partner countries")
        ordering = ("network", "kind", "position", "id")
        indexes = (models.Index(fields=("network", "kind", "position", "id"), name="network_country_in_order"),)
        constraints = (
            models.UniqueConstraint(fields=("network", "kind", "label"), name="network_partner_country_once"),
            models.CheckConstraint(condition=~models.Q(label=""), name="network_partner_country_labelled"),
            whole_place("network_partner_country_place_is_whole"),
        )

    def __str__(self) -> str:
        return self.label


class PartnerCountryTranslation(Translation):
    record = ParentalKey(PartnerCountry, on_delete=models.CASCADE, related_name="translations")
    label = models.CharField(_("label"), max_length=100, blank=True)

    class Meta(Translation.Meta):
        abstract = False
        constraints = (once_per_language("network_partner_country"),)


class CountryCooperation(Translatable, Sourced):
    """A country with which a network works on migration, and on which side of the journey it stands."""

    class Role(models.TextChoices):
        ORIGIN = "origin", _("Country of origin")
        HOST = "host", _("Host country")

    network = models.ForeignKey(Network, models.PROTECT, verbose_name=_("network"), related_name="cooperations")
    label = models.CharField(_("label, as printed"), max_length=100)
    country = CountryField(_("country"))
    role = ChoiceField(_("role"), max_length=6, choices=Role.choices)
    programme = models.CharField(_("programme"), max_length=100, blank=True)

    translated_fields = ("label", "programme")
    objects: ClassVar[CountryQuerySet] = CountryQuerySet.as_manager()  # type: ignore[assignment]
    personal_fields: ClassVar[dict[str, object]] = {}
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("cooperation with a country")
        verbose_name_plural = _("cooperation with countries")
        ordering = ("network", "country", "id")
        indexes = (models.Index(fields=("network", "country", "id"), name="network_cooperation_in_order"),)
        constraints = (
            models.UniqueConstraint(fields=("network", "country", "role"), name="network_cooperation_once"),
            models.CheckConstraint(condition=~models.Q(label=""), name="network_cooperation_labelled"),
        )

    def __str__(self) -> str:
        return self.label


class CountryCooperationTranslation(Translation):
    record = ParentalKey(CountryCooperation, on_delete=models.CASCADE, related_name="translations")
    label = models.CharField(_("label"), max_length=100, blank=True)
    programme = models.CharField(_("programme"), max_length=100, blank=True)

    class Meta(Translation.Meta):
        abstract = False
        constraints = (once_per_language("network_cooperation"),)
