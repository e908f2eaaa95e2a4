"""What machines read inside the pages of scholars, institutions and networks: what the page shows, and no more."""

import json

import pytest
from django.db import connection
from django.test import RequestFactory
from django.utils.translation import override

from crossings.network.invariants import INVARIANTS
from crossings.network.templatetags.network import network_map
from tests.factories.network import (
    AffiliationFactory,
    ExpertiseFactory,
    FieldFactory,
    InstitutionFactory,
    InstitutionNameFactory,
    MembershipFactory,
    NetworkFactory,
    shown,
)
from tests.factories.people import PersonFactory
from tests.factories.topics import TranslationFactory
from tests.network.conftest import TODAY
from tests.network.reading import read

pytestmark = pytest.mark.django_db
WEI = "/en/people/wei/"
ORCID = "0000-0002-1825-0097"


@pytest.fixture
def wei():
    return shown(PersonFactory(slug="wei", name="Wei Lin", orcid=ORCID), about="Studies who leaves.")


def data_in(client, address) -> dict:
    return json.loads(read(client, address).root.find(".//script[@type='application/ld+json']").text)


def test_a_scholar_is_told_by_the_identifier_that_is_hers_everywhere(client, wei):
    told = data_in(client, WEI)

    assert (told["@type"], told["name"], told["identifier"]) == ("Person", "Wei Lin", f"https://orcid.org/{ORCID}")


def test_a_scholar_without_an_identifier_is_given_none(client, wei):
    wei.person.orcid = ""
    wei.person.save()

    assert "identifier" not in data_in(client, WEI)


def test_a_place_that_was_left_is_not_told_as_a_place_of_today(client, wei):
    AffiliationFactory(person=wei.person, institution__name="Former place", starts="2010", ends="2015")

    today = [each["name"] for each in data_in(client, WEI)["affiliation"]]
    then = [each["name"] for each in data_in(client, f"{WEI}?on=2012-01-01")["affiliation"]]

    assert "Former place" not in today
    assert then == ["Former place"]


def test_nothing_that_a_page_of_a_scholar_hides_is_in_its_data(client, wei):
    wei.person.also_known_as = "A name of before"
    wei.person.save()

    page = read(client, WEI)

    assert "email" not in page.html
    assert set(data_in(client, WEI)) <= {
        "@context",
        "@type",
        "@id",
        "name",
        "knowsAbout",
        "affiliation",
        "identifier",
    }


def test_a_field_of_expertise_is_told_in_the_language_of_the_page(client, wei):
    law = FieldFactory(label="Law", slug="law")
    TranslationFactory(record=law, language="es", label="Derecho")
    ExpertiseFactory(person=wei.person, concept=law)

    page = read(client, "/es/people/wei/")

    assert "Derecho" in page.text()
    assert "/es/topics/fields/law/" in page.links()


@pytest.mark.parametrize(("kind", "told"), [("university", "CollegeOrUniversity"), ("institute", "Organization")])
def test_a_university_is_told_as_one_and_an_institute_as_an_organization(client, kind, told):
    InstitutionFactory(slug="here", kind=kind)

    assert data_in(client, "/en/institutes/here/")["@type"] == told


def test_dates_of_an_institution_are_told_as_exactly_as_they_are_known(client):
    InstitutionFactory(slug="here", founded="1996-04", closed="2019", status="closed")

    told = data_in(client, "/en/institutes/here/")

    assert (told["foundingDate"], told["dissolutionDate"]) == ("1996-04", "2019")


def test_former_names_and_the_acronym_are_told_as_other_names(client):
    here = InstitutionFactory(slug="here", acronym="IDS")
    InstitutionNameFactory(institution=here, name="Survey Bureau")

    assert data_in(client, "/en/institutes/here/")["alternateName"] == ["IDS", "Survey Bureau"]


@pytest.mark.parametrize(("kind", "told"), [("consortium", "Consortium"), ("research", "Organization")])
def test_a_network_is_told_with_its_full_members_of_the_day_and_no_others(client, kind, told):
    mum = NetworkFactory(slug="mum", kind=kind)
    MembershipFactory(network=mum, institution__name="Full", role="partner")
    MembershipFactory(network=mum, institution__name="Associated", role="associated")
    MembershipFactory(network=mum, institution__name="Gone", role="member", starts="2010", ends="2015")

    found = data_in(client, "/en/networks/mum/")

    assert (found["@type"], [each["name"] for each in found["member"]]) == (told, ["Full"])


def test_a_name_in_a_record_cannot_end_the_script_that_tells_it(client):
    InstitutionFactory(slug="here", name="</script><script>alert(1)</script>")

    assert data_in(client, "/en/institutes/here/")["name"].startswith("</script>")


def test_the_map_on_another_page_is_that_of_the_day_and_leads_to_the_records(noor):
    member = InstitutionFactory(slug="bonn", name="Here", city="Bonn", latitude=50.7, longitude=7.1)
    MembershipFactory(institution=member, starts="2020")
    InstitutionFactory(name="Nowhere")
    request = RequestFactory().get("/en/")
    request.user = noor

    with override("en"):
        (mark,) = network_map({"request": request}, TODAY)["drawing"].europe

    assert (mark.place.name, mark.place.is_member, mark.place.address) == ("Bonn", True, "/en/institutes/bonn/")


def test_an_unsound_ror_identifier_that_came_in_past_the_form_is_found():
    here = InstitutionFactory(ror="043nxc105")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE network_institution SET ror = '043nxc106'")

    found = [violation for each in INVARIANTS for violation in each.violations()]

    assert [(each.invariant, each.found) for each in found] == [
        ("Every ROR identifier has sound check digits", f"network.institution {here.pk}")
    ]
