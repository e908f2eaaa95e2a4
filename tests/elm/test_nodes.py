"""The nodes of the European Learning Model, each read as triples: in the words of the model, and nothing that is not known."""

import json
from datetime import date
from decimal import Decimal

import pytest
from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, FOAF, RDF, SKOS, XSD

from crossings.outside.elm import nodes
from crossings.outside.elm.context import CLASSES, CONTEXT, POINTING, PREFIXES, SPOKEN, TYPED
from tests.elm.shapes import ADMS, ELM, ROV, SHAPES, departures

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")
HERE = URIRef("https://example.org/programmes/ma/elm.jsonld#it")
AUTHORITY = Namespace("http://publications.europa.eu/resource/authority/")
SNB = Namespace("http://data.europa.eu/snb/")


def read(node: nodes.Node) -> Graph:
    """The triples of a document that holds this node alone."""
    return Graph().parse(data=json.dumps(nodes.graph([node])), format="json-ld")


def about(node: nodes.Node, *path: URIRef) -> list[str]:
    """What is found by following these properties from the node."""
    triples, found = read({**node, "@id": str(HERE)}), [HERE]
    for step in path:
        found = [each for one in found for each in triples.objects(one, step)]
    return sorted(map(str, found))


@pytest.mark.parametrize(("name", "where"), CLASSES.items())
def test_every_class_of_the_context_is_one_of_the_profile(name, where):
    prefix, _colon, short = where.partition(":")

    assert URIRef(PREFIXES[prefix] + short) in SHAPES
    assert set(read(nodes.node(name, str(HERE))).objects(HERE, RDF.type)) == {URIRef(PREFIXES[prefix] + short)}


def properties() -> dict[str, str]:
    return SPOKEN | POINTING | {name: where for name, (where, _kind) in TYPED.items()}


@pytest.mark.parametrize(("name", "where"), properties().items())
def test_every_property_of_the_context_has_a_known_vocabulary(name, where):
    prefix, _colon, short = where.partition(":")

    assert PREFIXES[prefix].startswith("http")
    assert short
    assert CONTEXT[name]["@id"] == where


def test_every_vocabulary_of_the_context_is_used():
    kinds = {kind for _where, kind in TYPED.values()}
    used = {where.partition(":")[0] for where in [*CLASSES.values(), *properties().values(), *kinds]}

    assert used == PREFIXES.keys()


def test_no_name_stands_for_two_things():
    names = [*PREFIXES, *CLASSES, *SPOKEN, *POINTING, *TYPED]

    assert len(names) == len(set(names)) == len(CONTEXT)


def test_credits_are_european_credits():
    node = nodes.credit_points(Decimal("7.5"))

    assert about(node, ELM.point) == ["7.5"]
    assert about(node, ELM.framework) == [str(SNB["education-credit/6fcec5c5af"])]
    assert departures(read(node)) == set()


def test_an_entry_of_a_list_names_its_list():
    node = nodes.listed(nodes.PROGRAMME)

    scheme = set(read(node).objects(None, SKOS.inScheme))
    assert scheme == {SNB["learning-opportunity/25831c2"]}


def test_languages_and_currencies_are_those_of_the_publications_office():
    assert nodes.language("spa")["@id"] == str(AUTHORITY["language/SPA"])
    assert nodes.currency("EUR")["@id"] == str(AUTHORITY["currency/EUR"])


def test_a_place_is_told_by_its_country():
    node = nodes.place("BEL", {"en": "Brussels", "fr": "Bruxelles"})

    assert about(node, ELM.address, ELM.countryCode) == [str(AUTHORITY["country/BEL"])]
    assert about(node, ELM.geographicName) == ["Brussels", "Bruxelles"]
    assert departures(read(node)) == set()


def test_an_outcome_is_knowledge_or_a_skill():
    for is_knowledge, kind in ((True, "knowledge"), (False, "skill")):
        node = nodes.outcome({"en": "Law"}, is_knowledge=is_knowledge)

        assert about(node, DCTERMS.type) == [str(SNB[f"skill-type/{kind}"])]
        assert departures(read(node)) == set()


@pytest.mark.parametrize(
    ("begins", "ends", "told"),
    [
        (date(2023, 9, 1), date(2024, 9, 1), 2),
        (date(2023, 9, 1), None, 1),
        (None, date(2024, 9, 1), 1),
    ],
)
def test_a_time_has_the_ends_that_are_known(begins, ends, told):
    node = nodes.period(begins, ends)

    assert len(about(node, ELM.startDate) + about(node, ELM.endDate)) == told
    assert departures(read(node)) == set()


def test_a_moment_is_the_beginning_of_a_day():
    assert nodes.moment(date(2023, 9, 1)) == "2023-09-01T00:00:00Z"
    assert nodes.moment(None) == ""


def test_a_price_has_its_amount_and_currency_to_the_last_digit():
    node = nodes.price({"en": "Home"}, Decimal("20200.00"), "EUR")

    triples = read({**node, "@id": str(HERE)})
    (amount,) = triples.objects(HERE, ELM.amount)
    assert set(triples.objects(amount, RDF.value)) == {Literal("20200.00", datatype=XSD.decimal)}
    assert departures(triples) == set()


def test_a_price_that_is_still_to_be_given_has_no_amount():
    node = nodes.price({"en": "To be confirmed"}, None, "EUR")

    assert about(node, ELM.amount) == []
    assert about(node, SKOS.prefLabel) == ["To be confirmed"]


def test_a_code_is_known_in_a_scheme():
    node = nodes.identifier("02skbsp27", "ROR")

    assert about(node, SKOS.notation) == ["02skbsp27"]
    assert about(node, ELM.schemeName) == ["ROR"]
    assert nodes.identifier("", "ROR") is None


def test_a_page_and_a_note_are_nodes_of_their_own():
    page, note = nodes.web("https://example.org/"), nodes.note({"en": "A degree", "es": "Un título"})

    assert about(page, ELM.contentUrl) == ["https://example.org/"]
    assert about(note, ELM.noteLiteral) == ["A degree", "Un título"]
    assert departures(read(page)) == departures(read(note)) == set()


def test_words_keep_their_language():
    node = nodes.node("Organisation", str(HERE), legalName={"en": "Here", "ar": "هنا"})

    assert set(read(node).objects(HERE, ROV.legalName)) == {Literal("Here", lang="en"), Literal("هنا", lang="ar")}


def test_nodes_point_to_each_other_by_their_addresses():
    node = nodes.node(
        "LearningOpportunity", str(HERE), learningAchievementSpecification=nodes.at("https://example.org/q")
    )

    assert about(node, ELM.learningAchievementSpecification) == ["https://example.org/q"]


def test_the_shapes_find_what_is_missing():
    found = departures(read(nodes.node("Organisation", str(HERE), legalName={"en": "Here"})))

    assert found == {("Organisation", "location")}


def test_the_shapes_find_what_leads_elsewhere():
    node = nodes.node("CreditPoint", str(HERE), framework=nodes.note({"en": "ECTS"}), point="10")

    assert departures(read(node)) == {("CreditPoint", "framework leads elsewhere")}


def test_the_shapes_find_what_is_not_in_the_profile():
    node = nodes.node("Note", str(HERE), noteLiteral={"en": "A"}, homepage=nodes.web("https://example.org/"))

    assert departures(read(node)) == {("Note", "homepage is not in the profile")}


def test_the_shapes_find_words_told_twice():
    node = nodes.node("LearningOutcome", str(HERE), title={"en": ["Law", "The law"]})

    assert departures(read(node)) == {("LearningOutcome", "title twice in a language")}


def test_the_shapes_find_what_is_too_often_there():
    node = nodes.credit_points(Decimal(10)) | {"point": ["10", "20"]}

    assert departures(read(node)) == {("CreditPoint", "point")}


def test_the_shapes_find_a_node_without_a_class():
    triples = Graph()
    triples.add((HERE, FOAF.homepage, URIRef("https://example.org/")))
    triples.add((HERE, ADMS.identifier, Literal("1")))

    assert departures(triples) == {(str(HERE), "has no one class of the profile")}
