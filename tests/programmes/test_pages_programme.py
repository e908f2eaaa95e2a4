"""The page of a programme: one year from top to bottom, each fact with its source, drafts for the office only."""

import pytest

from crossings.engine.values import AcademicYear, Ects, PartialDate
from crossings.programmes.models import CreditShare, Mode, Month
from tests.factories.network import InstitutionFactory, NetworkFactory
from tests.factories.programmes import (
    AimFactory,
    CatalogueFactory,
    CatalogueModuleFactory,
    ClaimFactory,
    DisputeSideFactory,
    FeeFactory,
    LearningOutcomeFactory,
    LifecycleChangeFactory,
    ProgrammeFactory,
    ResourceFactory,
    SitePathFactory,
    SpecialisationFactory,
    StartFactory,
    StudyDurationFactory,
    TeachingLanguageFactory,
    UnconfirmedFeeFactory,
    VersionFactory,
)
from tests.factories.provenance import SourceFactory
from tests.network.reading import read

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]
PAGE = "/en/programmes/ma/"


@pytest.fixture
def catalogue():
    return CatalogueFactory(programme__slug="ma", programme__name="Migration, MA")


def facts(client, address=PAGE):
    return read(client, address).all(".//section[@id='facts']//dl[@class='facts']/div")


def test_it_says_what_the_programme_is(client, catalogue):
    programme = catalogue.programme
    programme.award_title, programme.award_kind = "MA in Migration", "joint"
    programme.consortium = NetworkFactory(name="Five universities", slug="five")
    programme.save()
    SitePathFactory(catalogue=catalogue, name="Brussels")
    SpecialisationFactory(catalogue=catalogue, name="Human Rights Law")

    told = facts(client)

    assert "Award MA in Migration Joint degree" in told
    assert any(fact.startswith("Awarded by Five universities") for fact in told)
    assert "Place Brussels" in told
    assert any("Human Rights Law" in fact for fact in told)


def test_what_no_source_states_is_said_to_be_missing(client, catalogue):
    told = facts(client)

    for term in ("Award", "Place", "Language", "Credits", "Length", "Starts", "Teaching"):
        assert f"{term} not stated in any source read" in told


def test_a_fact_leads_to_its_source_and_the_day_it_was_read(client, catalogue):
    TeachingLanguageFactory(programme=catalogue.programme, code="fr", source=SourceFactory(title="Course page"))

    page = read(client, PAGE)

    assert "Language French Source 1" in facts(client)
    assert "Course page" in page.text(".//li[@id='source-1']")
    assert "read on 21 November 2026" in page.text(".//li[@id='source-1']")


def test_a_source_named_twice_has_one_number(client, catalogue):
    source = SourceFactory(title="Course page")
    TeachingLanguageFactory(programme=catalogue.programme, source=source)
    SitePathFactory(catalogue=catalogue, source=source)

    assert read(client, PAGE).text(".//section[@id='sources']").count("Course page") == 1


def test_a_remark_on_a_source_stands_with_its_fact(client, catalogue):
    SitePathFactory(catalogue=catalogue, source=SourceFactory(), source_note="The second site is not named.")

    assert any("The second site is not named." in fact for fact in facts(client))


def test_starts_follow_the_academic_year(client, catalogue):
    StartFactory(catalogue=catalogue, month=Month.JANUARY)
    StartFactory(catalogue=catalogue, month=Month.SEPTEMBER)

    assert "Starts September January" in facts(client)


def test_each_version_has_its_size_and_its_length(client, catalogue):
    version = VersionFactory(catalogue=catalogue, name="Extended", ects=Ects(120), taught_modules=9)
    StudyDurationFactory(version=version, months=18)
    StudyDurationFactory(version=version, mode=Mode.PART_TIME, months=36)

    rows = read(client, PAGE).all(".//section[@id='versions']//tbody/tr")

    assert rows == ["Extended 120 9 1 year and 6 months 3 years"]


def test_how_the_credits_are_counted_is_told_where_it_is_known(client, catalogue):
    version = VersionFactory(catalogue=catalogue, places=30)
    CreditShare.objects.create(version=version, kind="internship", ects=Ects(9))

    told = read(client, PAGE).section("versions")

    assert "Places for new students 30" in told
    assert "Internship: 9" in told


def test_the_newest_published_year_is_shown(client, catalogue):
    CatalogueFactory(programme=catalogue.programme, year=AcademicYear(2017))

    assert "Catalogue 2023-24" in read(client, PAGE).section("facts")


def test_another_year_says_that_it_is_another(client, catalogue):
    CatalogueFactory(programme=catalogue.programme, year=AcademicYear(2017))

    page = read(client, f"{PAGE}?year=2017-18")

    assert "This is the catalogue of 2017-18" in page.text()
    assert "This is the catalogue of" not in read(client, PAGE).text()
    assert PAGE in page.links(".//nav[@class='row years']/a")


def test_no_year_is_mixed_into_another(client, catalogue):
    old = CatalogueFactory(programme=catalogue.programme, year=AcademicYear(2017))
    AimFactory(catalogue=old, statement="An old aim")
    FeeFactory(table__catalogue=old, table__name="Old fees", amount=17350)
    VersionFactory(catalogue=old, name="Old version")

    text = read(client, PAGE).text()

    assert not [word for word in ("An old aim", "Old fees", "17,350", "Old version") if word in text]


def test_what_is_claimed_today_is_not_claimed_of_an_older_year(client, catalogue):
    CatalogueFactory(programme=catalogue.programme, year=AcademicYear(2017))
    ClaimFactory(programme=catalogue.programme, statement="Ninety-eight per cent")
    ResourceFactory(programme=catalogue.programme, name="Reading room")

    old = read(client, f"{PAGE}?year=2017-18").text()

    assert "Ninety-eight per cent" in read(client, PAGE).text()
    assert "Ninety-eight per cent" not in old
    assert "Reading room" not in old


@pytest.mark.parametrize("year", ["2018-19", "2018", "now"])
def test_a_year_without_a_catalogue_is_not_found(client, catalogue, year):
    assert client.get(f"{PAGE}?year={year}").status_code == 404


def test_a_draft_is_missing_just_like_a_programme_that_never_was(client, noor, enter):
    CatalogueFactory(programme__slug="ma", programme__name="Secret", published_at=None)

    answers = [who.get(PAGE) for who in (client, enter(noor))] + [client.get("/en/programmes/never/")]

    assert {answer.status_code for answer in answers} == {404}
    assert not any("Secret" in answer.content.decode() for answer in answers)


def test_a_draft_year_is_missing_just_like_a_year_that_never_was(client, catalogue):
    CatalogueFactory(programme=catalogue.programme, year=AcademicYear(2024), published_at=None)

    assert client.get(f"{PAGE}?year=2024-25").status_code == 404
    assert "2024-25" not in read(client, PAGE).text()


def test_the_office_sees_a_draft_as_a_draft(catalogue, ingrid, enter):
    CatalogueFactory(programme=catalogue.programme, year=AcademicYear(2024), published_at=None)

    public, draft = read(enter(ingrid), PAGE), read(enter(ingrid), f"{PAGE}?year=2024-25")

    assert "Catalogue 2023-24" in public.section("facts")
    assert "2024-25 (draft)" in public.text(".//nav[@class='row years']")
    assert "This catalogue is a draft" in draft.text()


def test_its_state_is_the_one_of_the_day(client, catalogue):
    LifecycleChangeFactory(programme=catalogue.programme, on=PartialDate(2027), reason="Next year")

    assert "Open; no source read says otherwise" in read(client, PAGE).text()


def test_a_reason_for_a_change_of_state_is_told(client, catalogue):
    LifecycleChangeFactory(programme=catalogue.programme, reason="No intake this year")

    assert any(fact.startswith("Taking students Suspended since 2023 No intake") for fact in facts(client))


def test_a_disagreement_of_sources_stands_where_it_belongs(client, catalogue):
    side = DisputeSideFactory(
        dispute__catalogue=catalogue,
        dispute__field="credits",
        dispute__topic="How many credits?",
        dispute__can_be_settled_by="The director",
        statement="105 and 15",
        source=SourceFactory(title="Degree sheet"),
        is_followed=True,
    )
    DisputeSideFactory(dispute=side.dispute, statement="All of 120")

    told = read(client, PAGE).section("versions")

    assert "How many credits?" in told
    assert "105 and 15" in told
    assert "All of 120" in told
    assert "This page follows “Degree sheet”. Who can settle it: The director." in told


def test_a_disagreement_about_anything_else_is_shown_too(client, catalogue):
    DisputeSideFactory(dispute__catalogue=catalogue, dispute__field="weather", dispute__topic="Is it raining?")

    assert "Is it raining?" in read(client, PAGE).section("disagreements")


def test_a_settled_disagreement_says_when(client, catalogue):
    DisputeSideFactory(dispute__catalogue=catalogue, dispute__settled_on=PartialDate(2024, 2))

    assert "Settled on February 2024." in read(client, PAGE).text()


def test_words_of_another_language_say_which(client):
    programme = ProgrammeFactory(slug="ma", name="Máster en Migraciones", language="es")
    CatalogueFactory(programme=programme)

    page = read(client, PAGE)

    assert page.root.find(".//h1/span").attrib == {"lang": "es", "dir": "ltr"}


def test_a_year_keeps_its_order_in_arabic(client, catalogue):
    page = read(client, "/ar/programmes/ma/")

    assert page.all(".//section[@id='facts']//bdi")[0] == "2023-24"


def test_the_school_leads_to_its_page(client, catalogue):
    catalogue.programme.school = InstitutionFactory(slug="bsis", name="School")
    catalogue.programme.save()

    assert "/en/institutes/bsis/" in read(client, PAGE).links(".//section[@id='facts']//a")


def test_the_number_of_questions_does_not_grow_with_the_catalogue(client, catalogue, django_assert_max_num_queries):
    def grow():
        source = SourceFactory()
        version = VersionFactory(catalogue=catalogue, source=source)
        StudyDurationFactory(version=version)
        table = FeeFactory(table__catalogue=catalogue, table__source=source, version=version, source=source).table
        UnconfirmedFeeFactory(table=table, version=version)
        CatalogueModuleFactory(catalogue=catalogue, module__source=source, module__owner=InstitutionFactory())
        LearningOutcomeFactory(catalogue=catalogue, source=source)
        AimFactory(catalogue=catalogue, source=source)
        DisputeSideFactory(dispute__catalogue=catalogue)

    grow()
    client.get(f"{PAGE}?warm")
    with django_assert_max_num_queries(100) as few:
        client.get(PAGE)
    for _ in range(4):
        grow()
    client.get(f"{PAGE}?warm")
    with django_assert_max_num_queries(100) as many:
        client.get(f"{PAGE}?fresh")
    assert len(many) == len(few)
