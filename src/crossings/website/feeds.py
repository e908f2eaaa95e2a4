"""News as Atom, one feed for each language; only what was really written in that language."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, time

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.models import Locale

from crossings.engine.audience import Audience, open_to
from crossings.machines.feeds import About, Entry, feed
from crossings.website.models import NewsIndexPage, NewsPage
from crossings.website.site import this_network


@open_to(Audience.EVERYONE)
def news(request: HttpRequest) -> HttpResponseBase:
    index = NewsIndexPage.objects.filter(locale=Locale.get_active()).live().first()
    network = this_network().name
    about = About(
        title=_("News from %(network)s") % {"network": network},
        link=str(index.full_url) if index else f"/{get_language()}/",
        author=network,
    )
    return feed(request, about, NewsPage.objects.written_in(Locale.get_active()), _told)


def _told(pages: Sequence[NewsPage]) -> Iterable[Entry]:
    for page in pages:
        published = datetime.combine(page.day, time(0), UTC)
        yield Entry(
            id=f"urn:uuid:{page.translation_key}",
            title=page.title,
            summary=page.summary,
            link=page.full_url,
            published=published,
            updated=page.last_published_at or published,
        )
