"""Vocabularies in SKOS: as rdflib reads them, and as this platform writes them."""

import json

import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st

from crossings.engine.links.mistakes import Unreadable
from crossings.engine.skos import ConceptEntry, SchemeEntry, Text, json_ld, turtle
from crossings.outside.skos.reading import from_skos
from crossings.outside.skos.turtle import Literal, Wrong, triples

HEAD = """
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
PREFIX dct: <http://purl.org/dc/terms/>
@prefix : <http://example.org/> .
"""
HARD = (
    HEAD
    + r'''# a comment with "quotes" and a <place>
@base <http://example.org/base/> .
<one> a skos:Concept ; skos:prefLabel "Rain \"heavy\" \u00e9"@en, 'Lluvia'@es ; ; dct:x 3 , 4.5e1, true .
:two\,three skos:note """long
"quoted" text"""@en-GB ; :in [ a :Node ; :of ( <one> "x" [ ] ) ] .
[] :x "y"^^<http://www.w3.org/2001/XMLSchema#string> .
_:n1.b :x _:n2 . :a.b :c.d :e%20f .
[ :x 1 ] .
<../up#x> :p '''
    + "'''it's'''"
    + " ."
)
RAIN = ConceptEntry(
    "http://example.org/rain", (Text("Rain", "en"), Text("مطر", "ar")), broader="http://example.org/sky"
)
SKY = ConceptEntry("http://example.org/sky", (Text('The "sky"\n', "en"),), alternatives=(Text("Heavens", "en"),))
OLD = ConceptEntry("http://example.org/old", (Text("Ether", "en"),), is_deprecated=True)
SCHEME = SchemeEntry("http://example.org/", (Text("Weather", "en"),), "1.0", concepts=(RAIN, SKY, OLD))


def named(statements):
    """What is said of nodes that have names, with texts."""
    return {
        each
        for each in statements
        if not any(part.startswith("_:") for part in (each[0], each[2]) if isinstance(part, str))
    }


def by_rdflib(text):
    def told(node):
        if isinstance(node, rdflib.Literal):
            return Literal(str(node), node.language or "")
        return f"_:{node}" if isinstance(node, rdflib.BNode) else str(node)

    graph = rdflib.Graph().parse(data=text, format="turtle")
    return named(tuple(map(told, each)) for each in graph if not str(each[1]).endswith(("#first", "#rest")))


def ours(text):
    return named((each.subject, each.predicate, each.object) for each in triples(text))


def lowered(statements):
    """The same, with languages in small letters, since they have none of their own."""
    return {(a, b, c._replace(language=c.language.lower()) if isinstance(c, Literal) else c) for a, b, c in statements}


def numbers_apart(statements):
    return {each for each in statements if each[1] != "http://purl.org/dc/terms/x"}


def test_turtle_is_read_as_rdflib_reads_it():
    assert numbers_apart(lowered(ours(HARD))) == numbers_apart(lowered(by_rdflib(HARD)))


texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00\r"), min_size=1, max_size=12)


@given(st.lists(st.tuples(texts, st.sampled_from(["en", "es", "ar"])), min_size=1, max_size=4))
def test_whatever_the_labels_they_are_read_as_they_were_written(labels):
    entry = ConceptEntry("http://example.org/x", tuple(Text(*label) for label in labels))
    written = turtle(SchemeEntry("http://example.org/", (), "1", concepts=(entry,)))
    found = [tuple(each.object) for each in triples(written) if each.predicate.endswith("prefLabel")]
    assert found == labels


@pytest.fixture
def read(tmp_path):
    def read_text(text, name="vocabulary.ttl"):
        path = tmp_path / name
        path.write_text(text)
        return from_skos(path)

    return read_text


@pytest.mark.parametrize(("name", "written"), [("v.ttl", turtle(SCHEME)), ("v.jsonld", json.dumps(json_ld(SCHEME)))])
def test_what_this_platform_writes_is_a_vocabulary(read, name, written):
    sky, rain = sorted(read(written, name).entries, key=lambda entry: entry.id, reverse=True)
    assert (rain.id, rain.names, rain.broader) == (RAIN.address, (("en", "Rain"), ("ar", "مطر")), SKY.address)
    assert [name.strip() for _language, name in sky.names] == ['The "sky"', "Heavens"]


def test_types_are_said_of_a_concept_or_of_its_scheme_and_narrower_is_broader_turned(read):
    found = read(
        HEAD
        + ':places a skos:ConceptScheme ; dct:type "place" .\n'
        + ':a a skos:Concept ; skos:inScheme :places ; skos:prefLabel "Africa" ; skos:narrower :b .\n'
        + ':b a skos:Concept ; skos:prefLabel "Bamako"@fr ; skos:hiddenLabel "Bamaco"@fr-FR ; dct:type <http://x.org/event> .'
    )
    assert [(each.type, each.names, each.broader.rpartition("/")[2]) for each in found.entries] == [
        ("place", (("", "Africa"),), ""),
        ("event", (("fr", "Bamako"), ("fr", "Bamaco")), "a"),
    ]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('x:law skos:prefLabel "Law" .', "vocabulary.ttl:1: The prefix “x:” is not declared."),
        (f'{HEAD}\n:a skos:prefLabel "Law .', "vocabulary.ttl:6: “"),
        (f'{HEAD}:a skos:prefLabel "Law"', "vocabulary.ttl:5: “.” is expected, not “the end”."),
        (HEAD, "vocabulary.ttl: It holds no concepts with names."),
        (f"{HEAD}:a a {'[ :b ' * 60}", "vocabulary.ttl:5: Nodes lie too deep within each other."),
        (f'{HEAD}:a skos:prefLabel "!"@en .', "vocabulary.ttl:5: label: “!” has no word."),
    ],
)
def test_what_cannot_be_read_is_told_with_its_line(read, text, place):
    with pytest.raises(Unreadable) as refused:
        read(text)
    assert str(refused.value).startswith(place)


@pytest.mark.parametrize(
    "text", ["", "[]", "{", '{"@graph": {}}', '{"@graph": [1, {"@id": 2}, {"@id": "x", "skos:prefLabel": 3}]}']
)
def test_json_that_is_no_vocabulary_is_told(read, text):
    with pytest.raises(Unreadable):
        read(text, "vocabulary.jsonld")


@given(st.text(st.sampled_from('@prefix:<>".;,[]() a\n\\#^_'), max_size=40))
def test_any_text_is_read_or_refused(text):
    try:
        list(triples(text))
    except Wrong as wrong:
        assert wrong.line >= 1
