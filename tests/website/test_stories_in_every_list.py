"""Who no longer agrees to have a story told is led to by nothing: no page, list, map, answer to a machine, or tree."""

from datetime import date

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from crossings.website.actions import stand_in_everywhere
from crossings.website.models import StoryIndexPage, StoryPage
from tests.api.asking import ask

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
BEFORE, ON, AFTER = "2025-12-31T12:00Z", "2026-06-01T12:00Z", "2027-01-01T12:00Z"
FACTS = {
    "title": "How Tomas left",
    "slug": "how-tomas-left",
    "teller": "Tomas",
    "role": "student",
    "year": 2026,
    "body": [("paragraph", "Words")],
    "consent_given_on": date(2026, 1, 1),
    "consent_expires_on": date(2027, 1, 1),
}
LISTS = ["/en/stories/", "/ar/stories/", "/sitemap-pages.xml", "/api/v1/pages", "/en/", "/en/news.atom"]


@pytest.fixture
def story(write):
    index = write(StoryIndexPage, title="Stories", slug="stories", show_in_menus=True)
    page = write(StoryPage, under=index, **FACTS)
    stand_in_everywhere(page)
    return page


def names_the_story(client, address) -> bool:
    return "how-tomas-left" in client.get(address).content.decode()


@pytest.mark.parametrize("address", LISTS)
@pytest.mark.parametrize("moment", [BEFORE, AFTER], ids=["before consent", "after its end"])
def test_no_list_leads_to_a_story_without_consent(client, story, address, moment):
    with time_machine.travel(moment):
        assert not names_the_story(client, address)


@pytest.mark.parametrize("address", ["/en/stories/", "/ar/stories/", "/sitemap-pages.xml", "/api/v1/pages"])
def test_the_lists_lead_to_a_story_while_its_teller_agrees(client, story, address):
    with time_machine.travel(ON):
        assert names_the_story(client, address)


@pytest.mark.parametrize("language", ["en", "es", "fr", "ar"])
def test_a_withdrawn_story_opens_in_no_tree(client, story, language):
    address = f"/{language}/stories/how-tomas-left/"
    with time_machine.travel(ON):
        assert client.get(address).status_code == 200
        story.consent_withdrawn_on = date(2026, 6, 1)
        story.save_revision().publish()

        assert client.get(address).status_code == 404


def test_the_page_that_says_a_story_is_not_there_does_not_name_its_teller(client, story):
    with time_machine.travel(AFTER):
        assert "Tomas" not in client.get(story.url).content.decode()


def test_the_index_says_that_no_story_is_told_rather_than_nothing(client, story):
    with time_machine.travel(AFTER):
        assert "No story is being told at the moment" in client.get("/en/stories/").content.decode()


def test_other_pages_are_still_told_to_machines(client, story):
    with time_machine.travel(AFTER):
        told = ask(client, "pages")["items"]

    assert {each["title"] for each in told} >= {"Stories"}


def test_a_draft_of_a_story_is_not_told_though_consent_stands(client, write, story):
    write(StoryPage, under=story.get_parent(), live=False, **{**FACTS, "title": "Draft", "slug": "draft"})

    with time_machine.travel(ON):
        assert "draft" not in client.get("/en/stories/").content.decode().lower()


def test_stories_stand_by_year_the_latest_first_then_by_title(write, story, english):
    for title, year in (("B", 2020), ("A", 2020), ("C", 2030)):
        write(StoryPage, under=story.get_parent(), **{**FACTS, "title": title, "slug": title.lower(), "year": year})

    found = StoryPage.objects.newest_in(english, date(2026, 6, 1))

    assert [each.title for each in found] == ["C", "How Tomas left", "A", "B"]


@pytest.mark.parametrize("day", [date(2025, 12, 31), date(2026, 1, 1), date(2026, 12, 31), date(2027, 1, 1)])
@pytest.mark.parametrize("withdrawn", [None, date(2026, 1, 1), date(2026, 12, 31)])
def test_the_database_and_the_engine_agree_whether_a_story_is_told(story, day, withdrawn):
    StoryPage.objects.filter(pk=story.pk).update(consent_withdrawn_on=withdrawn)
    story.refresh_from_db()

    told = StoryPage.objects.told_on(day).filter(pk=story.pk).exists()

    assert told is story.is_told_on(day)
    assert StoryPage.objects.not_told_on(day).filter(pk=story.pk).exists() is not told


def test_a_withdrawal_dated_before_the_consent_is_refused(story):
    story.consent_withdrawn_on = date(2025, 6, 1)

    with pytest.raises((ValidationError, IntegrityError)):
        story.full_clean()


def test_a_consent_withdrawn_on_the_day_it_was_given_never_stood(story, client):
    story.consent_withdrawn_on = story.consent_given_on
    story.full_clean()
    story.save()

    assert not StoryPage.objects.told_on(story.consent_given_on).filter(pk=story.pk).exists()
