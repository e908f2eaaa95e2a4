"""Works: what they are, who made them, where they appeared, by what they are known."""

from collections.abc import Iterable
from datetime import date
from functools import reduce
from operator import or_
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Count, Max, Min, Q, Window
from django.db.models.functions import RowNumber
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from crossings.engine.privacy import Personal
from crossings.fields.choice import ChoiceField
from crossings.fields.date_key import DateKeyField
from crossings.fields.partial_date import PartialDateField
from crossings.fields.sort_key import SortKeyField
from crossings.fields.tongue import TongueField
from crossings.languages.models import Translatable, Translation, once_per_language
from crossings.network.models import Institution, Profile
from crossings.people.models import Person
from crossings.provenance.models import Sourced
from crossings.research.models.identifier import normalised
from crossings.research.models.published import (
    ATTRIBUTED,
    Published,
    PublishedQuerySet,
    Subject,
    not_empty,
    once_per_concept,
    state_is_known,
)
from crossings.research.models.venue import Venue
from crossings.search.findable import Findable


class PublicationQuerySet(PublishedQuerySet):
    def newest(self) -> Self:
        """The newest first, those of which no date is known last."""
        return self.order_by("-date_key", "sort_key", "id")

    def by_title(self) -> Self:
        return self.order_by("sort_key", "id")

    def in_order(self, order: str) -> Self:
        return self.by_title() if order == "title" else self.newest()

    def of_year(self, year: str) -> Self:
        """Those that appeared in a year, however exactly the date is known."""
        return self.filter(date_key__gte=year, date_key__lt=str(int(year) + 1))

    def issued_by(self, *institutions: Any) -> Self:
        """Those that one of these institutions published."""
        rows = PublishingInstitution.objects.filter(institution__in=institutions)
        return self.filter(pk__in=rows.values("publication"))

    def by_person(self, person: Any) -> Self:
        """Those to which a person of the network contributed."""
        return self.filter(pk__in=Contribution.objects.filter(person=person).values("publication"))

    def written_in(self, language: str) -> Self:
        """Those in a language: as far as it is stated, else as far as the title shows it."""
        stated = WorkLanguage.objects.filter(publication=models.OuterRef("pk"))
        says_so = models.Exists(stated.filter(language=language))
        return self.filter(says_so | (Q(language=language) & ~models.Exists(stated)))

    def named_like(self, words: str) -> Self:
        """Those with these words in the title, in any language, or in the name of somebody who made them."""
        wanted = words.strip()
        translated = PublicationTranslation._default_manager.filter(title__icontains=wanted).values("record")
        made = Contribution.objects.filter(name__icontains=wanted).values("publication")
        return self.filter(Q(title__icontains=wanted) | Q(pk__in=translated) | Q(pk__in=made))

    def asked_for(self, asked: dict[str, str]) -> Self:
        """Those that answer a question of the list: words, type, topic, institution, year, language, journal, issue."""
        found = self.filter(type=asked["type"]) if "type" in asked else self
        if "q" in asked:
            found = found.named_like(asked["q"])
        if "topic" in asked:
            found = found.about_topic(asked["topic"])
        if "institution" in asked:
            found = found.issued_by(*Institution.objects.filter(slug=asked["institution"]))
        if "year" in asked:
            found = found.of_year(asked["year"])
        if "language" in asked:
            found = found.written_in(asked["language"])
        places = {"venue__slug": "journal", "volume": "volume", "issue": "issue"}
        return found.filter(**{column: asked[name] for column, name in places.items() if name in asked})

    def by_issue(self) -> Any:
        """Each volume and issue that is stated, with its first and last day and the number of works in it."""
        stated = self.exclude(volume="", issue="").order_by().values("volume", "issue")
        return stated.annotate(first=Min("date_key"), last=Max("date_key"), works=Count("pk"))

    def first_in_issues(self, numbered: Iterable[tuple[str, str]], most: int) -> Self:
        """The first works, so many of each, in these issues, each named by volume and issue."""
        in_order = Window(RowNumber(), partition_by=("volume", "issue"), order_by=("pages", "sort_key", "id"))
        named = [Q(volume=volume, issue=issue) for volume, issue in numbered]
        return self.filter(reduce(or_, named)).annotate(nth=in_order).filter(nth__lte=most) if named else self.none()

    def with_lines(self) -> Self:
        """Ready for a list: with makers, journal and translations fetched apart."""
        return self.select_related("venue").prefetch_related("contributions")


class Publication(Published, Findable, Translatable, Sourced):
    """A work: an article, a report, a brief, a book, a chapter, a thesis; its words are its own title, in its language."""

    class Type(models.TextChoices):
        ARTICLE = "article", _("Article")
        REPORT = "report", _("Report")
        POLICY_BRIEF = "policy-brief", _("Policy brief")
        WORKING_PAPER = "working-paper", _("Working paper")
        BOOK = "book", _("Book")
        CHAPTER = "chapter", _("Chapter")
        THESIS = "thesis", _("Thesis")
        CONFERENCE_PAPER = "conference-paper", _("Conference paper")
        NEWSLETTER = "newsletter", _("Newsletter")
        BLOG = "blog", _("Blog post")
        ANNUAL_REPORT = "annual-report", _("Annual report")
        OTHER = "other", _("Other work")

    class Access(models.TextChoices):
        OPEN = "open", _("Free to read")
        CLOSED = "closed", _("Not free to read")

    slug = models.SlugField(_("short name in addresses"), max_length=120, unique=True)
    language = TongueField(_("language of the title"), default="en")
    type = ChoiceField(_("type"), max_length=16, choices=Type.choices)
    title = models.CharField(_("title"), max_length=400)
    summary = models.TextField(_("in plain words"), blank=True, help_text=_("Our own words, never the publisher’s."))
    date = PartialDateField(_("appeared"), null=True, blank=True)
    date_key = DateKeyField(of="date")
    venue = models.ForeignKey(
        Venue, models.PROTECT, verbose_name=_("journal or series"), null=True, blank=True, related_name="publications"
    )
    volume = models.CharField(_("volume"), max_length=40, blank=True)
    issue = models.CharField(_("issue"), max_length=40, blank=True)
    number = models.CharField(_("number in the series"), max_length=60, blank=True)
    pages = models.CharField(_("pages"), max_length=40, blank=True, help_text=_("From which to which, as printed."))
    page_count = models.PositiveSmallIntegerField(_("number of pages"), null=True, blank=True)
    appears_in = models.CharField(
        _("appears in"), max_length=300, blank=True, help_text=_("The title of the book that holds it, as printed.")
    )
    publisher = models.CharField(_("publisher, as printed"), max_length=200, blank=True)
    place = models.CharField(_("place, as printed"), max_length=100, blank=True)
    url = models.URLField(_("where it can be read"), max_length=500, blank=True)
    access = ChoiceField(_("access"), max_length=6, choices=Access.choices, blank=True)
    licence = models.CharField(_("licence"), max_length=100, blank=True)
    sort_key = SortKeyField(of="title", language_of="language")

    found_as: ClassVar[str] = "publication"
    translated_fields = ("title", "summary")
    journal_parts = ("translations", "contributions", "identifiers", "institutions", "subjects", "text_languages")
    objects: ClassVar[PublicationQuerySet] = PublicationQuerySet.as_manager()  # type: ignore[assignment]
    personal_fields: ClassVar[dict[str, object]] = {}
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("publication")
        verbose_name_plural = _("publications")
        ordering = ("-date_key", "sort_key", "id")
        indexes = (
            models.Index(fields=("-date_key", "sort_key", "id"), name="research_publication_newest"),
            models.Index(fields=("sort_key", "id"), name="research_publication_by_title"),
            models.Index(fields=("type", "-date_key", "sort_key", "id"), name="research_publication_by_type"),
            models.Index(fields=("venue", "-date_key", "sort_key", "id"), name="research_publication_by_venue"),
            models.Index(fields=("language", "-date_key", "sort_key", "id"), name="research_publication_by_tongue"),
            models.Index(fields=("state",), name="research_publication_by_state"),
        )
        constraints = (
            not_empty("research_publication_has_a_title", "title"),
            state_is_known("research_publication"),
            models.CheckConstraint(
                condition=Q(page_count__isnull=True) | Q(page_count__gt=0), name="research_publication_has_pages"
            ),
            models.CheckConstraint(
                condition=Q(issue="") | Q(venue__isnull=False),
                name="research_issue_is_of_a_journal",
                violation_error_message=_("An issue needs the journal of which it is one. Choose or add the journal."),
            ),
        )

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("research:publication", args=[self.slug])


class PublicationTranslation(Translation):
    record = ParentalKey(Publication, on_delete=models.CASCADE, related_name="translations")
    title = models.CharField(_("title"), max_length=400, blank=True)
    summary = models.TextField(_("in plain words"), blank=True)

    class Meta(Translation.Meta):
        abstract = False
        constraints = (once_per_language("research_publication"),)


class ContributionQuerySet(models.QuerySet["Contribution"]):
    def linked(self, today: date) -> Self:
        """Those of persons who consent today to a public profile: only these lead to one."""
        return self.filter(person__in=Profile.objects.public(today).values("person"))


class Contribution(models.Model):
    """Somebody who made a work, named as the work names them; `person` only where the network knows that person."""

    class Role(models.TextChoices):
        AUTHOR = "author", _("Author")
        EDITOR = "editor", _("Editor")
        TRANSLATOR = "translator", _("Translator")
        COORDINATOR = "coordinator", _("Coordinator")

    publication = ParentalKey(Publication, on_delete=models.CASCADE, related_name="contributions")
    position = models.PositiveSmallIntegerField(_("place in the order"), default=0)
    name = models.CharField(_("name, as printed"), max_length=200)
    role = ChoiceField(_("role"), max_length=11, choices=Role.choices, default=Role.AUTHOR)
    person = models.ForeignKey(
        Person, models.SET_NULL, verbose_name=_("person"), null=True, blank=True, related_name="contributions"
    )

    objects: ClassVar[ContributionQuerySet] = ContributionQuerySet.as_manager()  # type: ignore[assignment]
    personal_fields: ClassVar[dict[str, Personal]] = {"name": ATTRIBUTED, "person": ATTRIBUTED}
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("contribution")
        verbose_name_plural = _("contributions")
        ordering = ("position", "id")
        indexes = (models.Index(fields=("publication", "position", "id"), name="research_contribution_in_order"),)
        constraints = (not_empty("research_contribution_has_a_name", "name"),)

    def __str__(self) -> str:
        return self.name


class Identifier(models.Model):
    """By what a work is known elsewhere, in one way of writing."""

    class Scheme(models.TextChoices):
        DOI = "doi", _("DOI")
        ISBN = "isbn", _("ISBN")
        HANDLE = "handle", _("Handle")

    publication = ParentalKey(Publication, on_delete=models.CASCADE, related_name="identifiers")
    scheme = ChoiceField(_("scheme"), max_length=6, choices=Scheme.choices)
    value = models.CharField(_("identifier"), max_length=200)
    note = models.CharField(_("of which edition"), max_length=60, blank=True)

    personal_fields: ClassVar[dict[str, object]] = {}
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("identifier")
        verbose_name_plural = _("identifiers")
        ordering = ("scheme", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("scheme", "value"),
                name="research_identifier_once",
                violation_error_message=_("Another work has this identifier. Look that work up, or mend it there."),
            ),
            models.CheckConstraint(
                condition=Q(scheme="doi", value__regex=r"^10\.[0-9]{4,9}/[^A-Z ]+$")
                | Q(scheme="isbn", value__regex=r"^97[89][0-9]{10}$")
                | Q(scheme="handle", value__regex=r"^[0-9][0-9.]*/[^ ]+$"),
                name="research_identifier_is_whole",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_scheme_display()} {self.value}"

    def clean(self) -> None:
        """Bring it to one way of writing, or say that it is none."""
        super().clean()
        self.value = normalised(self.scheme, self.value, field="value")

    @property
    def address(self) -> str:
        """Where it leads; nowhere for an ISBN."""
        registry = {"doi": "https://doi.org/", "handle": "https://hdl.handle.net/"}.get(self.scheme)
        return f"{registry}{self.value}" if registry else ""


class PublishingInstitution(models.Model):
    """An institution of the network that issued a work."""

    publication = ParentalKey(Publication, on_delete=models.CASCADE, related_name="institutions")
    institution = models.ForeignKey(
        Institution, models.PROTECT, verbose_name=_("institution"), related_name="publications"
    )

    objects: ClassVar[models.Manager["PublishingInstitution"]] = models.Manager()
    personal_fields: ClassVar[dict[str, object]] = {}
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("publishing institution")
        verbose_name_plural = _("publishing institutions")
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=("publication", "institution"), name="research_publishing_institution_once"),
        )

    def __str__(self) -> str:
        return str(self.institution)


class PublicationSubject(Subject):
    record = ParentalKey(Publication, on_delete=models.CASCADE, related_name="subjects")

    class Meta(Subject.Meta):
        abstract = False
        verbose_name = _("subject of a publication")
        verbose_name_plural = _("subjects of publications")
        ordering = ("id",)
        constraints = (once_per_concept("research_publication"),)


class WorkLanguage(models.Model):
    """A language in which a work can be read, where a source states it."""

    publication = ParentalKey(Publication, on_delete=models.CASCADE, related_name="text_languages")
    language = TongueField(_("language"))

    objects: ClassVar[models.Manager["WorkLanguage"]] = models.Manager()
    personal_fields: ClassVar[dict[str, object]] = {}
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("language of a work")
        verbose_name_plural = _("languages of works")
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=("publication", "language"), name="research_language_once"),)

    def __str__(self) -> str:
        return str(self.get_language_display())
