"""An institution's page lists the programmes in which it has a part on the day shown, and says which part."""

import pytest

from crossings.engine.values import AcademicYear
from crossings.programmes.models import SiteStop
from tests.factories.network import InstitutionFactory, MembershipFactory, NetworkFactory
from tests.factories.programmes import CatalogueFactory, LifecycleChangeFactory, SitePathFactory
from tests.network.reading import questions, read

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]
PAGE = "/en/institutes/here/"


@pytest.fixture
def here():
    return InstitutionFactory(slug="here")


def joint(here, role="partner", **membership):
    """The catalogue of a joint programme in whose consortium the institution has a place."""
    consortium = NetworkFactory()
    MembershipFactory(institution=here, network=consortium, role=role, **membership)
    return CatalogueFactory(programme__name="Joint Master's", programme__slug="joint", programme__consortium=consortium)


def told(client, day=""):
    return read(client, f"{PAGE}?on={day}" if day else PAGE).section("programmes")


def test_a_full_member_of_the_consortium_awards_the_degree(client, here):
    joint(here, role="coordinator")

    page = read(client, PAGE)

    assert page.all(".//section[@id='programmes']//p[@class='kind']/span") == ["Awards the degree", "Coordinator"]
    assert "/en/programmes/joint/" in page.links()


def test_an_associated_partner_is_named_as_such_and_awards_nothing(client, here):
    joint(here, role="associated")

    assert "Associated partner" in told(client)
    assert "Awards" not in told(client)


@pytest.mark.parametrize(("day", "listed"), [("2023-10-01", True), ("2024-10-01", False), ("", False)])
def test_a_partner_is_named_on_the_days_of_its_membership_only(client, here, day, listed):
    joint(here, starts="2022-09", ends="2024-09")

    assert ("Joint Master" in told(client, day)) is listed


def test_the_school_is_the_host_and_its_university_awards_the_degree(client, here):
    school = InstitutionFactory(slug="school", part_of=here)
    CatalogueFactory(programme__school=school, programme__award_kind="single")

    assert "Awards the degree" in told(client)
    assert "Host" not in told(client)
    of_school = read(client, "/en/institutes/school/").section("programmes")
    assert "Host: the school that answers for it" in of_school
    assert "Awards" not in of_school


def test_who_awards_is_not_guessed_where_no_source_says_what_kind_of_degree_it_is(client, here):
    CatalogueFactory(programme__school=here)

    assert "Awards" not in told(client)


def test_a_place_of_study_is_a_host(client, here):
    path = SitePathFactory(catalogue=CatalogueFactory(programme__name="Elsewhere"))
    SiteStop.objects.create(path=path, institution=here)

    assert "Host: students study here Elsewhere" in told(client)


def test_a_programme_is_listed_from_its_first_catalogue_on_in_the_year_of_the_day(client, here):
    old = CatalogueFactory(programme__school=here, programme__slug="ma", year=AcademicYear(2017))
    CatalogueFactory(programme=old.programme, year=AcademicYear(2023))

    assert told(client, "2017-08-31") == ""
    assert "Catalogue 2017-18" in told(client, "2018-03-01")
    assert "/en/programmes/ma/?year=2017-18" in read(client, f"{PAGE}?on=2018-03-01").links()
    assert "/en/programmes/ma/" in read(client, PAGE).links()


def test_it_is_told_as_it_stood_on_the_day(client, here):
    programme = CatalogueFactory(programme__school=here, year=AcademicYear(2021)).programme
    LifecycleChangeFactory(programme=programme, on="2023")

    assert "Open" in told(client, "2022-05-01")
    assert "Suspended since 2023" in told(client)


def test_drafts_and_programmes_of_others_are_not_listed(client, here):
    CatalogueFactory(programme__school=here, published_at=None)
    CatalogueFactory(programme__name="Of another")

    assert told(client) == ""


def test_the_number_of_questions_does_not_grow_with_the_programmes(client, here):
    joint(here)
    few = questions(client, PAGE)
    for _ in range(4):
        catalogue = CatalogueFactory(programme__consortium=NetworkFactory(), programme__school=here)
        SiteStop.objects.create(path=SitePathFactory(catalogue=catalogue), institution=here)
        LifecycleChangeFactory(programme=catalogue.programme)
    questions(client, PAGE)

    assert questions(client, PAGE) <= few + 2
