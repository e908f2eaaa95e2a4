"""Concepts and their names."""

from collections.abc import Collection, Mapping
from typing import Any, ClassVar, Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from crossings.fields.choice import ChoiceField
from crossings.fields.sort_key import SortKeyField
from crossings.languages.models import Translatable, Translation, once_per_language
from crossings.provenance.models import Sourced
from crossings.search.actions import having
from crossings.search.findable import Findable
from crossings.topics.models.scheme import ConceptScheme

ALPHA2 = RegexValidator(r"^[A-Z]{2}$", _("An ISO 3166-1 alpha-2 code has two capital letters, such as NL."))
ALPHA3 = RegexValidator(r"^[A-Z]{3}$", _("An ISO 3166-1 alpha-3 code has three capital letters, such as NLD."))

TELLS_OTHERS = {"slug", "notation", "broader_id", "scheme_id", "label", "language"}


class ConceptQuerySet(models.QuerySet["Concept"]):
    def visible_to(self, account: Any) -> Self:
        """Concepts are public: everyone may see in which terms the network speaks."""
        return self

    def in_scheme(self, slug: str) -> Self:
        return self.filter(scheme__slug=slug)

    def in_use(self) -> Self:
        return self.filter(is_deprecated=False)

    def countries(self) -> Self:
        """The concepts that carry an ISO 3166-1 code."""
        return self.exclude(iso_alpha2="")

    def with_words(self) -> Self:
        return self.prefetch_related("translations")

    def for_its_page(self) -> Self:
        """With everything that a concept's page tells, in a number of queries that does not grow."""
        above = "broader__broader__broader__broader"
        return self.select_related("scheme__source", "source", above, "replaced_by__scheme").prefetch_related(
            "translations",
            "alternative_labels",
            "scheme__translations",
            "mappings__target__scheme",
            "mapped_from__concept__scheme",
        )


class Concept(Findable, Translatable, Sourced):
    """One thing that records may be about. Its label is editorial; a country's ISO code stands apart from it."""

    class Type(models.TextChoices):
        """As what a concept is treated where links between approaches are looked for."""

        TOPIC = "topic", _("Topic")
        PLACE = "place", _("Place")
        METHOD = "method", _("Method")
        POPULATION = "population", _("Group of people")
        EVENT = "event", _("Event")
        GENERIC = "generic", _("Too general to join anything")
        DISCIPLINE = "discipline", _("Discipline")

    scheme = models.ForeignKey(ConceptScheme, models.PROTECT, verbose_name=_("scheme"), related_name="concepts")
    slug = models.SlugField(_("key"), max_length=80)
    notation = models.CharField(_("notation"), max_length=20, blank=True)
    uri = models.URLField(
        _("identifier"),
        max_length=300,
        blank=True,
        help_text=_("The concept's own web identifier where its owner gives one; left empty, its address here is."),
    )
    label = models.CharField(_("label"), max_length=200)
    definition = models.TextField(_("definition"), blank=True)
    scope_note = models.TextField(_("scope note"), blank=True)
    broader = models.ForeignKey(
        "self", models.PROTECT, verbose_name=_("broader concept"), null=True, blank=True, related_name="narrower"
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    is_deprecated = models.BooleanField(_("no longer used"), default=False)
    replaced_by = models.ForeignKey(
        "self", models.PROTECT, verbose_name=_("replaced by"), null=True, blank=True, related_name="replaces"
    )
    links_as = ChoiceField(
        _("in links, treated as"),
        max_length=10,
        choices=Type.choices,
        blank=True,
        db_default="",
        help_text=_("Left empty: as the broader concept, and without one, as its set of concepts narrows a search."),
    )
    iso_alpha2 = models.CharField(_("ISO alpha-2 code"), max_length=2, blank=True, validators=[ALPHA2])
    iso_alpha3 = models.CharField(_("ISO alpha-3 code"), max_length=3, blank=True, validators=[ALPHA3])
    sort_key = SortKeyField(of="label", language_of="language")

    found_as = "concept"

    objects: ClassVar[ConceptQuerySet] = ConceptQuerySet.as_manager()  # type: ignore[assignment]
    translated_fields: ClassVar[tuple[str, ...]] = ("label", "definition", "scope_note")
    journal_parts: ClassVar[tuple[str, ...]] = ("translations", "alternative_labels", "mappings")
    personal_fields: ClassVar[dict[str, object]] = {}
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("concept")
        verbose_name_plural = _("concepts")
        ordering = ("scheme_id", "position", "sort_key", "id")
        indexes = (
            models.Index(fields=("scheme", "position", "sort_key", "id"), name="topics_concept_in_order"),
            models.Index(fields=("sort_key", "id"), name="topics_concept_by_label"),
        )
        constraints = (
            models.UniqueConstraint(fields=("scheme", "slug"), name="topics_concept_once_in_scheme"),
            models.UniqueConstraint(
                fields=("scheme", "notation"), condition=~Q(notation=""), name="topics_notation_once_in_scheme"
            ),
            models.UniqueConstraint(fields=("uri",), condition=~Q(uri=""), name="topics_concept_uri_once"),
            models.UniqueConstraint(
                fields=("iso_alpha2",), condition=~Q(iso_alpha2=""), name="topics_country_once_by_alpha2"
            ),
            models.UniqueConstraint(
                fields=("iso_alpha3",), condition=~Q(iso_alpha3=""), name="topics_country_once_by_alpha3"
            ),
            models.CheckConstraint(condition=~Q(label=""), name="topics_concept_has_a_label"),
            models.CheckConstraint(
                condition=Q(
                    links_as__in=("", "topic", "place", "method", "population", "event", "generic", "discipline")
                ),
                name="topics_concept_links_as_known",
            ),
            models.CheckConstraint(
                condition=Q(broader=None) | ~Q(broader=F("id")), name="topics_concept_not_broader_than_itself"
            ),
            models.CheckConstraint(
                condition=Q(replaced_by=None) | (Q(is_deprecated=True) & ~Q(replaced_by=F("id"))),
                name="topics_only_deprecated_is_replaced",
            ),
            models.CheckConstraint(
                condition=Q(iso_alpha2="", iso_alpha3="")
                | Q(iso_alpha2__regex=r"^[A-Z]{2}$", iso_alpha3__regex=r"^[A-Z]{3}$"),
                name="topics_country_has_both_codes",
            ),
        )

    def __str__(self) -> str:
        return self.label

    def named_in(self, changes: Mapping[str, tuple[Any, Any]]) -> Collection[int]:
        """All that is found under this concept, or under one that it maps to, or by its label, where that is what changed."""
        own = any(name in TELLS_OTHERS or name.endswith(".label") for name in changes) and not self.is_new(changes)
        if not own and not any(name.startswith("mappings.") for name in changes):
            return ()
        targets = {key for name, pair in changes.items() if name.endswith(".target_id") for key in pair if key}
        mapped = Concept.objects.filter(Q(pk__in=targets) | Q(mapped_from__concept=self)).select_related("scheme")
        codes = {code for each in [self, *mapped] for code in (each.notation, f"{each.scheme.slug}/{each.slug}")}
        codes |= {f"{self.scheme.slug}/{slug}" for slug in changes.get("slug", ())}
        return having(ConceptScheme.Facet.values, {*codes, *changes.get("notation", ())} - {"", None})

    def get_absolute_url(self) -> str:
        return reverse("topics:concept", args=[self.scheme.slug, self.slug])

    def clean(self) -> None:
        super().clean()
        if self.broader is not None:
            self._refuse_other_scheme(self.broader)
            self._refuse_circle(self.broader)

    def _refuse_other_scheme(self, broader: "Concept") -> None:
        if broader.scheme_id != self.scheme_id:
            text = _("“%(label)s” belongs to another scheme. Join concepts of two schemes by a mapping.")
            raise ValidationError({"broader": text % {"label": broader.label}})

    def _refuse_circle(self, broader: "Concept") -> None:
        above: Concept | None = broader
        seen: set[int | None] = set()
        while above is not None and above.pk not in seen:
            seen.add(above.pk)
            above = above.broader
        if self.pk in seen:
            text = _("“%(label)s” is itself narrower than this concept. Choose one that lies above both.")
            raise ValidationError({"broader": text % {"label": broader.label}})


class ConceptTranslation(Translation):
    record = ParentalKey(Concept, related_name="translations")
    label = models.CharField(_("label"), max_length=200, blank=True)
    definition = models.TextField(_("definition"), blank=True)
    scope_note = models.TextField(_("scope note"), blank=True)

    class Meta:
        verbose_name = _("translation of a concept")
        verbose_name_plural = _("translations of concepts")
        constraints = (once_per_language("topics_concept"),)


class AlternativeLabel(models.Model):
    """A further name by which people look for a concept."""

    concept = ParentalKey(Concept, verbose_name=_("concept"), related_name="alternative_labels")
    language = ChoiceField(_("language"), max_length=8, choices=settings.LANGUAGES)
    text = models.CharField(_("name"), max_length=200)

    personal_fields: ClassVar[dict[str, object]] = {}
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("alternative label")
        verbose_name_plural = _("alternative labels")
        ordering = ("language", "text", "id")
        constraints = (
            models.UniqueConstraint(fields=("concept", "language", "text"), name="topics_alternative_label_once"),
            models.CheckConstraint(condition=~Q(text=""), name="topics_alternative_label_not_empty"),
        )

    def __str__(self) -> str:
        return self.text
