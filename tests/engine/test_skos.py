"""What SKOS says of a scheme is read back by somebody else's parser as it was meant."""

import json

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import OWL, SKOS

from crossings.engine.skos import ConceptEntry, Match, Relation, SchemeEntry, Text, json_ld, node, turtle

HERE = "https://network.example/topics/fields/"
LAW, RIGHTS = f"{HERE}law/", f"{HERE}rights/"


def scheme(*concepts: ConceptEntry, **facts) -> SchemeEntry:
    return SchemeEntry(HERE, (Text("Fields", "en"),), "1.0", concepts=concepts, **facts)


def concept(**facts) -> ConceptEntry:
    return ConceptEntry(LAW, (Text("Law", "en"), Text("القانون", "ar")), **facts)


def read(entry: SchemeEntry) -> Graph:
    return Graph().parse(data=turtle(entry), format="turtle")


def test_labels_keep_their_languages():
    labels = set(read(scheme(concept())).objects(URIRef(LAW), SKOS.prefLabel))
    assert labels == {Literal("Law", lang="en"), Literal("القانون", lang="ar")}


def test_a_concept_without_a_broader_one_is_a_top_concept():
    graph = read(scheme(concept()))
    assert (URIRef(HERE), SKOS.hasTopConcept, URIRef(LAW)) in graph
    assert (URIRef(LAW), SKOS.topConceptOf, URIRef(HERE)) in graph


def test_a_concept_under_another_is_no_top_concept():
    graph = read(scheme(concept(), ConceptEntry(RIGHTS, (Text("Rights", "en"),), broader=LAW)))
    assert (URIRef(RIGHTS), SKOS.broader, URIRef(LAW)) in graph
    assert list(graph.objects(URIRef(HERE), SKOS.hasTopConcept)) == [URIRef(LAW)]


@pytest.mark.parametrize("relation", Relation)
def test_each_relation_is_told_by_its_own_property(relation):
    graph = read(scheme(concept(matches=(Match(relation, "https://other.example/x"),))))
    assert (URIRef(LAW), SKOS[relation.value.removeprefix("skos:")], URIRef("https://other.example/x")) in graph


@pytest.mark.parametrize("relation", Relation)
def test_turning_a_relation_round_twice_gives_it_back(relation):
    assert relation.inverse.inverse is relation


@pytest.mark.parametrize("words", ['say "no"', "back\\slash", "two\nlines\tand a tab", "عربي مع علامات"])
def test_no_word_can_break_out_of_its_quotes(words):
    graph = read(scheme(concept(definitions=(Text(words, "en"),))))
    assert list(graph.objects(URIRef(LAW), SKOS.definition)) == [Literal(words, lang="en")]


def test_what_may_not_stand_in_an_address_is_encoded():
    assert node("https://x.example/a b>c") == "<https://x.example/a%20b%3Ec>"


def test_a_concept_out_of_use_names_its_successor():
    graph = read(scheme(concept(is_deprecated=True, replaced_by=RIGHTS)))
    assert (URIRef(LAW), OWL.deprecated, Literal(True)) in graph
    assert str(graph.value(URIRef(LAW), URIRef("http://purl.org/dc/terms/isReplacedBy"))) == RIGHTS


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")  # rdflib warns of itself
def test_turtle_and_json_ld_state_the_same():
    whole = concept(
        notation="7.1",
        definitions=(Text("Rules.", "en"),),
        scope_notes=(Text("Not for ethics.", "en"),),
        alternatives=(Text("Legal studies", "en"),),
        matches=(Match(Relation.CLOSE, "https://other.example/x"),),
        is_deprecated=True,
        replaced_by=RIGHTS,
    )
    entry = scheme(whole, descriptions=(Text("All.", "en"),), licence="CC0 1.0", source="https://source.example/a b")
    assert isomorphic(read(entry), Graph().parse(data=json.dumps(json_ld(entry)), format="json-ld"))
