"""Search engines are told every public address, in the languages that it is really in, and nothing else."""

from xml.etree import ElementTree

import pytest

from crossings.config.sitemaps import SECTIONS
from crossings.website.models import HomePage
from tests.factories.network import InstitutionFactory, ProfileFactory, shown
from tests.factories.programmes import CatalogueFactory, CatalogueModuleFactory
from tests.factories.topics import ConceptFactory, TranslationFactory
from tests.network.reading import questions

pytestmark = pytest.mark.django_db
NAMES = {"map": "http://www.sitemaps.org/schemas/sitemap/0.9", "link": "http://www.w3.org/1999/xhtml"}


def listed(client, section: str) -> dict[str, set[str]]:
    """Each address of a section, with the languages of its alternates."""
    root = ElementTree.fromstring(client.get(f"/sitemap-{section}.xml").content)
    return {
        each.findtext("map:loc", namespaces=NAMES).removeprefix("http://testserver"): {
            link.get("hreflang") for link in each.iterfind("link:link", NAMES)
        }
        for each in root.iterfind("map:url", NAMES)
    }


def test_the_index_leads_to_every_section(client):
    root = ElementTree.fromstring(client.get("/sitemap.xml").content)
    found = [each.text.rpartition("/")[2] for each in root.iterfind(".//map:loc", NAMES)]
    assert found == [f"sitemap-{section}.xml" for section in SECTIONS]


def test_a_section_that_does_not_exist_is_not_found(client):
    assert client.get("/sitemap-secrets.xml").status_code == 404


def test_a_record_is_listed_in_the_languages_it_is_really_in(client):
    concept = ConceptFactory(scheme__slug="fields", slug="law")
    TranslationFactory(record=concept, language="es", label="Derecho")
    TranslationFactory(record=concept, language="fr", label="")
    assert listed(client, "concepts") == {
        "/en/topics/fields/law/": {"en", "es"},
        "/es/topics/fields/law/": {"en", "es"},
    }


def test_lists_are_in_every_language(client):
    assert listed(client, "lists")["/ar/programmes/"] == {"en", "es", "fr", "ar"}


def test_what_is_still_prepared_is_not_listed(client):
    CatalogueFactory(published_at=None)
    assert listed(client, "programmes") == {}


def test_example_modules_are_not_listed(client):
    CatalogueModuleFactory(module__is_example=True)
    assert listed(client, "modules") == {}


def test_a_scholar_is_listed_only_while_consent_stands(client):
    profile = shown()
    ProfileFactory()
    assert f"/en/people/{profile.person.slug}/" in listed(client, "people")
    assert len(listed(client, "people")) == 4


def test_a_stand_in_for_a_missing_translation_is_not_listed(client):
    homes = HomePage.objects.filter(locale__language_code__in=("en", "ar"))
    HomePage.objects.filter(locale__language_code="ar").update(alias_of=homes.get(locale__language_code="en"))
    found = listed(client, "pages")
    assert "/en/" in found
    assert "/ar/" not in found


@pytest.mark.slow
def test_every_address_that_is_listed_opens(client, demo_network):
    for section in SECTIONS:
        addresses = sorted(listed(client, section))
        for address in addresses[:: max(1, len(addresses) // 6)]:
            assert client.get(address).status_code == 200, address


@pytest.mark.slow
def test_the_number_of_queries_does_not_grow(client):
    InstitutionFactory()
    before = questions(client, "/sitemap-institutions.xml")
    InstitutionFactory.create_batch(5)
    assert questions(client, "/sitemap-institutions.xml") == before
