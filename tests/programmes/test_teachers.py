"""Who teaches a module: guests and visitors with their home institution and their sessions; names only by consent."""

import pytest
from django.core.exceptions import ValidationError

from crossings.programmes.models import Teaching
from tests.factories.network import InstitutionFactory, shown
from tests.factories.people import PersonFactory
from tests.factories.programmes import CatalogueModuleFactory, TeachingFactory
from tests.factories.provenance import SourceFactory
from tests.network.reading import questions, read

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]
PAGE = "/en/programmes/ma/modules/law/"


@pytest.fixture
def placement():
    return CatalogueModuleFactory(catalogue__programme__slug="ma", module__slug="law")


def taught(client):
    return read(client, PAGE).all(".//section[@id='teachers']//dl/div")


@pytest.mark.parametrize(("role", "said"), [("guest", "Guest lecturer"), ("visiting", "Visiting lecturer")])
def test_a_guest_is_told_with_home_institution_and_sessions(client, placement, role, said):
    person = shown().person
    home = InstitutionFactory(name="Far University", slug="far")
    TeachingFactory(placement=placement, person=person, role=role, home_institution=home, sessions="2-4, 7")

    (line,) = taught(client)

    assert line == f"{said} {person.name} Academic; from Far University; sessions 2-4, 7"
    assert {"/en/institutes/far/", f"/en/people/{person.slug}/"} <= set(read(client, PAGE).links())


def test_a_single_session_is_told_as_one(client, placement):
    TeachingFactory(placement=placement, sessions="3")

    assert taught(client)[0].endswith("; session 3")


@pytest.mark.parametrize("person", [None, "without consent"])
def test_who_does_not_consent_is_told_by_role_only(client, placement, person):
    noor = PersonFactory(name="Noor") if person else None
    TeachingFactory(placement=placement, person=noor, role="guest", kind="professional")

    assert taught(client) == ["Guest lecturer Not named here Professional"]
    assert "Noor" not in read(client, PAGE).html


def test_each_teacher_stands_on_a_source(client, placement):
    TeachingFactory(placement=placement, source=SourceFactory(title="The handbook"))

    assert "The handbook" in read(client, PAGE).section("sources")


def test_a_module_of_which_no_teacher_is_known_says_so(client, placement):
    assert "not stated in any source read" in read(client, PAGE).section("teachers")


@pytest.mark.parametrize("wrong", ["two", "0", "4,", "3,4", "-2"])
def test_sessions_are_numbers(placement, wrong):
    with pytest.raises(ValidationError, match="Sessions are written as numbers"):
        Teaching(placement=placement, kind="academic", sessions=wrong).full_clean()


def test_the_number_of_questions_does_not_grow_with_the_teachers(client, placement):
    def teach(number):
        for _ in range(number):
            TeachingFactory(placement=placement, person=shown().person, home_institution=InstitutionFactory())

    teach(2)
    few = questions(client, PAGE)
    teach(8)

    assert questions(client, PAGE) == few
