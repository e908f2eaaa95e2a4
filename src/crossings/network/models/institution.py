"""Institutions: what they are, where they are, every name they have had, and what they came from."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any, ClassVar, Self

from django.core.exceptions import ValidationError
from django.core.validators import FileExtensionValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from crossings.engine.network.lifecycle import MOVES, Status
from crossings.engine.network.lineage import would_return
from crossings.fields.choice import ChoiceField
from crossings.fields.country import CountryField
from crossings.fields.partial_date import PartialDateField, ends_after_it_starts, holding_on
from crossings.fields.sort_key import SortKeyField
from crossings.languages.models import Translatable, Translation, once_per_language
from crossings.network.models.place import whole_place
from crossings.network.models.ror import RorField
from crossings.provenance.models import Sourced
from crossings.search.actions import having
from crossings.search.findable import Findable

MARK_FORMATS = ("png", "jpg", "jpeg", "webp")
LARGEST_MARK = 300 * 1024
TOLD_ELSEWHERE = {"slug", "name", "acronym", "language", "part_of_id"}


def not_too_large(picture: Any) -> None:
    """Refuse a mark that would slow down every page that shows it."""
    if picture.size > LARGEST_MARK:
        raise ValidationError(
            _("This picture has %(size)s kB, and a mark has at most 300. Save it smaller, then choose it again."),
            params={"size": picture.size // 1024},
        )


class InstitutionQuerySet(models.QuerySet["Institution"]):
    def visible_to(self, account: Any) -> Self:
        """Institutions are public: everyone may see who belongs to the network."""
        return self

    def by_name(self) -> Self:
        return self.order_by("sort_key", "id")

    def named_like(self, words: str) -> Self:
        """Those that bear, or bore, a name or an acronym with these words in it, in any language."""
        wanted = words.strip()
        other = InstitutionName._default_manager.filter(
            models.Q(name__icontains=wanted) | models.Q(acronym__icontains=wanted)
        )
        translated = InstitutionTranslation._default_manager.filter(name__icontains=wanted)
        return self.filter(
            models.Q(name__icontains=wanted)
            | models.Q(acronym__icontains=wanted)
            | models.Q(pk__in=other.values("institution"))
            | models.Q(pk__in=translated.values("record"))
        )

    def known_by(self, day: date) -> Self:
        """Those founded by a day, and those of which no source states when they were founded; closed ones are kept."""
        return self.filter(models.Q(founded__isnull=True) | models.Q(founded__lte=day))

    def in_network(self, slug: str) -> Self:
        """Those that have, had or are said to have a place in a network."""
        return self.filter(memberships__network__slug=slug).distinct()

    def asked_for(self, asked: dict[str, str]) -> Self:
        """Those that answer a question of the list: a name or part of one, kind, country, status, town, network."""
        columns = {"kind", "country", "status", "city"} & asked.keys()
        found = self.filter(**{column: asked[column] for column in columns})
        if "q" in asked:
            found = found.named_like(asked["q"])
        return found.in_network(asked["network"]) if "network" in asked else found

    def with_names_on(self, day: date) -> Self:
        """Ready to be told under the name of a day; the words of the present name are fetched apart."""
        return self.prefetch_related(models.Prefetch("names", InstitutionName.objects.borne_on(day)))

    def countries(self) -> list[str]:
        """The codes of all countries in which they are."""
        found = self.order_by("country").exclude(country__isnull=True).values_list("country", flat=True).distinct()
        return [str(code) for code in found]


class Institution(Findable, Translatable, Sourced):
    """A university, institute, centre, office or organisation that the network knows, open or closed."""

    class Kind(models.TextChoices):
        UNIVERSITY = "university", _("University")
        SCHOOL = "school", _("School or faculty of a university")
        INSTITUTE = "institute", _("Research institute")
        CENTRE = "centre", _("Migration study or research centre")
        OFFICE = "office", _("Office")
        INTERNATIONAL = "international", _("International organisation")
        NGO = "ngo", _("Non-governmental organisation")
        FOUNDATION = "foundation", _("Foundation")
        ALLIANCE = "alliance", _("Alliance or network")
        ADMINISTRATION = "administration", _("Local administration or municipality")
        EUROPEAN = "european", _("European institution")
        SOCIAL = "social", _("Social institution")
        EDUCATION = "education", _("Education centre")
        OTHER = "other", _("Other body")

    STATUS_WORDS: ClassVar = (
        (Status.ACTIVE.value, _("Active")),
        (Status.RENAMED.value, _("Renamed: goes on under another name")),
        (Status.CLOSED.value, _("Closed")),
        (Status.UNKNOWN.value, _("Not stated whether it still works")),
    )

    slug = models.SlugField(_("short name in addresses"), max_length=80, unique=True)
    name = models.CharField(_("name"), max_length=200)
    acronym = models.CharField(_("acronym"), max_length=40, blank=True)
    kind = ChoiceField(_("kind"), max_length=14, choices=Kind.choices)
    description = models.TextField(_("what it is"), blank=True)
    part_of = models.ForeignKey(
        "self", models.PROTECT, verbose_name=_("part of"), null=True, blank=True, related_name="parts"
    )
    ror = RorField(_("ROR identifier"), null=True, blank=True, unique=True)
    homepage = models.URLField(_("homepage"), blank=True)
    mark = models.ImageField(
        _("mark"),
        upload_to="images/marks",
        blank=True,
        width_field="mark_width",
        height_field="mark_height",
        validators=[FileExtensionValidator(MARK_FORMATS), not_too_large],
        help_text=_("Its logo or seal, which it permits to be shown here, as PNG, JPEG or WebP of at most 300 kB."),
    )
    mark_width = models.PositiveIntegerField(null=True, blank=True, editable=False)
    mark_height = models.PositiveIntegerField(null=True, blank=True, editable=False)
    city = models.CharField(_("city"), max_length=100, blank=True)
    country = CountryField(_("country"), null=True, blank=True)
    latitude = models.FloatField(_("latitude"), null=True, blank=True)
    longitude = models.FloatField(_("longitude"), null=True, blank=True)
    founded = PartialDateField(_("founded"), null=True, blank=True)
    closed = PartialDateField(_("closed"), null=True, blank=True)
    status = ChoiceField(_("status"), max_length=8, choices=STATUS_WORDS, default=Status.UNKNOWN.value)
    sort_key = SortKeyField(of="name", language_of="language")

    found_as = "institution"
    translated_fields = ("name", "description", "city")
    journal_parts = ("translations", "names")
    objects: ClassVar[InstitutionQuerySet] = InstitutionQuerySet.as_manager()  # type: ignore[assignment]
    personal_fields: ClassVar[dict[str, object]] = {}
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("institution")
        verbose_name_plural = _("institutions")
        ordering = ("sort_key", "id")
        indexes = (
            models.Index(fields=("sort_key", "id"), name="network_institution_by_name"),
            models.Index(fields=("country", "sort_key"), name="network_institution_by_country"),
            models.Index(fields=("kind", "sort_key"), name="network_institution_by_kind"),
        )
        constraints = (
            models.CheckConstraint(condition=~models.Q(name=""), name="network_institution_has_a_name"),
            models.CheckConstraint(
                condition=models.Q(status__in=[status.value for status in Status]),
                name="network_institution_status_is_known",
            ),
            models.CheckConstraint(
                condition=models.Q(closed__isnull=True) | models.Q(status__in=[Status.CLOSED, Status.RENAMED]),
                name="network_institution_closed_on_a_day",
                violation_error_message=_(
                    "Only an institution that is closed or renamed has a date on which it closed."
                ),
            ),
            whole_place("network_institution_place_is_whole"),
            models.CheckConstraint(
                condition=models.Q(part_of__isnull=True) | ~models.Q(part_of=models.F("id")),
                name="network_institution_not_part_of_itself",
                violation_error_message=_("An institution cannot be part of itself. Choose the body above it."),
            ),
            ends_after_it_starts(name="network_institution_closed_later", start="founded", until="closed"),
        )

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Refuse a change of status that the engine's table does not have."""
        super().clean()
        kept = Institution.objects.filter(pk=self.pk).values_list("status", flat=True).first()
        if kept is not None and kept != self.status and Status(self.status) not in MOVES[Status(kept)]:
            text = _(
                "An institution that is %(kept)s cannot become %(now)s. Check its status first: it may have changed."
            )
            raise ValidationError({"status": text % {"kept": kept, "now": self.status}})
        above = Institution.objects.exclude(part_of=None).exclude(pk=self.pk).values_list("pk", "part_of_id")
        if self.pk and self.part_of_id and would_return(above, self.pk, self.part_of_id):
            text = _("This body is itself part of this institution. Choose one that lies above both.")
            raise ValidationError({"part_of": text})

    def named_in(self, changes: Mapping[str, tuple[Any, Any]]) -> Collection[int]:
        """All that is found under this institution, where what it is called or where it belongs changed."""
        retold = any(name in TOLD_ELSEWHERE or name.startswith("translations.") for name in changes)
        if retold and not self.is_new(changes):
            return having(["institution"], {self.slug, *changes.get("slug", ())} - {None})
        return ()

    @property
    def is_closed(self) -> bool:
        return self.status == Status.CLOSED

    @property
    def is_placed(self) -> bool:
        return self.latitude is not None and self.longitude is not None


class InstitutionTranslation(Translation):
    record = ParentalKey(Institution, on_delete=models.CASCADE, related_name="translations")
    name = models.CharField(_("name"), max_length=200, blank=True)
    description = models.TextField(_("what it is"), blank=True)
    city = models.CharField(_("city"), max_length=100, blank=True)

    class Meta(Translation.Meta):
        abstract = False
        constraints = (once_per_language("network_institution"),)


class InstitutionNameQuerySet(models.QuerySet["InstitutionName"]):
    def visible_to(self, account: Any) -> Self:
        return self

    def borne_on(self, day: date) -> Self:
        """The other names that an institution bore on a day, as far as their dates are known."""
        return self.filter(holding_on(day, start="starts", until="ends"))


class InstitutionName(models.Model):
    """A name that an institution bore before, or bears beside the one in use."""

    class Kind(models.TextChoices):
        FORMER = "former", _("Former name")
        ALTERNATE = "alternate", _("Also called")

    institution = ParentalKey(Institution, on_delete=models.CASCADE, related_name="names")
    name = models.CharField(_("name"), max_length=200)
    acronym = models.CharField(_("acronym"), max_length=40, blank=True)
    language = models.CharField(_("language of this name"), max_length=8, default="en")
    kind = ChoiceField(_("kind"), max_length=9, choices=Kind.choices, default=Kind.FORMER)
    starts = PartialDateField(_("from"), null=True, blank=True)
    ends = PartialDateField(_("until"), null=True, blank=True)

    objects: ClassVar[InstitutionNameQuerySet] = InstitutionNameQuerySet.as_manager()  # type: ignore[assignment]
    personal_fields: ClassVar[dict[str, object]] = {}
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("other name")
        verbose_name_plural = _("other names")
        ordering = ("ends", "id")
        constraints = (
            models.CheckConstraint(condition=~models.Q(name=""), name="network_name_is_not_empty"),
            models.UniqueConstraint(fields=("institution", "name", "kind"), name="network_name_once"),
            ends_after_it_starts(name="network_name_ends_later", start="starts", until="ends"),
        )

    def __str__(self) -> str:
        return self.name
