"""News: dated, newest first, with a feed in each language."""

from typing import Any, ClassVar, Self

from django.core.paginator import Paginator
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Locale, PageManager, PageQuerySet

from crossings.website.blocks import BodyBlock
from crossings.website.pages.words import WordsPage


class NewsQuerySet(PageQuerySet):
    def newest_in(self, locale: Locale) -> Self:
        """What a reader of one language sees, newest first."""
        return (
            self.live()
            .public()
            .filter(locale=locale)
            .order_by("-day", "-pk")
            .select_related("locale", "alias_of__locale")
        )

    def written_in(self, locale: Locale) -> Self:
        """News really written in that language, without stand-ins."""
        return self.newest_in(locale).filter(alias_of=None)


class NewsIndexPage(WordsPage):
    content_panels: ClassVar = WordsPage.content_panels
    subpage_types: ClassVar = ["website.NewsPage"]
    template = "website/news_index.html"
    personal_fields: ClassVar[dict[str, object]] = {}

    class Meta:
        verbose_name = _("news index")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        news = NewsPage.objects.newest_in(self.locale).descendant_of(self)
        context["news"] = Paginator(news, 25).get_page(request.GET.get("page"))
        return context


class NewsPage(WordsPage):
    day = models.DateField(_("date"))
    body = StreamField(BodyBlock(), verbose_name=_("body"))

    objects: ClassVar = PageManager.from_queryset(NewsQuerySet)()
    content_panels: ClassVar = [*WordsPage.content_panels, FieldPanel("day"), FieldPanel("body")]
    parent_page_types: ClassVar = ["website.NewsIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    template = "website/news.html"
    personal_fields: ClassVar[dict[str, object]] = {}

    class Meta:
        verbose_name = _("news item")
        verbose_name_plural = _("news")
        indexes = (models.Index(fields=("-day",), name="website_news_newest"),)
