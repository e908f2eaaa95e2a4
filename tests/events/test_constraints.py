"""What the database itself refuses, and what a form says beside the column that has to be mended."""

from datetime import time

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from crossings.events.invariants import INVARIANTS
from crossings.events.models import Event
from tests.factories.events import EventFactory, PartyFactory, SeriesFactory, TopicFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": ""},
        {"status": "lost"},
        {"slug": "archive"},
        {"last_day": "2027-05-03"},
        {"starts": None},
        {"begins_at": time(9)},
        {"begins_at": time(9), "zone": "Europe/Madrid", "starts": "2027-05"},
        {"ends_at": time(9), "zone": "Europe/Madrid"},
        {"opens": None},
        {"uid": "00000000-0000-0000-0000-000000000000"},
    ],
    ids=str,
)
def test_the_database_refuses(wrong):
    EventFactory(uid="00000000-0000-0000-0000-000000000000")
    event = EventFactory(starts="2027-05-04")

    with pytest.raises(IntegrityError), transaction.atomic():
        Event.objects.filter(pk=event.pk).update(**wrong)


@pytest.mark.parametrize(
    ("wrong", "column", "words"),
    [
        ({"starts": None, "last_day": "2027"}, "starts", "What ends has begun"),
        ({"last_day": "2027-05-03"}, "last_day", "comes before the first"),
        ({"starts": "1200"}, "starts", "lie between 1800 and 2200"),
        ({"ends_at": time(9), "zone": "UTC"}, "begins_at", "begins at one"),
        ({"starts": "2027-05", "begins_at": time(9), "zone": "UTC"}, "starts", "An hour needs its day"),
        ({"begins_at": time(9)}, "zone", "another moment in another place"),
        ({"zone": "Mars/Base"}, "zone", "“Mars/Base” is not a time zone"),
        ({"starts": "2027-03-28", "begins_at": time(2, 30), "zone": "Europe/Madrid"}, "begins_at", "leap over an hour"),
        ({"begins_at": time(9), "ends_at": time(8), "zone": "UTC"}, "ends_at", "end before it begins"),
        ({"starts": "soon"}, "starts", "not a date of the calendar"),
        ({"slug": "archive"}, "__all__", "the address of a page of its own"),
        ({"title": ""}, "title", "cannot be blank"),
    ],
    ids=str,
)
def test_each_flaw_is_named_beside_its_column(wrong, column, words):
    event = EventFactory.build(**{"starts": "2027-05-04", **wrong})

    with pytest.raises(ValidationError) as refused:
        event.full_clean()

    assert words in str(refused.value.message_dict[column])


def test_a_sound_event_is_sound():
    EventFactory.build(begins_at=time(9), ends_at=time(17), zone="Europe/Madrid").full_clean()


@pytest.mark.parametrize(
    "body", [{"institution": None}, {"name": "Both"}, {"first_day": "2027-05-05", "last_day": "2027-05-04"}]
)
def test_a_part_names_one_body_and_ends_after_it_begins(body):
    with pytest.raises(IntegrityError), transaction.atomic():
        PartyFactory(**body)


def test_a_body_has_a_part_once():
    party = PartyFactory()

    with pytest.raises(IntegrityError), transaction.atomic():
        PartyFactory(event=party.event, institution=party.institution)


def test_a_body_may_have_two_parts():
    party = PartyFactory()

    assert PartyFactory(event=party.event, institution=party.institution, role="host").pk


def test_two_bodies_without_a_record_may_have_the_same_part():
    party = PartyFactory(institution=None, name="One")

    assert PartyFactory(event=party.event, institution=None, name="Two").pk


def test_a_topic_is_named_once():
    topic = TopicFactory()

    with pytest.raises(IntegrityError), transaction.atomic():
        TopicFactory(event=topic.event, concept=topic.concept)


def test_a_series_has_a_title():
    with pytest.raises(IntegrityError), transaction.atomic():
        SeriesFactory(title="")


def test_rows_call_themselves_what_people_call_them():
    topic = TopicFactory(event__title="Fair", concept__label="Return")
    party = PartyFactory(institution__name="Holder")
    series = SeriesFactory(title="Yearly")

    assert [str(each) for each in (topic.event, topic, party, series)] == [
        "Fair",
        "Return",
        "Organiser: Holder",
        "Yearly",
    ]


def test_moments_are_those_of_the_date_and_a_stale_one_is_found():
    sound, stale = EventFactory(), EventFactory(starts="2027-05-04")
    Event.objects.filter(pk=stale.pk).update(opens=sound.opens.replace(year=2020))

    (found,) = [violation for invariant in INVARIANTS for violation in invariant.violations()]

    assert f"events.event {stale.pk}" in str(found)
