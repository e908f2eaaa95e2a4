"""Calendars as other people's programs read them: the same instants, the same days, moved and cancelled as told."""

from datetime import UTC, date, datetime, time, timedelta

import icalendar
import pytest

from crossings.engine.events.when import When
from crossings.engine.values import PartialDate
from crossings.events import actions
from crossings.journal import actions as journal
from tests.events.taking import in_utc, take
from tests.factories.events import EventFactory, PartyFactory, SeriesFactory, TopicFactory

pytestmark = pytest.mark.django_db
ALL = "/en/events/calendar.ics"

HOURS = [  # day, hour, zone, the same in UTC: on both sides of a change of clocks, in zones with and without one
    ("2027-03-27", time(9), "Europe/Madrid", datetime(2027, 3, 27, 8, tzinfo=UTC)),
    ("2027-03-28", time(9), "Europe/Madrid", datetime(2027, 3, 28, 7, tzinfo=UTC)),
    ("2027-10-30", time(9), "Europe/Amsterdam", datetime(2027, 10, 30, 7, tzinfo=UTC)),
    ("2027-10-31", time(9), "Europe/Amsterdam", datetime(2027, 10, 31, 8, tzinfo=UTC)),
    ("2027-03-14", time(13, 15), "America/New_York", datetime(2027, 3, 14, 17, 15, tzinfo=UTC)),
    ("2027-11-07", time(13, 15), "America/New_York", datetime(2027, 11, 7, 18, 15, tzinfo=UTC)),
    ("2015-01-13", time(9), "Asia/Kuala_Lumpur", datetime(2015, 1, 13, 1, tzinfo=UTC)),
    ("2018-05-31", time(18, 30), "Asia/Tokyo", datetime(2018, 5, 31, 9, 30, tzinfo=UTC)),
    ("2027-06-01", time(10), "Asia/Kathmandu", datetime(2027, 6, 1, 4, 15, tzinfo=UTC)),
    ("2027-01-15", time(10), "Australia/Adelaide", datetime(2027, 1, 14, 23, 30, tzinfo=UTC)),
    ("2027-05-04", time(10), "Africa/Accra", datetime(2027, 5, 4, 10, tzinfo=UTC)),
]


@pytest.fixture
def announced(actor, at):
    """An event that went through the office's verbs, as all do."""

    def announce(**facts):
        event = EventFactory.build(status="draft", **facts)
        journal.add(record=event, by=actor, at=at)
        return actions.announce(event=event, by=actor, at=at)

    return announce


@pytest.mark.parametrize(("day", "hour", "zone", "instant"), HOURS)
def test_three_readers_agree_on_the_instant(client, day, hour, zone, instant):
    EventFactory(starts=day, begins_at=hour, ends_at=hour.replace(hour=hour.hour + 1), zone=zone)

    taken = take(client)

    assert in_utc(taken.one()["DTSTART"].dt) == instant
    assert in_utc(taken.by_vobject()[0].dtstart.value) == instant
    assert in_utc(taken.by_vobject()[0].dtend.value) == instant + timedelta(hours=1)


@pytest.mark.parametrize(("day", "hour", "zone", "instant"), HOURS[:-1])
def test_the_zone_is_defined_in_the_calendar_itself(client, day, hour, zone, instant):
    EventFactory(starts=day, begins_at=hour, zone=zone)

    taken = take(client)
    (defined,) = taken.calendar.timezones
    as_defined = defined.to_tz(lookup_tzid=False)

    assert str(defined["TZID"]) == taken.one()["DTSTART"].params["TZID"] == zone
    local = datetime.combine(date.fromisoformat(day), hour)
    assert local - as_defined.utcoffset(local) == instant.replace(tzinfo=None)


def test_a_zone_that_has_always_been_utc_needs_no_definition(client):
    EventFactory(starts="2027-05-04", begins_at=time(10), zone="Africa/Accra")

    taken = take(client)

    assert taken.calendar.timezones == []
    assert "DTSTART:20270504T100000Z" in taken.text


def test_an_hour_that_comes_twice_is_taken_at_its_first_coming(client):
    EventFactory(starts="2027-10-31", begins_at=time(2, 30), zone="Europe/Madrid")

    assert in_utc(take(client).one()["DTSTART"].dt) == datetime(2027, 10, 31, 0, 30, tzinfo=UTC)


def test_whole_days_end_on_the_first_day_after(client):
    EventFactory(starts="2013-09-15", last_day="2013-09-21", title="Academy")

    taken = take(client)

    assert (taken.one()["DTSTART"].dt, taken.one()["DTEND"].dt) == (date(2013, 9, 15), date(2013, 9, 22))
    assert taken.by_vobject()[0].dtend.value == date(2013, 9, 22)
    assert "DTSTART;VALUE=DATE:20130915" in taken.text


@pytest.mark.parametrize(
    ("day", "shown"),
    [
        (date(2013, 9, 14), []),
        (date(2013, 9, 15), ["Academy"]),
        (date(2013, 9, 21), ["Academy"]),
        (date(2013, 9, 22), []),
    ],
)
def test_a_calendar_program_shows_it_on_its_days_and_no_other(client, day, shown):
    EventFactory(starts="2013-09-15", last_day="2013-09-21", title="Academy")

    assert take(client).on(day) == shown


def test_an_evening_is_shown_on_one_day(client):
    EventFactory(starts="2023-05-03", begins_at=time(17), ends_at=time(19), zone="Europe/Brussels", title="Open")

    assert take(client).on(date(2023, 5, 3)) == ["Open"]
    assert take(client).on(date(2023, 5, 4)) == []


def test_two_days_with_hours_last_from_the_first_hour_to_the_last(client):
    EventFactory(starts="2016-07-14", last_day="2016-07-15", begins_at=time(9), ends_at=time(17), zone="Europe/Madrid")

    one = take(client).one()

    assert one["DTEND"].dt - one["DTSTART"].dt == timedelta(hours=32)


def test_without_an_hour_of_ending_none_is_made_up(client):
    EventFactory(starts="2027-05-04", begins_at=time(9), zone="Europe/Madrid")

    assert "DTEND" not in take(client).one()


def test_two_days_without_an_hour_of_ending_last_until_the_second_is_over(client):
    EventFactory(starts="2027-05-04", last_day="2027-05-05", begins_at=time(9), zone="Europe/Madrid")

    assert in_utc(take(client).one()["DTEND"].dt) == datetime(2027, 5, 5, 22, tzinfo=UTC)


@pytest.mark.parametrize("known", [{"starts": "2015-09"}, {"starts": "2014"}, {"starts": None}])
def test_what_has_no_days_gets_none_and_the_calendar_says_so(client, known):
    EventFactory(**known)

    taken = take(client)

    assert taken.events == []
    assert "1 event is left out" in str(taken.calendar["DESCRIPTION"])
    assert "1 event is left out" in str(taken.calendar["X-WR-CALDESC"])


def test_it_carries_what_a_calendar_program_shows(client, announced):
    event = announced(slug="fair", title="Fair", venue="Town hall", city="Ghent", country="BE", summary="All about it.")
    PartyFactory(event=event, institution__name="Institute")
    TopicFactory(event=event, concept__label="Health, and care")

    one = take(client).one()

    assert str(one["LOCATION"]) == "Town hall, Ghent, Belgium"
    assert str(one["DESCRIPTION"]) == "All about it.\nOrganised by Institute."
    assert one.categories == ["Health, and care"]
    assert str(one["URL"]) == "http://testserver/en/events/fair/"
    assert one["LAST-MODIFIED"].dt == one["DTSTAMP"].dt == datetime(2026, 11, 21, 12, tzinfo=UTC)


def test_the_calendar_has_a_name_that_every_program_reads(client):
    calendar = take(client).calendar

    assert str(calendar["NAME"]) == str(calendar["X-WR-CALNAME"]) == "Events, testserver"
    assert str(calendar["SOURCE"]) == "http://testserver/en/events/calendar.ics"
    assert calendar["REFRESH-INTERVAL"].dt == timedelta(hours=12)


def test_a_calendar_of_a_question_is_named_after_it(client):
    topic = TopicFactory(concept__label="Return")
    address = f"{topic.concept.scheme.slug}/{topic.concept.slug}"

    assert str(take(client, f"{ALL}?topic={address}").calendar["NAME"]) == "Events: Return, testserver"


def test_a_cancelled_event_stays_and_says_so(client, announced, actor, at):
    event = announced(title="Fair")
    before = take(client).one()

    actions.cancel(event=event, notice="Fees are paid back.", by=actor, at=at)
    after = take(client).one()

    assert (str(before["STATUS"]), str(after["STATUS"])) == ("CONFIRMED", "CANCELLED")
    assert after["SEQUENCE"] > before["SEQUENCE"]
    assert after["UID"] == before["UID"]
    assert str(after["SUMMARY"]) == "Cancelled: Fair"
    assert "Fees are paid back." in str(after["DESCRIPTION"])


def test_a_postponed_event_leaves_its_old_date_and_comes_back_on_the_new_one(client, announced, actor, at):
    event = announced(title="Fair", starts="2027-05-04")
    actions.postpone(event=event, by=actor, at=at)
    postponed = take(client).one()

    actions.reschedule(event=event, when=When(PartialDate(2027, 6, 8)), by=actor, at=at)
    moved = take(client).one()

    assert (str(postponed["STATUS"]), str(postponed["SUMMARY"])) == ("CANCELLED", "Postponed: Fair")
    assert (str(moved["STATUS"]), moved["DTSTART"].dt) == ("CONFIRMED", date(2027, 6, 8))
    assert moved["UID"] == postponed["UID"]
    assert moved["SEQUENCE"] > postponed["SEQUENCE"]


def test_a_withdrawn_event_is_in_no_calendar(client, announced, actor, at):
    event = announced(slug="fair")
    actions.withdraw(event=event, by=actor, at=at)

    assert take(client).events == []
    assert client.get("/en/events/fair/calendar.ics").status_code == 404


def test_last_modified_is_when_the_journal_says(client, announced, actor):
    event = announced()
    later = datetime(2026, 12, 1, 8, 30, tzinfo=UTC)
    event.summary = "More"
    journal.correct(record=event, by=actor, at=later)

    assert take(client).one()["LAST-MODIFIED"].dt == later


def test_an_invented_event_says_so_where_no_mark_can_stand(client):
    EventFactory(title="Fair", is_example=True)

    assert take(client).titles() == ["Example: Fair"]


def test_one_event_is_a_calendar_of_its_own(client):
    EventFactory(slug="fair", title="Fair")
    EventFactory(title="Other")

    taken = take(client, "/en/events/fair/calendar.ics")

    assert taken.titles() == ["Fair"]
    assert taken.type == "text/calendar; charset=utf-8"


def test_an_event_without_days_is_no_calendar(client):
    EventFactory(slug="vague", starts="2015-09")

    assert client.get("/en/events/vague/calendar.ics").status_code == 404


@pytest.mark.parametrize(
    "question", ["topic", "institution", "year=2030", "audience=students", "series=yearly", "state=past"]
)
def test_each_question_of_the_list_has_its_calendar(client, question):
    past = {"starts": "2015-01-01"} if question == "state=past" else {"starts": "2030-01-01"}
    wanted = EventFactory(title="Wanted", audience="students", series=SeriesFactory(slug="yearly"), **past)
    concept, body = TopicFactory(event=wanted).concept, PartyFactory(event=wanted).institution
    EventFactory(title="Other")
    asked = {"topic": f"topic={concept.scheme.slug}/{concept.slug}", "institution": f"institution={body.slug}"}

    assert take(client, f"{ALL}?{asked.get(question, question)}").titles() == ["Wanted"]


@pytest.mark.parametrize(
    "question", ["topic=no/such", "topic=x", "institution=none", "year=soon", "state=odd", "series=0"]
)
def test_a_question_that_nothing_answers_gets_an_empty_calendar_and_not_all(client, question):
    EventFactory()

    taken = take(client, f"{ALL}?{question}")

    assert (taken.status, taken.events) == (200, [])


def test_words_are_those_of_the_language_asked_for(client):
    event = EventFactory(title="Fair")
    event.translations.create(language="ar", title="معرض")
    event.save()

    taken = take(client, "/ar/events/calendar.ics")

    assert taken.titles() == ["معرض"]
    assert taken.one()["SUMMARY"].params["LANGUAGE"] == "ar"


def test_long_lines_are_folded_at_75_bytes_and_read_whole_again(client):
    EventFactory(title="ندوة " * 40)

    taken = take(client)

    assert max(len(line.encode()) for line in taken.text.split("\r\n")) <= 75
    assert taken.titles() == [("ندوة " * 40)]


def test_who_has_it_is_told_so_in_a_few_bytes(client, announced, actor, at):
    event = announced()
    first = client.get(ALL)

    again = client.get(ALL, headers={"If-None-Match": first.headers["ETag"]})
    actions.cancel(event=event, by=actor, at=at)
    changed = client.get(ALL, headers={"If-None-Match": first.headers["ETag"]})

    assert (again.status_code, again.content) == (304, b"")
    assert changed.status_code == 200


def test_nothing_private_is_in_a_calendar_even_for_the_office(enter, ingrid):
    EventFactory(status="draft")

    assert take(enter(ingrid)).events == []


def test_the_text_is_sound_to_a_strict_reader(client):
    EventFactory(starts="2027-05-04", begins_at=time(9), zone="Europe/Madrid")
    calendar = icalendar.Calendar.from_ical(client.get(ALL).content)

    assert all(not component.errors for component in calendar.walk())
    assert calendar["VERSION"] == "2.0"


def test_the_number_of_questions_does_not_grow_with_the_calendar(client, django_assert_max_num_queries):
    def fill(number):
        for event in EventFactory.create_batch(number, country="MY"):
            PartyFactory(event=event)
            TopicFactory(event=event)

    fill(2)
    client.get(ALL)
    fill(20)

    with django_assert_max_num_queries(14):
        assert len(take(client, f"{ALL}?year=2027").events) == 22
