"""A concept is the same thing wherever it is told: on its page, on its scheme's page, in both downloads, in the API."""

import hashlib
import json

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, OWL, RDF, SKOS

from crossings.journal.record import SYSTEM
from crossings.topics import actions
from tests.api.asking import ask
from tests.factories.provenance import SourceFactory
from tests.factories.topics import AlternativeLabelFactory, ConceptFactory, MappingFactory, TranslationFactory
from tests.network.reading import read

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")]
OWN = "https://vocabulary.example/law"
HERE = "http://testserver/topics/fields/law/"
FIELDS = URIRef("http://testserver/topics/fields/")


@pytest.fixture(params=["", OWN], ids=["an address here", "an identifier of its own"])
def law(request):
    return ConceptFactory(
        scheme__slug="fields", scheme__title="Fields", slug="law", label="Law", notation="7.1", uri=request.param
    )


@pytest.fixture
def plain():
    return ConceptFactory(scheme__slug="fields", scheme__title="Fields", slug="law", label="Law")


def graph(client, address="/en/topics/fields.ttl") -> Graph:
    return Graph().parse(data=client.get(address).content, format="turtle")


def said_to_machines(client, address) -> dict:
    return json.loads(read(client, address).root.find(".//script[@type='application/ld+json']").text)


def test_the_download_the_page_and_the_list_name_a_concept_alike(client, law):
    (downloaded,) = graph(client).subjects(RDF.type, SKOS.Concept)
    (listed,) = said_to_machines(client, "/en/topics/fields/")["hasDefinedTerm"]

    assert str(downloaded) == listed["@id"] == said_to_machines(client, "/en/topics/fields/law/")["@id"]
    assert str(downloaded) == (law.uri or HERE)


def test_the_api_gives_the_identifier_that_its_owner_gave(client, law):
    assert ask(client, "concepts/fields/law")["identifier"] == (law.uri or None)


def test_a_scheme_with_an_identifier_of_its_own_still_leads_to_its_concepts(client, plain):
    plain.scheme.uri = "https://vocabulary.example/all"
    plain.scheme.save()

    told = said_to_machines(client, "/en/topics/fields/")

    assert (told["@id"], told["hasDefinedTerm"][0]["@id"]) == ("https://vocabulary.example/all", HERE)


def test_the_language_of_the_download_changes_nothing_in_it(client, plain):
    TranslationFactory(record=plain, language="ar", label="القانون")

    answers = {client.get(f"/{language}/topics/fields.ttl").content for language in ("en", "es", "fr", "ar")}

    assert len(answers) == 1


def test_a_download_tells_the_version_the_licence_and_the_source(client, plain):
    scheme = plain.scheme
    scheme.version, scheme.licence, scheme.source = "2.1", "CC0 1.0", SourceFactory(address="https://origin.example/")
    scheme.save()

    told = graph(client)

    assert told.value(FIELDS, OWL.versionInfo) == Literal("2.1")
    assert told.value(FIELDS, DCTERMS.rights) == Literal("CC0 1.0")
    assert told.value(FIELDS, DCTERMS.source) == URIRef("https://origin.example/")


def test_a_label_that_is_empty_in_a_language_is_not_told_in_it(client, plain):
    TranslationFactory(record=plain, language="es", label="", definition="Reglas.")

    told = graph(client)

    assert list(told.objects(URIRef(HERE), SKOS.prefLabel)) == [Literal("Law", lang="en")]
    assert list(told.objects(URIRef(HERE), SKOS.definition)) == [Literal("Reglas.", lang="es")]


def test_other_names_keep_their_language(client, plain):
    AlternativeLabelFactory(concept=plain, language="fr", text="Études juridiques")

    assert graph(client).value(URIRef(HERE), SKOS.altLabel) == Literal("Études juridiques", lang="fr")


def test_a_concept_out_of_use_stays_in_the_download_and_says_so(client, plain, at):
    actions.deprecate(concept=plain, by=SYSTEM, at=at)

    assert graph(client).value(URIRef(HERE), OWL.deprecated) == Literal(True)


def test_a_successor_in_another_scheme_is_told_by_its_own_address(client, plain, at):
    elsewhere = ConceptFactory(scheme__slug="other", slug="rights")
    actions.deprecate(concept=plain, replaced_by=elsewhere, by=SYSTEM, at=at)

    successor = graph(client).value(URIRef(HERE), DCTERMS.isReplacedBy)

    assert str(successor) == "http://testserver/topics/other/rights/"


@pytest.mark.parametrize(
    ("relation", "from_here", "from_there"),
    [
        ("exact", SKOS.exactMatch, SKOS.exactMatch),
        ("close", SKOS.closeMatch, SKOS.closeMatch),
        ("broad", SKOS.broadMatch, SKOS.narrowMatch),
        ("narrow", SKOS.narrowMatch, SKOS.broadMatch),
        ("related", SKOS.relatedMatch, SKOS.relatedMatch),
    ],
)
def test_two_schemes_downloaded_apart_agree_about_what_joins_them(client, plain, relation, from_here, from_there):
    other = MappingFactory(concept=plain, target__scheme__slug="other", target__slug="right", relation=relation)
    there = URIRef("http://testserver/topics/other/right/")

    assert other.target.slug == "right"
    assert (URIRef(HERE), from_here, there) in graph(client)
    assert (there, from_there, URIRef(HERE)) in graph(client, "/en/topics/other.ttl")


def test_a_published_version_can_be_checked_against_its_checksum_by_anybody(client, plain, at):
    kept = actions.publish_version(scheme=plain.scheme, version="1.0", base="http://testserver", by=SYSTEM, at=at)

    served = client.get("/en/topics/fields/versions/1.0.ttl").content

    assert hashlib.sha256(served).hexdigest() == kept.checksum


def test_a_version_published_now_is_what_can_be_downloaded_now(client, plain, at):
    TranslationFactory(record=plain, language="ar", label="القانون")
    actions.publish_version(scheme=plain.scheme, version="3.0", base="http://testserver", by=SYSTEM, at=at)

    assert client.get("/en/topics/fields/versions/3.0.ttl").content == client.get("/en/topics/fields.ttl").content


def test_each_published_version_is_listed_newest_first_with_what_changed(client, plain, at):
    for version, note in (("1.0", "First set"), ("2.0", "Adds law")):
        actions.publish_version(
            scheme=plain.scheme, version=version, base="http://testserver", note=note, by=SYSTEM, at=at
        )

    page = read(client, "/en/topics/fields/")

    said = page.section("versions")
    assert said.index("Adds law") < said.index("First set")
    assert {f"/en/topics/fields/versions/{version}.ttl" for version in ("1.0", "2.0")} <= set(page.links())


def test_a_version_counts_only_what_is_in_use(plain, at):
    ConceptFactory(scheme=plain.scheme, is_deprecated=True)

    kept = actions.publish_version(scheme=plain.scheme, version="1.0", base="http://testserver", by=SYSTEM, at=at)

    assert (kept.concept_count, kept.turtle.count("a skos:Concept ;")) == (1, 2)
