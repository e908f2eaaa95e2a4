"""A harvester that follows `next` walks every feed to its end, meets everything once, and can walk back (RFC 5005)."""

from datetime import date

import feedparser
import pytest
from django.http import QueryDict

from crossings.events.models import Event
from crossings.research.models import Project, Publication
from crossings.search.find import find
from crossings.search.question import Asked
from crossings.website.models import NewsPage

FEEDS = {
    "/en/publications.atom": lambda: Publication.objects.public().count(),
    "/ar/projects.atom": lambda: Project.objects.public().count(),
    "/es/events.atom": lambda: Event.objects.public().count(),
    "/en/news.atom": lambda: NewsPage.objects.live().filter(locale__language_code="en", alias_of=None).count(),
    "/en/search.atom": lambda: hits(""),
    "/fr/search.atom?q=migration": lambda: hits("migration"),
    "/en/search.atom?kind=publication&sort=title": lambda: hits("", kind=["publication"]),
}
PAGES_AT_MOST = 60

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("demo_network")]


def hits(words, **facets):
    return find(Asked(words, "en", date(2026, 11, 21), facets)).counts.total


@pytest.fixture
def read(client):
    def read(address):
        found = feedparser.parse(client.get(address.removeprefix("http://testserver")).content)
        assert not found.bozo
        return found, {link.rel: link.href for link in found.feed.links}

    return read


@pytest.fixture
def walk(read):
    def walk(address, way):
        """The pages that are met on the way, each with its own links."""
        pages = []
        while address and len(pages) < PAGES_AT_MOST:
            pages.append(read(address))
            address = pages[-1][1].get(way)
        return pages

    return walk


@pytest.mark.parametrize("address", FEEDS)
def test_following_next_meets_everything_once(walk, address):
    pages = walk(address, "next")
    met = [entry.id for found, _links in pages for entry in found.entries]

    assert len(met) == len(set(met)) == FEEDS[address]() > 0
    assert len({found.feed.id for found, _links in pages}) == 1


@pytest.mark.parametrize("address", ["/en/publications.atom", "/en/search.atom?q=migration"])
def test_from_the_end_previous_leads_back_to_the_first(walk, address):
    there = [links["self"] for _found, links in walk(address, "next")]
    back = [links["self"] for _found, links in walk(there[-1], "previous")]

    assert len(there) > 2
    assert back == there[::-1]
    assert QueryDict(there[-1].partition("?")[2])["page"] == str(len(there))


@pytest.mark.parametrize("address", ["/en/publications.atom", "/en/search.atom"])
def test_past_the_end_nothing_is_found(client, walk, address):
    pages = len(walk(address, "next"))

    assert client.get(address, {"page": pages + 1}).status_code == 404
    assert client.get(address, {"page": 10_001}).status_code == 404
