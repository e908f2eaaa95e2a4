"""The catalogue in the European Learning Model: read as triples by another project's parser, and held to the profile."""

import json
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, RDF, SKOS, XSD

from crossings.engine.values import AcademicYear, Ects, PartialDate
from crossings.outside.elm import nodes
from crossings.programmes.models import FeeStatus, ModuleOutcome, OutcomeGroup, Programme, ProgrammeTranslation
from tests.elm.shapes import ELM, ROV, UNSTATED, departures
from tests.factories import programmes as given
from tests.factories.network import InstitutionFactory, MembershipFactory, NetworkFactory
from tests.factories.topics import ConceptFactory
from tests.network.reading import read

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("noon"),
    pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning"),
]
HOST = "http://testserver"
FILE = f"{HOST}/programmes/ma/elm.jsonld"
QUALIFICATION = URIRef(f"{FILE}#qualification")
LIST = "http://data.europa.eu/snb/"


@pytest.fixture
def catalogue():
    ConceptFactory(label="Belgium", iso_alpha2="BE", iso_alpha3="BEL")
    school = InstitutionFactory(slug="school", country="BE", city="Brussels")
    return given.CatalogueFactory(programme__slug="ma", programme__name="Migration, MA", programme__school=school)


def graph(client, address: str = "/programmes/ma/elm.jsonld") -> Graph:
    response = client.get(address)
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "application/ld+json"
    return Graph().parse(data=response.content.decode(), format="json-ld")


def reached(triples: Graph, start, *path) -> list[str]:
    here = [start]
    for step in path:
        here = [each for node in here for each in triples.objects(node, step)]
    return sorted(str(each) for each in here)


@pytest.mark.slow
def test_the_whole_demonstration_agrees_with_the_profile(client, demo_network):
    triples = graph(client, "/programmes/elm.jsonld")

    without_outcome = {("LearningAchievementSpecification", "learningOutcome")}
    without_place = {("Organisation", "location")}  # accrediting bodies are known by name alone
    assert departures(triples) <= UNSTATED | without_outcome | without_place
    assert set(triples.objects(None, RDF.type)) >= {
        ELM.Qualification,
        ELM.LearningAchievementSpecification,
        ELM.LearningOpportunity,
        ELM.CreditPoint,
        ELM.Accreditation,
        ELM.Organisation,
        ELM.LearningOutcome,
    }


@pytest.mark.slow
def test_every_file_of_the_demonstration_can_be_read(client, demo_network):
    for programme in Programme.objects.published():
        triples = graph(client, f"/programmes/{programme.slug}/elm.jsonld")
        for spec in triples.subjects(RDF.type, ELM.LearningAchievementSpecification):
            module = graph(client, str(spec).removeprefix(HOST).partition("#")[0])
            assert (spec, RDF.type, ELM.LearningAchievementSpecification) in module


def test_what_is_known_of_a_programme_agrees_with_the_profile_whole(client, catalogue):
    version = given.VersionFactory(catalogue=catalogue, ects=Ects(90))
    given.OfferingFactory(catalogue=catalogue, version=given.StudyDurationFactory(version=version, months=12).version)
    given.FeeFactory(table__catalogue=catalogue, version=version, amount=Decimal("20200.00"))
    outcome = given.LearningOutcomeFactory(catalogue=catalogue)
    given.EntryRequirementFactory(catalogue=catalogue)
    given.TeachingLanguageFactory(programme=catalogue.programme, code="en")
    place = given.CatalogueModuleFactory(catalogue=catalogue, module__ects=Ects("7.5"))
    ModuleOutcome.objects.create(module=place.module, outcome=outcome)

    assert departures(graph(client)) <= UNSTATED


def test_a_degree_is_a_qualification_with_its_credits(client, catalogue):
    given.VersionFactory(catalogue=catalogue, ects=Ects(90))
    given.VersionFactory(catalogue=catalogue, ects=Ects(120))

    triples = graph(client)

    assert reached(triples, QUALIFICATION, DCTERMS.title) == ["Migration, MA"]
    assert reached(triples, QUALIFICATION, ELM.creditPoint, ELM.point) == ["120", "90"]
    assert reached(triples, QUALIFICATION, ELM.creditPoint, ELM.framework) == [f"{LIST}education-credit/6fcec5c5af"] * 2


def test_words_stand_in_every_language_that_there_is(client, catalogue):
    ProgrammeTranslation.objects.create(record=catalogue.programme, language="ar", name="ماجستير الهجرة")

    titles = set(graph(client).objects(QUALIFICATION, DCTERMS.title))

    assert titles == {Literal("Migration, MA", lang="en"), Literal("ماجستير الهجرة", lang="ar")}


def test_the_languages_of_teaching_are_those_of_the_publications_office(client, catalogue):
    given.TeachingLanguageFactory(programme=catalogue.programme, code="fr")

    assert reached(graph(client), QUALIFICATION, DCTERMS.language) == [
        "http://publications.europa.eu/resource/authority/language/FRA"
    ]


def test_a_degree_is_awarded_by_those_who_are_members_on_the_day(client, catalogue):
    consortium = NetworkFactory()
    Programme.objects.update(consortium=consortium, award_kind=Programme.AwardKind.JOINT)
    MembershipFactory(network=consortium, institution__slug="stays", institution__name="Stays")
    MembershipFactory(network=consortium, institution__name="Left", ends=PartialDate(2020, 1))

    triples = graph(client)

    award = URIRef(f"{FILE}#award")
    assert reached(triples, award, ELM.awardingBody, ROV.legalName) == ["Stays"]
    assert reached(triples, award, ELM.learningAchievementSpecification) == [str(QUALIFICATION)]


def test_who_awards_is_left_out_where_no_source_says_so(client, catalogue):
    assert (None, RDF.type, ELM.AwardingOpportunity) not in graph(client)


def test_an_accreditation_names_its_body_and_its_days(client, catalogue):
    given.AccreditationFactory(
        programme=catalogue.programme, body="Agency", starts=PartialDate(2020, 5, 1), until=PartialDate(2030)
    )
    given.AccreditationFactory(programme=catalogue.programme, body="Before", until=PartialDate(2010))

    triples = graph(client)

    assert reached(triples, QUALIFICATION, ELM.accreditation, ELM.accreditingAgent, ROV.legalName) == ["Agency"]
    assert reached(triples, QUALIFICATION, ELM.accreditation, DCTERMS.issued) == ["2020-05-01T00:00:00+00:00"]
    assert reached(triples, QUALIFICATION, ELM.accreditation, ELM.expiryDate) == []


def test_a_module_is_a_part_with_its_own_work(client, catalogue):
    given.CatalogueModuleFactory(
        catalogue=catalogue,
        module__slug="law",
        module__title="Law",
        module__code="LAWS1",
        module__ects=Ects("7.5"),
        module__contact_hours=24,
        module__private_hours=176,
    )

    triples = graph(client, "/programmes/ma/modules/law/elm.jsonld")

    law = URIRef(f"{HOST}/programmes/ma/modules/law/elm.jsonld#specification")
    assert reached(triples, law, ELM.isPartOf) == [str(QUALIFICATION)]
    assert reached(triples, law, ELM.creditPoint, ELM.point) == ["7.5"]
    assert reached(triples, law, ELM.volumeOfLearning) == ["P8DT8H"]  # 200 hours, as the parser writes them
    assert (None, SKOS.notation, Literal("LAWS1", datatype=XSD.string)) in triples


def test_outcomes_are_knowledge_or_skills(client, catalogue):
    given.LearningOutcomeFactory(catalogue=catalogue, group=OutcomeGroup.KNOWLEDGE)
    given.LearningOutcomeFactory(catalogue=catalogue, group=OutcomeGroup.TRANSFERABLE)

    kinds = reached(graph(client), QUALIFICATION, ELM.learningOutcome, DCTERMS.type)

    assert kinds == [f"{LIST}skill-type/knowledge", f"{LIST}skill-type/skill"]


def test_a_way_to_study_has_its_time_its_length_and_its_price(client, catalogue):
    way = given.OfferingFactory(catalogue=catalogue, start__month=1)
    fee = given.FeeFactory(table__catalogue=catalogue, version=way.version, amount=Decimal("20200.00"))
    given.UnconfirmedFeeFactory(table=fee.table, version=way.version, status=FeeStatus.OVERSEAS)

    triples = graph(client)

    (node,) = triples.subjects(ELM.duration, None)
    assert reached(triples, node, ELM.duration) == ["P1Y"]
    assert reached(triples, node, DCTERMS.temporal, ELM.startDate) == ["2024-01-01T00:00:00+00:00"]
    assert reached(triples, node, ELM.priceDetail, ELM.amount, RDF.value) == ["20200.00"]
    assert len(reached(triples, node, ELM.priceDetail)) == 2


def test_an_institution_is_told_once_with_its_country(client, catalogue):
    triples = graph(client)

    (school,) = triples.subjects(RDF.type, ELM.Organisation)
    assert str(school) == f"{HOST}/en/institutes/school/#organisation"
    assert reached(triples, school, ELM.location, ELM.address, ELM.countryCode) == [
        "http://publications.europa.eu/resource/authority/country/BEL"
    ]


def test_drafts_and_examples_are_not_told(client, catalogue):
    given.CatalogueFactory(programme=catalogue.programme, year=AcademicYear(2025), published_at=None)
    given.CatalogueFactory(programme__slug="draft", published_at=None)
    given.CatalogueModuleFactory(catalogue=catalogue, module__slug="made-up", module__is_example=True)

    assert (None, RDF.type, ELM.LearningAchievementSpecification) not in graph(client)
    assert client.get("/programmes/ma/modules/made-up/elm.jsonld").status_code == 404
    assert client.get("/programmes/draft/elm.jsonld").status_code == 404


def test_a_catalogue_without_anything_is_not_found(client):
    assert client.get("/programmes/elm.jsonld").status_code == 404


def test_the_same_is_told_to_every_reader_and_not_twice(client, catalogue):
    first = client.get("/programmes/ma/elm.jsonld", headers={"Accept-Language": "ar"})
    second = client.get("/programmes/ma/elm.jsonld", headers={"If-None-Match": first.headers["ETag"]})

    assert first.headers["ETag"]
    assert second.status_code == 304
    assert "/ar/" not in first.content.decode()


@pytest.mark.parametrize(
    ("page", "file"),
    [
        ("/en/programmes/", "/programmes/elm.jsonld"),
        ("/en/programmes/ma/", "/programmes/ma/elm.jsonld"),
        ("/es/programmes/ma/modules/law/", "/programmes/ma/modules/law/elm.jsonld"),
    ],
)
def test_pages_name_the_file_in_their_head(client, catalogue, page, file):
    given.CatalogueModuleFactory(catalogue=catalogue, module__slug="law")

    links = read(client, page).root.findall(".//link[@type='application/ld+json']")

    assert [link.get("href") for link in links] == [file]


@pytest.mark.slow
def test_a_larger_catalogue_asks_the_database_no_more(client, catalogue):
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            graph(client, "/programmes/elm.jsonld")
        return len(asked)

    def more() -> None:
        given.OfferingFactory()
        given.CatalogueModuleFactory(module__owner=InstitutionFactory())
        given.AccreditationFactory(programme=catalogue.programme)

    more()
    queries()  # what is asked once in a process
    few = queries()
    for _ in range(3):
        more()

    assert queries() == few


def test_nodes_leave_out_what_is_not_known():
    assert nodes.node("Organisation", legalName={"en": "Agency"}, homepage=nodes.web("")) == {
        "@type": "Organisation",
        "legalName": {"en": "Agency"},
    }
    assert nodes.period(None, None) is None
    assert nodes.place("", {"en": "Brussels"}) is None
    assert nodes.credit_points(None) is None
    assert nodes.note({}) is None
    assert json.dumps(nodes.price({"en": "To be confirmed"}, None, "EUR")).count("Amount") == 0
