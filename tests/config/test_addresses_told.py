"""What search engines and strangers' software are told of, beyond the plain cases: no more than a reader may open."""

from datetime import timedelta
from xml.etree import ElementTree

import pytest
from django.test import Client
from django.urls import resolve, reverse
from django.utils import timezone
from wagtail.models import PageViewRestriction

from crossings.config.well_known import NOT_FOR_ROBOTS
from crossings.website.models import HomePage, StandardPage
from tests.factories.network import InstitutionFactory, NetworkFactory, shown
from tests.factories.programmes import CatalogueFactory, CatalogueModuleFactory
from tests.factories.topics import ConceptFactory

pytestmark = pytest.mark.django_db
LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


def listed(client: Client, section: str) -> set[str]:
    root = ElementTree.fromstring(client.get(f"/sitemap-{section}.xml").content)
    return {str(each.text).removeprefix("http://testserver") for each in root.iter(LOC)}


@pytest.fixture
def page():
    """A page of words below the English home page."""
    home = HomePage.objects.get(locale__language_code="en")
    return home.add_child(instance=StandardPage(title="About", slug="about", locale=home.locale))


def test_a_page_of_words_is_listed(client, page):
    assert "/en/about/" in listed(client, "pages")


def test_a_page_that_was_taken_down_is_not_listed(client, page):
    page.unpublish()

    assert "/en/about/" not in listed(client, "pages")


@pytest.mark.parametrize("kind", [PageViewRestriction.LOGIN, PageViewRestriction.PASSWORD])
def test_a_page_that_asks_who_is_there_is_not_listed(client, page, kind):
    PageViewRestriction.objects.create(page=page, restriction_type=kind, password="x")

    assert "/en/about/" not in listed(client, "pages")


def test_a_concept_that_is_out_of_use_is_not_listed(client):
    ConceptFactory(scheme__slug="fields", slug="law", is_deprecated=True)

    assert listed(client, "concepts") == set()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("section", "make"),
    [
        ("institutions", lambda: f"/en/institutes/{InstitutionFactory(slug='leuven').slug}/"),
        ("networks", lambda: f"/en/networks/{NetworkFactory(slug='north').slug}/"),
        ("programmes", lambda: f"/en/programmes/{CatalogueFactory(programme__slug='law').programme.slug}/"),
    ],
)
def test_every_record_that_is_listed_opens(client, section, make):
    address = make()

    assert listed(client, section) == {address}
    assert client.get(address).status_code == 200


@pytest.mark.slow
def test_a_module_of_a_published_year_is_listed_and_opens(client):
    CatalogueModuleFactory(module__slug="theory")

    (address,) = listed(client, "modules")
    assert address.endswith("/theory/")
    assert client.get(address).status_code == 200


@pytest.mark.parametrize(("days", "languages"), [(1, 4), (0, 0)])
def test_a_scholar_is_listed_up_to_the_day_on_which_consent_ends(client, days, languages):
    shown().person.consents.update(expires_on=timezone.localdate() + timedelta(days=days))

    assert len(listed(client, "people")) == languages


def test_a_map_of_addresses_is_no_map_of_the_reader(enter, noor, client):
    assert enter(noor).get("/sitemap-pages.xml").content == client.get("/sitemap-pages.xml").content


@pytest.mark.parametrize("closed", ["wagtailadmin_home", "account_login", "people:home", "people:own_data"])
def test_robots_are_kept_out_of_every_door_that_asks_who_is_there(closed):
    address = reverse(closed)

    assert any(address.startswith(each.replace("/*/", "/en/")) for each in NOT_FOR_ROBOTS)


def test_robots_are_kept_from_nothing_that_is_meant_to_be_found(client):
    for section in ("lists", "pages"):
        for address in listed(client, section) - {"/en/api/", "/es/api/", "/fr/api/", "/ar/api/"}:
            assert not any(address.startswith(each) for each in NOT_FOR_ROBOTS if "*" not in each)


@pytest.mark.parametrize("address", ["/robots.txt", "/.well-known/security.txt", "/sitemap.xml"])
def test_what_software_asks_for_is_there_without_a_language_or_a_session(client, address):
    answer = client.get(address)

    assert (answer.status_code, answer.cookies) == (200, {})
    assert resolve(address).route.endswith(("txt", "xml"))


@pytest.mark.parametrize("address", ["/robots.txt", "/.well-known/security.txt", "/sitemap.xml"])
def test_nobody_writes_to_what_software_reads(client, address):
    assert client.post(address).status_code == 405


def test_a_report_may_be_written_in_each_language_of_the_site(client):
    assert "Preferred-Languages: en, es, fr, ar" in client.get("/.well-known/security.txt").content.decode()
