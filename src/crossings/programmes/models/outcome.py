"""What a programme sets out to do, and what its graduates know and can do, in four groups."""

from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from crossings.fields.choice import ChoiceField
from crossings.languages.models import Translatable, Translation, once_per_language
from crossings.programmes.models.catalogue import Catalogue, InCatalogueQuerySet
from crossings.programmes.models.rules import one_of, says_something
from crossings.provenance.models import Sourced
from crossings.topics.models import Concept


class AimQuerySet(InCatalogueQuerySet["Aim"]):
    def with_words(self) -> Self:
        return self.select_related("source").prefetch_related("translations")


class Aim(Translatable, Sourced):
    """One aim of the programme."""

    catalogue = models.ForeignKey(Catalogue, models.CASCADE, verbose_name=_("catalogue"), related_name="aims")
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    statement = models.TextField(_("statement"))

    objects: ClassVar[AimQuerySet] = AimQuerySet.as_manager()  # type: ignore[assignment]
    translated_fields: ClassVar[tuple[str, ...]] = ("statement",)
    personal_fields: ClassVar[dict[str, object]] = {}
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("aim")
        verbose_name_plural = _("aims")
        ordering = ("catalogue_id", "position", "id")
        indexes = (models.Index(fields=("catalogue", "position", "id"), name="programmes_aim_in_order"),)
        constraints = (says_something("statement", name="programmes_aim_says_something"),)

    def __str__(self) -> str:
        return self.statement[:80]


class AimTranslation(Translation):
    record = ParentalKey(Aim, related_name="translations")
    statement = models.TextField(_("statement"), blank=True)

    class Meta:
        verbose_name = _("translation of an aim")
        verbose_name_plural = _("translations of aims")
        constraints = (once_per_language("programmes_aim"),)


class OutcomeGroup(models.TextChoices):
    """The four groups in which learning outcomes are told."""

    KNOWLEDGE = "knowledge", _("Knowledge and understanding")
    INTELLECTUAL = "intellectual", _("Intellectual skills")
    SUBJECT_SPECIFIC = "subject_specific", _("Subject-specific skills")
    TRANSFERABLE = "transferable", _("Transferable skills")


class LearningOutcomeQuerySet(InCatalogueQuerySet["LearningOutcome"]):
    def in_group(self, group: OutcomeGroup) -> Self:
        return self.filter(group=group)

    def with_words(self) -> Self:
        return self.select_related("source", "about").prefetch_related("translations", "about__translations")


class LearningOutcome(Translatable, Sourced):
    """One thing that a graduate knows or can do, and what it talks about where that can be named."""

    catalogue = models.ForeignKey(
        Catalogue, models.CASCADE, verbose_name=_("catalogue"), related_name="learning_outcomes"
    )
    group = ChoiceField(_("group"), max_length=16, choices=OutcomeGroup.choices)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    statement = models.TextField(_("statement"))
    about = models.ForeignKey(
        Concept,
        models.PROTECT,
        verbose_name=_("talks about"),
        null=True,
        blank=True,
        related_name="in_outcomes",
        help_text=_("The concept that the sentence names. An outcome about a concept of no module is flagged."),
    )

    objects: ClassVar[LearningOutcomeQuerySet] = LearningOutcomeQuerySet.as_manager()  # type: ignore[assignment]
    translated_fields: ClassVar[tuple[str, ...]] = ("statement",)
    personal_fields: ClassVar[dict[str, object]] = {}
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("learning outcome")
        verbose_name_plural = _("learning outcomes")
        ordering = ("catalogue_id", "group", "position", "id")
        indexes = (models.Index(fields=("catalogue", "group", "position", "id"), name="programmes_outcome_in_order"),)
        constraints = (
            models.UniqueConstraint(fields=("catalogue", "group", "position"), name="programmes_outcome_once"),
            says_something("statement", name="programmes_outcome_says_something"),
            one_of(
                "group", "knowledge intellectual subject_specific transferable", name="programmes_outcome_group_known"
            ),
        )

    def __str__(self) -> str:
        return self.statement[:80]

    @property
    def key(self) -> str:
        """Its place in the programme's list, such as intellectual-3: stable while its words are corrected."""
        return f"{self.group}-{self.position}"


class LearningOutcomeTranslation(Translation):
    record = ParentalKey(LearningOutcome, related_name="translations")
    statement = models.TextField(_("statement"), blank=True)

    class Meta:
        verbose_name = _("translation of a learning outcome")
        verbose_name_plural = _("translations of learning outcomes")
        constraints = (once_per_language("programmes_outcome"),)
