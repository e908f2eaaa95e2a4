"""The map: drawn by the server, reachable by keyboard, whole in its table."""

import pytest

from tests.factories.network import InstitutionFactory, MembershipFactory
from tests.network.reading import questions, read

pytestmark = pytest.mark.django_db
PAGE = "/en/map/"
BONN = {"city": "Bonn", "country": "DE", "latitude": 50.72, "longitude": 7.12}


def dots(page):
    return [each.get("class") for each in page.root.iterfind(".//div[@class='eu']//a/circle")]


def test_a_member_of_the_day_is_a_dot_and_who_is_none_a_ring(client):
    MembershipFactory(institution=InstitutionFactory(**BONN), starts="2020", ends="2023")

    assert dots(read(client, f"{PAGE}?on=2022-10-01")) == ["pt"]
    assert dots(read(client, PAGE)) == ["hollow"]


def test_every_place_is_a_link_with_a_name(client):
    InstitutionFactory(slug="ehs", name="Institute for Security", **BONN)

    page = read(client, PAGE)

    assert page.links(".//div[@class='eu']//a") == ["/en/institutes/ehs/"]
    assert "Bonn: Institute for Security" in page.text(".//div[@class='eu']//a/title")


def test_a_town_with_several_leads_to_the_list_of_them(client):
    InstitutionFactory.create_batch(2, **BONN)

    address = read(client, f"{PAGE}?on=2022-10-01").links(".//div[@class='eu']//a")[0]

    assert address == "/en/institutes/?on=2022-10-01&city=Bonn"
    assert len(read(client, address).all(".//main//article")) == 2


def test_everything_on_the_map_stands_in_the_table(client):
    InstitutionFactory(slug="ehs", name="Institute for Security", **BONN)

    page = read(client, PAGE)

    assert page.rows() == [["Bonn", "Germany", "Institute for Security"]]
    assert "/en/institutes/ehs/" in page.links(".//main//tbody//a")


def test_what_has_no_place_is_listed_and_not_drawn(client):
    InstitutionFactory(name="Somewhere")

    page = read(client, PAGE)

    assert dots(page) == []
    assert "Somewhere" in page.text()


def test_numbers_of_the_drawing_are_the_same_in_every_language(client):
    InstitutionFactory(**BONN)

    drawn = [
        client.get(f"/{language}/map/").content.decode().count('cx="197.7"') for language in ("en", "es", "fr", "ar")
    ]

    assert drawn == [1, 1, 1, 1]


def test_nothing_is_styled_in_place(client):
    InstitutionFactory(**BONN)

    assert "style=" not in client.get(PAGE).content.decode()


def test_the_number_of_questions_does_not_grow_with_the_map(client):
    InstitutionFactory.create_batch(5, **BONN)
    few = questions(client, PAGE)
    InstitutionFactory.create_batch(45, **BONN)

    assert questions(client, PAGE) == few
