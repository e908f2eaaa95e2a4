"""The home page: what this network is, the ways in, where the work is done, what is new."""

from typing import Any, ClassVar

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from crossings.languages.templatetags.languages import marked
from crossings.website.blocks import BodyBlock
from crossings.website.doors import doors
from crossings.website.pages.news import NewsIndexPage, NewsPage
from crossings.website.pages.words import WordsPage


class HomePage(WordsPage):
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("body"))

    content_panels: ClassVar = [*WordsPage.content_panels, FieldPanel("body")]
    parent_page_types: ClassVar = ["wagtailcore.Page"]
    template = "website/home.html"
    personal_fields: ClassVar[dict[str, object]] = {}

    class Meta:
        verbose_name = _("home page")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["today"] = timezone.localdate()
        context["doors"] = doors(request.user, context["today"])
        context["news"] = [
            {"day": each.day, "title": marked(each.title_words), "url": each.url}
            for each in NewsPage.objects.newest_in(self.locale)[:4]
        ]
        context["news_index"] = NewsIndexPage.objects.filter(locale=self.locale).live().first()
        return context

    @classmethod
    def can_create_at(cls, parent: Page) -> bool:
        return bool(parent.is_root())
