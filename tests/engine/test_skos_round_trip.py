"""Whatever words and addresses a scheme has, somebody else's parser reads back exactly what was meant, from both forms."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import Graph, Literal, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import DCTERMS, OWL, RDF, SKOS

from crossings.engine.skos import ConceptEntry, Match, Relation, SchemeEntry, Text, json_ld, node, turtle

HERE = "https://network.example/topics/fields/"
LAW = f"{HERE}law/"

any_words = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\x00"), max_size=40)
languages = st.sampled_from(["en", "es", "fr", "ar", "pt-br"])
texts = st.lists(st.builds(Text, any_words, languages), max_size=3, unique=True).map(tuple)


def scheme(*concepts: ConceptEntry, **facts) -> SchemeEntry:
    return SchemeEntry(HERE, (Text("Fields", "en"),), "1.0", concepts=concepts, **facts)


def read(entry: SchemeEntry) -> Graph:
    return Graph().parse(data=turtle(entry), format="turtle")


def read_json(entry: SchemeEntry) -> Graph:
    return Graph().parse(data=json.dumps(json_ld(entry)), format="json-ld")


@given(texts, any_words)
def test_every_definition_and_notation_is_read_back_letter_by_letter(definitions, notation):
    graph = read(scheme(ConceptEntry(LAW, (), notation=notation, definitions=definitions)))

    assert set(graph.objects(URIRef(LAW), SKOS.definition)) == {Literal(t.text, lang=t.language) for t in definitions}
    assert [str(each) for each in graph.objects(URIRef(LAW), SKOS.notation)] == ([notation] if notation else [])


@given(any_words.filter(bool))
def test_no_version_or_licence_can_add_a_statement_of_its_own(words):
    plain, odd = read(scheme(licence="CC0")), read(SchemeEntry(HERE, (Text("Fields", "en"),), words, licence=words))

    assert len(plain) == len(odd)
    assert str(odd.value(URIRef(HERE), OWL.versionInfo)) == str(odd.value(URIRef(HERE), DCTERMS.rights)) == words


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")  # rdflib warns of itself
@pytest.mark.parametrize("sign", [" ", "|", "{", "}", "^", "`", "<", ">", '"', "\\", "é", "ع", "%20", "?a=b&c=d#e"])
def test_an_address_with_any_sign_is_the_same_in_both_forms(sign):
    odd = f"https://other.example/a{sign}b"
    whole = scheme(ConceptEntry(odd, (Text("Odd", "en"),)), ConceptEntry(LAW, (Text("Law", "en"),), broader=odd))

    assert isomorphic(read(whole), read_json(whole))


@given(st.text(max_size=30))
def test_an_address_never_holds_a_sign_that_ends_it(rest):
    inside = node(f"https://x.example/{rest}")[1:-1]

    assert not set(inside) & set('<>"{}|^`\\ \n\t')


@pytest.mark.parametrize("relation", Relation)
def test_seen_from_the_other_side_a_relation_is_the_inverse_that_skos_declares(relation):
    declared = {
        Relation.BROAD: Relation.NARROW,
        Relation.NARROW: Relation.BROAD,
        Relation.EXACT: Relation.EXACT,
        Relation.CLOSE: Relation.CLOSE,
        Relation.RELATED: Relation.RELATED,
    }
    assert relation.inverse is declared[relation]


def test_several_matches_by_one_relation_are_all_told():
    two = tuple(Match(Relation.CLOSE, f"https://other.example/{key}") for key in "ab")

    found = set(read(scheme(ConceptEntry(LAW, (), matches=two))).objects(URIRef(LAW), SKOS.closeMatch))

    assert found == {URIRef(match.address) for match in two}


def test_a_concept_in_use_says_nothing_about_being_out_of_use():
    graph = read(scheme(ConceptEntry(LAW, ())))

    assert graph.value(URIRef(LAW), OWL.deprecated) is None
    assert graph.value(URIRef(LAW), DCTERMS.isReplacedBy) is None


def test_every_concept_stands_in_the_scheme_and_has_one_place_in_it():
    graph = read(scheme(ConceptEntry(LAW, ()), ConceptEntry(f"{HERE}asylum/", (), broader=LAW)))
    concepts = set(graph.subjects(RDF.type, SKOS.Concept))

    assert set(graph.subjects(SKOS.inScheme, URIRef(HERE))) == concepts
    for concept in concepts:
        assert len([*graph.objects(concept, SKOS.broader), *graph.objects(concept, SKOS.topConceptOf)]) == 1


def test_what_nobody_states_is_left_out_and_never_empty():
    graph, told = read(scheme()), json_ld(scheme())["@graph"][0]

    assert set(graph.predicates(URIRef(HERE))) == {RDF.type, DCTERMS.title, OWL.versionInfo}
    assert not {"dct:rights", "dct:source", "dct:description", "skos:hasTopConcept"} & told.keys()


def test_the_same_scheme_is_written_the_same_each_time():
    entry = scheme(ConceptEntry(LAW, (Text("Law", "en"), Text("Derecho", "es"))), licence="CC0")

    assert turtle(entry) == turtle(entry)
    assert json.dumps(json_ld(entry)) == json.dumps(json_ld(entry))
