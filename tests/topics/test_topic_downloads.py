"""Schemes as downloads, read back by somebody else's parser."""

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import SKOS

from crossings.journal.record import SYSTEM
from crossings.topics import actions
from tests.factories.topics import ConceptFactory, MappingFactory, TranslationFactory

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")]
LAW = URIRef("http://testserver/topics/fields/law/")


@pytest.fixture
def law():
    law = ConceptFactory(scheme__slug="fields", slug="law", label="Law")
    TranslationFactory(record=law, language="ar", label="القانون")
    return law


def read(client, address: str, form: str) -> Graph:
    response = client.get(address)
    assert response.status_code == 200
    return Graph().parse(data=response.content, format=form)


def test_turtle_holds_every_label(client, law):
    graph = read(client, "/en/topics/fields.ttl", "turtle")
    assert set(graph.objects(LAW, SKOS.prefLabel)) == {Literal("Law", lang="en"), Literal("القانون", lang="ar")}


def test_a_mapping_is_told_from_the_side_of_the_scheme(client, law):
    other = MappingFactory(target=law, relation="narrow").concept
    graph = read(client, "/en/topics/fields.ttl", "turtle")
    assert (LAW, SKOS.broadMatch, URIRef(f"http://testserver/topics/{other.scheme.slug}/{other.slug}/")) in graph


def test_both_forms_state_the_same(client, law):
    MappingFactory(concept=law)
    turtle = read(client, "/en/topics/fields.ttl", "turtle")
    assert isomorphic(turtle, read(client, "/en/topics/fields.jsonld", "json-ld"))


@pytest.mark.parametrize(
    ("address", "kind"), [("/en/topics/fields.ttl", "text/turtle"), ("/en/topics/fields.jsonld", "application/ld+json")]
)
def test_each_form_names_its_kind(client, law, address, kind):
    assert client.get(address).headers["Content-Type"] == f"{kind}; charset=utf-8"


def test_a_published_version_is_served_as_it_was(client, law, at):
    actions.publish_version(scheme=law.scheme, version="1.0", base="http://testserver", by=SYSTEM, at=at)
    law.label = "Legal studies"
    law.save()
    graph = read(client, "/en/topics/fields/versions/1.0.ttl", "turtle")
    assert Literal("Law", lang="en") in set(graph.objects(LAW, SKOS.prefLabel))


def test_a_version_that_was_never_published_is_not_found(client, law):
    assert client.get("/en/topics/fields/versions/9.9.ttl").status_code == 404
