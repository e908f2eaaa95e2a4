"""The page of one event: how it stands, when as far as that is known, where, who, about what, and how to take it."""

import json
from datetime import time

import pytest

from tests.factories.events import EventFactory, PartyFactory, SeriesFactory, TopicFactory
from tests.factories.provenance import SourceFactory
from tests.network.reading import read

pytestmark = pytest.mark.django_db


def page(client, **facts):
    event = EventFactory(**facts)
    return read(client, f"/en/events/{event.slug}/")


def statement(client, event):
    """What the page tells machines."""
    html = client.get(f"/en/events/{event.slug}/").content.decode()
    return json.loads(html.split('<script type="application/ld+json">')[1].split("</script>")[0])


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"starts": "2015-09"}, "September 2015 Only the month is stated"),
        ({"starts": "2014"}, "2014 Only the year is stated"),
        ({"starts": None}, "When not stated in any source read"),
        ({"starts": "2013-09-15", "last_day": "2013-09-21"}, "15 September 2013 – 21 September 2013"),
        (
            {"starts": "2027-05-04", "begins_at": time(9), "ends_at": time(17), "zone": "Europe/Madrid"},
            "4 May 2027, 09:00–17:00 Local time of Europe/Madrid, UTC+02:00.",
        ),
        (
            {"starts": "2027-12-01", "begins_at": time(9), "zone": "America/New_York"},
            "1 December 2027, 09:00 Local time of America/New_York, UTC-05:00.",
        ),
        (
            {"starts": "2027-10-31", "begins_at": time(2, 30), "zone": "Europe/Madrid"},
            "Clocks go back that night and show this hour twice: the first time is meant.",
        ),
    ],
)
def test_the_date_is_told_as_far_as_it_is_known(client, facts, words):
    assert words in page(client, **facts).section("about")


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"starts": "2027"}, "Upcoming"),
        ({"starts": "2015"}, "Past"),
        ({"starts": "2026-11"}, "Now or about now"),
        ({"starts": "2026-11-21", "zone": "Europe/Madrid"}, "Ongoing"),
        ({"starts": None}, "Date not stated"),
        ({"starts": "2015", "status": "cancelled"}, "Cancelled"),
        ({"starts": "2027", "status": "postponed"}, "Postponed"),
    ],
)
def test_how_it_stands_is_told_in_a_word_with_its_shape(client, facts, words):
    assert page(client, **facts).text(".//main//span[@class]/..").count(words) >= 1


def test_what_became_of_it_is_told_first(client):
    told = page(client, status="cancelled", notice="Fees are paid back by June.")

    assert told.text().index("Fees are paid back") < told.text().index("When and where")
    assert told.all(".//main//div[@class='notice notice--warn']/h2") == ["Cancelled"]


def test_an_invented_event_says_so_twice(client):
    told = page(client, is_example=True).text()

    assert "This event is invented for the demonstration: nobody will hold it." in told
    assert "Example made for demonstration" in told


def test_who_held_it_and_who_came_stand_by_their_part(client):
    event = EventFactory(slug="fair")
    PartyFactory(event=event, institution__name="Holder", institution__slug="holder")
    PartyFactory(event=event, institution=None, name="Body without a record", role="partner")
    PartyFactory(event=event, institution__name="Guest", role="attended", first_day="2027-05-05")

    told = read(client, "/en/events/fair/")

    assert "Organiser Holder" in told.section("who")
    assert "Partner of the organiser Body without a record" in told.section("who")
    assert "Attended Guest 5 May 2027" in told.section("who")
    assert "/en/institutes/holder/" in told.links()


def test_an_unknown_organiser_is_said_to_be_unknown(client):
    assert "Organiser not stated in any source read" in page(client).section("who")


def test_topics_lead_to_their_pages(client):
    topic = TopicFactory(event__slug="fair", concept__label="Return")

    told = read(client, "/en/events/fair/")

    assert f"/en/topics/{topic.concept.scheme.slug}/{topic.concept.slug}/" in told.links()


def test_series_audience_and_own_page_are_facts(client):
    series = SeriesFactory(title="Yearly meetings")
    told = page(client, series=series, audience="students", homepage="https://example.org/fair")

    assert "Series Yearly meetings" in told.section("about")
    assert "For whom Students" in told.section("about")
    assert "https://example.org/fair" in told.links()


def test_the_source_stands_under_the_facts(client):
    told = page(client, source=SourceFactory(title="The minutes"), source_note="The year is derived.")

    assert "Source: The minutes" in told.section("about")
    assert "The year is derived." in told.section("about")


def test_it_is_taken_by_a_subscription_a_file_or_a_copied_address(client):
    told = page(client, slug="fair")

    assert "webcal://testserver/en/events/fair/calendar.ics" in told.links()
    assert "http://testserver/en/events/fair/calendar.ics" in told.links()
    assert "http://testserver/en/events/fair/calendar.ics" in told.text(".//main//code")


def test_without_days_it_says_why_it_is_in_no_calendar(client):
    told = page(client, starts="2015-09")

    assert "no source read states the days of this event" in told.section("calendar")
    assert not any("calendar.ics" in link for link in told.links())


@pytest.mark.parametrize("who", ["client", "noor"])
def test_a_draft_is_not_there_for_the_public(request, client, enter, who):
    EventFactory(slug="secret", status="draft")
    browser = client if who == "client" else enter(request.getfixturevalue("noor"))

    assert browser.get("/en/events/secret/").status_code == 404


def test_the_office_reads_its_draft_before_it_is_announced(enter, ingrid):
    EventFactory(slug="secret", status="draft")

    assert "Draft" in read(enter(ingrid), "/en/events/secret/").section("about")


def test_machines_read_the_instant_with_its_offset(client):
    event = EventFactory(
        title="Fair", starts="2027-05-04", begins_at=time(9), ends_at=time(17), zone="Europe/Madrid", city="Valencia"
    )
    PartyFactory(event=event, institution__name="Holder")

    told = statement(client, event)

    assert (told["@type"], told["name"]) == ("Event", "Fair")
    assert (told["startDate"], told["endDate"]) == ("2027-05-04T09:00:00+02:00", "2027-05-04T17:00:00+02:00")
    assert told["location"][0]["address"]["addressLocality"] == "Valencia"
    assert told["organizer"] == [{"@type": "Organization", "name": "Holder"}]
    assert told["eventAttendanceMode"] == "https://schema.org/OfflineEventAttendanceMode"


@pytest.mark.parametrize(
    ("status", "told"), [("planned", "Scheduled"), ("postponed", "Postponed"), ("cancelled", "Cancelled")]
)
def test_machines_read_what_became_of_it(client, status, told):
    assert statement(client, EventFactory(status=status))["eventStatus"] == f"https://schema.org/Event{told}"


@pytest.mark.parametrize(
    ("place", "mode"),
    [
        ({"online_address": "https://example.org/"}, "Online"),
        ({"online_address": "https://example.org/", "city": "Ghent"}, "Mixed"),
        ({"venue": "Town hall"}, "Offline"),
    ],
)
def test_machines_read_where_it_can_be_followed(client, place, mode):
    assert statement(client, EventFactory(**place))["eventAttendanceMode"].endswith(f"/{mode}EventAttendanceMode")


def test_machines_read_no_more_than_is_known(client):
    told = statement(client, EventFactory(starts="2015-09"))

    assert told["startDate"] == told["endDate"] == "2015-09"
    assert not {"location", "organizer", "about", "description", "eventAttendanceMode", "url"} & set(told)


def test_a_title_cannot_end_the_script_in_which_machines_read_it(client):
    event = EventFactory(title="</script><script>alert(1)</script>")

    assert statement(client, event)["name"] == "</script><script>alert(1)</script>"


def test_true_translations_are_named_and_others_not(client):
    event = EventFactory(slug="fair")
    event.translations.create(language="fr", title="Foire")
    event.save()

    html = client.get("/en/events/fair/").content.decode()

    assert 'hreflang="fr" href="http://testserver/fr/events/fair/"' in html
    assert 'hreflang="ar" href="http://testserver' not in html


def test_the_number_of_questions_does_not_grow_with_what_it_tells(client, django_assert_max_num_queries):
    event = EventFactory(slug="fair")
    for _ in range(10):
        PartyFactory(event=event)
        TopicFactory(event=event)

    with django_assert_max_num_queries(20):
        client.get("/ar/events/fair/")
