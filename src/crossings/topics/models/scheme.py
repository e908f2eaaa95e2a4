"""Concept schemes and the versions of them that were published."""

from collections.abc import Collection, Mapping
from typing import Any, ClassVar, Self

from django.core.validators import RegexValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from crossings.fields.choice import ChoiceField
from crossings.languages.models import Translatable, Translation, once_per_language
from crossings.provenance.models import Sourced
from crossings.search.actions import having
from crossings.search.findable import Findable
from crossings.search.writing import document_number

VERSION = RegexValidator(
    r"^[0-9A-Za-z]+(\.[0-9A-Za-z]+)*$",
    _("A version is written in letters, figures and dots, such as 1.0 or 2024.2: take out everything else."),
)


class ConceptSchemeQuerySet(models.QuerySet["ConceptScheme"]):
    def visible_to(self, account: Any) -> Self:
        """Schemes are public: everyone may see in which terms the network speaks."""
        return self

    def with_words(self) -> Self:
        return self.select_related("source").prefetch_related("translations")

    def with_counts(self) -> Self:
        """Each scheme with `concept_count`, the number of its concepts in use."""
        in_use = models.Q(concepts__is_deprecated=False)
        return self.annotate(concept_count=models.Count("concepts", filter=in_use))


class ConceptScheme(Findable, Translatable, Sourced):
    """A set of concepts that belong together, such as the disciplines or the regions of the world."""

    class Facet(models.TextChoices):
        TOPIC = "topic", _("Topic")
        DISCIPLINE = "discipline", _("Discipline")
        REGION = "region", _("Region")
        SDG = "sdg", _("Development goal")
        GCM = "gcm", _("Global Compact objective")

    slug = models.SlugField(_("key"), max_length=60, unique=True)
    title = models.CharField(_("title"), max_length=200)
    description = models.TextField(_("description"), blank=True)
    version = models.CharField(_("version"), max_length=20, default="1.0", validators=[VERSION])
    uri = models.URLField(
        _("identifier"),
        max_length=300,
        blank=True,
        help_text=_("The scheme's own web identifier where its owner gives one; left empty, its address here is."),
    )
    licence = models.CharField(_("licence"), max_length=300, blank=True)
    facet = ChoiceField(
        _("narrows a search by"),
        max_length=10,
        choices=Facet.choices,
        default=Facet.TOPIC,
        help_text=_("As what its concepts narrow a search for the records that carry them."),
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    objects: ClassVar[ConceptSchemeQuerySet] = ConceptSchemeQuerySet.as_manager()  # type: ignore[assignment]
    translated_fields: ClassVar[tuple[str, ...]] = ("title", "description")
    personal_fields: ClassVar[dict[str, object]] = {}
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("concept scheme")
        verbose_name_plural = _("concept schemes")
        ordering = ("position", "slug")
        indexes = (models.Index(fields=("position", "slug"), name="topics_scheme_in_order"),)
        constraints = (
            models.CheckConstraint(condition=~models.Q(title=""), name="topics_scheme_has_a_title"),
            models.CheckConstraint(condition=~models.Q(version=""), name="topics_scheme_has_a_version"),
            models.CheckConstraint(
                condition=models.Q(facet__in=("topic", "discipline", "region", "sdg", "gcm")),
                name="topics_scheme_facet_known",
            ),
        )

    def __str__(self) -> str:
        return self.title

    def named_in(self, changes: Mapping[str, tuple[Any, Any]]) -> Collection[int]:
        """Its concepts and all that is found under them, where it is called otherwise or narrows by another facet."""
        if not changes.keys() & {"slug", "facet"}:
            return ()
        concepts = dict(self.concepts.values_list("pk", "slug"))
        slugs = {self.slug, *changes.get("slug", ())} - {None}
        notations = set(self.concepts.exclude(notation="").values_list("notation", flat=True))
        codes = {f"{slug}/{each}" for slug in slugs for each in concepts.values()} | notations
        return {document_number("concept", key) for key in concepts} | having(self.Facet.values, codes)

    def get_absolute_url(self) -> str:
        return reverse("topics:scheme", args=[self.slug])


class ConceptSchemeTranslation(Translation):
    record = ParentalKey(ConceptScheme, related_name="translations")
    title = models.CharField(_("title"), max_length=200, blank=True)
    description = models.TextField(_("description"), blank=True)

    class Meta:
        verbose_name = _("translation of a concept scheme")
        verbose_name_plural = _("translations of concept schemes")
        constraints = (once_per_language("topics_scheme"),)


class SchemeVersionQuerySet(models.QuerySet["SchemeVersion"]):
    def visible_to(self, account: Any) -> Self:
        return self

    def newest_first(self) -> Self:
        return self.order_by("-published_at", "-id")


class SchemeVersion(models.Model):
    """A scheme as it was published: its Turtle text and checksum, kept for ever."""

    scheme = models.ForeignKey(ConceptScheme, models.PROTECT, verbose_name=_("scheme"), related_name="versions")
    version = models.CharField(_("version"), max_length=20, validators=[VERSION])
    published_at = models.DateTimeField(_("published at"))
    note = models.CharField(_("what changed"), max_length=500, blank=True)
    concept_count = models.PositiveIntegerField(_("number of concepts"))
    turtle = models.TextField(_("text in Turtle"))
    checksum = models.CharField(_("checksum (SHA-256)"), max_length=64)

    objects: ClassVar[SchemeVersionQuerySet] = SchemeVersionQuerySet.as_manager()  # type: ignore[assignment]
    personal_fields: ClassVar[dict[str, object]] = {}
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("published version of a concept scheme")
        verbose_name_plural = _("published versions of concept schemes")
        ordering = ("scheme_id", "-published_at", "-id")
        indexes = (models.Index(fields=("scheme", "-published_at", "-id"), name="topics_version_newest"),)
        constraints = (
            models.UniqueConstraint(fields=("scheme", "version"), name="topics_version_published_once"),
            models.CheckConstraint(condition=~models.Q(checksum=""), name="topics_version_has_a_checksum"),
        )

    def __str__(self) -> str:
        return self.version
