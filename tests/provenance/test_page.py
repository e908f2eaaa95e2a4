"""The page of sources: everything on which a fact rests, and when it was read."""

from datetime import date

import pytest

from crossings.provenance.models import Source
from tests.factories.provenance import SourceFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(client):
    return lambda path="/en/sources/": client.get(path).content.decode()


def test_it_names_title_publisher_and_the_day_of_reading(page):
    SourceFactory(title="Goals of the network", publisher="A university", read_on=date(2023, 9, 1))

    shown = page()

    assert "Goals of the network" in shown
    assert "A university" in shown
    assert "Read on 1 September 2023." in shown


def test_the_day_of_reading_follows_the_reader(page):
    SourceFactory(read_on=date(2023, 9, 1))

    assert "1 de septiembre de 2023" in page("/es/sources/")


def test_it_says_nothing_of_a_day_that_is_not_known(page):
    SourceFactory(read_on=None)

    assert "Read on" not in page()


def test_it_leads_to_the_source_and_can_be_led_to(page):
    SourceFactory(key="goals-page", address="https://goals.example/page")

    shown = page()

    assert '<a href="https://goals.example/page" rel="external">' in shown
    assert 'id="goals-page"' in shown


def test_a_source_without_an_address_is_named_without_a_link(page):
    SourceFactory(title="A decision", kind=Source.Kind.DECISION, address="")

    assert 'rel="external"' not in page()


def test_sources_stand_by_title(page):
    for title in ("Sheet", "Agreement", "Goals"):
        SourceFactory(title=title)

    shown = page()

    assert shown.index("Agreement") < shown.index("Goals") < shown.index("Sheet")


def test_twenty_five_stand_on_a_page(client):
    SourceFactory.create_batch(26)

    assert len(client.get("/en/sources/").context["page"].object_list) == 25
    assert len(client.get("/en/sources/?page=2").context["page"].object_list) == 1


def test_where_there_is_none_it_says_so(page):
    assert "No source has been named yet." in page()


def test_it_asks_as_often_for_many_sources_as_for_one(client, django_assert_max_num_queries):
    SourceFactory()
    client.get("/en/sources/")
    with django_assert_max_num_queries(40) as few:
        client.get("/en/sources/?n=1")
    SourceFactory.create_batch(20)

    with django_assert_max_num_queries(len(few)):
        client.get("/en/sources/?n=2")


def test_everyone_may_see_every_source(noor):
    SourceFactory.create_batch(2)

    assert Source.objects.visible_to(noor).count() == 2
