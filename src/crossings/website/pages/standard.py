"""Sections, standard pages, and the statement of values."""

from typing import Any, ClassVar

from django.core.paginator import Paginator
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.fields import StreamField

from crossings.website.blocks import BodyBlock
from crossings.website.pages.words import WordsPage


class SectionPage(WordsPage):
    """A page that leads to the pages beneath it."""

    content_panels: ClassVar = WordsPage.content_panels
    template = "website/section.html"
    personal_fields: ClassVar[dict[str, object]] = {}

    class Meta:
        verbose_name = _("section")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        children = self.get_children().live().specific().prefetch_related("locale", "alias_of__locale")
        context["page_of_children"] = Paginator(children, 25).get_page(request.GET.get("page"))
        return context


class StandardPage(WordsPage):
    """A page of words."""

    body = StreamField(BodyBlock(), blank=True, verbose_name=_("body"))

    content_panels: ClassVar = [*WordsPage.content_panels, FieldPanel("body")]
    template = "website/standard.html"
    personal_fields: ClassVar[dict[str, object]] = {}

    class Meta:
        verbose_name = _("standard page")


class ValuesPage(WordsPage):
    """The values that those who study and teach here accept: numbered, because people accept one wording of it."""

    version = models.PositiveSmallIntegerField(_("version"), default=1)
    adopted_on = models.DateField(_("adopted on"))
    body = StreamField(BodyBlock(), verbose_name=_("body"))

    content_panels: ClassVar = [
        *WordsPage.content_panels,
        FieldRowPanel([FieldPanel("version"), FieldPanel("adopted_on")]),
        FieldPanel("body"),
    ]
    template = "website/values.html"
    personal_fields: ClassVar[dict[str, object]] = {}

    class Meta:
        verbose_name = _("statement of values")
