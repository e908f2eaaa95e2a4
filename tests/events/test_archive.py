"""The archive: the past year by year, the newest first, and nothing that is still to come."""

import pytest

from tests.factories.events import EventFactory
from tests.network.reading import read

pytestmark = pytest.mark.django_db
ARCHIVE = "/en/events/archive/"


def test_the_past_stands_year_by_year_the_newest_first(client):
    for title, starts in (("Old", "2002-09-27"), ("New", "2016-05-20"), ("Newer", "2016-07")):
        EventFactory(title=title, starts=starts)

    page = read(client, ARCHIVE)

    assert page.all(".//main//h2") == ["2016", "2002"]
    assert page.all(".//main//article//h3") == ["Newer", "New", "Old"]


@pytest.mark.parametrize("starts", ["2027", "2026-11", None])
def test_what_is_not_over_is_not_in_it(client, starts):
    EventFactory(starts=starts, title="Not over")

    assert "Not over" not in read(client, ARCHIVE).text()


def test_one_year_can_be_asked_for(client):
    EventFactory(starts="2015-01-13", title="Wanted")
    EventFactory(starts="2016", title="Other")

    page = read(client, f"{ARCHIVE}?year=2015")

    assert page.all(".//main//article//h3") == ["Wanted"]
    assert ARCHIVE in page.links()
    assert "Past events: 2015" in page.all(".//title")[0]


@pytest.mark.parametrize("year", ["1999", "soon", "2,015"])
def test_a_year_without_events_shows_all_of_them(client, year):
    EventFactory(starts="2015")

    assert len(read(client, f"{ARCHIVE}?year={year}").all(".//main//article")) == 1


def test_years_lead_to_themselves_as_numbers_without_signs_between(client):
    EventFactory(starts="2015")

    assert "?year=2015" in read(client, ARCHIVE).links()


def test_an_empty_archive_says_so(client):
    page = read(client, ARCHIVE)

    assert "No event is past yet" in page.text()
    assert "/en/events/" in page.links()


def test_a_draft_is_not_in_it(client):
    EventFactory(starts="2015", status="draft")

    assert read(client, ARCHIVE).all(".//main//article") == []


def test_a_cancelled_event_stays_in_it_and_says_so(client):
    EventFactory(starts="2015", status="cancelled")

    assert "Cancelled" in read(client, ARCHIVE).text(".//main//article")


def test_twenty_five_stand_on_a_page(client):
    EventFactory.create_batch(26, starts="2015")

    assert len(read(client, ARCHIVE).all(".//main//article")) == 25
    assert len(read(client, f"{ARCHIVE}?page=2").all(".//main//article")) == 1
