"""Where placements of a version are done: told with its source, in the reader's language, for one year only."""

import pytest
from django.urls import reverse

from crossings.engine.values import AcademicYear
from crossings.programmes.actions import open_next_year
from crossings.programmes.models import PlacementSector, PlacementSectorTranslation
from tests.api.asking import ask
from tests.factories.programmes import CatalogueFactory, PlacementSectorFactory, VersionFactory
from tests.factories.provenance import SourceFactory
from tests.network.reading import read

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]
PAGE = "/en/programmes/ma/"


@pytest.fixture
def version():
    return VersionFactory(catalogue__programme__slug="ma", key="whole")


def named(version, *names, **more):
    return [PlacementSectorFactory(version=version, name=name, **more) for name in names]


def test_the_programmes_page_names_them_in_their_order_with_their_source(client, version):
    named(version, "Municipalities", "European institutions", source=SourceFactory(title="The objectives page"))

    page = read(client, PAGE)

    assert page.all(".//dl/div[dt='Placements are done in']/dd") == ["Municipalities", "European institutions"]
    assert "The objectives page" in page.section("sources")


def test_a_version_of_which_none_is_named_says_nothing_of_placements(client, version):
    assert "Placements" not in read(client, PAGE).section("versions")


def test_they_are_told_in_the_readers_language(client, version):
    (sector,) = named(version, "Municipalities")
    PlacementSectorTranslation.objects.create(record=sector, language="fr", name="Communes")

    assert "Communes" in read(client, "/fr/programmes/ma/").section("versions")


def test_another_years_are_not_mixed_in(client, version):
    older = CatalogueFactory(programme=version.catalogue.programme, year=AcademicYear(2017))
    named(VersionFactory(catalogue=older), "Sailing")

    assert "Sailing" not in read(client, PAGE).text()


def test_machines_are_told_them_with_the_version(client, version):
    named(version, "Municipalities", source=SourceFactory(key="objectives"))

    (told,) = ask(client, "versions")["items"]

    (sector,) = told["placement_sectors"]
    assert (sector["name"]["text"], sector["source"]) == ("Municipalities", "objectives")


def test_they_are_carried_over_into_the_next_year_with_their_translations(version, at):
    (sector,) = named(version, "Municipalities")
    PlacementSectorTranslation.objects.create(record=sector, language="fr", name="Communes")

    following = open_next_year(catalogue=version.catalogue, by="account:1", at=at)

    copy = PlacementSector.objects.of(following).get()
    assert (copy.key, copy.version.key, copy.translations.get().name) == (sector.key, "whole", "Communes")


@pytest.mark.slow
def test_the_office_finds_them_by_catalogue(enter, ingrid, version):
    (mine,) = named(version, "Municipalities")
    PlacementSectorFactory()

    found = enter(ingrid).get(reverse("placement-sectors:index"), {"catalogue": version.catalogue.pk})

    assert list(found.context["object_list"]) == [mine]
