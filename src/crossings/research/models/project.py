"""Projects: what is studied, from when to when, by whom with whom, on whose money, and what came of it."""

from datetime import date
from typing import Any, ClassVar, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length, Substr
from django.db.models.lookups import GreaterThanOrEqual, IsNull
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from crossings.engine.network.lineage import would_return
from crossings.engine.privacy import Personal
from crossings.engine.research.running import Running, running_on
from crossings.engine.values import PartialDate
from crossings.fields.choice import ChoiceField
from crossings.fields.date_key import DateKeyField
from crossings.fields.partial_date import PartialDateField
from crossings.fields.sort_key import SortKeyField
from crossings.languages.models import Translatable, Translation, once_per_language
from crossings.network.models import Institution
from crossings.people.models import Person
from crossings.provenance.models import Sourced
from crossings.research.models.publication import Publication
from crossings.research.models.published import (
    ATTRIBUTED,
    Published,
    PublishedQuerySet,
    Subject,
    not_empty,
    once_per_concept,
    state_is_known,
)
from crossings.search.findable import Findable

NO_END_BEFORE_START = _("The project ends before it starts. Write a later end, or leave it empty if none is known.")


def over_before(day: date) -> Q:
    """The projects of which the last day, month or year is over before `day`, as `running_on` decides it."""
    year, month = PartialDate(day.year), PartialDate(day.year, day.month)
    this_year = Q(until__gt=year, until__lt=month)
    return Q(until__lt=year) | this_year | Q(until__gt=month, until__lt=PartialDate.of(day))


class ProjectQuerySet(PublishedQuerySet):
    def newest(self) -> Self:
        """Those that began last first, those of which no beginning is known last."""
        return self.order_by("-starts_key", "sort_key", "id")

    def by_title(self) -> Self:
        return self.order_by("sort_key", "id")

    def in_order(self, order: str) -> Self:
        return self.newest() if order == "newest" else self.by_title()

    def running(self, how: Running, day: date) -> Self:
        """Those that stand so on a day."""
        over, later = over_before(day), Q(starts__gt=PartialDate.of(day))
        known = self.filter(~over | Q(until__isnull=True))
        if how is Running.ENDED:
            return self.filter(over)
        if how is Running.NOT_BEGUN:
            return known.filter(later)
        both = Q(starts__isnull=False, until__isnull=False)
        begun = known.filter(Q(starts__isnull=True) | ~later)
        return begun.filter(both) if how is Running.ONGOING else begun.exclude(both)

    def at(self, *institutions: Any) -> Self:
        """Those in which one of these institutions takes part."""
        rows = ProjectPartner.objects.filter(institution__in=institutions)
        return self.filter(pk__in=rows.values("project"))

    def of_person(self, person: Any) -> Self:
        """Those for which a person of the network answers."""
        return self.filter(pk__in=ProjectContact.objects.filter(person=person).values("project"))

    def with_output(self, work: Publication) -> Self:
        """Those from which a work came."""
        return self.filter(pk__in=ProjectOutput.objects.filter(publication=work).values("project"))

    def named_like(self, words: str) -> Self:
        wanted = words.strip()
        translated = ProjectTranslation._default_manager.filter(title__icontains=wanted).values("record")
        return self.filter(Q(title__icontains=wanted) | Q(acronym__icontains=wanted) | Q(pk__in=translated))

    def asked_for(self, asked: dict[str, str], day: date) -> Self:
        """Those that answer a question of the list: words, topic, institution, and how they stand on the day."""
        found = self.named_like(asked["q"]) if "q" in asked else self
        if "topic" in asked:
            found = found.about_topic(asked["topic"])
        if "institution" in asked:
            found = found.at(*Institution.objects.filter(slug=asked["institution"]))
        return found.running(Running(asked["status"]), day) if "status" in asked else found

    def with_lines(self) -> Self:
        """Ready for a list: with its partners; words are fetched apart."""
        return self.prefetch_related("partners__institution")


class Project(Published, Findable, Translatable, Sourced):
    """A piece of research with a beginning and an end, as far as they are stated."""

    slug = models.SlugField(_("short name in addresses"), max_length=120, unique=True)
    acronym = models.CharField(_("acronym"), max_length=40, blank=True)
    title = models.CharField(_("title"), max_length=300)
    outline = models.TextField(_("outline"), blank=True, help_text=_("Our own words, never the project’s own page."))
    starts = PartialDateField(_("from"), null=True, blank=True)
    starts_key = DateKeyField(of="starts")
    until = PartialDateField(
        _("until"), null=True, blank=True, help_text=_("The last day, month or year in which it ran.")
    )
    part_of = models.ForeignKey(
        "self", models.PROTECT, verbose_name=_("part of"), null=True, blank=True, related_name="parts"
    )
    homepage = models.URLField(_("homepage"), max_length=500, blank=True)
    sort_key = SortKeyField(of="title", language_of="language")

    found_as: ClassVar[str] = "project"
    translated_fields = ("title", "outline")
    journal_parts = ("translations", "partners", "funders", "contacts", "outputs", "subjects")
    objects: ClassVar[ProjectQuerySet] = ProjectQuerySet.as_manager()  # type: ignore[assignment]
    personal_fields: ClassVar[dict[str, object]] = {}
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("project")
        verbose_name_plural = _("projects")
        ordering = ("sort_key", "id")
        indexes = (
            models.Index(fields=("sort_key", "id"), name="research_project_by_title"),
            models.Index(fields=("-starts_key", "sort_key", "id"), name="research_project_newest"),
            models.Index(fields=("state",), name="research_project_by_state"),
        )
        constraints = (
            not_empty("research_project_has_a_title", "title"),
            state_is_known("research_project"),
            models.CheckConstraint(
                condition=Q(part_of__isnull=True) | ~Q(part_of=F("id")), name="research_project_not_part_of_itself"
            ),
            models.CheckConstraint(
                condition=Q(IsNull(F("starts"), True))
                | Q(IsNull(F("until"), True))
                | Q(GreaterThanOrEqual(F("until"), Substr(F("starts"), 1, Length(F("until"))))),
                name="research_project_ends_later",
                violation_error_message=NO_END_BEFORE_START,
            ),
        )

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("research:project", args=[self.slug])

    def running_on(self, day: date) -> Running:
        return running_on(self.starts, self.until, day)

    def clean(self) -> None:
        """Refuse a project above this one that is itself a part of it."""
        super().clean()
        above = Project.objects.exclude(part_of=None).exclude(pk=self.pk).values_list("pk", "part_of_id")
        if self.pk and self.part_of_id and would_return(above, self.pk, self.part_of_id):
            text = _("That project is itself part of this one. Choose one that lies above both.")
            raise ValidationError({"part_of": text})


class ProjectTranslation(Translation):
    record = ParentalKey(Project, on_delete=models.CASCADE, related_name="translations")
    title = models.CharField(_("title"), max_length=300, blank=True)
    outline = models.TextField(_("outline"), blank=True)

    class Meta(Translation.Meta):
        abstract = False
        constraints = (once_per_language("research_project"),)


class Body(models.Model):
    """An organisation as a source prints it; `institution` only where it is one that the network knows."""

    position = models.PositiveSmallIntegerField(_("place in the order"), default=0)
    name = models.CharField(_("name, as printed"), max_length=200, blank=True)
    institution = models.ForeignKey(
        Institution, models.PROTECT, verbose_name=_("institution"), null=True, blank=True, related_name="%(class)ss"
    )

    personal_fields: ClassVar[dict[str, object]] = {}
    wagtail_reference_index_ignore = True

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name or str(self.institution)


def somebody(name: str, other: str) -> models.CheckConstraint:
    """The constraint that a printed name stands there, or a record in its place."""
    return models.CheckConstraint(
        condition=~Q(name="") | Q(**{f"{other}__isnull": False}),
        name=name,
        violation_error_message=_("Write the name as it is printed, or choose the record."),
    )


class ProjectPartner(Body):
    """Who carries a project, or works in it."""

    class Role(models.TextChoices):
        LEAD = "lead", _("Leads it")
        CARRIES = "carries", _("Carries it")
        PARTNER = "partner", _("Partner")

    project = ParentalKey(Project, on_delete=models.CASCADE, related_name="partners")
    role = ChoiceField(_("role"), max_length=8, choices=Role.choices, default=Role.PARTNER)

    objects: ClassVar[models.Manager["ProjectPartner"]] = models.Manager()

    class Meta:
        verbose_name = _("partner in a project")
        verbose_name_plural = _("partners in projects")
        ordering = ("position", "id")
        constraints = (
            somebody("research_partner_is_somebody", "institution"),
            models.UniqueConstraint(
                fields=("project", "institution"), condition=Q(institution__isnull=False), name="research_partner_once"
            ),
        )


class ProjectFunder(Body):
    """Who pays for a project, under which grant."""

    project = ParentalKey(Project, on_delete=models.CASCADE, related_name="funders")
    grant = models.CharField(_("grant number"), max_length=100, blank=True)

    class Meta:
        verbose_name = _("funder of a project")
        verbose_name_plural = _("funders of projects")
        ordering = ("position", "id")
        constraints = (somebody("research_funder_is_somebody", "institution"),)


class ProjectContact(models.Model):
    """Whom to ask about a project: a name as a source prints it, or a person who consents to be shown."""

    class Role(models.TextChoices):
        LEAD = "lead", _("Leads it")
        CONTACT = "contact", _("Answers questions")

    project = ParentalKey(Project, on_delete=models.CASCADE, related_name="contacts")
    position = models.PositiveSmallIntegerField(_("place in the order"), default=0)
    name = models.CharField(_("name, as printed"), max_length=200, blank=True)
    person = models.ForeignKey(
        Person, models.CASCADE, verbose_name=_("person"), null=True, blank=True, related_name="projects"
    )
    role = ChoiceField(_("role"), max_length=7, choices=Role.choices, default=Role.CONTACT)

    objects: ClassVar[models.Manager["ProjectContact"]] = models.Manager()
    personal_fields: ClassVar[dict[str, Personal]] = {"name": ATTRIBUTED, "person": ATTRIBUTED}
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("contact of a project")
        verbose_name_plural = _("contacts of projects")
        ordering = ("position", "id")
        constraints = (somebody("research_contact_is_somebody", "person"),)

    def __str__(self) -> str:
        return self.name or str(self.person)


class ProjectOutput(models.Model):
    """A work that came of a project."""

    project = ParentalKey(Project, on_delete=models.CASCADE, related_name="outputs")
    publication = models.ForeignKey(Publication, models.PROTECT, verbose_name=_("publication"), related_name="projects")

    objects: ClassVar[models.Manager["ProjectOutput"]] = models.Manager()
    personal_fields: ClassVar[dict[str, object]] = {}
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("output of a project")
        verbose_name_plural = _("outputs of projects")
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=("project", "publication"), name="research_output_once"),)

    def __str__(self) -> str:
        return str(self.publication)


class ProjectSubject(Subject):
    record = ParentalKey(Project, on_delete=models.CASCADE, related_name="subjects")

    class Meta(Subject.Meta):
        abstract = False
        verbose_name = _("subject of a project")
        verbose_name_plural = _("subjects of projects")
        ordering = ("id",)
        constraints = (once_per_concept("research_project"),)
