"""Rules of study: editions, which are published once and never change, their errata, drafts of the next ones, reports.

The text is the language of `engine/regulations`. An edition and an erratum are kept for ever: the database refuses to
change or delete them (see `journal.triggers`). What holds of an edition is its text, or that of its last erratum.
"""

from typing import Any, ClassVar, Self

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from crossings.engine.privacy import Personal, Purpose, Retention, Sensitivity
from crossings.engine.values import AcademicYear
from crossings.fields.academic_year import AcademicYearField
from crossings.programmes.models.programme import Programme
from crossings.programmes.models.rules import says_something

KEY = r"[0-9]{4}-[0-9]{2}(?:\.[a-z0-9-]+)?"
KEY_OF_AN_EDITION = RegexValidator(
    rf"^{KEY}\Z",
    _("Write the academic year, such as 2023-24, with the name of the edition after a dot where a year has several."),
)
CHECKSUM = r"^sha256:[0-9a-f]{64}$"
WHO = Personal(Purpose.ACCOUNTABILITY, Retention(days=3650, after="the change"), Sensitivity.P2)


class RegulationEditionQuerySet(models.QuerySet["RegulationEdition"]):
    def visible_to(self, account: Any) -> Self:
        """Editions of the programmes that the account may see."""
        return self.filter(programme__in=Programme.objects.visible_to(account))

    def of(self, programme: Programme) -> Self:
        return self.filter(programme=programme)

    def for_year(self, year: AcademicYear) -> Self:
        return self.filter(year=year)

    def up_to(self, year: AcademicYear) -> Self:
        """Editions of this academic year and of those before it."""
        return self.filter(year__lte=year)

    def newest(self) -> Self:
        """The latest academic year first; within it the plain edition, then the others by name."""
        return self.order_by("-year", "key", "id")

    def with_errata(self) -> Self:
        """Each with what is asked to know its text as it stands."""
        return self.select_related("programme").prefetch_related("errata")


class RegulationEdition(models.Model):
    """The rules of one programme for one intake, as they were published. No row of it is ever changed or deleted."""

    programme = models.ForeignKey(Programme, models.PROTECT, verbose_name=_("programme"), related_name="regulations")
    key = models.CharField(_("edition"), max_length=80, validators=[KEY_OF_AN_EDITION])
    year = AcademicYearField(_("academic year"))
    text = models.TextField(_("rules"))
    checksum = models.CharField(_("checksum"), max_length=71)
    published_at = models.DateTimeField(_("published"))
    published_by = models.CharField(_("published by"), max_length=80)
    why = models.CharField(_("why"), max_length=500)

    objects: ClassVar[RegulationEditionQuerySet] = RegulationEditionQuerySet.as_manager()  # type: ignore[assignment]
    journal_parts: ClassVar[tuple[str, ...]] = ("errata",)
    journal_secrets: ClassVar[tuple[str, ...]] = ("text",)  # it stands here for ever; a fingerprint is enough there
    personal_fields: ClassVar[dict[str, Personal]] = {"published_by": WHO}
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("edition of the rules")
        verbose_name_plural = _("editions of the rules")
        ordering = ("programme_id", "-year", "key", "id")
        indexes = (models.Index(fields=("programme", "-year", "key", "id"), name="programmes_edition_newest"),)
        constraints = (
            models.UniqueConstraint(fields=("programme", "key"), name="programmes_edition_once"),
            models.CheckConstraint(condition=Q(key__regex=rf"^{KEY}$"), name="programmes_edition_key"),
            models.CheckConstraint(condition=Q(checksum__regex=CHECKSUM), name="programmes_edition_checksum"),
            says_something("text", name="programmes_edition_has_rules"),
            says_something("why", name="programmes_edition_says_why"),
            says_something("published_by", name="programmes_edition_has_an_actor"),
        )

    def __str__(self) -> str:
        return f"{self.programme} {self.key}"

    def clean(self) -> None:
        super().clean()
        if self.year and self.key[:7] != str(self.year):
            raise ValidationError({"year": _("This is not the academic year with which the key begins.")})

    def get_absolute_url(self) -> str:
        return reverse("programmes:edition", args=[self.programme.slug, self.key])

    @property
    def last_erratum(self) -> "Erratum | None":
        """The entry that mended the encoding last. Reads `errata`."""
        return max(self.errata.all(), key=lambda erratum: erratum.pk, default=None)

    @property
    def effective_text(self) -> str:
        """The rules as they stand: those of the last erratum, else those that were published. Reads `errata`."""
        return (self.last_erratum or self).text

    @property
    def effective_checksum(self) -> str:
        """The checksum of the rules as they stand. Reads `errata`."""
        return (self.last_erratum or self).checksum

    @property
    def checksums(self) -> tuple[str, ...]:
        """Every checksum that a text of this edition has ever had, the first one first. Reads `errata`."""
        later = sorted(self.errata.all(), key=lambda erratum: erratum.pk)
        return (self.checksum, *(erratum.checksum for erratum in later))


class ErratumQuerySet(models.QuerySet["Erratum"]):
    def visible_to(self, account: Any) -> Self:
        """Errata of the programmes that the account may see."""
        return self.filter(edition__in=RegulationEdition.objects.visible_to(account))

    def in_order(self) -> Self:
        return self.order_by("edition_id", "id")


class Erratum(models.Model):
    """A mistake in the encoding of an edition, not in its rules, and the text in which it is mended."""

    edition = models.ForeignKey(RegulationEdition, models.PROTECT, verbose_name=_("edition"), related_name="errata")
    on = models.DateField(_("on"))
    by = models.CharField(_("by"), max_length=80)
    what = models.CharField(_("what was wrong, and what it is now"), max_length=500)
    text = models.TextField(_("rules as corrected"))
    checksum = models.CharField(_("checksum"), max_length=71)

    objects: ClassVar[ErratumQuerySet] = ErratumQuerySet.as_manager()  # type: ignore[assignment]
    journal_secrets: ClassVar[tuple[str, ...]] = ("text",)
    personal_fields: ClassVar[dict[str, Personal]] = {"by": WHO}
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("erratum")
        verbose_name_plural = _("errata")
        ordering = ("edition_id", "id")
        indexes = (models.Index(fields=("edition", "id"), name="programmes_erratum_in_order"),)
        constraints = (
            models.UniqueConstraint(fields=("edition", "checksum"), name="programmes_erratum_changes_the_text"),
            models.CheckConstraint(condition=Q(checksum__regex=CHECKSUM), name="programmes_erratum_checksum"),
            says_something("what", name="programmes_erratum_says_what"),
            says_something("text", name="programmes_erratum_has_rules"),
            says_something("by", name="programmes_erratum_has_an_actor"),
        )

    def __str__(self) -> str:
        return self.what


class RulesReportQuerySet(models.QuerySet["RulesReport"]):
    def on(self, *checksums: str) -> Self:
        """The reports on the texts that have these checksums."""
        return self.filter(checksum__in=checksums)


class RulesReport(models.Model):
    """What the linter says of a text that was published, by the checksum of that text: made from it, and never by hand."""

    checksum = models.CharField(_("checksum"), max_length=71, unique=True)
    report = models.JSONField(_("report"))
    made_at = models.DateTimeField(_("made"))

    objects: ClassVar[RulesReportQuerySet] = RulesReportQuerySet.as_manager()  # type: ignore[assignment]
    journal_secrets: ClassVar[tuple[str, ...]] = ("report",)
    personal_fields: ClassVar[dict[str, Personal]] = {}
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("report on rules")
        verbose_name_plural = _("reports on rules")

    def __str__(self) -> str:
        return self.checksum


class RegulationDraftQuerySet(models.QuerySet["RegulationDraft"]):
    def visible_to(self, account: Any) -> Self:
        """Those who keep programmes see drafts of rules; nobody else does."""
        return self if account.has_perm("programmes.view_regulationdraft") else self.none()

    def of(self, programme: Programme) -> Self:
        return self.filter(programme=programme)

    def in_order(self) -> Self:
        return self.order_by("programme_id", "key", "id")


class RegulationDraft(models.Model):
    """Rules that are being written. They may be wrong; the report says how, and of which text it speaks."""

    programme = models.ForeignKey(Programme, models.PROTECT, verbose_name=_("programme"), related_name="rule_drafts")
    key = models.CharField(
        _("edition"),
        max_length=80,
        validators=[KEY_OF_AN_EDITION],
        help_text=_(
            "The academic year, such as 2023-24, with the name of the edition after a dot where there are several."
        ),
    )
    text = models.TextField(_("rules"))
    by = models.CharField(_("last written by"), max_length=80, editable=False)
    report = models.JSONField(_("report"), null=True, blank=True, editable=False)  # written by draft_report alone

    objects: ClassVar[RegulationDraftQuerySet] = RegulationDraftQuerySet.as_manager()  # type: ignore[assignment]
    journal_secrets: ClassVar[tuple[str, ...]] = ("report",)  # it is made from the text, which the journal keeps
    personal_fields: ClassVar[dict[str, Personal]] = {"by": WHO}
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("draft of rules")
        verbose_name_plural = _("drafts of rules")
        ordering = ("programme_id", "key", "id")
        constraints = (
            models.UniqueConstraint(fields=("programme", "key"), name="programmes_draft_of_rules_once"),
            models.CheckConstraint(condition=Q(key__regex=rf"^{KEY}$"), name="programmes_draft_of_rules_key"),
            says_something("text", name="programmes_draft_of_rules_has_text"),
            says_something("by", name="programmes_draft_of_rules_has_an_actor"),
        )

    def __str__(self) -> str:
        return f"{self.programme} {self.key}"
