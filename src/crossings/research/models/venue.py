"""Where works appear: scholarly journals, series of papers, newsletters."""

from collections.abc import Collection, Mapping
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from crossings.fields.choice import ChoiceField
from crossings.fields.partial_date import PartialDateField
from crossings.fields.sort_key import SortKeyField
from crossings.languages.models import Translatable, Translation, once_per_language
from crossings.network.models import Institution
from crossings.provenance.models import Sourced
from crossings.research.models.identifier import normalised
from crossings.research.models.published import not_empty
from crossings.search.findable import Findable
from crossings.search.writing import document_number

ISSN_SHAPE = r"^[0-9]{4}-[0-9]{3}[0-9X]$"
ISSN_TAKEN = _("Another journal or series has this ISSN. Look it up, or mend the ISSN there.")


class VenueQuerySet(models.QuerySet["Venue"]):
    def visible_to(self, account: Any) -> Self:
        """Journals and series are public."""
        return self

    def public(self) -> Self:
        return self

    def by_name(self) -> Self:
        return self.order_by("sort_key", "id")

    def issued_here(self) -> Self:
        """Those that an institution known here issues."""
        return self.filter(institution__isnull=False)

    def asked_for(self, asked: dict[str, str]) -> Self:
        """Those that answer a question of the list: a part of a name, a kind."""
        found = self.filter(kind=asked["kind"]) if "kind" in asked else self
        if "q" not in asked:
            return found
        translated = VenueTranslation._default_manager.filter(name__icontains=asked["q"]).values("record")
        named = Q(name__icontains=asked["q"]) | Q(abbreviation__icontains=asked["q"]) | Q(pk__in=translated)
        return found.filter(named)


class Venue(Findable, Translatable, Sourced):
    """A journal, a series or another serial in which works appear."""

    class Kind(models.TextChoices):
        JOURNAL = "journal", _("Scholarly journal")
        SERIES = "series", _("Series of papers or reports")
        NEWSLETTER = "newsletter", _("Newsletter or bulletin")
        BLOG = "blog", _("Blog")

    slug = models.SlugField(_("short name in addresses"), max_length=120, unique=True)
    name = models.CharField(_("name"), max_length=200)
    abbreviation = models.CharField(_("abbreviation"), max_length=80, blank=True)
    kind = ChoiceField(_("kind"), max_length=10, choices=Kind.choices)
    about = models.TextField(_("what it is"), blank=True)
    issn = models.CharField(_("ISSN"), max_length=20, blank=True)
    electronic_issn = models.CharField(_("ISSN of the electronic edition"), max_length=20, blank=True)
    institution = models.ForeignKey(
        Institution, models.PROTECT, verbose_name=_("institution that issues it"), null=True, blank=True
    )
    founded = PartialDateField(_("founded"), null=True, blank=True)
    homepage = models.URLField(_("homepage"), blank=True)
    sort_key = SortKeyField(of="name", language_of="language")

    found_as: ClassVar[str] = "journal"
    translated_fields = ("name", "about")
    objects: ClassVar[VenueQuerySet] = VenueQuerySet.as_manager()  # type: ignore[assignment]
    personal_fields: ClassVar[dict[str, object]] = {}
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("journal or series")
        verbose_name_plural = _("journals and series")
        ordering = ("sort_key", "id")
        indexes = (
            models.Index(fields=("sort_key", "id"), name="research_venue_by_name"),
            models.Index(fields=("kind", "sort_key", "id"), name="research_venue_by_kind"),
        )
        constraints = (
            not_empty("research_venue_has_a_name", "name"),
            models.CheckConstraint(
                condition=(Q(issn="") | Q(issn__regex=ISSN_SHAPE))
                & (Q(electronic_issn="") | Q(electronic_issn__regex=ISSN_SHAPE)),
                name="research_issn_is_whole",
            ),
            models.UniqueConstraint(
                fields=("issn",), condition=~Q(issn=""), name="research_issn_once", violation_error_message=ISSN_TAKEN
            ),
            models.UniqueConstraint(
                fields=("electronic_issn",),
                condition=~Q(electronic_issn=""),
                name="research_electronic_issn_once",
                violation_error_message=ISSN_TAKEN,
            ),
        )

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("research:venue", args=[self.slug])

    def named_in(self, changes: Mapping[str, tuple[Any, Any]]) -> Collection[int]:
        """Works are found by the name of the journal or series in which they appeared."""
        if not {"name", "language"} & changes.keys():
            return ()
        return {document_number("publication", key) for key in self.publications.values_list("pk", flat=True)}

    def clean(self) -> None:
        """Bring both ISSNs to one way of writing, or say which is none."""
        super().clean()
        for name in ("issn", "electronic_issn"):
            setattr(self, name, normalised("issn", getattr(self, name), field=name))


class VenueTranslation(Translation):
    record = ParentalKey(Venue, on_delete=models.CASCADE, related_name="translations")
    name = models.CharField(_("name"), max_length=200, blank=True)
    about = models.TextField(_("what it is"), blank=True)

    class Meta(Translation.Meta):
        abstract = False
        constraints = (once_per_language("research_venue"),)
