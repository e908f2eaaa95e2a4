"""Those who have a part in the catalogues, below one root: who they are, where, and of what they are parts."""

import pytest

from crossings.network.models import Institution
from crossings.programmes.ooapi.identity import uid
from crossings.programmes.ooapi.organizations import ROOT, organizations, part_takers
from tests.factories.network import InstitutionFactory

pytestmark = pytest.mark.django_db
ORIGIN = "https://example.org"


def told(*rows: Institution) -> dict:
    found = organizations(part_takers([row.pk for row in rows]), "A network", ORIGIN)
    return {each.primary_code.code: each for each in found}


def test_the_root_is_the_network_under_its_own_name():
    root = told()["root"]

    assert (root.organization_type, root.short_name, root.link) == ("root", "A network", ORIGIN)
    assert {each.value for each in root.name} == {"A network"}
    assert root.parent is None


def test_the_bodies_above_are_told_as_well():
    whole = InstitutionFactory(slug="university")
    faculty = InstitutionFactory(slug="faculty", part_of=whole)
    school = InstitutionFactory(slug="school", part_of=faculty)

    assert told(school).keys() == {"root", "school", "faculty", "university"}


def test_each_body_names_the_one_above_and_those_below():
    whole = InstitutionFactory(slug="university")
    school = InstitutionFactory(slug="school", part_of=whole)

    found = told(school)

    assert found["school"].parent == uid("institution", "university")
    assert found["university"].children == (uid("institution", "school"),)
    assert found["university"].parent == ROOT
    assert found["root"].children == (uid("institution", "university"),)


@pytest.mark.parametrize(
    ("kind", "word"), [("university", "institute"), ("school", "school"), ("ngo", "institute"), ("centre", "institute")]
)
def test_only_a_school_is_a_school(kind, word):
    assert told(InstitutionFactory(slug="body", kind=kind))["body"].organization_type == word


def test_a_body_is_told_by_its_acronym_where_it_has_one():
    found = told(InstitutionFactory(slug="a", acronym="UA"), InstitutionFactory(slug="b", name="B", acronym=""))

    assert (found["a"].short_name, found["b"].short_name) == ("UA", "B")


def test_a_place_is_told_as_far_as_it_is_known():
    found = told(
        InstitutionFactory(slug="whole", city="Brussels", country="BE", latitude=50.8, longitude=4.35),
        InstitutionFactory(slug="country", city="", country="ES"),
        InstitutionFactory(slug="nowhere", city="", country=None),
    )

    (address,) = found["whole"].addresses
    assert (address.city, address.country_code, address.geolocation.latitude) == ("Brussels", "BE", 50.8)
    assert found["country"].addresses[0].geolocation is None
    assert found["nowhere"].addresses == ()


def test_nobody_is_told_twice():
    whole = InstitutionFactory(slug="university")
    schools = [InstitutionFactory(part_of=whole) for _ in range(3)]

    found = part_takers([row.pk for row in (*schools, whole)])

    assert len(found) == len({row.pk for row in found}) == 4


def test_bodies_are_read_level_by_level_and_not_one_by_one(django_assert_num_queries):
    whole = InstitutionFactory()
    schools = [InstitutionFactory(part_of=whole) for _ in range(6)]

    with django_assert_num_queries(4):  # two levels, each with its translations
        part_takers([row.pk for row in schools])
