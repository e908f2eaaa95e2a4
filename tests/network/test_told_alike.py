"""Pages, the map, the data inside a page and the answers to machines tell the same of the network, on every day."""

import json
from datetime import date

import pytest

from crossings.network.models import InstitutionName, Membership
from tests.api.asking import ask, keys
from tests.factories.network import (
    InstitutionFactory,
    InstitutionNameFactory,
    MembershipFactory,
    NetworkFactory,
    PartnerCountryFactory,
    shown,
)
from tests.factories.people import PersonFactory
from tests.network.reading import read

pytestmark = pytest.mark.django_db
DAYS = ["2019-12-31", "2020-01-01", "2022-08-31", "2022-09-01", "2026-11-21"]


@pytest.fixture
def mum():
    """A consortium that one leaves on the day on which another joins, and that a third has always been in."""
    mum = NetworkFactory(slug="mum", name="Consortium")
    for name, starts, ends in (("Leaver", "2020", "2022-09"), ("Joiner", "2022-09", None), ("Always", None, None)):
        here = InstitutionFactory(slug=name.lower(), name=name, city=name, latitude=50, longitude=4)
        MembershipFactory(network=mum, institution=here, starts=starts, ends=ends, role=Membership.Role.MEMBER)
    return mum


def in_data(client, address) -> dict:
    return json.loads(read(client, address).root.find(".//script[@type='application/ld+json']").text)


@pytest.mark.parametrize("day", DAYS)
def test_the_page_its_data_and_the_api_name_the_same_members_of_a_day(client, mum, day):
    asked = ask(client, f"memberships?network=mum&on={day}")["items"]
    in_api = sorted(each["institution"]["name"]["text"] for each in asked)
    in_page = read(client, f"/en/networks/mum/?on={day}")

    assert sorted(each["name"] for each in in_data(client, f"/en/networks/mum/?on={day}")["member"]) == in_api
    assert sorted(in_page.all(".//section[@id='members']//ul[@class='dated']/li/p/a")) == in_api


@pytest.mark.parametrize("day", DAYS)
def test_the_list_of_networks_counts_as_many_as_the_page_names(client, mum, day):
    number = len(ask(client, f"memberships?network=mum&on={day}")["items"])
    words = f"{number} full member{'' if number == 1 else 's'}"

    assert words in read(client, f"/en/networks/?on={day}").text()


@pytest.mark.parametrize("day", DAYS)
def test_the_map_of_a_day_marks_as_members_those_whom_the_page_names(client, mum, day):
    rows = read(client, f"/en/map/?on={day}").rows()
    on_map = sorted(row[0] for row in rows if "(member)" in row[2])

    asked = ask(client, f"memberships?network=mum&on={day}")["items"]
    assert on_map == sorted(each["institution"]["name"]["text"] for each in asked)


@pytest.mark.parametrize("day", DAYS)
def test_the_page_of_an_institution_and_of_its_network_agree_whether_it_is_in(client, mum, day):
    named = read(client, f"/en/networks/mum/?on={day}").all(".//section[@id='members']//ul[@class='dated']/li/p/a")
    membership = Membership.objects.get(institution__slug="leaver")

    assert ("Leaver" in named) is membership.holds_on(date.fromisoformat(day))


def test_the_list_of_institutions_and_the_api_hold_the_same_ones(client, mum):
    links = {each for each in read(client, "/en/institutes/").links() if each.count("/") == 4}

    assert {f"/en/institutes/{key}/" for key in keys(client, "institutions")} <= links


def test_the_address_that_data_gives_an_institution_is_the_one_at_which_it_is_found(client, mum):
    told = in_data(client, "/en/institutes/leaver/")

    assert told["@id"] == "http://testserver/en/institutes/leaver/"
    assert told["name"] == ask(client, "institutions/leaver")["name"]["text"]


def test_a_scholar_is_told_alike_to_readers_and_machines(client):
    shown(PersonFactory(slug="wei", name="Wei Lin"), about="Studies who leaves.")

    page, told = read(client, "/en/people/wei/"), ask(client, "profiles/wei")

    assert told["about"]["text"] in page.text()
    assert told["affiliations"][0]["institution"]["name"]["text"] in page.text()
    assert in_data(client, "/en/people/wei/")["name"] == told["name"]


def test_an_institution_told_of_a_day_bears_the_name_of_that_day_everywhere(client):
    here = InstitutionFactory(slug="here", name="After", city="Bonn", latitude=50.7, longitude=7.1)
    MembershipFactory(institution=here, network=NetworkFactory(slug="mum"), starts="2010")
    InstitutionNameFactory(institution=here, name="Before", ends="2018")

    for address in ("institutes/", "institutes/here/", "map/", "networks/mum/"):
        then, now = (read(client, f"/en/{address}{query}").text() for query in ("?on=2017-12-31", "?on=2018-01-01"))
        assert "Before" in then, address
        assert "After" in now, address


def test_a_name_borne_beside_the_one_in_use_is_never_told_instead_of_it(client):
    here = InstitutionFactory(slug="here", name="University of Valencia")
    InstitutionNameFactory(institution=here, name="The old nickname", ends="2018", kind=InstitutionName.Kind.ALTERNATE)

    assert read(client, "/en/institutes/here/?on=2017-01-01").all(".//h1") == ["University of Valencia"]


def test_a_country_with_partners_is_told_under_its_printed_label_only(client, mum):
    PartnerCountryFactory(network=mum, label="England", country="GB", subdivision="GB-ENG")

    page = read(client, "/en/networks/mum/")

    assert "England" in page.text()
    assert "United Kingdom" not in page.section("countries")


@pytest.mark.parametrize("language", ["en", "es", "fr", "ar"])
def test_the_same_members_are_told_in_every_language(client, mum, language):
    page = read(client, f"/{language}/networks/mum/?on=2022-09-01")

    assert {"Always", "Joiner"} <= set(page.all(".//section[@id='members']//a"))
