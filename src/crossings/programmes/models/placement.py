"""Modules in a year's catalogue: when each runs, how it is assessed, and who teaches it."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any, ClassVar, Self

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from crossings.engine.privacy import Personal, Purpose, Retention, Sensitivity
from crossings.fields.choice import ChoiceField
from crossings.programmes.models.catalogue import Catalogue, InCatalogueQuerySet
from crossings.programmes.models.module import Module
from crossings.programmes.models.programme import LANGUAGE_CODE
from crossings.programmes.models.rules import one_of
from crossings.provenance.models import Sourced
from crossings.search.findable import Findable

SESSIONS = RegexValidator(
    r"^[1-9]\d*(-[1-9]\d*)?(, [1-9]\d*(-[1-9]\d*)?)*$",
    _("Sessions are written as numbers with a comma and a space between them, such as 3 or 2-4, 7."),
)


class CatalogueModuleQuerySet(InCatalogueQuerySet["CatalogueModule"]):
    def real(self) -> Self:
        """Modules that a source names, without the examples."""
        return self.filter(module__is_example=False)

    def compulsory(self) -> Self:
        return self.filter(is_compulsory=True)

    def in_term(self, term: str) -> Self:
        """Modules that can be taken in a term: those of that term, and those that run in either."""
        return self.filter(term__in=(term, CatalogueModule.Term.EITHER))

    def with_module(self) -> Self:
        """All that a list of modules shows, in a constant number of queries."""
        return self.select_related("module__owner", "module__programme", "source").prefetch_related(
            "module__translations", "module__owner__translations", "assessments"
        )

    def with_teaching(self) -> Self:
        return self.prefetch_related("teaching__person", "teaching__home_institution__translations")


class CatalogueModule(Findable, ClusterableModel, Sourced):
    """A module as it stands in one year's catalogue."""

    class Term(models.TextChoices):
        AUTUMN = "autumn", _("Autumn")
        SPRING = "spring", _("Spring")
        EITHER = "either", _("Autumn or spring")
        UNKNOWN = "", _("Not stated")

    class Running(models.TextChoices):
        RUNNING = "running", _("Runs this year")
        NOT_RUNNING = "not_running", _("Does not run this year")
        UNKNOWN = "", _("Not stated")

    catalogue = models.ForeignKey(
        Catalogue, models.CASCADE, verbose_name=_("catalogue"), related_name="catalogue_modules"
    )
    module = models.ForeignKey(Module, models.PROTECT, verbose_name=_("module"), related_name="placements")
    is_compulsory = models.BooleanField(_("compulsory"), default=False)
    term = ChoiceField(_("term"), max_length=6, choices=Term.choices, blank=True, default=Term.UNKNOWN)
    running = ChoiceField(_("runs"), max_length=11, choices=Running.choices, blank=True, default=Running.UNKNOWN)
    taught_in = models.CharField(
        _("language of instruction"),
        max_length=3,
        blank=True,
        validators=[LANGUAGE_CODE],
        help_text=_("Its ISO 639 code, such as es. Left empty, the programme's own languages hold."),
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    objects: ClassVar[CatalogueModuleQuerySet] = CatalogueModuleQuerySet.as_manager()  # type: ignore[assignment]
    journal_parts: ClassVar[tuple[str, ...]] = ("assessments", "teaching")
    personal_fields: ClassVar[dict[str, object]] = {}
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("module in a catalogue")
        verbose_name_plural = _("modules in catalogues")
        ordering = ("catalogue_id", "position", "id")
        indexes = (models.Index(fields=("catalogue", "position", "id"), name="programmes_placement_in_order"),)
        constraints = (
            models.UniqueConstraint(fields=("catalogue", "module"), name="programmes_placement_once"),
            one_of("term", "autumn spring either", or_empty=True, name="programmes_placement_term_known"),
            one_of("running", "running not_running", or_empty=True, name="programmes_placement_running_known"),
        )

    def __str__(self) -> str:
        return f"{self.module} · {self.catalogue.year}"

    def told_in(self, changes: Mapping[str, tuple[Any, Any]]) -> Iterable[tuple[str, Collection[Any]]]:
        """The module, which is public by where it is placed, and its programme, which is about it."""
        catalogues = Catalogue.objects.filter(pk__in=self.now_and_before("catalogue_id", changes))
        programmes = list(catalogues.values_list("programme_id", flat=True))
        return [("module", self.now_and_before("module_id", changes)), ("programme", programmes)]

    def clean(self) -> None:
        super().clean()
        if self.catalogue_id and self.module_id and self.catalogue.programme_id != self.module.programme_id:
            raise ValidationError(
                {
                    "module": _("“%(module)s” belongs to another programme than this catalogue. Choose one of its own.")
                    % {"module": self.module}
                }
            )


class ModuleAssessment(Sourced):
    """One part of how a module is assessed, and its weight where that is stated."""

    class Kind(models.TextChoices):
        ESSAY = "essay", _("Essay")
        PRESENTATION = "presentation", _("Presentation")
        EXAM = "exam", _("Examination")
        PORTFOLIO = "portfolio", _("Portfolio")
        REPORT = "report", _("Report")
        DISSERTATION = "dissertation", _("Dissertation")
        OTHER = "other", _("Other")

    placement = ParentalKey(CatalogueModule, verbose_name=_("module"), related_name="assessments")
    kind = ChoiceField(_("kind"), max_length=12, choices=Kind.choices)
    weight = models.PositiveSmallIntegerField(
        _("weight in per cent"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(100)]
    )
    least_words = models.PositiveIntegerField(_("length in words, at least"), null=True, blank=True)
    most_words = models.PositiveIntegerField(_("length in words, at most"), null=True, blank=True)

    personal_fields: ClassVar[dict[str, object]] = {}
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("assessment")
        verbose_name_plural = _("assessments")
        ordering = ("placement_id", "id")
        constraints = (
            one_of(
                "kind",
                "essay presentation exam portfolio report dissertation other",
                name="programmes_assessment_kind_known",
            ),
            models.CheckConstraint(
                condition=Q(weight=None) | Q(weight__gte=1, weight__lte=100), name="programmes_assessment_weight"
            ),
            models.CheckConstraint(
                condition=Q(least_words=None) | Q(most_words=None) | Q(most_words__gte=models.F("least_words")),
                name="programmes_assessment_words",
                violation_error_message=_("The greatest length is below the least. Exchange them or correct one."),
            ),
        )

    def __str__(self) -> str:
        return self.get_kind_display()


class TeachingQuerySet(models.QuerySet["Teaching"]):
    def visible_to(self, account: Any) -> Self:
        """Who teaches the modules that the account may see; a person's name has its own rule in `people`."""
        return self.filter(placement__in=CatalogueModule.objects.visible_to(account))

    def professionals(self) -> Self:
        """Teachers who come from practice, as against those from universities."""
        return self.filter(kind=Teaching.Kind.PROFESSIONAL)


class Teaching(Sourced):
    """Somebody teaches a module in a year: a person if named, in a role, from academia or from practice."""

    class Role(models.TextChoices):
        CONVENOR = "convenor", _("Convenor")
        LECTURER = "lecturer", _("Lecturer")
        GUEST = "guest", _("Guest lecturer")
        VISITING = "visiting", _("Visiting lecturer")
        SUPERVISOR = "supervisor", _("Supervisor")

    class Kind(models.TextChoices):
        ACADEMIC = "academic", _("Academic")
        PROFESSIONAL = "professional", _("Professional")

    placement = ParentalKey(CatalogueModule, verbose_name=_("module"), related_name="teaching")
    person = models.ForeignKey(
        "people.Person", models.PROTECT, verbose_name=_("person"), null=True, blank=True, related_name="teaching"
    )
    role = ChoiceField(_("role"), max_length=10, choices=Role.choices, default=Role.LECTURER)
    kind = ChoiceField(_("comes from"), max_length=12, choices=Kind.choices)
    home_institution = models.ForeignKey(
        "network.Institution",
        models.PROTECT,
        verbose_name=_("home institution"),
        null=True,
        blank=True,
        related_name="+",
    )
    sessions = models.CharField(
        _("sessions"),
        max_length=40,
        blank=True,
        validators=[SESSIONS],
        help_text=_("Their numbers, such as 3 or 2-4, 7. Left empty, it is not stated which."),
    )

    objects: ClassVar[TeachingQuerySet] = TeachingQuerySet.as_manager()  # type: ignore[assignment]
    personal_fields: ClassVar[dict[str, Personal]] = {
        "person_id": Personal(Purpose.TEACHING, Retention(days=3650, after="the catalogue's year"), Sensitivity.P0),
    }
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("teacher of a module")
        verbose_name_plural = _("teachers of modules")
        ordering = ("placement_id", "role", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("placement", "person", "role"),
                condition=Q(person__isnull=False),
                name="programmes_teaching_once",
            ),
            one_of("kind", "academic professional", name="programmes_teaching_kind_known"),
            one_of("role", "convenor lecturer guest visiting supervisor", name="programmes_teaching_role_known"),
        )

    def __str__(self) -> str:
        return f"{self.get_role_display()}, {self.get_kind_display()}"
