"""Pairs of approaches between which bridges are looked for again and again."""

from typing import Any, ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from crossings.fields.choice import ChoiceField
from crossings.languages.models import Translatable, Translation, once_per_language
from crossings.programmes.models.rules import one_of, says_something

ONE, OTHER = "one", "other"


class PairingQuerySet(models.QuerySet["Pairing"]):
    def visible_to(self, account: Any) -> Self:
        """The office sees every pairing; everyone else those that are offered."""
        return self if account.has_perm("links.view_pairing") else self.offered()

    def offered(self) -> Self:
        """Those that readers are offered as examples, and between which bridges are looked for."""
        return self.filter(is_offered=True)

    def in_order(self) -> Self:
        return self.order_by("position", "slug")

    def with_sides(self) -> Self:
        """With their concepts and words, in a number of queries that does not grow."""
        return self.prefetch_related("translations", "concepts__concept__scheme")


class Pairing(Translatable):
    """Two approaches with a name each, as lists of concepts: such as environmental causes and economic consequences."""

    slug = models.SlugField(_("short name in addresses"), max_length=80, unique=True)
    one = models.CharField(_("one approach"), max_length=120)
    other = models.CharField(_("the other approach"), max_length=120)
    position = models.PositiveSmallIntegerField(_("place in the order"), default=0)
    is_offered = models.BooleanField(
        _("offered to readers"), default=True, help_text=_("Bridges are looked for only while it is offered.")
    )

    translated_fields = ("one", "other")
    journal_parts = ("translations", "concepts")
    objects: ClassVar[PairingQuerySet] = PairingQuerySet.as_manager()  # type: ignore[assignment]
    personal_fields: ClassVar[dict[str, object]] = {}
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("pair of approaches")
        verbose_name_plural = _("pairs of approaches")
        ordering = ("position", "slug")
        constraints = (
            says_something("one", name="links_pairing_names_one"),
            says_something("other", name="links_pairing_names_other"),
        )

    def __str__(self) -> str:
        return f"{self.one} ↔ {self.other}"

    def concepts_of(self, side: str) -> list[Any]:
        """The concepts of one side, `one` or `other`, in their order."""
        return [each.concept for each in self.concepts.all() if each.side == side]


class PairingTranslation(Translation):
    record = ParentalKey(Pairing, on_delete=models.CASCADE, related_name="translations")
    one = models.CharField(_("one approach"), max_length=120, blank=True)
    other = models.CharField(_("the other approach"), max_length=120, blank=True)

    class Meta(Translation.Meta):
        abstract = False
        constraints = (once_per_language("links_pairing"),)


class PairingConcept(models.Model):
    """One concept by which works belong to a side; those below it count as well."""

    SIDES: ClassVar = ((ONE, _("One approach")), (OTHER, _("The other approach")))

    pairing = ParentalKey(Pairing, on_delete=models.CASCADE, related_name="concepts")
    side = ChoiceField(_("side"), max_length=5, choices=SIDES)
    concept = models.ForeignKey("topics.Concept", models.PROTECT, verbose_name=_("concept"), related_name="+")

    personal_fields: ClassVar[dict[str, object]] = {}
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("concept of an approach")
        verbose_name_plural = _("concepts of approaches")
        ordering = ("id",)
        constraints = (
            one_of("side", "one other", name="links_pairing_side_known"),
            models.UniqueConstraint(
                fields=("pairing", "concept"),
                name="links_pairing_concept_on_one_side",
                violation_error_message=_("This concept stands in the pair already. It can be on one side only."),
            ),
        )

    def __str__(self) -> str:
        return str(self.concept)
