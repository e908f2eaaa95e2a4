"""What machines read of events: the same facts as the pages, as exact as their sources, the phase that of the moment."""

from datetime import time

import pytest

from tests.factories.events import EventFactory, PartyFactory, SeriesFactory, TopicFactory
from tests.factories.provenance import SourceFactory

pytestmark = pytest.mark.django_db


def asked(client, question=""):
    response = client.get(f"/api/v1/events{question}")
    assert response.status_code == 200, response.content
    return response.json()


def keys(client, question=""):
    return [item["key"] for item in asked(client, question)["items"]]


def test_one_event_is_told_whole(client):
    event = EventFactory(
        slug="fair", title="Fair", starts="2027-05-04", begins_at=time(9), ends_at=time(17), zone="Europe/Madrid",
        city="Valencia", country="ES", series=SeriesFactory(slug="yearly"), source=SourceFactory(key="minutes"),
    )  # fmt: skip
    PartyFactory(event=event, institution__slug="holder")
    topic = TopicFactory(event=event)

    told = asked(client, "/fair")

    assert (told["begins"], told["ends"]) == ("2027-05-04T07:00:00Z", "2027-05-04T15:00:00Z")
    assert (told["begins_at"], told["zone"], told["phase"]) == ("09:00", "Europe/Madrid", "upcoming")
    assert told["parties"][0]["institution"]["key"] == "holder"
    assert told["topics"][0]["address"] == f"/api/v1/concepts/{topic.concept.scheme.slug}/{topic.concept.slug}"
    assert (told["series"]["key"], told["source"]) == ("yearly", "minutes")


def test_what_is_not_stated_is_null_and_never_guessed(client):
    EventFactory(slug="vague", starts="2015-09")

    told = asked(client, "/vague")

    assert (told["starts"], told["phase"]) == ("2015-09", "past")
    unknown = ("last_day", "begins_at", "begins", "zone", "city", "country", "venue", "audience", "calendar", "source")
    assert {told[name] for name in unknown} == {None}


def test_a_body_without_a_record_is_told_by_its_name(client):
    PartyFactory(event__slug="fair", institution=None, name="A body")

    (party,) = asked(client, "/fair")["parties"]

    assert (party["institution"], party["name"]["text"]) == (None, "A body")


@pytest.mark.parametrize(
    ("state", "found"),
    [
        ("upcoming", ["next"]),
        ("ongoing", ["now"]),
        ("about_now", ["now"]),
        ("past", ["old"]),
        ("undated", ["some-day"]),
    ],
)
def test_each_standing_has_its_list(client, state, found):
    for slug, starts in (("next", "2027"), ("now", "2026-11"), ("old", "2015-09"), ("some-day", None)):
        EventFactory(slug=slug, starts=starts)

    assert keys(client, f"?state={state}") == found


@pytest.mark.parametrize("question", ["topic", "institution", "year=2015", "audience=students", "series=yearly"])
def test_each_filter_leaves_only_what_answers_it(client, question):
    wanted = EventFactory(slug="wanted", starts="2015", audience="students", series=SeriesFactory(slug="yearly"))
    concept, body = TopicFactory(event=wanted).concept, PartyFactory(event=wanted).institution
    EventFactory(starts="2016")
    given = {"topic": f"topic={concept.scheme.slug}/{concept.slug}", "institution": f"institution={body.slug}"}

    assert keys(client, f"?{given.get(question, question)}") == ["wanted"]


@pytest.mark.parametrize("question", ["state=never", "topic=health", "year=1200", "audience=cats", "colour=red"])
def test_a_question_that_cannot_be_answered_is_refused_with_words(client, question):
    response = client.get(f"/api/v1/events?{question}")

    assert response.status_code == 422
    assert response.json()["errors"][0]["mend"]


def test_drafts_are_told_to_nobody(client, enter, ingrid):
    EventFactory(slug="secret", status="draft")

    assert keys(client) == keys(enter(ingrid)) == []
    assert client.get("/api/v1/events/secret").status_code == 404


def test_it_can_be_paged_through_to_the_end(client):
    EventFactory.create_batch(7)
    found, question = [], "?limit=3"
    while question:
        page = asked(client, question)
        found += [item["key"] for item in page["items"]]
        question = page["next"] and "?" + page["next"].partition("?")[2]

    assert len(found) == len(set(found)) == 7


def test_words_are_told_in_the_language_asked_for(client):
    event = EventFactory(slug="fair", title="Fair")
    event.translations.create(language="fr", title="Foire")
    event.save()

    assert asked(client, "/fair?language=fr")["title"] == {"text": "Foire", "language": "fr"}


def test_the_number_of_questions_does_not_grow(client, django_assert_max_num_queries):
    for event in EventFactory.create_batch(20):
        PartyFactory(event=event)
        TopicFactory(event=event)

    with django_assert_max_num_queries(8):
        asked(client, "?language=ar")
