"""Modules, and what each is about and teaches: disciplines, competencies, outcomes.

An example module is made for demonstration where no source names the real ones: every page marks it, and no statement
about the real programme counts it.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import Any, ClassVar, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from crossings.fields.choice import ChoiceField
from crossings.fields.ects import EctsField
from crossings.fields.sort_key import SortKeyField
from crossings.languages.models import Translatable, Translation, once_per_language
from crossings.programmes.models.competency import Competency
from crossings.programmes.models.outcome import LearningOutcome
from crossings.programmes.models.programme import Programme, may_see_drafts
from crossings.programmes.models.rules import one_of, says_something
from crossings.provenance.models import Sourced
from crossings.search.findable import Findable
from crossings.topics.models import Concept


class ModuleQuerySet(models.QuerySet["Module"]):
    def visible_to(self, account: Any) -> Self:
        """Modules of published catalogues; the office also sees those of drafts."""
        return self if may_see_drafts(account) else self.published()

    def published(self) -> Self:
        placements = self.model._meta.get_field("placements").related_model._base_manager
        published = placements.filter(module=OuterRef("pk"), catalogue__published_at__isnull=False)
        return self.filter(Exists(published))

    def real(self) -> Self:
        """Modules that a source names, without the examples."""
        return self.filter(is_example=False)

    def with_words(self) -> Self:
        return self.select_related("programme", "owner", "source").prefetch_related(
            "translations", "programme__translations"
        )

    def with_coverage(self) -> Self:
        return self.prefetch_related("disciplines__concept__translations", "competencies", "outcomes")


class Module(Findable, Translatable, Sourced):
    """One unit of study, apart from any year; in which years it is offered, its placements in catalogues say."""

    class Kind(models.TextChoices):
        TAUGHT = "taught", _("Taught module")
        METHODOLOGY = "methodology", _("Methodology")
        DISSERTATION = "dissertation", _("Dissertation")
        INTERNSHIP = "internship", _("Internship")
        FINAL_PROJECT = "final_project", _("Final project")

    programme = models.ForeignKey(Programme, models.PROTECT, verbose_name=_("programme"), related_name="modules")
    slug = models.SlugField(_("key"), max_length=80)
    code = models.CharField(_("code"), max_length=20, blank=True)
    title = models.CharField(_("title"), max_length=200)
    summary = models.TextField(_("summary"), blank=True)
    kind = ChoiceField(_("kind"), max_length=13, choices=Kind.choices, default=Kind.TAUGHT)
    ects = EctsField(_("credits (ECTS)"), null=True, blank=True)
    owner = models.ForeignKey(
        "network.Institution",
        models.PROTECT,
        verbose_name=_("owner"),
        null=True,
        blank=True,
        related_name="modules",
        help_text=_("The institution or school that answers for the module."),
    )
    level = models.CharField(_("level"), max_length=40, blank=True)
    contact_hours = models.PositiveSmallIntegerField(_("contact hours"), null=True, blank=True)
    private_hours = models.PositiveSmallIntegerField(_("hours of private study"), null=True, blank=True)
    content_warning = models.TextField(_("content warning"), blank=True)
    is_example = models.BooleanField(
        _("example made for demonstration"),
        default=False,
        help_text=_("Marked as an example on every page, and counted in no statement about the real programme."),
    )
    sort_key = SortKeyField(of="title", language_of="language")

    objects: ClassVar[ModuleQuerySet] = ModuleQuerySet.as_manager()  # type: ignore[assignment]
    found_as = "module"
    translated_fields: ClassVar[tuple[str, ...]] = ("title", "summary", "level", "content_warning")
    journal_parts: ClassVar[tuple[str, ...]] = (
        "translations",
        "further_codes",
        "disciplines",
        "competencies",
        "outcomes",
    )
    personal_fields: ClassVar[dict[str, object]] = {}
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("module")
        verbose_name_plural = _("modules")
        ordering = ("programme_id", "sort_key", "id")
        indexes = (models.Index(fields=("programme", "sort_key", "id"), name="programmes_module_by_title"),)
        constraints = (
            models.UniqueConstraint(fields=("programme", "slug"), name="programmes_module_once"),
            models.UniqueConstraint(
                fields=("programme", "code"), condition=~Q(code=""), name="programmes_module_code_once"
            ),
            says_something("title", name="programmes_module_has_a_title"),
            one_of(
                "kind",
                "taught methodology dissertation internship final_project",
                name="programmes_module_kind_known",
            ),
        )

    def __str__(self) -> str:
        return f"{self.code} {self.title}".strip()

    def told_in(self, changes: Mapping[str, tuple[Any, Any]]) -> Iterable[tuple[str, Collection[Any]]]:
        """The programme, which is about what its modules are about."""
        return [("programme", self.now_and_before("programme_id", changes))]

    @property
    def hours(self) -> int | None:
        """Contact and private hours together; nothing while one of them is not known."""
        if self.contact_hours is None or self.private_hours is None:
            return None
        return self.contact_hours + self.private_hours


class ModuleTranslation(Translation):
    record = ParentalKey(Module, related_name="translations")
    title = models.CharField(_("title"), max_length=200, blank=True)
    summary = models.TextField(_("summary"), blank=True)
    level = models.CharField(_("level"), max_length=40, blank=True)
    content_warning = models.TextField(_("content warning"), blank=True)

    class Meta:
        verbose_name = _("translation of a module")
        verbose_name_plural = _("translations of modules")
        constraints = (once_per_language("programmes_module"),)


class ModuleCode(Sourced):
    """A further code of the same module: at another site, or in an earlier year."""

    module = ParentalKey(Module, verbose_name=_("module"), related_name="further_codes")
    code = models.CharField(_("code"), max_length=20)
    note = models.CharField(_("where or when it is used"), max_length=120, blank=True)

    personal_fields: ClassVar[dict[str, object]] = {}
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("further code")
        verbose_name_plural = _("further codes")
        ordering = ("module_id", "code", "id")
        constraints = (
            models.UniqueConstraint(fields=("module", "code"), name="programmes_further_code_once"),
            says_something("code", name="programmes_further_code_not_empty"),
        )

    def __str__(self) -> str:
        return self.code


class ModuleDiscipline(Sourced):
    """A module is about a discipline or another concept."""

    module = ParentalKey(Module, verbose_name=_("module"), related_name="disciplines")
    concept = models.ForeignKey(Concept, models.PROTECT, verbose_name=_("concept"), related_name="in_modules")

    personal_fields: ClassVar[dict[str, object]] = {}
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("discipline of a module")
        verbose_name_plural = _("disciplines of modules")
        ordering = ("module_id", "concept_id")
        constraints = (models.UniqueConstraint(fields=("module", "concept"), name="programmes_module_discipline_once"),)

    def __str__(self) -> str:
        return str(self.concept)


class ModuleCompetency(Sourced):
    """A module trains a competency."""

    module = ParentalKey(Module, verbose_name=_("module"), related_name="competencies")
    competency = models.ForeignKey(Competency, models.PROTECT, verbose_name=_("competency"), related_name="in_modules")

    personal_fields: ClassVar[dict[str, object]] = {}
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("competency of a module")
        verbose_name_plural = _("competencies of modules")
        ordering = ("module_id", "competency_id")
        constraints = (
            models.UniqueConstraint(fields=("module", "competency"), name="programmes_module_competency_once"),
        )

    def __str__(self) -> str:
        return str(self.competency)

    def clean(self) -> None:
        super().clean()
        if self.competency_id and self.module_id and self.competency.framework.programme_id != self.module.programme_id:
            raise ValidationError({"competency": _("This competency belongs to another programme's framework.")})


class ModuleOutcome(Sourced):
    """A module leads to a learning outcome of the programme."""

    module = ParentalKey(Module, verbose_name=_("module"), related_name="outcomes")
    outcome = models.ForeignKey(
        LearningOutcome, models.PROTECT, verbose_name=_("learning outcome"), related_name="in_modules"
    )

    personal_fields: ClassVar[dict[str, object]] = {}
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("outcome of a module")
        verbose_name_plural = _("outcomes of modules")
        ordering = ("module_id", "outcome_id")
        constraints = (models.UniqueConstraint(fields=("module", "outcome"), name="programmes_module_outcome_once"),)

    def __str__(self) -> str:
        return str(self.outcome)

    def clean(self) -> None:
        super().clean()
        if self.outcome_id and self.module_id and self.outcome.catalogue.programme_id != self.module.programme_id:
            raise ValidationError({"outcome": _("This outcome belongs to another programme.")})
