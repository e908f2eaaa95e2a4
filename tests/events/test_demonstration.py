"""The demonstration's events say what their sources say, keep unknown what is unknown, and mark what is invented."""

from datetime import UTC, date, datetime, timedelta

import pytest
import yaml
from django.db.models import Q
from django.urls import reverse

from crossings.demo import events as demo
from crossings.engine.events.when import Phase
from crossings.events.invariants import INVARIANTS
from crossings.events.models import Event, EventParty
from crossings.journal.models import Entry
from tests.events.taking import in_utc, take
from tests.network.reading import read

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("demo_network")]
TODAY = datetime(2026, 11, 21, 12, tzinfo=UTC)
ROWS = yaml.safe_load(demo.DATA.read_text())["events"]


def test_all_events_of_the_facts_are_there_and_three_invented_ones():
    real = Event.objects.filter(is_example=False)

    assert real.exclude(slug="kent-brussels-open-event-2023").count() == 31
    assert Event.objects.filter(is_example=True).count() == 3


def test_thirty_of_them_have_a_date_of_which_one_is_a_year_and_one_a_month():
    unu = [event for event in Event.objects.filter(is_example=False) if not event.slug.startswith("kent")]

    assert [str(event.starts) for event in unu if event.starts and event.when.days is None] == ["2015-09", "2014"]
    assert [event.slug for event in unu if event.starts is None] == ["network-symposium-2023"]
    assert sum(event.when.days is not None for event in unu) == 28


def test_every_event_names_its_source_and_every_invented_one_says_so():
    assert not Event.objects.filter(source=None).exists()
    assert set(Event.objects.filter(is_example=True).values_list("source__key", flat=True)) == {"example"}
    assert not Event.objects.filter(Q(is_example=False) & Q(source__kind="example")).exists()


def test_every_event_has_somebody_who_held_it():
    held = EventParty.objects.filter(role="organiser").values("event")

    assert not Event.objects.exclude(pk__in=held).exists()


def test_two_events_were_attended_and_held_by_others():
    attended = EventParty.objects.filter(role="attended", institution__slug="unu-macau")

    assert {party.event.slug for party in attended} == {
        "migrants-marginalization-and-mobiles-2017",
        "forced-migration-and-ict-2017",
    }


def test_what_is_past_is_past_and_the_invented_ones_are_to_come():
    phases = {event.slug: event.when.phase(TODAY) for event in Event.objects.all()}

    assert sum(each is Phase.PAST for each in phases.values()) == 31
    assert {slug for slug, each in phases.items() if each is Phase.UPCOMING} == {
        row["slug"] for row in ROWS if row.get("is_example")
    }


def test_loading_again_changes_nothing(at):
    before = Entry.objects.count()

    demo.load(at + timedelta(days=1))

    assert Entry.objects.count() == before


def test_what_the_office_has_changed_stays(at):
    Event.objects.filter(slug="meet-the-authors-2018").update(venue="Elsewhere")

    demo.load(at)

    assert Event.objects.get(slug="meet-the-authors-2018").venue == "Elsewhere"


def test_no_speaker_is_named():
    names = ("Bello", "Mosneaga", "Haas", "Koser", "Thinyane", "Kang")

    assert not any(name in f"{row}" for row in ROWS for name in names)


def test_nothing_that_must_hold_is_broken():
    assert not [violation for invariant in INVARIANTS for violation in invariant.violations()]


def test_an_institute_shows_its_next_event(client):
    page = read(client, "/en/institutes/unu-merit/?on=2026-11-21")

    assert "Symposium: Who returns, who stays" in page.section("events")
    assert "Example made for demonstration" in page.section("events")


def test_a_calendar_program_takes_the_institute_s_events(client):
    taken = take(client, "/en/events/calendar.ics?institution=unu-merit")

    assert taken.on(date(2027, 5, 4)) == ["Example: Symposium: Who returns, who stays"]
    assert taken.on(date(2017, 11, 24)) == ["UNU Migration Network meeting"]
    seminar = next(each for each in taken.events if "Fukushima" in str(each["SUMMARY"]))
    assert in_utc(seminar["DTSTART"].dt) == datetime(2015, 9, 30, 10, 30, tzinfo=UTC)


def test_the_calendar_of_all_leaves_out_three_and_says_so(client):
    taken = take(client)

    assert len(taken.events) == 32
    assert "3 events are left out" in str(taken.calendar["DESCRIPTION"])


def test_a_search_is_a_calendar_too(client):
    taken = take(client, f"{reverse('website:search_calendar')}?q=Fukushima")

    assert {str(each["URL"]) for each in taken.events} == {
        "http://testserver/en/events/fukushima-evacuees-seminar-2015/",
        "http://testserver/en/events/fukushima-impacts-symposium-2016/",
    }


def test_a_cancelled_event_is_cancelled_in_the_calendar(client):
    taken = take(client, "/en/events/example-health-on-the-move-2027/calendar.ics")

    assert str(taken.one()["STATUS"]) == "CANCELLED"


@pytest.mark.parametrize("language", ["en", "es", "fr", "ar"])
def test_every_page_of_them_opens(client, language):
    for row in ROWS:
        assert client.get(f"/{language}/events/{row['slug']}/").status_code == 200


def test_the_archive_begins_with_the_newest_and_ends_with_2002(client):
    first, second = (read(client, f"/en/events/archive/?page={number}") for number in (1, 2))

    assert first.all(".//main//h2")[0] == "2023"
    assert second.all(".//main//h2")[-1] == "2002"
