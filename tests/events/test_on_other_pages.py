"""Institutions show their next and past events."""

import pytest

from tests.factories.events import PartyFactory
from tests.factories.network import InstitutionFactory
from tests.network.reading import read

pytestmark = pytest.mark.django_db


@pytest.fixture
def here():
    return InstitutionFactory(slug="here")


def at(client, query=""):
    return read(client, f"/en/institutes/here/{query}")


@pytest.mark.parametrize("role", ["organiser", "partner", "host", "attended"])
def test_an_institution_shows_each_event_in_which_it_has_a_part(client, here, role):
    PartyFactory(institution=here, event__title="Fair", role=role)

    assert "Fair" in at(client).section("events")


def test_the_next_event_stands_before_the_past_ones(client, here):
    for title, starts in (("Old", "2015"), ("Next", "2027-01"), ("Later", "2028"), ("Newer", "2016")):
        PartyFactory(institution=here, event__title=title, event__starts=starts)

    page = at(client)

    assert page.all(".//section[@id='events']//h3") == ["Next", "Past"]
    assert page.all(".//section[@id='events']//article//h4") == ["Next", "Later", "Newer", "Old"]


def test_on_an_earlier_day_what_is_past_now_was_to_come(client, here):
    PartyFactory(institution=here, event__title="Old", event__starts="2015-09-30")

    assert at(client, "?on=2015-09-01").all(".//section[@id='events']//h3") == ["Next"]


def test_five_of_each_are_shown_and_a_link_leads_to_all(client, here):
    for _ in range(7):
        PartyFactory(institution=here, event__starts="2015")

    page = at(client)

    assert len(page.all(".//section[@id='events']//article")) == 5
    assert "/en/events/?institution=here" in page.links()


def test_an_institution_without_events_has_no_such_section(client, here):
    PartyFactory(institution=here, event__status="draft")

    assert at(client).section("events") == ""
