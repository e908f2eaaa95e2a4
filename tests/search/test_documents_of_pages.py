"""News, stories and pages are found in every language they are written in, while they are open to the public."""

from datetime import date

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Locale, Page, PageViewRestriction

from crossings.website.found import documents
from crossings.website.models import (
    HomePage,
    NewsPage,
    SectionPage,
    StandardPage,
    StoryIndexPage,
    StoryPage,
    ValuesPage,
)
from tests.search.kept import addresses, kept, said, values, words
from tests.website.conftest import *  # noqa: F403  the same pages

pytestmark = pytest.mark.django_db
CONSENT = {"consent_given_on": date(2026, 1, 1), "consent_expires_on": date(2027, 1, 1)}


@pytest.fixture
def page(write) -> StandardPage:
    return write(
        title="Housing", slug="housing", summary="Where to live.", body=[("paragraph", "<p>Rooms in Ghent</p>")]
    )


@pytest.fixture
def story(write) -> StoryPage:
    index = write(StoryIndexPage, title="Stories", slug="stories")
    facts = {"title": "My year", "slug": "my-year", "teller": "Tomas", "role": "student", "year": 2026, **CONSENT}
    return write(StoryPage, under=index, body=[("paragraph", "Words")], **facts)


def translated(page, title: str, code: str = "es"):
    copy = page.copy_for_translation(Locale.objects.get(language_code=code), copy_parents=True)
    copy.title, copy.slug = title, title.lower()
    copy.save_revision().publish()
    return type(page).objects.get(pk=copy.pk)


def address(page) -> str:
    return f"/pages/{page.translation_key}/"


def test_a_page_is_found_by_title_summary_and_body(page):
    assert addresses("Housing") == addresses("live") == addresses("Ghent") == [address(page)]


def test_a_page_is_found_once_in_all_its_languages(page):
    translated(page, "Vivienda")

    titles = {(text, language) for role, text, language in said("page", page.translation_key) if role == "title"}
    assert titles == {("Housing", "en"), ("Vivienda", "es")}
    assert values("page", page.translation_key, "language") == {"en", "es"}


def test_a_stand_in_adds_no_language(page):
    page.copy_for_translation(Locale.objects.get(language_code="fr"), copy_parents=True, alias=True)

    assert values("page", page.translation_key, "language") == {"en"}


def test_the_address_leads_to_the_page_in_the_readers_language(page, client):
    spanish = translated(page, "Vivienda")

    assert client.get(f"/en{address(page)}").headers["Location"].endswith("/en/housing/")
    assert client.get(f"/es{address(page)}").headers["Location"] == spanish.url


def test_the_address_leads_to_another_language_where_there_is_none(page, client):
    assert client.get(f"/ar{address(page)}").headers["Location"].endswith("/en/housing/")


def test_the_address_of_what_is_not_shown_is_not_found(page, story, client):
    page.unpublish()

    assert client.get(f"/en{address(page)}").status_code == 404
    with time_machine.travel("2027-01-01T12:00Z"):
        assert client.get(f"/en{address(story)}").status_code == 404


@pytest.mark.parametrize(
    "how", [lambda page: page.unpublish(), lambda page: page.delete()], ids=["unpublish", "delete"]
)
def test_what_is_no_longer_published_is_no_longer_found(page, how):
    how(page)

    assert kept("page", page.translation_key) is None


def test_a_draft_is_found_when_it_is_published(write):
    draft = write(title="Housing", slug="housing", live=False)
    assert kept("page", draft.translation_key) is None

    draft.get_latest_revision().publish()
    assert kept("page", draft.translation_key) is not None


def test_the_words_of_a_draft_are_not_found_before_it_is_published(page):
    page.title = "Lodging"
    revision = page.save_revision()
    assert "Lodging" not in words("page", page.translation_key)

    revision.publish()
    assert "Lodging" in words("page", page.translation_key)


def test_a_page_that_expires_is_found_until_it_is_taken_down(page):
    page.expire_at = timezone.now() - timezone.timedelta(minutes=1)
    page.save()

    call_command("publish_scheduled")

    assert kept("page", page.translation_key) is None


def test_what_is_moved_beneath_a_shut_page_is_found_no_longer(write, home, page):
    beneath = write(title="Rents", slug="rents", under=page)
    shut = write(SectionPage, title="Members", slug="members")
    PageViewRestriction.objects.create(page=shut, restriction_type="login")

    Page.objects.get(pk=page.pk).move(Page.objects.get(pk=shut.pk), "last-child")

    assert kept("page", shut.translation_key) is None
    assert kept("page", page.translation_key) is None
    assert kept("page", beneath.translation_key) is None


def test_what_is_opened_again_is_found_again(page):
    restriction = PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert kept("page", page.translation_key) is None

    restriction.delete()
    assert kept("page", page.translation_key) is not None


def test_news_are_found_by_their_day(write, news_index):
    news = write(NewsPage, under=news_index, title="Opened", slug="opened", day=date(2026, 5, 4), body=[])

    assert kept("news", news.translation_key).day == "2026-05-04"
    assert values("news", news.translation_key, "year") == {"2026"}
    assert values("news", news.translation_key, "kind") == {"news"}


def test_sections_and_values_are_pages(write):
    section = write(SectionPage, title="Study here", slug="study-here")
    statement = write(ValuesPage, title="What we hold", slug="values", adopted_on=date(2026, 1, 1), body=[])

    assert kept("page", section.translation_key)
    assert kept("page", statement.translation_key)


def test_indexes_and_home_pages_are_not_found(news_index):
    for page in (news_index, HomePage.objects.first()):
        assert kept("page", page.translation_key) is None


def test_a_story_is_found_by_who_tells_it_while_consent_stands(story):
    assert addresses("Tomas") == [address(story)]
    assert not addresses("Tomas", date(2025, 12, 31))
    assert not addresses("Tomas", date(2027, 1, 1))


def test_a_story_whose_consent_is_withdrawn_is_found_until_that_day(story):
    story.consent_withdrawn_on = date(2026, 6, 1)
    story.save()

    assert addresses("Tomas", date(2026, 5, 31))
    assert not addresses("Tomas", date(2026, 6, 1))


def test_a_story_withdrawn_on_the_day_on_which_it_was_given_is_not_kept(story):
    story.consent_withdrawn_on = story.consent_given_on
    story.save()

    assert kept("story", story.translation_key) is None


def test_a_translation_whose_consent_ends_sooner_ends_the_whole(story):
    spanish = translated(story, "Historia")
    spanish.consent_withdrawn_on = date(2026, 6, 1)
    spanish.save()

    assert kept("story", story.translation_key).ends == date(2026, 6, 1)


def test_the_documents_of_many_take_as_many_queries_as_of_one(write, page, django_assert_max_num_queries):
    with django_assert_max_num_queries(10) as few:
        list(documents("page", None))
    for number in range(3):
        write(title=f"Page {number}", slug=f"page-{number}")

    with django_assert_max_num_queries(len(few.captured_queries)):
        assert len(list(documents("page", None))) >= 4
