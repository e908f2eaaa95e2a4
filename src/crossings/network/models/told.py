"""What is told of a network: its milestones, its agreements, and the counts that sources state about it."""

from datetime import date
from typing import Any, ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from crossings.fields.choice import ChoiceField
from crossings.fields.partial_date import PartialDateField, ends_after_it_starts, holding_on
from crossings.languages.models import Translatable, Translation, once_per_language
from crossings.network.models.institution import Institution
from crossings.network.models.network import Network
from crossings.provenance.models import Sourced


class ToldQuerySet(models.QuerySet[Any]):
    def visible_to(self, account: Any) -> Self:
        """What is told of a network is public."""
        return self

    def of_network(self, network: Network) -> Self:
        """Those of one network, in order, ready to be told in any language."""
        return self.filter(network=network).select_related("source").prefetch_related("translations")


class Milestone(Translatable, Sourced):
    """A moment in the life of a network."""

    network = models.ForeignKey(Network, models.PROTECT, verbose_name=_("network"), related_name="milestones")
    date = PartialDateField(_("day"), null=True, blank=True)
    last_day = PartialDateField(_("last day, if it lasted longer"), null=True, blank=True)
    text = models.CharField(_("what happened"), max_length=300)

    translated_fields = ("text",)
    objects: ClassVar[ToldQuerySet] = ToldQuerySet.as_manager()  # type: ignore[assignment]
    personal_fields: ClassVar[dict[str, object]] = {}
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("milestone")
        verbose_name_plural = _("milestones")
        ordering = ("network", models.F("date").asc(nulls_last=True), "id")
        indexes = (models.Index(fields=("network", "date", "id"), name="network_milestone_in_order"),)
        constraints = (
            models.CheckConstraint(condition=~models.Q(text=""), name="network_milestone_says_something"),
            ends_after_it_starts(name="network_milestone_ends_later", start="date", until="last_day"),
        )

    def __str__(self) -> str:
        return self.text


class MilestoneTranslation(Translation):
    record = ParentalKey(Milestone, on_delete=models.CASCADE, related_name="translations")
    text = models.CharField(_("what happened"), max_length=300, blank=True)

    class Meta(Translation.Meta):
        abstract = False
        constraints = (once_per_language("network_milestone"),)


class AgreementQuerySet(ToldQuerySet):
    def in_force_on(self, day: date) -> Self:
        """Those signed by a day and not over on it, as far as their dates are known."""
        return self.filter(holding_on(day, start="signed", until="until"))

    def of_network(self, network: Network) -> Self:
        return super().of_network(network).prefetch_related("parties__institution__translations")


class Agreement(Translatable, Sourced):
    """What the members of a network have signed together."""

    class Kind(models.TextChoices):
        COOPERATION = "cooperation", _("Cooperation agreement")
        CONSORTIUM = "consortium", _("Consortium agreement")
        MEMORANDUM = "memorandum", _("Memorandum of understanding")
        MOBILITY = "mobility", _("Mobility agreement")
        OTHER = "other", _("Other agreement")

    network = models.ForeignKey(Network, models.PROTECT, verbose_name=_("network"), related_name="agreements")
    title = models.CharField(_("title"), max_length=200)
    kind = ChoiceField(_("kind"), max_length=11, choices=Kind.choices)
    signed = PartialDateField(_("signed"), null=True, blank=True)
    until = PartialDateField(_("until"), null=True, blank=True)

    translated_fields = ("title",)
    journal_parts = ("translations", "parties")
    objects: ClassVar[AgreementQuerySet] = AgreementQuerySet.as_manager()  # type: ignore[assignment]
    personal_fields: ClassVar[dict[str, object]] = {}
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("agreement")
        verbose_name_plural = _("agreements")
        ordering = ("network", "signed", "id")
        indexes = (models.Index(fields=("network", "signed", "id"), name="network_agreement_in_order"),)
        constraints = (
            models.CheckConstraint(condition=~models.Q(title=""), name="network_agreement_has_a_title"),
            ends_after_it_starts(name="network_agreement_ends_later", start="signed", until="until"),
        )

    def __str__(self) -> str:
        return self.title


class AgreementTranslation(Translation):
    record = ParentalKey(Agreement, on_delete=models.CASCADE, related_name="translations")
    title = models.CharField(_("title"), max_length=200, blank=True)

    class Meta(Translation.Meta):
        abstract = False
        constraints = (once_per_language("network_agreement"),)


class AgreementParty(models.Model):
    """An institution that signed."""

    agreement = ParentalKey(Agreement, on_delete=models.CASCADE, related_name="parties")
    institution = models.ForeignKey(
        Institution, models.PROTECT, verbose_name=_("institution"), related_name="agreements"
    )

    personal_fields: ClassVar[dict[str, object]] = {}
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("party")
        verbose_name_plural = _("parties")
        constraints = (
            models.UniqueConstraint(fields=("agreement", "institution"), name="network_agreement_party_once"),
        )

    def __str__(self) -> str:
        return str(self.institution)


class StatedCountQuerySet(models.QuerySet["StatedCount"]):
    def visible_to(self, account: Any) -> Self:
        """What sources state is public."""
        return self

    def about(self, network: Network, day: date) -> Self:
        """The counts that sources state of a network for a day; one without dates is stated of any day."""
        return self.filter(network=network).filter(holding_on(day)).select_related("source")


class StatedCount(Sourced):
    """A count that a source states of a network: kept apart from what the records count."""

    class Of(models.TextChoices):
        MEMBERS = "members", _("Members")
        PARTNER_COUNTRIES = "partner_countries", _("Countries with associated partners")

    network = models.ForeignKey(Network, models.PROTECT, verbose_name=_("network"), related_name="stated_counts")
    of = ChoiceField(_("what is counted"), max_length=17, choices=Of.choices)
    number = models.PositiveSmallIntegerField(_("number stated"))
    starts = PartialDateField(_("stated of the time from"), null=True, blank=True)
    ends = PartialDateField(_("until"), null=True, blank=True)

    objects: ClassVar[StatedCountQuerySet] = StatedCountQuerySet.as_manager()  # type: ignore[assignment]
    personal_fields: ClassVar[dict[str, object]] = {}
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("stated count")
        verbose_name_plural = _("stated counts")
        ordering = ("network", "of", "id")
        indexes = (models.Index(fields=("network", "of", "id"), name="network_stated_in_order"),)
        constraints = (
            models.UniqueConstraint(fields=("network", "of", "source", "starts"), name="network_stated_once"),
            models.CheckConstraint(
                condition=models.Q(source__isnull=False),
                name="network_stated_by_a_source",
                violation_error_message=_("A stated count needs the source that states it. Choose or add the source."),
            ),
            ends_after_it_starts(name="network_stated_ends_later"),
        )

    def __str__(self) -> str:
        return f"{self.number} · {self.get_of_display()} · {self.network}"
