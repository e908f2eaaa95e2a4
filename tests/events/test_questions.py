"""Questions to the database on their boundary moments: it answers as the engine does."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossings.engine.events.when import Phase
from crossings.events.models import Event
from tests.factories.events import EventFactory, PartyFactory, TopicFactory

pytestmark = pytest.mark.django_db
MADRID = "Europe/Madrid"
DATES = [
    {"starts": "2027"},
    {"starts": "2027-05"},
    {"starts": "2027-05-04"},
    {"starts": "2027-05-04", "zone": MADRID},
    {"starts": "2027-05-04", "last_day": "2027-05-06", "zone": MADRID},
    {"starts": "2027-05-04", "begins_at": time(9), "zone": MADRID},
    {"starts": "2027-05-04", "begins_at": time(9), "ends_at": time(17), "zone": MADRID},
    {"starts": "2027-05-04", "last_day": "2027-05-05", "begins_at": time(22), "ends_at": time(2), "zone": MADRID},
    {"starts": None},
]


def answered(event, at):
    """The phase that the database finds an event in, by all questions that may be asked of it."""
    questions = {
        "upcoming": Event.objects.upcoming(at),
        "ongoing": Event.objects.ongoing(at),
        "past": Event.objects.past(at),
        "undated": Event.objects.undated(),
    }
    return [name for name, question in questions.items() if question.filter(pk=event.pk).exists()]


@pytest.mark.parametrize("known", DATES, ids=str)
def test_the_database_agrees_with_the_engine_at_every_boundary(known):
    event = EventFactory(**known)
    about = event.opens or datetime(2027, 5, 4, tzinfo=UTC)
    moments = {about, event.closes or about}

    for moment in {each + step * timedelta(seconds=1) for each in moments for step in (-1, 0, 1)}:
        phase = event.when.phase(moment)
        said = "ongoing" if phase is Phase.ABOUT_NOW else phase.value
        assert answered(event, moment) == [said]


@settings(max_examples=20, deadline=None, database=None)
@given(st.datetimes(datetime(2026, 12, 1), datetime(2028, 2, 1), timezones=st.just(UTC)))
def test_an_event_is_in_one_phase_only(at):
    assert len(answered(_kept(), at)) == 1


def _kept():
    return Event.objects.first() or EventFactory(starts="2027-05")


def test_what_is_not_over_stands_in_the_order_in_which_it_begins():
    late = EventFactory(starts="2027-05-04", begins_at=time(18), zone=MADRID)
    early = EventFactory(starts="2027-05-04", begins_at=time(9), zone=MADRID)
    month = EventFactory(starts="2027-05")

    assert list(Event.objects.to_come(datetime(2027, 1, 1, tzinfo=UTC))) == [month, early, late]


def test_two_that_begin_together_stand_as_they_were_recorded():
    pair = EventFactory.create_batch(2, starts="2027")

    assert list(Event.objects.to_come(datetime(2026, 1, 1, tzinfo=UTC))) == pair


@pytest.mark.parametrize(
    ("known", "has_days"),
    [
        ({"starts": "2027-05-04"}, True),
        ({"starts": "2027-05-04", "last_day": "2027-05-06"}, True),
        ({"starts": "2027-05"}, False),
        ({"starts": "2027"}, False),
        ({"starts": "2027", "last_day": "2027-05-06"}, False),
        ({"starts": None}, False),
    ],
)
def test_the_database_knows_which_have_their_days(known, has_days):
    event = EventFactory(**known)

    assert Event.objects.with_days().exists() is has_days
    assert Event.objects.without_days().exists() is not has_days
    assert (event.when.days is not None) is has_days


@pytest.mark.parametrize(
    ("known", "years"),
    [
        ({"starts": "2015-12-31", "last_day": "2016-01-02"}, {2015, 2016}),
        ({"starts": "2015"}, {2015}),
        ({"starts": "2015-01"}, {2015}),
        ({"starts": "2015-12-31"}, {2015}),
        ({"starts": "2014", "last_day": "2016"}, {2014, 2015, 2016}),
        ({"starts": None}, set()),
    ],
)
def test_a_year_finds_what_touches_it(known, years):
    EventFactory(**known)

    assert {year for year in range(2013, 2018) if Event.objects.in_year(year).exists()} == years


@pytest.mark.parametrize(("year", "found"), [(2014, False), (2015, True), (2016, False)])
def test_the_archive_counts_an_event_in_the_year_in_which_it_began(year, found):
    EventFactory(starts="2015-12-31", last_day="2016-01-02")

    assert Event.objects.begun_in(year).exists() is found


@pytest.mark.parametrize(
    ("after", "until", "turns"),
    [(8, 9, False), (8, 10, True), (9, 10, True), (10, 11, False), (10, 23, True), (11, 13, True), (12, 23, False)],
)
def test_a_turn_lies_after_one_moment_and_by_another(after, until, turns):
    EventFactory(starts="2027-05-04", begins_at=time(10), ends_at=time(12), zone="UTC")
    moments = (datetime(2027, 5, 4, hour, tzinfo=UTC) for hour in (after, until))

    assert Event.objects.turning(*moments).exists() is turns


def test_several_concepts_find_what_is_about_one_of_them():
    one, two = TopicFactory(), TopicFactory()
    EventFactory()

    assert set(Event.objects.about(one.concept, two.concept)) == {one.event, two.event}


def test_several_parts_of_one_body_find_an_event_once():
    party = PartyFactory()
    PartyFactory(event=party.event, institution=party.institution, role="host")

    assert Event.objects.with_part_of([party.institution]).count() == 1


def test_only_the_office_sees_drafts(ingrid, noor, wei):
    EventFactory(status="draft")

    assert [Event.objects.visible_to(each).exists() for each in (ingrid, noor, wei)] == [True, False, False]


def test_dates_are_kept_as_they_were_known():
    event = EventFactory(starts="2015-09", last_day=date(2015, 9, 30))

    event.refresh_from_db()

    assert (str(event.starts), str(event.last_day)) == ("2015-09", "2015-09-30")


@pytest.mark.parametrize("name", ["opens", "closes"])
def test_every_order_of_a_list_has_its_index(name):
    columns = {index.fields[0] for index in Event._meta.indexes}

    assert {"starts", "sort_key", name} <= columns
