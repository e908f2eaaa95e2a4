"""What a programme asks of those who want to enter it."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from crossings.fields.choice import ChoiceField
from crossings.fields.country import CountryField
from crossings.languages.models import Translatable, Translation, once_per_language
from crossings.programmes.models.catalogue import Catalogue, InCatalogueQuerySet
from crossings.programmes.models.rules import one_of, says_something
from crossings.programmes.models.version import Version
from crossings.provenance.models import Sourced


class EntryRequirementQuerySet(InCatalogueQuerySet["EntryRequirement"]):
    def with_words(self) -> Self:
        return self.select_related("source", "version").prefetch_related(
            "translations", "version__translations", "grade_expectations__source", "grade_expectations__translations"
        )


class EntryRequirement(Translatable, Sourced):
    """One requirement: a degree, a language, experience, a visa rule, or how strictly it is read."""

    class Kind(models.TextChoices):
        DEGREE = "degree", _("Degree")
        SUBJECT = "subject", _("Subject of the degree")
        GRADE = "grade", _("Standard of the degree")
        LANGUAGE = "language", _("Language")
        EXPERIENCE = "experience", _("Experience")
        VISA = "visa", _("Visa")
        DOCUMENTS = "documents", _("Documents")
        FLEXIBILITY = "flexibility", _("How it is read")
        OTHER = "other", _("Other")

    catalogue = models.ForeignKey(
        Catalogue, models.CASCADE, verbose_name=_("catalogue"), related_name="entry_requirements"
    )
    version = models.ForeignKey(
        Version, models.CASCADE, verbose_name=_("only for the version"), null=True, blank=True, related_name="+"
    )
    kind = ChoiceField(_("kind"), max_length=11, choices=Kind.choices)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    level = models.CharField(_("level"), max_length=60, blank=True, help_text=_("Such as B2, or Bachelor."))
    statement = models.TextField(_("statement"))

    objects: ClassVar[EntryRequirementQuerySet] = EntryRequirementQuerySet.as_manager()  # type: ignore[assignment]
    translated_fields: ClassVar[tuple[str, ...]] = ("statement",)
    journal_parts: ClassVar[tuple[str, ...]] = ("translations", "grade_expectations")
    personal_fields: ClassVar[dict[str, object]] = {}
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("entry requirement")
        verbose_name_plural = _("entry requirements")
        ordering = ("catalogue_id", "position", "id")
        indexes = (models.Index(fields=("catalogue", "position", "id"), name="programmes_entry_in_order"),)
        constraints = (
            says_something("statement", name="programmes_entry_says_something"),
            one_of(
                "kind",
                "degree subject grade language experience visa documents flexibility other",
                name="programmes_entry_kind_known",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.statement[:60]}"

    @property
    def only_informs(self) -> bool:
        """Whether it keeps nobody out: the subject of a first degree is asked, and never filters."""
        return self.kind == self.Kind.SUBJECT


class EntryRequirementTranslation(Translation):
    record = ParentalKey(EntryRequirement, related_name="translations")
    statement = models.TextField(_("statement"), blank=True)

    class Meta:
        verbose_name = _("translation of an entry requirement")
        verbose_name_plural = _("translations of entry requirements")
        constraints = (once_per_language("programmes_entry"),)


class GradeExpectation(Translatable, Sourced):
    """The standard expected of a degree from one country or in one system of marks.

    The label is editorial ("UK"); the ISO code stands apart, and is empty for a system that no country owns alone. What
    the owner of a standard calls it by a name of its own ("Upper Second Class Honours") is left untranslated.
    """

    requirement = ParentalKey(EntryRequirement, verbose_name=_("entry requirement"), related_name="grade_expectations")
    label = models.CharField(_("country or system as written"), max_length=80)
    country = CountryField(_("country"), null=True, blank=True)
    system = models.CharField(_("system of marks"), max_length=80, blank=True)
    expected = models.CharField(_("expected"), max_length=120)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    translated_fields: ClassVar[tuple[str, ...]] = ("label", "system", "expected")
    personal_fields: ClassVar[dict[str, object]] = {}
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("expected grade")
        verbose_name_plural = _("expected grades")
        ordering = ("requirement_id", "position", "id")
        constraints = (
            models.UniqueConstraint(fields=("requirement", "label", "system"), name="programmes_grade_once"),
            models.CheckConstraint(condition=~Q(expected="") & ~Q(label=""), name="programmes_grade_says_something"),
        )

    def __str__(self) -> str:
        return f"{self.label}: {self.expected}"


class GradeExpectationTranslation(Translation):
    record = ParentalKey(GradeExpectation, related_name="translations")
    label = models.CharField(_("country or system as written"), max_length=80, blank=True)
    system = models.CharField(_("system of marks"), max_length=80, blank=True)
    expected = models.CharField(_("expected"), max_length=120, blank=True)

    class Meta:
        verbose_name = _("translation of an expected grade")
        verbose_name_plural = _("translations of expected grades")
        constraints = (once_per_language("programmes_grade"),)
