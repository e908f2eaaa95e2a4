"""What is told of programmes, modules and the ways to study them: only what a source states, and only what is published."""

from decimal import Decimal
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from crossings.engine.values import AcademicYear, Ects
from crossings.machines import throttle
from crossings.programmes.models import EntryRequirementTranslation, Mode, ModuleTranslation, ProgrammeTranslation
from crossings.programmes.ooapi.identity import uid
from tests.factories import programmes as given
from tests.factories.network import InstitutionFactory, MembershipFactory, NetworkFactory
from tests.ooapi.schemas import OF, PROBLEM, WITH_TIMES, departures

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]
LONG_AGO = "since=1900-01-01"


@pytest.fixture
def catalogue():
    return given.CatalogueFactory(programme__slug="ma", programme__name="Migration, MA")


def ask(client, address: str, status: int = 200):
    response = client.get(f"/ooapi/v5/{address}")
    assert response.status_code == status, response.content
    return response.json()


def items(client, address: str) -> list[dict]:
    return ask(client, address)["items"]


def the_programme(client, query: str = "") -> dict:
    return ask(client, f"programs/{uid('programme', 'ma')}{query}")


def test_a_programme_without_facts_says_what_is_not_known(client, catalogue):
    told = the_programme(client)

    assert departures(told, OF["programs"]) == []
    assert told["teachingLanguage"] == "und"
    assert {"language": "en", "value": "Not stated in any source read"} in told["description"]
    assert (
        not {"studyLoad", "duration", "modeOfStudy", "level", "qualificationAwarded", "ext", "consumers"} & told.keys()
    )


def test_an_identifier_depends_on_the_key_alone(client, catalogue):
    key = items(client, "programs")[0]["programId"]
    catalogue.programme.name = "Renamed"
    catalogue.programme.save()

    assert UUID(key).version == 5
    assert items(client, "programs")[0]["programId"] == key


def test_two_installations_never_share_an_identifier(settings):
    uid.cache_clear()
    ours = uid("programme", "ma")
    settings.WAGTAILADMIN_BASE_URL = "https://elsewhere.example.org"
    uid.cache_clear()

    assert uid("programme", "ma") != ours
    uid.cache_clear()


def test_drafts_and_examples_are_not_told(client, catalogue):
    given.CatalogueFactory(published_at=None)
    given.CatalogueModuleFactory(catalogue=catalogue, module__is_example=True)
    given.SpecialisationFactory(catalogue=catalogue, is_example=True)

    assert [each["primaryCode"]["code"] for each in items(client, "programs")] == ["ma"]
    assert items(client, "courses") == []


def test_words_come_in_every_language_that_is_kept(client, catalogue):
    ProgrammeTranslation.objects.create(record=catalogue.programme, language="ar", name="ماجستير الهجرة")

    assert the_programme(client)["name"] == [
        {"language": "en", "value": "Migration, MA"},
        {"language": "ar", "value": "ماجستير الهجرة"},
    ]


@pytest.mark.parametrize(("codes", "told"), [(["es"], "spa"), (["es", "ca"], "mul"), (["ber"], "ber"), ([], "und")])
def test_the_language_of_teaching_has_three_letters(client, catalogue, codes, told):
    for code in codes:
        given.TeachingLanguageFactory(programme=catalogue.programme, code=code)

    assert the_programme(client)["teachingLanguage"] == told


def test_the_only_size_is_the_programmes_own(client, catalogue):
    version = given.VersionFactory(catalogue=catalogue, ects=Ects(120))
    given.StudyDurationFactory(version=version, months=24)

    told = the_programme(client)

    assert told["studyLoad"] == {"studyLoadUnit": "ects", "value": 120.0}
    assert (told["duration"], told["modeOfStudy"]) == ("P24M", "full-time")
    assert "children" not in told


def test_several_sizes_are_tracks_below_the_programme(client, catalogue):
    for key, ects in (("standard", 90), ("extended", 120)):
        given.VersionFactory(catalogue=catalogue, key=key, name=key.title(), ects=Ects(ects))

    tracks = items(client, f"programs/{uid('programme', 'ma')}/programs")

    assert {each["name"][0]["value"]: each["studyLoad"]["value"] for each in tracks} == {
        "Migration, MA · Standard": 90.0,
        "Migration, MA · Extended": 120.0,
    }
    assert {each["programType"] for each in tracks} == {"track"}
    assert "studyLoad" not in the_programme(client)


def test_a_specialisation_is_a_program_of_its_own(client, catalogue):
    given.SpecialisationFactory(catalogue=catalogue, key="law", name="Law")

    (told,) = items(client, "programs?programType=specialization")

    assert told["parent"] == str(uid("programme", "ma"))
    assert the_programme(client)["children"] == [told["programId"]]


def test_other_years_stand_on_the_timeline(client, catalogue):
    given.VersionFactory(catalogue=catalogue, ects=Ects(90))
    before = given.CatalogueFactory(programme=catalogue.programme, year=AcademicYear(2017))
    given.VersionFactory(catalogue=before, ects=Ects(60))

    told = the_programme(client, "?returnTimelineOverrides=true")

    assert departures(told, WITH_TIMES["programs"]) == []
    assert (told["validFrom"], told["validTo"], told["studyLoad"]["value"]) == ("2023-09-01", "2024-09-01", 90.0)
    (then,) = told["timelineOverrides"]
    assert (then["validFrom"], then["validTo"]) == ("2017-09-01", "2018-09-01")
    assert then["program"]["studyLoad"]["value"] == 60.0
    assert "timelineOverrides" not in the_programme(client)


def test_requirements_are_told_in_a_language_only_when_all_of_them_are(client, catalogue):
    given.EntryRequirementFactory(catalogue=catalogue, statement="A degree")
    second = given.EntryRequirementFactory(catalogue=catalogue, statement="English", position=1)
    EntryRequirementTranslation.objects.create(record=second, language="es", statement="Inglés")

    assert the_programme(client)["admissionRequirements"] == [{"language": "en", "value": "A degree\nEnglish"}]


def test_a_module_is_a_course_of_its_programme(client, catalogue):
    owner = InstitutionFactory(slug="law-school")
    place = given.CatalogueModuleFactory(
        catalogue=catalogue, module__slug="law", module__code="LAWS1", module__ects=Ects("7.5"), module__owner=owner
    )
    ModuleTranslation.objects.create(record=place.module, language="es", title="Derecho")
    given.ModuleAssessmentFactory(placement=place, weight=60)

    (told,) = items(client, f"programs/{uid('programme', 'ma')}/courses")

    assert departures(told, OF["courses"]) == []
    assert (told["abbreviation"], told["studyLoad"]["value"], told["level"]) == ("LAWS1", 7.5, "undefined")
    assert told["organization"] == str(uid("institution", "law-school"))
    assert {"language": "en", "value": "Essay, 60 %"} in told["assessment"]
    assert told["link"] == "http://testserver/en/programmes/ma/modules/law/"


def test_addresses_are_the_same_whatever_the_reader_speaks(client, catalogue):
    response = client.get("/ooapi/v5/programs", headers={"Accept-Language": "ar"})

    assert response.json()["items"][0]["link"] == "http://testserver/en/programmes/ma/"


def test_a_way_to_study_begins_and_ends(client, catalogue):
    way = given.OfferingFactory(catalogue=catalogue, start__month=1)

    (told,) = items(client, f"programs/{uid('programme', 'ma')}/offerings?{LONG_AGO}")

    assert departures(told, OF["offerings"]) == []
    assert (told["startDate"], told["endDate"]) == ("2024-01-01", "2024-12-31")
    assert told["ext"] == {"modeOfStudy": "full-time", "programs": []}
    assert told["name"][0]["value"].startswith(f"Migration, MA · {way.version.name} · Full-time · January 2024")


def test_a_way_to_study_without_a_known_length_is_not_told(client, catalogue):
    given.OfferingFactory(catalogue=catalogue).version.durations.all().delete()

    assert items(client, f"programs/{uid('programme', 'ma')}/offerings?{LONG_AGO}") == []


def test_offerings_still_to_begin_are_told_without_a_word(client):
    later = given.CatalogueFactory(programme__slug="ma", year=AcademicYear(2027))
    given.OfferingFactory(catalogue=later)
    given.OfferingFactory(catalogue=given.CatalogueFactory(programme=later.programme))

    assert [each["startDate"] for each in items(client, f"programs/{uid('programme', 'ma')}/offerings")] == [
        "2027-09-01"
    ]


def test_a_price_is_told_or_who_will_give_it_and_never_zero(client, catalogue):
    way = given.OfferingFactory(catalogue=catalogue)
    fee = given.FeeFactory(table__catalogue=catalogue, version=way.version, amount=Decimal("20200.00"))
    given.UnconfirmedFeeFactory(table=fee.table, version=way.version)
    given.FeeFactory(table=fee.table, version=way.version, mode=Mode.PART_TIME, amount=Decimal(1))

    (told,) = items(client, f"programs/{uid('programme', 'ma')}/offerings?{LONG_AGO}")

    prices = {each["costType"]: each for each in told["priceInformation"]}
    home, union = prices["tuition as published home"], prices["tuition as published eu"]
    assert len(prices) == 2
    assert (home["amount"], home["currency"]) == ("20200.00", "EUR")
    assert "amount" not in union
    assert union["displayAmount"][0]["value"].startswith("To be confirmed by Fees office")


def test_a_module_that_does_not_run_is_a_course_without_an_offering(client, catalogue):
    given.CatalogueModuleFactory(catalogue=catalogue, module__slug="law", running="not_running")

    key = uid("module", "ma", "law")
    assert ask(client, f"courses/{key}")["courseId"] == str(key)
    assert items(client, f"courses/{key}/offerings?{LONG_AGO}") == []


def test_those_who_have_a_part_are_told_and_no_others(client, catalogue):
    consortium = NetworkFactory()
    catalogue.programme.consortium = consortium
    catalogue.programme.save()
    whole = InstitutionFactory(slug="university")
    MembershipFactory(network=consortium, institution=InstitutionFactory(slug="faculty", kind="school", part_of=whole))
    InstitutionFactory(slug="stranger")

    told = {each["primaryCode"]["code"]: each for each in items(client, "organizations")}

    assert told.keys() == {"root", "university", "faculty", catalogue.programme.school.slug}
    assert (told["root"]["organizationType"], told["faculty"]["organizationType"]) == ("root", "school")
    assert told["faculty"]["parent"] == told["university"]["organizationId"]
    assert told["university"]["children"] == [told["faculty"]["organizationId"]]


def test_parts_are_told_in_full_where_that_is_asked_for(client, catalogue):
    told = the_programme(client, "?expand=organization,educationSpecification,coordinators")

    assert told["organization"]["organizationId"] == str(uid("institution", catalogue.programme.school.slug))
    assert told["educationSpecification"]["validFrom"] == "2023-09-01"
    assert "coordinators" not in told


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("programs/6f1de2e5-2d15-4f3f-a9a3-0f7b4c0a7d11", 404),
        ("programs/6f1de2e5-2d15-4f3f-a9a3-0f7b4c0a7d11/courses", 404),
        ("programs/ma", 404),
        ("persons", 404),
        ("programs?pageSize=7", 400),
        ("programs?colour=red", 400),
    ],
)
def test_what_cannot_be_answered_is_a_problem(client, catalogue, address, status):
    response = client.get(f"/ooapi/v5/{address}")

    assert response.status_code == status
    assert response.headers["Content-Type"].startswith("application/problem+json")
    assert departures(response.json(), PROBLEM) == []
    assert response.json()["status"] == str(status)


def test_nothing_can_be_changed_here(client):
    response = client.post("/ooapi/v5/programs")

    assert (response.status_code, response.json()["status"]) == (405, "405")
    assert departures(response.json(), PROBLEM) == []


def test_who_asks_too_often_is_told_so_in_the_same_words(client, tmp_path, settings):
    settings.API_COUNTS, settings.API_CALLS_PER_MINUTE = tmp_path / "counts", 1
    throttle.shared_counter.cache_clear()
    client.get("/ooapi/v5/")
    response = client.get("/ooapi/v5/")
    throttle.shared_counter.cache_clear()

    assert (response.status_code, response.json()["status"]) == (429, "429")


def test_an_answer_that_is_still_true_is_not_sent_again(client, catalogue):
    tag = client.get("/ooapi/v5/programs").headers["ETag"]

    assert client.get("/ooapi/v5/programs", headers={"If-None-Match": tag}).status_code == 304
    given.CatalogueFactory()
    assert client.get("/ooapi/v5/programs", headers={"If-None-Match": tag}).status_code == 200


def test_any_origin_may_read_and_nobody_is_known(client, catalogue, ingrid):
    client.force_login(ingrid)
    given.CatalogueFactory(published_at=None)

    response = client.get("/ooapi/v5/programs")

    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert len(response.json()["items"]) == 1
    assert not response.cookies


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["organizations", "programs", "courses", "education-specifications"])
def test_a_larger_catalogue_asks_the_database_no_more(client, kind):
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert client.get(f"/ooapi/v5/{kind}?pageSize=250").status_code == 200
        return len(asked)

    def more() -> None:
        given.OfferingFactory()
        given.CatalogueModuleFactory(module__owner=InstitutionFactory())
        given.FeeFactory()

    more()
    queries()  # what is asked once in a process
    few = queries()
    for _ in range(4):
        more()

    assert queries() == few


def test_the_years_are_sessions_in_their_order(client, catalogue):
    given.CatalogueFactory(programme=catalogue.programme, year=AcademicYear(2017))

    told = items(client, "academic-sessions")

    assert [each["startDate"] for each in told] == ["2017-09-01", "2023-09-01"]
    assert departures(told[0], OF["academic-sessions"]) == []
