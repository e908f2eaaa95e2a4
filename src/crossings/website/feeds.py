"""News as Atom, one feed for each language; only what was really written in that language."""

from datetime import UTC, datetime, time
from typing import Any

from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.models import Locale

from crossings.engine.audience import Audience
from crossings.website.models import NewsIndexPage, NewsPage
from crossings.website.site import this_network

ENTRIES = 50


class NewsFeed(Feed[NewsPage, NewsIndexPage]):
    feed_type = Atom1Feed
    audience = Audience.EVERYONE

    def get_object(self, request: HttpRequest, *args: Any, **kwargs: Any) -> NewsIndexPage | None:
        self.network = this_network().name
        return NewsIndexPage.objects.filter(locale=Locale.get_active()).live().first()

    def title(self, index: NewsIndexPage | None) -> str:
        return _("News from %(network)s") % {"network": self.network}

    def link(self, index: NewsIndexPage | None) -> str:
        return str(index.full_url) if index else f"/{get_language()}/"

    def feed_guid(self, index: NewsIndexPage | None) -> str:
        return self.link(index)

    def items(self, index: NewsIndexPage | None) -> list[NewsPage]:
        return list(NewsPage.objects.written_in(Locale.get_active())[:ENTRIES])

    def item_title(self, item: Any) -> str:
        return str(item.title)

    def item_description(self, item: Any) -> str:
        return str(item.summary)

    def item_link(self, item: Any) -> str:
        return str(item.full_url)

    def item_guid(self, item: Any) -> str:
        return f"urn:uuid:{item.translation_key}"

    def item_pubdate(self, item: Any) -> datetime:
        return datetime.combine(item.day, time(0), UTC)

    def item_updateddate(self, item: Any) -> datetime:
        return item.last_published_at or self.item_pubdate(item)
