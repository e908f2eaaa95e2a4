"""What stands behind a programme: accreditations with dates, claims that age, resources, and its values."""

from datetime import date
from decimal import Decimal
from typing import Any, ClassVar, Self, TypeVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from crossings.fields.choice import ChoiceField
from crossings.fields.partial_date import PartialDateField, ends_after_it_starts, holding_on
from crossings.languages.models import Translatable, Translation, once_per_language
from crossings.programmes.models.programme import Programme
from crossings.programmes.models.rules import one_of, says_something
from crossings.provenance.models import Sourced

Row = TypeVar("Row", bound=models.Model)


class OfProgrammeQuerySet(models.QuerySet[Row]):
    """Questions asked of every record that hangs on a programme and carries its own dates."""

    def visible_to(self, account: Any) -> Self:
        """Rows of programmes that the account may see."""
        return self.filter(programme__in=Programme.objects.visible_to(account))

    def of(self, programme: Programme) -> Self:
        return self.filter(programme=programme)

    def with_words(self) -> Self:
        return self.select_related("source").prefetch_related("translations")


class AccreditationQuerySet(OfProgrammeQuerySet["Accreditation"]):
    def in_force_on(self, day: date) -> Self:
        """Those that hold on `day`; one without dates counts as holding, and the page says that none is stated."""
        return self.filter(holding_on(day, start="starts", until="until"))


class Accreditation(Translatable, Sourced):
    """A body recognises the programme, from one day until another."""

    programme = models.ForeignKey(Programme, models.CASCADE, verbose_name=_("programme"), related_name="accreditations")
    body = models.CharField(_("body"), max_length=160)
    on_behalf_of = models.CharField(_("on behalf of"), max_length=160, blank=True)
    starts = PartialDateField(_("from"), null=True, blank=True)
    until = PartialDateField(_("until"), null=True, blank=True)

    objects: ClassVar[AccreditationQuerySet] = AccreditationQuerySet.as_manager()  # type: ignore[assignment]
    translated_fields: ClassVar[tuple[str, ...]] = ("body", "on_behalf_of")
    personal_fields: ClassVar[dict[str, object]] = {}
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("accreditation")
        verbose_name_plural = _("accreditations")
        ordering = ("programme_id", "body", "id")
        indexes = (models.Index(fields=("programme", "body", "id"), name="programmes_accredit_in_order"),)
        constraints = (
            says_something("body", name="programmes_accreditation_has_a_body"),
            ends_after_it_starts(name="programmes_accreditation_ends_later", start="starts", until="until"),
        )

    def __str__(self) -> str:
        return self.body


class AccreditationTranslation(Translation):
    record = ParentalKey(Accreditation, related_name="translations")
    body = models.CharField(_("body"), max_length=160, blank=True)
    on_behalf_of = models.CharField(_("on behalf of"), max_length=160, blank=True)

    class Meta:
        verbose_name = _("translation of an accreditation")
        verbose_name_plural = _("translations of accreditations")
        constraints = (once_per_language("programmes_accreditation"),)


class ClaimQuerySet(OfProgrammeQuerySet["Claim"]):
    def current(self, day: date) -> Self:
        """Claims that have not expired on `day`."""
        return self.filter(Q(expires_on__isnull=True) | Q(expires_on__gt=day))

    def expired(self, day: date) -> Self:
        return self.filter(expires_on__lte=day)


class Claim(Translatable, Sourced):
    """A figure or a judgement about the programme: by which instrument, when, out of how many, until when."""

    programme = models.ForeignKey(Programme, models.CASCADE, verbose_name=_("programme"), related_name="claims")
    statement = models.TextField(_("statement"))
    instrument = models.CharField(_("instrument"), max_length=160, blank=True)
    population = models.CharField(_("of whom"), max_length=200, blank=True, help_text=_("Such as: those who answered."))
    made_on = PartialDateField(_("measured"), null=True, blank=True)
    share = models.DecimalField(
        _("share in per cent, as stated"),
        max_digits=5,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal(0)), MaxValueValidator(Decimal(100))],
    )
    numerator = models.PositiveIntegerField(_("how many"), null=True, blank=True)
    denominator = models.PositiveIntegerField(_("out of how many"), null=True, blank=True)
    response_base = models.PositiveIntegerField(_("asked altogether"), null=True, blank=True)
    expires_on = models.DateField(_("expires"), null=True, blank=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    objects: ClassVar[ClaimQuerySet] = ClaimQuerySet.as_manager()  # type: ignore[assignment]
    translated_fields: ClassVar[tuple[str, ...]] = ("statement", "population")
    personal_fields: ClassVar[dict[str, object]] = {}
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("claim")
        verbose_name_plural = _("claims")
        ordering = ("programme_id", "position", "id")
        indexes = (models.Index(fields=("programme", "position", "id"), name="programmes_claim_in_order"),)
        constraints = (
            says_something("statement", name="programmes_claim_says_something"),
            models.CheckConstraint(
                condition=Q(share=None) | Q(share__gte=0, share__lte=100), name="programmes_claim_share_in_hundred"
            ),
            models.CheckConstraint(
                condition=Q(numerator=None) | Q(denominator=None) | Q(numerator__lte=F("denominator")),
                name="programmes_claim_part_of_whole",
                violation_error_message=_("The part is greater than the whole. Exchange the two or correct one."),
            ),
            models.CheckConstraint(
                condition=Q(denominator=None) | Q(response_base=None) | Q(denominator__lte=F("response_base")),
                name="programmes_claim_answers_of_asked",
                violation_error_message=_("More answered than were asked. Exchange the two or correct one."),
            ),
        )

    def __str__(self) -> str:
        return self.statement[:80]

    @property
    def lacks_denominator(self) -> bool:
        """Whether a share is stated without saying out of how many: the page must say so."""
        return self.share is not None and self.denominator is None


class ClaimTranslation(Translation):
    record = ParentalKey(Claim, related_name="translations")
    statement = models.TextField(_("statement"), blank=True)
    population = models.CharField(_("of whom"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("translation of a claim")
        verbose_name_plural = _("translations of claims")
        constraints = (once_per_language("programmes_claim"),)


class ResourceQuerySet(OfProgrammeQuerySet["Resource"]):
    def usable_by(self, status: str) -> Self:
        """Resources that somebody of this status may use."""
        return self.filter(open_to__in=(Resource.OpenTo.EVERYONE, status))

    def at(self, site: str) -> Self:
        """Resources at a site, and those used from anywhere."""
        return self.filter(Q(site="") | Q(site__iexact=site))


class Resource(Translatable, Sourced):
    """Something students can use, where it is, and who may."""

    class OpenTo(models.TextChoices):
        EVERYONE = "everyone", _("Everyone")
        STUDENTS = "students", _("All students")
        TAUGHT = "taught", _("Students of taught programmes")
        RESEARCH = "research", _("Research students")
        STAFF = "staff", _("Staff")
        NOT_STATED = "", _("Not stated")

    class Kind(models.TextChoices):
        LIBRARY = "library", _("Library")
        ROOM = "room", _("Room")
        SERVICE = "service", _("Service")
        PUBLICATION = "publication", _("Publication")
        AWARD = "award", _("Award")
        OTHER = "other", _("Other")

    programme = models.ForeignKey(Programme, models.CASCADE, verbose_name=_("programme"), related_name="resources")
    name = models.CharField(_("name"), max_length=200)
    note = models.TextField(_("note to readers"), blank=True)
    kind = ChoiceField(_("kind"), max_length=11, choices=Kind.choices, default=Kind.OTHER)
    site = models.CharField(_("site"), max_length=120, blank=True, help_text=_("Left empty, it is used from anywhere."))
    open_to = ChoiceField(
        _("who may use it"), max_length=8, choices=OpenTo.choices, blank=True, default=OpenTo.NOT_STATED
    )
    address = models.URLField(_("web address"), max_length=500, blank=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    objects: ClassVar[ResourceQuerySet] = ResourceQuerySet.as_manager()  # type: ignore[assignment]
    translated_fields: ClassVar[tuple[str, ...]] = ("name", "note")
    personal_fields: ClassVar[dict[str, object]] = {}
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("resource")
        verbose_name_plural = _("resources")
        ordering = ("programme_id", "position", "id")
        indexes = (models.Index(fields=("programme", "position", "id"), name="programmes_resource_in_order"),)
        constraints = (
            says_something("name", name="programmes_resource_has_a_name"),
            one_of("kind", "library room service publication award other", name="programmes_resource_kind_known"),
            one_of(
                "open_to",
                "everyone students taught research staff",
                or_empty=True,
                name="programmes_resource_open_to_known",
            ),
        )

    def __str__(self) -> str:
        return self.name


class ResourceTranslation(Translation):
    record = ParentalKey(Resource, related_name="translations")
    name = models.CharField(_("name"), max_length=200, blank=True)
    note = models.TextField(_("note to readers"), blank=True)

    class Meta:
        verbose_name = _("translation of a resource")
        verbose_name_plural = _("translations of resources")
        constraints = (once_per_language("programmes_resource"),)


class ValuesStatementQuerySet(OfProgrammeQuerySet["ValuesStatement"]):
    def in_force_on(self, day: date) -> Self:
        """The versions that have begun by `day`, the newest first; the first is the one in force."""
        has_begun = Q(starts__isnull=True) | Q(starts__lte=day)
        return self.filter(has_begun).order_by("programme_id", "-number", "id")


class ValuesStatement(Translatable, Sourced):
    """What a programme stands for and expects of those who enter and leave it; each version is kept."""

    programme = models.ForeignKey(
        Programme, models.PROTECT, verbose_name=_("programme"), related_name="values_statements"
    )
    number = models.PositiveSmallIntegerField(_("version"), default=1)
    starts = PartialDateField(_("in force from"), null=True, blank=True)
    statement = models.TextField(_("statement"))

    objects: ClassVar[ValuesStatementQuerySet] = ValuesStatementQuerySet.as_manager()  # type: ignore[assignment]
    translated_fields: ClassVar[tuple[str, ...]] = ("statement",)
    personal_fields: ClassVar[dict[str, object]] = {}
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("values statement")
        verbose_name_plural = _("values statements")
        ordering = ("programme_id", "-number", "id")
        indexes = (models.Index(fields=("programme", "-number", "id"), name="programmes_values_newest"),)
        constraints = (
            models.UniqueConstraint(fields=("programme", "number"), name="programmes_values_once"),
            says_something("statement", name="programmes_values_say_something"),
        )

    def __str__(self) -> str:
        return f"{self.programme} ({self.number})"


class ValuesStatementTranslation(Translation):
    record = ParentalKey(ValuesStatement, related_name="translations")
    statement = models.TextField(_("statement"), blank=True)

    class Meta:
        verbose_name = _("translation of a values statement")
        verbose_name_plural = _("translations of values statements")
        constraints = (once_per_language("programmes_values"),)
