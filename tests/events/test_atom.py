"""The list of events as Atom, read by a feed reader of other people's making where there is one, and as plain XML."""

from datetime import UTC, datetime
from xml.etree import ElementTree

import pytest

from crossings.events import actions
from crossings.journal import actions as journal
from tests.factories.events import EventFactory, TopicFactory
from tests.network.reading import read

pytestmark = pytest.mark.django_db
ATOM = "/en/events.atom"
NAMES = {"a": "http://www.w3.org/2005/Atom"}


def feed(client, address=ATOM):
    response = client.get(address)
    assert response.status_code == 200
    return ElementTree.fromstring(response.content)  # our own answer


def titles(client, address=ATOM):
    return [each.text for each in feed(client, address).iterfind("a:entry/a:title", NAMES)]


def test_what_was_recorded_last_comes_first(client):
    for title, starts in (("First", "2027"), ("Second", "2015"), ("Third", None)):
        EventFactory(title=title, starts=starts)

    assert titles(client) == ["Third", "Second", "First"]


def test_it_answers_the_question_of_the_list(client):
    EventFactory(title="Wanted", starts="2015")
    EventFactory(title="Other", starts="2016")

    assert titles(client, f"{ATOM}?year=2015") == ["Wanted"]


def test_the_list_leads_to_the_feed_of_the_same_question(client):
    EventFactory(starts="2015")
    page = read(client, "/en/events/?year=2015")

    assert "http://testserver/en/events.atom?year=2015" in page.links()
    assert "http://testserver/en/events.atom?year=2015" in page.links(".//head/link[@type='application/atom+xml']")


def test_an_entry_says_when_the_event_is_and_when_it_changed(client, actor):
    event = EventFactory.build(slug="fair", title="Fair", status="draft", starts="2015-09", summary="All about it.")
    journal.add(record=event, by=actor, at=datetime(2026, 11, 1, tzinfo=UTC))
    actions.announce(event=event, by=actor, at=datetime(2026, 11, 2, tzinfo=UTC))

    (entry,) = feed(client).iterfind("a:entry", NAMES)

    assert entry.findtext("a:summary", "", NAMES) == "September 2015. All about it."
    assert entry.findtext("a:updated", "", NAMES) == "2026-11-02T00:00:00+00:00"
    assert entry.find("a:link", NAMES).get("href") == "http://testserver/en/events/fair/"


def test_a_cancellation_is_told_under_the_same_id(client, actor, at):
    event = EventFactory(title="Fair")
    before = feed(client).findtext("a:entry/a:id", "", NAMES)
    actions.cancel(event=event, by=actor, at=at)

    assert titles(client) == ["Cancelled: Fair"]
    assert feed(client).findtext("a:entry/a:id", "", NAMES) == before


def test_topics_are_its_categories(client):
    topic = TopicFactory(concept__label="Return")

    category = feed(client).find("a:entry/a:category", NAMES)

    assert (category.get("term"), category.get("label")) == (topic.concept.slug, "Return")
    assert category.get("scheme") == f"http://testserver/en/topics/{topic.concept.scheme.slug}/"


def test_a_draft_is_in_no_feed(client):
    EventFactory(status="draft")

    assert titles(client) == []
