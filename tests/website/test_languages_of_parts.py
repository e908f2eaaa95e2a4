"""Words that stand in for a missing translation carry the language and direction they are in, wherever they are shown."""

from datetime import date

import pytest
import time_machine
from wagtail.models import Locale

from crossings.website.actions import stand_in_everywhere
from crossings.website.models import (
    HomePage,
    NewsPage,
    SectionPage,
    StandardPage,
    StoryIndexPage,
    StoryPage,
    ValuesPage,
)
from tests.network.reading import questions, read

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
WORDS = [("heading", "First things"), ("paragraph", "<p>Words of the body</p>")]
CONSENT = {"consent_given_on": date(2026, 1, 1), "consent_expires_on": date(2027, 1, 1)}
TOLD = {"teller": "Tomas", "role": "student", "year": 2026, "body": WORDS, **CONSENT}


@pytest.fixture(autouse=True)
def frozen():
    with time_machine.travel("2026-11-21T12:00:00Z", tick=False):
        yield


@pytest.fixture
def stories(write):
    return write(StoryIndexPage, title="Stories", slug="stories")


@pytest.fixture(params=["standard", "section", "values", "news", "news index", "story", "story index"])
def page(request, write, news_index, stories):
    """A live English page of each kind, with nobody's translation."""
    facts = {"title": "Only in English", "slug": "only", "summary": "Nobody has translated this."}
    make = {
        "standard": lambda: write(StandardPage, body=WORDS, **facts),
        "section": lambda: write(SectionPage, **facts),
        "values": lambda: write(ValuesPage, version=2, adopted_on=date(2025, 9, 1), body=WORDS, **facts),
        "news": lambda: write(NewsPage, under=news_index, day=date(2026, 3, 1), body=WORDS, **facts),
        "news index": lambda: news_index,
        "story": lambda: write(StoryPage, under=stories, **TOLD, **facts),
        "story index": lambda: stories,
    }
    return make[request.param]()


def address_in(page, language):
    return page.get_translation(Locale.objects.get(language_code=language)).url


def language_of(root, path):
    """The `lang` and `dir` in force at an element: its own, or those of the nearest element around it."""
    above = {child: parent for parent in root.iter() for child in parent}
    at = root.find(path)
    while at is not None and at.get("lang") is None:
        at = above.get(at)
    return at.get("lang"), at.get("dir")


def language_of_words(root, words):
    """The same, of the element whose own text these words are."""
    above = {child: parent for parent in root.iter() for child in parent}
    at = next(each for each in root.find(".//main").iter() if (each.text or "").strip() == words)
    while at.get("lang") is None:
        at = above[at]
    return at.get("lang"), at.get("dir")


@pytest.mark.parametrize("language", ["es", "fr", "ar"])
def test_a_page_of_any_kind_opens_in_every_tree_and_its_title_says_its_language(client, page, language):
    stand_in_everywhere(page)

    shown = read(client, address_in(page, language))

    assert shown.status == 200
    assert shown.root.get("lang") == language
    assert language_of(shown.root, ".//h1") == ("en", "ltr")


def test_a_page_of_any_kind_says_in_the_readers_language_that_it_is_not_translated(client, page):
    stand_in_everywhere(page)

    shown = read(client, address_in(page, "fr"))

    assert language_of(shown.root, ".//p[@class='fallback']") == ("fr", "ltr")


def test_a_page_in_its_own_language_says_nothing_about_languages(client, page):
    stand_in_everywhere(page)

    shown = read(client, page.url)

    assert shown.root.find(".//p[@class='fallback']") is None
    assert shown.root.find(".//main//h1[@lang]") is None


def test_a_stand_in_names_the_page_it_stands_in_for_as_the_real_one(client, page):
    stand_in_everywhere(page)

    canonical = read(client, address_in(page, "ar")).root.find(".//link[@rel='canonical']")

    assert canonical.get("href") == page.full_url


def test_the_body_of_a_stand_in_is_in_the_language_it_was_written_in(client, write):
    page = write(StandardPage, body=WORDS)
    stand_in_everywhere(page)

    shown = read(client, address_in(page, "ar"))

    assert language_of_words(shown.root, "First things") == ("en", "ltr")
    assert language_of_words(shown.root, "Words of the body") == ("en", "ltr")


def test_an_arabic_page_stands_in_from_right_to_left(client, home):
    arabic = Locale.objects.get(language_code="ar")
    above = HomePage.objects.get(locale=arabic)
    page = above.add_child(instance=StandardPage(title="صفحة", slug="safha", locale=arabic, body=WORDS))
    page.save_revision().publish()
    stand_in_everywhere(page)

    shown = read(client, address_in(page, "en"))

    assert language_of(shown.root, ".//h1") == ("ar", "rtl")


def test_a_home_page_that_stands_in_says_so_in_every_line_of_its_own(client, home):
    home.summary = "Who we are"
    home.save_revision().publish()
    HomePage.objects.filter(locale__language_code="ar").update(alias_of=home, title="Network", summary="Who we are")

    shown = read(client, "/ar/")

    assert language_of_words(shown.root, "Network") == language_of_words(shown.root, "Who we are") == ("en", "ltr")


def test_a_list_of_news_says_which_items_are_in_another_language(client, write, news_index):
    facts = {"title": "Only in English", "summary": "A summary in English", "slug": "only"}
    page = write(NewsPage, under=news_index, day=date(2026, 3, 1), body=WORDS, **facts)
    stand_in_everywhere(page)

    shown = read(client, address_in(news_index, "ar"))

    assert language_of_words(shown.root, "Only in English") == ("en", "ltr")
    assert language_of_words(shown.root, "A summary in English") == ("en", "ltr")


def test_the_news_on_the_home_page_say_so_too(client, write, news_index):
    page = write(NewsPage, under=news_index, title="Only in English", slug="only", day=date(2026, 3, 1), body=WORDS)
    stand_in_everywhere(page)

    assert language_of_words(read(client, "/ar/").root, "Only in English") == ("en", "ltr")


def test_the_pages_of_a_section_say_so_too(client, write):
    section = write(SectionPage, title="About", slug="about")
    page = write(StandardPage, under=section, title="Only in English", slug="only", body=WORDS)
    stand_in_everywhere(page)

    shown = read(client, address_in(section, "ar"))

    assert language_of_words(shown.root, "Only in English") == ("en", "ltr")


def test_a_story_in_a_list_is_quoted_in_the_language_of_its_teller(client, write, stories):
    page = write(StoryPage, under=stories, title="A story", slug="s", summary="I left in spring.", **TOLD)
    stand_in_everywhere(page)

    assert language_of_words(read(client, address_in(stories, "ar")).root, "I left in spring.") == ("en", "ltr")


def test_a_translated_item_is_not_marked_in_the_list(client, write, news_index):
    page = write(NewsPage, under=news_index, title="English title", slug="n", day=date(2026, 3, 1), body=WORDS)
    french = page.copy_for_translation(Locale.objects.get(language_code="fr"), copy_parents=True)
    french.title = "Titre français"
    french.save_revision().publish()

    shown = read(client, address_in(news_index, "fr"))

    assert "English title" not in shown.text()
    assert language_of_words(shown.root, "Titre français") == ("fr", "ltr")


def test_marking_the_items_of_a_section_costs_no_question_for_each(client, write):
    section = write(SectionPage, title="About", slug="about")
    stand_in_everywhere(write(StandardPage, under=section, slug="first"))
    address = address_in(section, "ar")
    before = questions(client, address)

    for number in range(3):
        stand_in_everywhere(write(StandardPage, under=section, slug=f"more-{number}"))

    assert questions(client, address) == before
