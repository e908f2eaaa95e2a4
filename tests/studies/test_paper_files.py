"""The papers as files: for those who may see the enrolment, made from its record, with who awards the degree on the day."""

import io
from datetime import date
from decimal import Decimal

import pypdf
import pytest
import time_machine
from django.urls import reverse

from crossings.engine.values import AcademicYear, Ects, PartialDate
from crossings.people.models import Account
from crossings.programmes.models import Programme, ProgrammeTranslation
from crossings.studies.models import Enrolment, GradeScale
from tests.factories import programmes as given
from tests.factories.network import MembershipFactory, NetworkFactory
from tests.factories.studies import RecognitionFactory, ResultFactory

pytestmark = pytest.mark.django_db
PAPERS = ["transcript", "supplement"]


@pytest.fixture(autouse=True)
def noon():
    with time_machine.travel("2026-11-21T12:00:00Z", tick=False):
        yield


def address(enrolment, paper: str, language: str = "en") -> str:
    return f"/{language}/studies/{enrolment.key}/{paper}.pdf"


def text(response) -> str:
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "application/pdf"
    reader = pypdf.PdfReader(io.BytesIO(response.content))
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


@pytest.mark.parametrize("paper", PAPERS)
def test_those_who_may_see_the_studies_get_the_paper(paper, enrolment, enter):
    for reader in (enrolment.student, enrolment.adviser, Account.objects.get(name="Birgit Aumann")):
        assert "Tomas" in text(enter(reader).get(address(enrolment, paper)))


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("reader", ["amina", "noor", "wei"])
def test_for_everyone_else_there_is_nothing(paper, reader, enrolment, enter, request):
    assert enter(request.getfixturevalue(reader)).get(address(enrolment, paper)).status_code == 404


@pytest.mark.parametrize("paper", PAPERS)
def test_who_has_not_signed_in_is_led_to_do_so(paper, enrolment, client):
    assert client.get(address(enrolment, paper)).status_code == 302


@pytest.mark.parametrize("paper", PAPERS)
def test_a_paper_is_kept_nowhere_and_its_name_tells_nothing(paper, enrolment, tomas, enter):
    headers = enter(tomas).get(address(enrolment, paper)).headers

    assert headers["Cache-Control"] == "private, no-store"
    assert "tomas" not in headers["Content-Disposition"].lower()
    assert str(enrolment.key) not in headers["Content-Disposition"]


def test_the_addresses_are_those_of_the_studies(enrolment):
    assert reverse("papers:transcript", args=[enrolment.key]) == address(enrolment, "transcript")
    assert reverse("papers:supplement", args=[enrolment.key]) == address(enrolment, "supplement")


def test_a_transcript_holds_results_and_recognised_credit(enrolment, tomas, enter):
    GradeScale.objects.create(programme=enrolment.programme, least=0, most=100)
    ResultFactory(enrolment=enrolment, module="A1", grade=Decimal("68.00"))
    ResultFactory(enrolment=enrolment, module="A2", term="2023-24/spring", status="failed")
    RecognitionFactory(
        enrolment=enrolment, called="Asylum law", state="granted", reason="Seen", decided_on=date(2023, 10, 1)
    )
    RecognitionFactory(enrolment=enrolment, called="Still asked for", stands_for="L3")

    said = text(enter(tomas).get(address(enrolment, "transcript")))

    assert "A1 First things 2023-24 Autumn 10 68 Passed" in said
    assert "A2 Second things 2023-24 Spring 10 – Failed" in said
    assert "University of Elsewhere: Asylum law" in said
    assert "Still asked for" not in said
    assert "Earned here 10 ECTS Recognised 10 ECTS Together 20 ECTS" in said
    assert "From 0–100" in said


def test_a_paper_speaks_the_language_of_its_address(enrolment, tomas, enter):
    ResultFactory(enrolment=enrolment, module="A1")
    ProgrammeTranslation.objects.create(record=enrolment.programme, language="es", name="Máster en cosas pequeñas")

    said = text(enter(tomas).get(address(enrolment, "transcript", "es")))

    assert "Máster en cosas pequeñas" in said
    assert "2023-24 Otoño" in said
    assert "Primeras cosas" in said


@pytest.fixture
def consortium(enrolment):
    """Two award the degree; the third left in 2020."""
    network = NetworkFactory()
    Programme.objects.update(consortium=network, award_kind=Programme.AwardKind.JOINT)
    MembershipFactory(network=network, institution__name="University of Here")
    MembershipFactory(network=network, institution__name="University of There")
    MembershipFactory(network=network, institution__name="University of Before", starts=None, ends=PartialDate(2020))
    return network


def test_a_member_that_has_left_awards_nothing(enrolment, consortium, tomas, enter):
    said = text(enter(tomas).get(address(enrolment, "supplement")))

    assert "University of Here University of There As of 21 November 2026" in said
    assert "University of Before" not in said


def test_a_degree_that_was_reached_was_awarded_by_the_members_of_that_day(enrolment, consortium, tomas, enter):
    Enrolment.objects.update(state="completed", ended_on=date(2019, 7, 1), enrolled_on=date(2018, 9, 1), award="ma")

    said = text(enter(tomas).get(address(enrolment, "supplement")))

    assert "University of Before" in said
    assert "As of 1 July 2019" in said
    assert "MA in Small Things" in said


def test_the_supplement_is_filled_from_the_catalogue_of_the_rules_year(enrolment, tomas, enter):
    programme = enrolment.programme
    for year, ects, statement in ((2023, 90, "A degree of any kind"), (2025, 60, "Another rule")):
        catalogue = given.CatalogueFactory(programme=programme, year=AcademicYear(year))
        version = given.VersionFactory(catalogue=catalogue, key="standard", ects=Ects(ects))
        given.StudyDurationFactory(version=version, months=18)
        given.EntryRequirementFactory(catalogue=catalogue, statement=statement)
        given.LearningOutcomeFactory(catalogue=catalogue, statement=f"To know in {year}")
    given.TeachingLanguageFactory(programme=programme, code="fr")
    given.AccreditationFactory(programme=programme, body="Agency")
    given.AccreditationFactory(programme=programme, body="Forerunner", until=PartialDate(2010))

    said = text(enter(tomas).get(address(enrolment, "supplement")))

    assert "90 ECTS, 1 year and 6 months" in said
    assert "A degree of any kind" in said
    assert "To know in 2023" in said
    assert "French" in said
    assert "Agency" in said
    assert "Forerunner" not in said
    assert "Another rule" not in said


def test_without_any_catalogue_the_supplement_says_what_is_not_known(enrolment, tomas, enter):
    said = text(enter(tomas).get(address(enrolment, "supplement")))

    assert "3.2 Official length in credits and years Not stated in any source read" in said
    assert "The handbook https://example.org/handbook" in said


def test_values_are_told_in_english_beside_the_readers_language(enrolment, tomas, enter):
    catalogue = given.CatalogueFactory(programme=enrolment.programme)
    requirement = given.EntryRequirementFactory(catalogue=catalogue, statement="A degree of any kind")
    type(requirement).translations.rel.related_model.objects.create(
        record=requirement, language="es", statement="Un título cualquiera"
    )

    said = text(enter(tomas).get(address(enrolment, "supplement", "es")))

    assert "Un título cualquiera A degree of any kind" in said


def test_the_page_of_the_studies_leads_to_both_papers(enrolment, tomas, enter):
    page = enter(tomas).get(f"/en/studies/{enrolment.key}/").content.decode()

    assert all(f'href="{address(enrolment, paper)}"' in page for paper in PAPERS)
