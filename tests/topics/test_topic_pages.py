"""The pages of topics: schemes, one scheme, one concept."""

import json

import pytest

from tests.factories.provenance import SourceFactory
from tests.factories.topics import (
    AlternativeLabelFactory,
    ConceptFactory,
    CountryFactory,
    MappingFactory,
    SchemeFactory,
    TranslationFactory,
)
from tests.network.reading import questions, read

pytestmark = pytest.mark.django_db
LAW = "/en/topics/fields/law/"


@pytest.fixture
def law():
    return ConceptFactory(scheme__slug="fields", scheme__title="Fields", slug="law", label="Law", definition="Rules.")


def json_ld(page) -> dict:
    return json.loads(page.root.find(".//script[@type='application/ld+json']").text)


def alternates(page) -> dict[str, str]:
    links = page.root.findall(".//link[@rel='alternate'][@hreflang]")
    return {link.get("hreflang"): link.get("href") for link in links}


def test_every_scheme_is_listed_with_its_size_and_version(client, law):
    said = read(client, "/en/topics/").text()
    assert "Fields" in said
    assert "1 concept" in said
    assert "Version 1.0" in said


def test_a_network_without_schemes_says_so(client):
    assert "No set of terms has been added yet" in read(client, "/en/topics/").text()


def test_a_scheme_leads_to_its_concepts(client, law):
    assert LAW in read(client, "/en/topics/fields/").links()


def test_a_scheme_names_its_source_and_its_downloads(client, law):
    law.scheme.source = SourceFactory(title="The programme's page")
    law.scheme.save()
    page = read(client, "/en/topics/fields/")
    assert "The programme's page" in page.text()
    assert {"/en/topics/fields.ttl", "/en/topics/fields.jsonld"} <= set(page.links())


def test_a_licence_that_nobody_states_is_said_to_be_missing(client, law):
    assert "not stated in any source read" in read(client, "/en/topics/fields/").text()


def test_a_concept_is_told_in_each_language_it_has(client, law):
    TranslationFactory(record=law, language="ar", label="القانون")
    page = read(client, LAW)
    assert "القانون" in page.section("names")
    assert page.root.find(".//section[@id='names']//span[@dir='rtl']").text == "القانون"


def test_a_concept_in_another_language_is_shown_in_it(client, law):
    TranslationFactory(record=law, language="es", label="Derecho")
    assert read(client, "/es/topics/fields/law/").all(".//h1") == ["Derecho"]


def test_a_label_that_falls_back_is_marked_with_its_language(client, law):
    span = read(client, "/ar/topics/fields/law/").root.find(".//h1/span")
    assert (span.text, span.get("lang"), span.get("dir")) == ("Law", "en", "ltr")


def test_a_concept_leads_up_and_down(client, law):
    under = ConceptFactory(scheme=law.scheme, broader=law, slug="asylum-law", label="Asylum law")
    assert "/en/topics/fields/asylum-law/" in read(client, LAW).links()
    assert LAW in read(client, under.get_absolute_url()).links(".//nav[@class='crumbs']//a")


@pytest.mark.parametrize(
    ("relation", "here", "there"), [("broad", "Narrower than", "Broader than"), ("close", "Close to", "Close to")]
)
def test_a_mapping_reads_right_from_both_sides(client, law, relation, here, there):
    other = MappingFactory(concept=law, relation=relation).target
    assert here in read(client, LAW).section("mappings")
    assert there in read(client, other.get_absolute_url()).section("mappings")


def test_a_country_shows_its_codes_apart_from_its_label(client):
    country = CountryFactory(label="The Netherlands")
    page = read(client, country.get_absolute_url())
    assert page.all(".//h1") == ["The Netherlands"]
    assert page.all(".//dl[@class='facts']/div/dd")[:2] == ["NL, NLD", "528"]


def test_a_concept_out_of_use_leads_to_its_successor(client, law):
    law.is_deprecated, law.replaced_by = True, ConceptFactory(scheme=law.scheme, slug="rights", label="Rights")
    law.save()
    page = read(client, LAW)
    assert "no longer used" in page.text()
    assert "/en/topics/fields/rights/" in page.links()


def test_other_names_are_shown_with_their_language(client, law):
    AlternativeLabelFactory(concept=law, language="en", text="Legal studies")
    assert "Legal studies" in read(client, LAW).section("names")


@pytest.mark.parametrize("address", ["/en/topics/none/", "/en/topics/fields/none/", "/en/topics/none.ttl"])
def test_what_is_not_there_is_not_found(client, law, address):
    assert client.get(address).status_code == 404


def test_machines_are_told_the_languages_a_concept_is_really_in(client, law):
    TranslationFactory(record=law, language="es", label="Derecho")
    TranslationFactory(record=law, language="fr", label="")
    told = alternates(read(client, LAW))
    assert told["es"] == "http://testserver/es/topics/fields/law/"
    assert set(told) == {"en", "es", "x-default"}


def test_a_page_in_a_language_the_concept_lacks_points_to_the_one_it_has(client, law):
    page = read(client, "/fr/topics/fields/law/")
    assert page.root.find(".//link[@rel='canonical']").get("href") == f"http://testserver{LAW}"


def test_a_concepts_json_ld_is_skos(client, law):
    told = json_ld(read(client, LAW))
    assert told["@id"] == "http://testserver/topics/fields/law/"
    assert told["skos:prefLabel"] == [{"@value": "Law", "@language": "en"}]


def test_no_word_ends_the_script_that_holds_the_json_ld(client, law):
    law.definition = "</script><b>"
    law.save()
    assert json_ld(read(client, LAW))["skos:definition"][0]["@value"] == "</script><b>"


def test_an_address_without_a_language_leads_to_the_readers(client, law):
    response = client.get("/topics/fields/law/", headers={"Accept-Language": "es"})
    assert response.headers["Location"] == "/es/topics/fields/law/"


@pytest.mark.slow
@pytest.mark.parametrize("address", ["/en/topics/", "/en/topics/fields/", LAW, "/en/topics/fields.ttl"])
def test_the_number_of_queries_does_not_grow(client, law, address):
    surround(law)
    before = questions(client, address)
    for _ in range(4):
        surround(law)
    assert questions(client, address) == before


def surround(law) -> None:
    """One more of everything that the pages list."""
    TranslationFactory(record=ConceptFactory(scheme=law.scheme, broader=law))
    TranslationFactory(record=MappingFactory(concept=law).target)
    TranslationFactory(record=MappingFactory(target=law).concept)
    AlternativeLabelFactory(concept=law)
    SchemeFactory()
