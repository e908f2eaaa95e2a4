"""Bridge notes: a short text by curators that tells what joins two approaches, and cites works of both."""

from typing import Any, ClassVar

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from crossings.fields.choice import ChoiceField
from crossings.languages.models import Translatable, Translation, once_per_language
from crossings.links.models.pairing import Pairing, PairingConcept
from crossings.programmes.models.rules import one_of, says_something
from crossings.research.models import Publication
from crossings.research.models.published import Published, PublishedQuerySet, state_is_known


class BridgeNoteQuerySet(PublishedQuerySet):
    def in_order(self) -> Any:
        return self.order_by("pairing__position", "slug")

    def with_words(self) -> Any:
        return self.select_related("pairing", "concept__scheme").prefetch_related("translations", "works__publication")


class BridgeNote(Published, Translatable):
    """A text on one bridge, or on a pair of approaches as a whole."""

    slug = models.SlugField(_("short name in addresses"), max_length=120, unique=True)
    pairing = models.ForeignKey(Pairing, models.PROTECT, verbose_name=_("pair of approaches"), related_name="notes")
    concept = models.ForeignKey(
        "topics.Concept", models.PROTECT, verbose_name=_("the bridge"), null=True, blank=True, related_name="+"
    )
    title = models.CharField(_("title"), max_length=200)
    text = models.TextField(_("text"), max_length=4000, help_text=_("Plain text; an empty line begins a paragraph."))

    translated_fields = ("title", "text")
    journal_parts = ("translations", "works")
    objects: ClassVar[BridgeNoteQuerySet] = BridgeNoteQuerySet.as_manager()  # type: ignore[assignment]
    personal_fields: ClassVar[dict[str, object]] = {}
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("bridge note")
        verbose_name_plural = _("bridge notes")
        ordering = ("pairing__position", "slug")
        constraints = (
            says_something("title", name="links_note_has_a_title"),
            says_something("text", name="links_note_has_a_text"),
            state_is_known("links_note"),
        )

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("bridge_notes:note", args=[self.slug])


class BridgeNoteTranslation(Translation):
    record = ParentalKey(BridgeNote, on_delete=models.CASCADE, related_name="translations")
    title = models.CharField(_("title"), max_length=200, blank=True)
    text = models.TextField(_("text"), max_length=4000, blank=True)

    class Meta(Translation.Meta):
        abstract = False
        constraints = (once_per_language("links_note"),)


class NoteWork(models.Model):
    """A work that a note cites, and for which approach it stands."""

    note = ParentalKey(BridgeNote, on_delete=models.CASCADE, related_name="works")
    side = ChoiceField(_("side"), max_length=5, choices=PairingConcept.SIDES)
    publication = models.ForeignKey(Publication, models.PROTECT, verbose_name=_("publication"), related_name="+")

    personal_fields: ClassVar[dict[str, object]] = {}
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("work that a note cites")
        verbose_name_plural = _("works that a note cites")
        ordering = ("side", "id")
        constraints = (
            models.UniqueConstraint(fields=("note", "publication"), name="links_note_work_once"),
            one_of("side", "one other", name="links_note_side_known"),
        )

    def __str__(self) -> str:
        return str(self.publication)
