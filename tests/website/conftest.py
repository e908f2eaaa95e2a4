import pytest
from wagtail.models import Locale, Site

from crossings.website.models import HomePage, NewsIndexPage, StandardPage


@pytest.fixture
def english(db) -> Locale:
    return Locale.objects.get(language_code="en")


@pytest.fixture
def home(english) -> HomePage:
    return HomePage.objects.get(locale=english)


@pytest.fixture
def write(home):
    """Write a live page under another; under the home page unless told."""

    def make(kind=StandardPage, under=None, live=True, **facts):
        facts = {"title": "A page", "slug": "a-page", **facts}
        page = (under or home).add_child(instance=kind(locale=(under or home).locale, live=live, **facts))
        revision = page.save_revision()
        if live:
            revision.publish()
        return type(page).objects.get(pk=page.pk)

    return make


@pytest.fixture
def news_index(write) -> NewsIndexPage:
    return write(NewsIndexPage, title="News", slug="news")


@pytest.fixture
def site(db) -> Site:
    return Site.objects.get(is_default_site=True)
