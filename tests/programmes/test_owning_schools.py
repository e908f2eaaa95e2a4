"""Each module has a school that answers for it; one of another school than the programme's own is told apart."""

import pytest

from tests.factories.network import InstitutionFactory
from tests.factories.programmes import CatalogueModuleFactory
from tests.network.reading import read

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]
PROGRAMME, MODULE = "/en/programmes/ma/", "/en/programmes/ma/modules/law/"
OTHER = "Another school than the one that answers for the programme."


def placed(owner=None, **more):
    own = InstitutionFactory(name="School of Politics", slug="politics")
    return CatalogueModuleFactory(
        catalogue__programme__slug="ma",
        catalogue__programme__school=own,
        module__slug="law",
        module__owner=owner or own,
        **more,
    )


@pytest.fixture
def law_school():
    return InstitutionFactory(name="Law School", slug="law-school")


def test_a_module_of_another_school_is_told_apart_on_its_page_and_in_the_list(client, law_school):
    placed(law_school)

    page = read(client, MODULE)

    assert f"Owner Law School {OTHER}" in page.all(".//section[@id='facts']//dl/div")
    assert "/en/institutes/law-school/" in page.links()
    assert "Owned by Law School" in read(client, PROGRAMME).section("modules")


def test_a_module_of_the_programmes_own_school_is_not(client):
    placed()

    assert OTHER not in read(client, MODULE).text()
    assert "Owned by" not in read(client, PROGRAMME).section("modules")


def test_the_programme_names_the_other_schools_whose_modules_it_teaches(client, law_school):
    first = placed(law_school)
    CatalogueModuleFactory(catalogue=first.catalogue, module__owner=law_school)

    told = read(client, PROGRAMME).all(".//section[@id='facts']//dl/div")

    assert (
        "Modules also owned by Law School Modules of other schools than the programme’s own are taught in it." in told
    )


def test_an_examples_owner_is_counted_in_no_statement(client, law_school):
    placed(law_school, module__is_example=True)

    assert "Modules also owned by" not in read(client, PROGRAMME).text()
    assert read(client, "/en/institutes/law-school/").section("programmes") == ""


def test_the_other_schools_page_names_the_programme_in_which_its_modules_are_taught(client, law_school):
    placed(law_school)

    page = read(client, "/en/institutes/law-school/")

    assert "Owner of modules taught in it" in page.section("programmes")
    assert PROGRAMME in page.links()
