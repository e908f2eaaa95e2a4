"""What every page of words has: a summary, the question why it is changed, and the language it is really written in."""

from typing import Any, ClassVar
from urllib.parse import urlsplit

from django import forms
from django.db import models
from django.http import HttpRequest
from django.urls import resolve, reverse
from django.utils.translation import get_language_info, override
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from crossings.languages.words import Words
from crossings.website.addresses import true_translations_of

TAKEN = _("The site has a page of its own at “%(slug)s” here, so nobody could open this one. Write another short name.")


def is_taken(parent: Page, slug: str) -> bool:
    """Whether the address that a page would have under `parent` belongs to records: those come before pages."""
    language = parent.locale.language_code
    with override(language):
        address = f"{urlsplit(parent.get_url() or f'/{language}/').path}{slug}/"
        return resolve(address).view_name != "wagtail_serve"


class WordsForm(WagtailAdminPageForm):
    """A page's form, with the question why the change is made; the answer goes to the journal."""

    why = forms.CharField(
        label=_("Why"), required=False, max_length=500, help_text=_("Kept in the journal beside your name.")
    )

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean()
        parent, slug = self.parent_page, given.get("slug")
        if parent is not None and slug and is_taken(parent, slug):
            self.add_error("slug", TAKEN % {"slug": slug})
        return given


class WordsPage(Page):
    """A page that people write. Where no translation exists, its alias stands in and says which language it is in."""

    summary = models.CharField(
        _("summary"),
        max_length=300,
        blank=True,
        help_text=_("One or two sentences, shown in lists and by other sites."),
    )

    base_form_class = WordsForm
    content_panels: ClassVar = [*Page.content_panels, FieldPanel("summary")]
    settings_panels: ClassVar = [*Page.settings_panels, FieldPanel("why")]
    wagtail_reference_index_ignore = True

    class Meta:
        abstract = True

    @property
    def written_in(self) -> str:
        """The language of the words: for an alias, that of the page it stands in for."""
        origin = self.alias_of or self
        return str(origin.locale.language_code)

    @property
    def title_words(self) -> Words:
        """The title as a list tells it, with the language it is in."""
        return self._words(self.title)

    @property
    def summary_words(self) -> Words:
        return self._words(self.summary)

    def _words(self, text: str) -> Words:
        return Words(text, self.written_in, is_fallback=self.alias_of_id is not None and bool(text))

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        is_stand_in = self.alias_of_id is not None
        return context | {
            "written_in": get_language_info(self.written_in),
            "is_stand_in": is_stand_in,
            "fallback_language": self.written_in if is_stand_in else "",
            "canonical_url": (self.alias_of or self).full_url,
            "alternates": true_translations_of(self),
            "feeds": [(_("News feed"), reverse("website:news_feed"))],
        }
