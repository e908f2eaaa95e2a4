"""From a draft to a page and away again: by whom, when, in every tree, and in everything that leads to it."""

from datetime import UTC, date, datetime

import feedparser
import pytest
import time_machine
from django.urls import reverse
from wagtail.models import Locale, Page, Workflow

from crossings.journal.models import Entry
from crossings.operations.tasks import publish_scheduled
from crossings.people.roles import Writer
from crossings.website.actions import stand_in_everywhere
from crossings.website.models import NewsPage, StandardPage
from tests.api.asking import ask
from tests.cast import signed_up
from tests.network.reading import read

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
BODY = [("paragraph", "<p>Words</p>")]
EMPTY_BODY = {f"body-{name}": 0 for name in ("count", "TOTAL_FORMS", "INITIAL_FORMS")}


@pytest.fixture
def ravi(db):
    return signed_up("Ravi", Writer)


@pytest.fixture
def news(write, news_index):
    return write(NewsPage, under=news_index, title="Harbour opens", slug="harbour", day=date(2026, 1, 1), body=BODY)


def in_every_tree(page) -> list[str]:
    return [page.get_translation(locale).url for locale in Locale.objects.all()]


def led_to(client) -> list[str]:
    """In which lists a reader or a machine would find the news item."""
    lists = ["/en/", "/en/news/", "/en/news.atom", "/sitemap-pages.xml", "/api/v1/news", "/api/v1/pages"]
    return [address for address in lists if "/en/news/harbour" in client.get(address).content.decode()]


def test_what_is_published_is_led_to_from_everywhere(client, news):
    assert len(led_to(client)) == 6


def test_what_is_unpublished_is_led_to_from_nowhere(client, news):
    news.unpublish()

    assert led_to(client) == []


def test_what_is_unpublished_opens_in_no_tree(client, news):
    stand_in_everywhere(news)
    addresses = in_every_tree(news)
    assert {client.get(address).status_code for address in addresses} == {200}

    news.unpublish()

    assert {client.get(address).status_code for address in addresses} == {404}


def test_what_an_editor_deletes_takes_its_stand_ins_along(enter, wei, news):
    stand_in_everywhere(news)

    enter(wei).post(reverse("wagtailadmin_pages:delete", args=[news.pk]))

    assert not Page.objects.filter(translation_key=news.translation_key).exists()


def test_a_draft_of_a_change_leaves_what_readers_see(client, news):
    news.title = "Harbour closes"
    news.save_revision()

    assert read(client, "/en/news/harbour/").all(".//h1") == ["Harbour opens"]


def test_a_page_that_is_due_appears_by_itself_on_its_moment(client, write):
    with time_machine.travel("2026-11-21T08:00Z", tick=False):
        page = write(slug="due", live=False)
        page.go_live_at = datetime(2026, 11, 21, 9, tzinfo=UTC)
        page.save_revision(approved_go_live_at=page.go_live_at)

    statuses = []
    for moment in ("2026-11-21T08:59Z", "2026-11-21T09:01Z"):
        with time_machine.travel(moment, tick=False):
            publish_scheduled.func()
            statuses.append(client.get("/en/due/").status_code)

    assert statuses == [404, 200]


def test_a_page_that_expires_goes_by_itself_on_its_moment(client, write):
    page = write(slug="passing")
    page.expire_at = datetime(2026, 11, 21, 9, tzinfo=UTC)
    page.save_revision().publish()

    statuses = []
    for moment in ("2026-11-21T08:59Z", "2026-11-21T09:01Z"):
        with time_machine.travel(moment, tick=False):
            publish_scheduled.func()
            statuses.append(client.get("/en/passing/").status_code)

    assert statuses == [200, 404]


def test_what_went_by_itself_is_in_the_journal_too(write):
    page = write(slug="passing")
    page.expire_at = datetime(2026, 11, 21, 9, tzinfo=UTC)
    page.save_revision().publish()
    with time_machine.travel("2026-11-21T09:01Z", tick=False):
        publish_scheduled.func()

    verbs = Entry.objects.filter(record_key=str(page.pk), kind="website.standardpage").values_list("verb", flat=True)
    assert verbs.latest("id").startswith("unpublish")


# -- in the office -----------------------------------------------------------------------------------------------------


def added(client, home, **more):
    address = reverse("wagtailadmin_pages:add", args=["website", "standardpage", home.pk])
    given = {"title": "Our house", "slug": "our-house", "summary": "", "why": "Asked for", **EMPTY_BODY, **more}
    return client.post(address, given)


def test_what_an_editor_publishes_stands_in_every_tree_at_once(enter, wei, home, client):
    added(enter(wei), home, **{"action-publish": "1"})

    page = StandardPage.objects.get(slug="our-house", locale=home.locale)
    assert {client.get(address).status_code for address in in_every_tree(page)} == {200}


def test_why_an_editor_published_is_kept_beside_who(enter, wei, home):
    added(enter(wei), home, **{"action-publish": "1"})

    page = StandardPage.objects.get(slug="our-house", locale=home.locale)
    entry = Entry.objects.get(record_key=str(page.pk), kind="website.standardpage", verb="publish")
    assert (entry.actor, entry.why) == (f"account:{wei.pk}", "Asked for")


def test_what_a_writer_drafts_is_not_public_even_when_asked_to_be(enter, ravi, home, client):
    added(enter(ravi), home, **{"action-publish": "1"})

    assert not StandardPage.objects.get(slug="our-house", locale=home.locale).live
    assert client.get("/en/our-house/").status_code == 404


def test_what_a_writer_submits_becomes_public_when_an_editor_approves(enter, ravi, wei, home, client):
    added(enter(ravi), home, **{"action-submit": "1"})
    page = StandardPage.objects.get(slug="our-house", locale=home.locale)
    task = page.current_workflow_task_state

    enter(wei).post(reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", task.pk]), {"comment": ""})

    assert client.get("/en/our-house/").status_code == 200


def test_a_writer_does_not_approve_their_own(enter, ravi, home, client):
    browser = enter(ravi)
    added(browser, home, **{"action-submit": "1"})
    page = StandardPage.objects.get(slug="our-house", locale=home.locale)
    task = page.current_workflow_task_state

    browser.post(reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", task.pk]), {"comment": ""})

    assert client.get("/en/our-house/").status_code == 404


@pytest.mark.parametrize("who", ["noor", "tomas", "amina"])
def test_who_has_no_role_writes_no_page(enter, home, request, who):
    answer = added(enter(request.getfixturevalue(who)), home)

    assert answer.status_code in (302, 403, 404)
    assert not StandardPage.objects.filter(slug="our-house").exists()


def test_every_tree_is_reviewed_by_the_same_rule(home):
    reviews = {each.get_workflow() for each in home.get_translations(inclusive=True)}

    assert reviews == set(Workflow.objects.active())


# -- the feed ----------------------------------------------------------------------------------------------------------


def test_an_item_of_the_feed_leads_to_its_page_on_its_day(client, news):
    (entry,) = feedparser.parse(client.get("/en/news.atom").content).entries

    assert entry.link == news.full_url
    assert entry.published.startswith("2026-01-01")


def test_a_feed_keeps_its_own_id_and_is_named_after_the_network(client, site, news):
    from crossings.website.models import NetworkSettings

    settings = NetworkSettings.for_site(site)
    settings.name = "Delta Network"
    settings.save()

    told = feedparser.parse(client.get("/en/news.atom").content).feed

    assert told.title == "News from Delta Network"
    assert told.id == told.link


def test_a_feed_without_news_is_a_feed(client, home):
    told = feedparser.parse(client.get("/ar/news.atom").content)

    assert (told.bozo, told.entries, told.feed.language) == (False, [], "ar")


def test_a_page_of_the_feed_ends_after_fifty_items(write, news_index, client):
    for number in range(52):
        write(
            NewsPage,
            under=news_index,
            title=f"News {number}",
            slug=f"n-{number}",
            day=date.fromordinal(date(2026, 1, 1).toordinal() + number),
            body=BODY,
        )

    entries = feedparser.parse(client.get("/en/news.atom").content).entries

    assert [entries[0].title, entries[-1].title, len(entries)] == ["News 51", "News 2", 50]
    assert len(feedparser.parse(client.get("/en/news.atom?page=2").content).entries) == 2


@pytest.mark.parametrize(("since", "found"), [("2026-01-01", 1), ("2026-01-02", 0)])
def test_machines_may_ask_for_news_since_a_day(client, news, since, found):
    assert ask(client, f"news?since={since}")["count"] == found
