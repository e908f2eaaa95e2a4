"""An institution's page: what it is, what it was called, where it belongs, and what is not stated."""

import json

import pytest

from tests.factories.network import (
    AffiliationFactory,
    InstitutionFactory,
    InstitutionNameFactory,
    MembershipFactory,
    NetworkFactory,
    SuccessionFactory,
    shown,
)
from tests.factories.provenance import SourceFactory
from tests.network.reading import questions, read

pytestmark = pytest.mark.django_db
PAGE = "/en/institutes/here/"


def test_a_missing_fact_is_said_to_be_missing(client):
    InstitutionFactory(slug="here")

    facts = read(client, PAGE).all(".//dl[@class='facts']/div")

    assert "Founded not stated in any source read" in facts


def test_it_names_its_source(client):
    InstitutionFactory(slug="here", source=SourceFactory(title="Its own page"))

    assert "Its own page" in read(client, PAGE).section("about")


def test_former_names_stand_with_their_dates(client):
    here = InstitutionFactory(slug="here")
    InstitutionNameFactory(institution=here, name="As it was", acronym="AIW", ends="2017")

    names = read(client, PAGE).section("names")

    assert "As it was" in names
    assert "2017" in names
    assert "Former name (AIW)" in names


@pytest.mark.parametrize(
    ("kind", "said"), [("renamed", "renamed to become this institution"), ("merged", "merged into this institution")]
)
def test_predecessors_are_linked_and_explained(client, kind, said):
    here = InstitutionFactory(slug="here")
    SuccessionFactory(predecessor=InstitutionFactory(slug="before"), successor=here, kind=kind)

    page = read(client, PAGE)

    assert "/en/institutes/before/" in page.links()
    assert said in page.section("names")


def test_a_successor_is_linked_from_what_has_ended(client):
    here = InstitutionFactory(slug="here", status="renamed")
    SuccessionFactory(predecessor=here, successor=InstitutionFactory(slug="after"))

    assert "/en/institutes/after/" in read(client, PAGE).links()


def test_memberships_carry_what_the_sources_leave_open(client):
    here = InstitutionFactory(slug="here")
    MembershipFactory(
        institution=here,
        network=NetworkFactory(name="Consortium"),
        starts="2022-09",
        starts_stated=False,
        ends="2023-09",
        ends_stated=False,
    )

    said = read(client, PAGE).section("networks")

    assert "dates not stated" in said
    assert "Shown by the sources from September 2022 until September 2023" in said


def test_a_stated_beginning_is_stated(client):
    MembershipFactory(institution=InstitutionFactory(slug="here"), starts="2013-06")

    assert "since June 2013" in read(client, PAGE).section("networks")


def test_only_those_who_consent_are_named(client):
    here = InstitutionFactory(slug="here")
    AffiliationFactory(institution=here, person__name="Noor")
    profile = shown()
    AffiliationFactory(institution=here, person=profile.person)

    people = read(client, PAGE).section("people")

    assert profile.person.name in people
    assert "Noor" not in people


def test_people_are_those_of_the_day(client):
    here = InstitutionFactory(slug="here")
    AffiliationFactory(institution=here, person=shown().person, starts="2024")

    assert read(client, f"{PAGE}?on=2023-01-01").section("people") == ""


def test_a_part_leads_to_the_whole(client):
    InstitutionFactory(slug="here", part_of=InstitutionFactory(slug="above"))

    assert "/en/institutes/above/" in read(client, PAGE).links()


def test_machines_read_only_what_is_stated(client):
    InstitutionFactory(slug="here", name="Here </script>", founded="1973")

    page = read(client, PAGE)
    said = json.loads(page.root.find(".//script[@type='application/ld+json']").text)

    assert (said["name"], said["foundingDate"]) == ("Here </script>", "1973")
    assert not {"address", "url", "identifier", "dissolutionDate"} & said.keys()


def test_an_unknown_institution_is_not_found(client):
    assert client.get("/en/institutes/nowhere/").status_code == 404


def test_the_number_of_questions_does_not_grow_with_its_past(client):
    def fill(number):
        for _ in range(number):
            MembershipFactory(institution=here)
            InstitutionNameFactory(institution=here)
            SuccessionFactory(successor=here)
            AffiliationFactory(institution=here, person=shown().person)

    here = InstitutionFactory(slug="here", country="MY")
    fill(5)
    few = questions(client, PAGE)
    fill(45)

    assert questions(client, PAGE) == few
