"""The office's screens: events and series are kept there, and every verb is a button that asks why."""

from datetime import time

import pytest
from django.urls import reverse

from crossings.engine.events.lifecycle import EventStatus, permitted
from crossings.engine.values import PartialDate
from crossings.events.models import Event
from crossings.journal.models import Entry
from tests.factories.events import EventFactory, SeriesFactory

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
VERBS = {"announce", "reschedule", "postpone", "cancel", "reinstate", "withdraw"}
SCREENS = ["event-records", "event-series"]
NO_ROWS = {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0, "MIN_NUM_FORMS": 0, "MAX_NUM_FORMS": 1000}


@pytest.fixture
def office(enter, ingrid):
    return enter(ingrid)


def without_rows(*parts):
    return {f"{part}-{name}": value for part in parts for name, value in NO_ROWS.items()}


@pytest.fixture
def form():
    known = {
        "slug": "fair",
        "language": "en",
        "title": "Fair",
        "kind": "other",
        "starts": "2027-05-04",
        "why": "Minutes",
    }
    return known | without_rows("translations", "parties", "topics")


def page_of(key, event):
    return reverse(f"event-records:{key}", args=[event.pk])


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("act", ["index", "add"])
def test_every_record_has_its_screens(office, screen, act):
    EventFactory()
    SeriesFactory()

    assert office.get(reverse(f"{screen}:{act}")).status_code == 200


@pytest.mark.parametrize("screen", SCREENS)
def test_noor_opens_none_of_them(enter, noor, screen):
    assert enter(noor).get(reverse(f"{screen}:index")).status_code in (302, 403, 404)


def test_what_the_office_adds_is_a_draft_and_is_told(office, form):
    office.post(reverse("event-records:add"), form)

    event = Event.objects.get()
    assert event.status == EventStatus.DRAFT
    entry = Entry.objects.about(event).get()
    assert (entry.verb, entry.why) == ("add", "Minutes")


def test_parts_and_topics_are_added_on_the_same_form(office, form):
    parties = {"parties-TOTAL_FORMS": 1, "parties-0-role": "organiser", "parties-0-name": "A body without a record"}

    office.post(reverse("event-records:add"), form | parties)

    assert Event.objects.get().parties.get().name == "A body without a record"


def test_hours_need_a_zone_and_the_form_says_so(office, form):
    response = office.post(reverse("event-records:add"), form | {"begins_at": "09:00"})

    assert "another moment in another place" in response.content.decode()
    assert not Event.objects.exists()


def test_the_zone_is_chosen_from_a_list(office):
    html = office.get(reverse("event-records:add")).content.decode()

    assert '<option value="Africa/Accra">' in html


@pytest.mark.parametrize("status", EventStatus)
def test_only_what_its_status_permits_is_offered(office, status):
    event = EventFactory(status=status)

    html = office.get(page_of("edit", event)).content.decode()

    assert {key for key in VERBS if page_of(key, event) in html} == set(permitted(status))


@pytest.mark.parametrize("key", sorted(VERBS))
def test_each_verb_has_a_page_that_asks_why(office, key):
    form = office.get(page_of(key, EventFactory())).context["form"]

    assert list(form.fields)[-1] == "why"


def test_a_verb_is_done_and_told_with_its_reason(office):
    event = EventFactory()

    office.post(page_of("cancel", event), {"why": "Minutes of 12 May", "notice": "Too few registered."})

    event.refresh_from_db()
    assert (event.status, event.notice) == ("cancelled", "Too few registered.")
    assert [(entry.verb, entry.why) for entry in Entry.objects.about(event)] == [("cancel", "Minutes of 12 May")]


def test_another_date_is_given_column_by_column(office):
    event = EventFactory(starts="2027-05-04")
    new = {"starts": "2027-06-08", "begins_at": "09:30", "ends_at": "17:00", "zone": "Europe/Madrid", "why": "Minutes"}

    office.post(page_of("reschedule", event), new)

    event.refresh_from_db()
    assert (event.starts, event.begins_at, event.zone) == (PartialDate(2027, 6, 8), time(9, 30), "Europe/Madrid")


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"starts": "soon"}, "not a date of the calendar"),
        ({"starts": "2027-06-08", "last_day": "2027-06-07"}, "comes before the first"),
        ({"starts": "2027-06-08", "begins_at": "09:00"}, "another moment in another place"),
        ({"starts": "2027-03-28", "begins_at": "02:30", "zone": "Europe/Madrid"}, "leap over an hour"),
    ],
)
def test_a_date_that_cannot_be_is_refused_on_the_form_in_its_words(office, wrong, words):
    event = EventFactory(starts="2027-05-04")

    response = office.post(page_of("reschedule", event), {"why": "Minutes", **wrong})

    assert words in response.content.decode()
    assert Event.objects.get().starts == PartialDate(2027, 5, 4)


def test_the_form_of_another_date_begins_with_the_one_it_has(office):
    event = EventFactory(starts="2027-05-04", begins_at=time(9), zone="Europe/Madrid")

    form = office.get(page_of("reschedule", event)).context["form"]

    assert (form.initial["starts"], form.initial["zone"]) == (PartialDate(2027, 5, 4), "Europe/Madrid")


def test_a_verb_that_came_too_late_is_refused_in_words(office):
    event = EventFactory(status="cancelled")

    response = office.post(page_of("postpone", event), {"why": "Minutes"})

    assert "Somebody may have changed it meanwhile" in response.content.decode()


def test_a_title_in_any_language_finds_an_event(office):
    event = EventFactory(title="Fair")
    event.translations.create(language="fr", title="Foire")
    event.save()
    EventFactory(title="Other")

    listed = office.get(reverse("event-records:index"), {"q": "foire"}).content.decode()

    assert "Fair" in listed
    assert "Other</a>" not in listed


def test_a_series_that_has_events_stays(office):
    series = SeriesFactory()
    EventFactory(series=series)

    response = office.post(reverse("event-series:delete", args=[series.pk]), follow=True)

    assert "rest on it" in response.content.decode()
