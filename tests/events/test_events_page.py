"""The list of events: what is to come stands first, every question is an address, nothing private is in it."""

from datetime import timedelta

import pytest

from crossings.events.models import Event
from tests.events.conftest import NOW
from tests.factories.events import EventFactory, PartyFactory, SeriesFactory, TopicFactory
from tests.network.reading import read

pytestmark = pytest.mark.django_db
LIST = "/en/events/"


def titles(client, address=LIST):
    return read(client, address).all(".//main//article//h3")


def test_what_is_to_come_stands_first_then_what_has_no_date_then_the_past(client):
    for title, starts in (
        ("Long ago", "2002-09-27"),
        ("Later", "2027-06"),
        ("Some day", None),
        ("Soon", "2026-11-30"),
        ("Last year", "2025"),
        ("This month", "2026-11"),
    ):
        EventFactory(title=title, starts=starts)

    assert titles(client) == ["This month", "Soon", "Later", "Some day", "Last year", "Long ago"]


@pytest.mark.parametrize(
    ("state", "found"),
    [
        ("upcoming", {"Soon"}),
        ("ongoing", {"This month"}),
        ("past", {"Past", "Lost", "Put off"}),
        ("undated", {"Some day"}),
        ("cancelled", {"Lost"}),
        ("postponed", {"Put off"}),
    ],
)
def test_each_state_has_its_list(client, state, found):
    EventFactory(title="Soon", starts="2027")
    EventFactory(title="This month", starts="2026-11")
    EventFactory(title="Past", starts="2015-09")
    EventFactory(title="Some day", starts=None)
    EventFactory(title="Lost", starts="2015", status="cancelled")
    EventFactory(title="Put off", starts="2015", status="postponed")

    assert set(titles(client, f"{LIST}?state={state}")) == found


@pytest.mark.parametrize("question", ["topic", "institution", "year=2015", "audience=students", "series=yearly"])
def test_each_question_leaves_only_what_answers_it(client, question):
    wanted = EventFactory(title="Wanted", starts="2015-09", audience="students", series=SeriesFactory(slug="yearly"))
    concept, body = TopicFactory(event=wanted).concept, PartyFactory(event=wanted).institution
    EventFactory(title="Other", starts="2016")
    asked = {"topic": f"topic={concept.scheme.slug}/{concept.slug}", "institution": f"institution={body.slug}"}

    assert titles(client, f"{LIST}?{asked.get(question, question)}") == ["Wanted"]


def test_questions_are_asked_together(client):
    body = PartyFactory(event__title="Old", event__starts="2015").institution
    PartyFactory(event__title="New", event__starts="2027", institution=body)
    EventFactory(title="Of nobody", starts="2015")

    assert titles(client, f"{LIST}?institution={body.slug}&year=2015") == ["Old"]


@pytest.mark.parametrize(
    ("year", "found"),
    [(2014, []), (2015, ["New Year", "In 2015"]), (2016, ["New Year", "In 2016"]), (2017, [])],
)
def test_an_event_is_found_in_each_year_that_it_touches(client, year, found):
    EventFactory(starts="2015", title="In 2015")
    EventFactory(starts="2016", title="In 2016")
    EventFactory(starts="2015-12-31", last_day="2016-01-02", title="New Year")
    EventFactory(starts="2014-12-31", last_day="2014-12-31", title="Offers the year", status="draft")
    asked = Event.objects.public().in_year(year)

    assert {event.title for event in asked} == set(found)


def test_a_role_twice_lists_an_event_once(client):
    body = PartyFactory(event__title="Fair").institution
    party = PartyFactory(event__title="Market", institution=body)
    PartyFactory(event=party.event, institution=body, role="host")

    assert titles(client, f"{LIST}?institution={body.slug}") == ["Fair", "Market"]


def test_what_is_no_choice_is_named_and_left_out_of_the_question(client):
    EventFactory(title="Here")

    page = read(client, f"{LIST}?state=never")

    assert page.status == 200
    assert "never" in page.text(".//div[@class='errors']")
    assert page.all(".//main//article//h3") == ["Here"]


def test_an_empty_answer_says_how_to_go_on(client):
    EventFactory(starts="2015")

    page = read(client, f"{LIST}?state=upcoming")

    assert "No event answers all of this" in page.text()
    assert LIST in page.links()


def test_only_years_topics_and_bodies_that_lead_to_something_are_offered(client):
    draft = PartyFactory(event__status="draft", event__starts="1999").institution
    shown = PartyFactory(event__starts="2015").institution
    offered = {each.get("value") for each in read(client, LIST).root.iterfind(".//main//option")}

    assert {"2015", shown.slug} <= offered
    assert not {"1999", draft.slug} & offered


def test_a_draft_is_in_no_list_of_the_public(client, enter, noor):
    EventFactory(status="draft", title="Secret")

    assert titles(client) == titles(enter(noor)) == []


def test_the_office_sees_its_drafts_marked_as_such(enter, ingrid):
    EventFactory(status="draft", title="Secret")

    page = read(enter(ingrid), LIST)

    assert page.all(".//main//article//h3") == ["Secret"]
    assert "Draft" in page.text(".//main//article")


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"status": "cancelled"}, "Cancelled"),
        ({"status": "postponed"}, "Postponed"),
        ({"is_example": True}, "Example made for demonstration"),
        ({"starts": "2015-09"}, "September 2015"),
        ({"starts": "2016-07-14", "last_day": "2016-07-15"}, "14 July 2016 – 15 July 2016"),
        ({"starts": None}, "Date not stated"),
        ({"city": "Ghent", "country": "BE"}, "Ghent, Belgium"),
        ({"online_address": "https://example.org/"}, "Online"),
        ({"starts": None}, "Neither date nor place is stated"),
    ],
)
def test_a_line_says_what_is_known_and_what_became_of_it(client, facts, words):
    EventFactory(**facts)

    assert words in read(client, LIST).text(".//main//article")


def test_only_known_days_stand_as_days_beside_the_title(client):
    EventFactory(starts="2015-09", title="Vague")
    EventFactory(starts="2015-09-12", title="Exact")

    days = [each.get("datetime") for each in read(client, LIST).root.iterfind(".//main//article//time")]

    assert days == ["2015-09-12"]


def test_twenty_five_stand_on_a_page_and_the_rest_follow_in_turn(client):
    EventFactory.create_batch(20, starts="2027")
    EventFactory.create_batch(10, starts="2015")

    first, second = titles(client), titles(client, f"{LIST}?page=2")

    assert (len(first), len(second)) == (25, 5)
    assert len({*first, *second}) == 30


def test_the_calendar_of_the_page_asks_the_same_question(client):
    EventFactory(starts="2015")

    page = read(client, f"{LIST}?year=2015")

    assert "webcal://testserver/en/events/calendar.ics?year=2015" in page.links()
    assert "http://testserver/en/events/calendar.ics?year=2015" in page.text()


def test_the_page_says_how_many_events_are_in_no_calendar(client):
    EventFactory(starts="2015-09")
    EventFactory(starts="2015-09-12")

    assert "1 event is not in the calendar" in read(client, LIST).section("calendar")


def test_a_title_in_another_language_says_which(client):
    EventFactory(title="Only in English")

    assert '<span lang="en" dir="ltr">Only in English</span>' in client.get("/ar/events/").content.decode()


def test_the_page_changes_at_the_moment_at_which_an_event_ends(client, frozen):
    EventFactory(starts="2026-11-21", zone="Europe/Madrid", title="Today")
    before = read(client, LIST).text(".//main//article")

    frozen.shift(timedelta(hours=11, minutes=1))

    assert "Ongoing" in before
    assert "Past" in read(client, LIST).text(".//main//article")


def test_a_page_on_which_nothing_turns_today_is_kept_for_all_readers(client):
    EventFactory(starts="2027")
    kept = client.get(LIST)
    EventFactory(starts="2026-11-21", zone="Europe/Madrid")
    not_kept = client.get(f"{LIST}?page=1")

    assert kept.headers["Cache-Control"] == "no-cache"
    assert "private" in not_kept.headers["Cache-Control"]


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_number_of_questions_does_not_grow_with_the_list(client, language, django_assert_max_num_queries):
    def fill(number):
        for event in EventFactory.create_batch(number, country="MY"):
            PartyFactory(event=event)
            TopicFactory(event=event)

    fill(25)
    client.get(f"/{language}/events/?page=1")

    with django_assert_max_num_queries(30):
        assert client.get(f"/{language}/events/?page=2&x={NOW.minute}").status_code == 200
    with django_assert_max_num_queries(30):
        assert client.get(f"/{language}/events/?x=2").status_code == 200


def test_the_menu_leads_to_the_events(client):
    assert LIST in read(client, LIST).links(".//header//a")
