"""What the pages say to machines: JSON-LD without guesses, canonical addresses, true translations only."""

import json
from decimal import Decimal

import pytest

from crossings.engine.fees import FeeBasis
from crossings.engine.values import AcademicYear, Ects
from crossings.programmes.models import FeeStatus, FeeTable, ProgrammeTranslation
from tests.factories.programmes import (
    CatalogueFactory,
    CatalogueModuleFactory,
    FeeFactory,
    StudyDurationFactory,
    TeachingLanguageFactory,
    UnconfirmedFeeFactory,
    VersionFactory,
)
from tests.network.reading import read

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]
PAGE = "/en/programmes/ma/"
MODULE = "/en/programmes/ma/modules/law/"


@pytest.fixture
def catalogue():
    return CatalogueFactory(programme__slug="ma", programme__name="Migration, MA")


def statement(client, address=PAGE):
    found = read(client, address).root.find(".//script[@type='application/ld+json']")
    return json.loads(found.text) if found is not None else None


def links(client, address, rel):
    return {
        link.get("hreflang", rel): link.get("href")
        for link in read(client, address).root.iterfind(f".//link[@rel='{rel}']")
    }


def test_a_programme_is_told_in_the_words_of_schema_org(client, catalogue):
    version = VersionFactory(catalogue=catalogue, ects=Ects(90))
    StudyDurationFactory(version=version, months=18)
    TeachingLanguageFactory(programme=catalogue.programme, code="fr")

    told = statement(client)

    assert told["@type"] == "EducationalOccupationalProgram"
    assert told["name"] == "Migration, MA"
    assert told["numberOfCredits"] == [90.0]
    assert told["timeToComplete"] == ["P18M"]
    assert told["inLanguage"] == ["fr"]


def test_what_no_source_states_is_left_out(client, catalogue):
    assert not {"offers", "numberOfCredits", "timeToComplete", "inLanguage", "identifier"} & statement(client).keys()


def test_an_offer_is_made_only_where_there_is_an_amount(client, catalogue):
    fee = FeeFactory(table__catalogue=catalogue, table__basis=FeeBasis.PER_YEAR, amount=Decimal(20200))
    UnconfirmedFeeFactory(table=fee.table, version=fee.version)

    (offer,) = statement(client)["offers"]

    assert offer["category"] == "Home"
    assert offer["priceSpecification"]["price"] == "20200.00"
    assert offer["priceSpecification"]["priceCurrency"] == "EUR"


def test_a_price_per_credit_names_its_unit(client, catalogue):
    FeeFactory(table__catalogue=catalogue, table__basis=FeeBasis.PER_CREDIT, status=FeeStatus.ALL)

    assert statement(client)["offers"][0]["priceSpecification"]["unitText"] == "ECTS"


def test_an_additional_fee_is_no_price_of_the_programme(client, catalogue):
    FeeFactory(table__catalogue=catalogue, table__kind=FeeTable.Kind.ADDITIONAL)

    assert "offers" not in statement(client)


def test_examples_are_no_courses(client, catalogue):
    CatalogueModuleFactory(catalogue=catalogue, module__title="Real")
    CatalogueModuleFactory(catalogue=catalogue, module__title="Made up", module__is_example=True)

    assert [course["name"] for course in statement(client)["hasCourse"]] == ["Real"]


def test_a_module_is_a_course_and_its_year_an_instance(client, catalogue):
    CatalogueModuleFactory(
        catalogue=catalogue,
        module__slug="law",
        module__code="LAWS1",
        module__contact_hours=24,
        module__private_hours=176,
    )

    told = statement(client, MODULE)

    assert (told["@type"], told["courseCode"]) == ("Course", "LAWS1")
    assert told["hasCourseInstance"] == {"@type": "CourseInstance", "name": "2023-24", "courseWorkload": "PT200H"}


def test_an_example_module_says_nothing_to_machines(client, catalogue):
    CatalogueModuleFactory(catalogue=catalogue, module__slug="law", module__is_example=True)

    assert statement(client, MODULE) is None


def test_no_word_can_end_the_script(client, catalogue):
    catalogue.programme.name = "</script><b>"
    catalogue.programme.save()

    assert statement(client)["name"] == "</script><b>"


def test_the_canonical_address_of_another_year_names_the_year(client, catalogue):
    CatalogueFactory(programme=catalogue.programme, year=AcademicYear(2017))

    assert links(client, PAGE, "canonical")["canonical"].endswith("/en/programmes/ma/")
    assert links(client, f"{PAGE}?year=2017-18", "canonical")["canonical"].endswith("/en/programmes/ma/?year=2017-18")


def test_only_true_translations_are_alternates(client, catalogue):
    ProgrammeTranslation.objects.create(record=catalogue.programme, language="es", name="Máster")

    alternates = links(client, PAGE, "alternate")

    assert alternates.keys() >= {"en", "es", "x-default"}
    assert not {"fr", "ar"} & alternates.keys()
