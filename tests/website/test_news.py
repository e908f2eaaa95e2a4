"""News stands newest first, and its feed is read by a third-party reader."""

from datetime import date

import feedparser
import pytest
from wagtail.models import Locale

from crossings.website.actions import stand_in_everywhere
from crossings.website.models import NewsPage

pytestmark = pytest.mark.django_db


@pytest.fixture
def tell(write, news_index):
    def make(number, **facts):
        return write(
            NewsPage,
            under=news_index,
            title=f"News {number}",
            slug=f"news-{number}",
            day=date(2026, 1, number),
            summary=f"Summary {number}",
            body=[("paragraph", "Words")],
            **facts,
        )

    return make


def feed(client, language="en"):
    return feedparser.parse(client.get(f"/{language}/news.atom").content)


def test_the_newest_comes_first(tell, english):
    tell(1), tell(3), tell(2)
    assert [item.title for item in NewsPage.objects.newest_in(english)] == ["News 3", "News 2", "News 1"]


def test_a_draft_is_nowhere(tell, client, english):
    tell(1, live=False)
    assert not NewsPage.objects.newest_in(english).exists()
    assert feed(client).entries == []


def test_a_feed_reader_reads_it_without_complaint(tell, client):
    tell(1), tell(2)
    read = feed(client)
    assert not read.bozo
    assert [entry.title for entry in read.entries] == ["News 2", "News 1"]
    assert read.version == "atom10"


def test_a_feed_leaves_out_what_was_not_written_in_its_language(tell, client, news_index):
    page = tell(1)
    stand_in_everywhere(news_index)
    stand_in_everywhere(page)
    assert feed(client, "fr").entries == []


def test_an_item_keeps_its_id_when_its_title_changes(tell, client):
    page = tell(1)
    before = feed(client).entries[0].id
    page.title = "Another title"
    page.save_revision().publish()
    assert feed(client).entries[0].id == before


def test_a_stand_in_in_arabic_says_so(tell, client, news_index):
    page = tell(1)
    stand_in_everywhere(page)
    arabic = page.get_translation(Locale.objects.get(language_code="ar"))
    html = client.get(arabic.url).content.decode()
    assert '<html lang="ar" dir="rtl">' in html
    assert 'lang="en" dir="ltr"' in html
    assert 'class="fallback"' in html
