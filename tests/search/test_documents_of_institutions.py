"""Institutions and networks are found by every name they have or had, and what names them is written with them."""

import pytest

from crossings.journal.actions import add, correct
from crossings.network.actions import rename_institution
from crossings.network.found import institutions, networks
from crossings.network.models import Institution, InstitutionName, InstitutionTranslation, NetworkTranslation
from tests.factories.network import AffiliationFactory, InstitutionFactory, NetworkFactory, shown
from tests.factories.topics import ConceptFactory, CountryFactory, SchemeFactory
from tests.search.kept import BY, addresses, kept, said, values, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def merit(at):
    institution = Institution(slug="merit", name="Institute of Maastricht", acronym="MERIT", kind="institute")
    institution.translations.add(InstitutionTranslation(language="es", name="Instituto de Maastricht"))
    institution.names.add(InstitutionName(name="School of Governance", acronym="MGSoG"))
    return add(record=institution, by=BY, at=at)


def test_an_institution_is_found_at_its_page_by_each_of_its_names(merit):
    for name in ("Maastricht", "Instituto", "MERIT", "Governance", "MGSoG"):
        assert addresses(name) == ["/institutes/merit/"], name


def test_its_present_name_heads_the_hit_in_each_language_and_others_do_not(merit):
    titles = {(text, language) for role, text, language in said("institution", merit.pk) if role == "title"}

    assert titles == {("Institute of Maastricht", "en"), ("Instituto de Maastricht", "es")}


def test_an_institution_is_found_under_itself_and_the_regions_around_it(at):
    regions = SchemeFactory(slug="regions", facet="region")
    europe = ConceptFactory(scheme=regions, slug="europe", notation="150")
    CountryFactory(scheme=regions, slug="nl", notation="528", iso_alpha2="NL", iso_alpha3="NLD", broader=europe)
    there = add(record=InstitutionFactory.build(slug="merit", country="NL"), by=BY, at=at)

    assert values("institution", there.pk, "institution") == {"merit"}
    assert values("institution", there.pk, "region") == {"528", "150"}


def test_a_renamed_institution_is_found_by_both_names(merit, at):
    rename_institution(institution=merit, name="Institute on Technology", by=BY, at=at)

    assert addresses("Technology") == addresses("Maastricht") == ["/institutes/merit/"]


def test_a_network_is_found_by_its_name_in_each_language(at):
    network = NetworkFactory.build(slug="consortium", name="Consortium of Lille")
    network.translations.add(NetworkTranslation(language="fr", name="Réseau lillois"))
    add(record=network, by=BY, at=at)

    assert addresses("Consortium") == addresses("reseau") == ["/networks/consortium/"]


def test_who_works_at_a_renamed_institution_is_found_by_its_new_name(merit, at):
    person = shown().person
    add(record=AffiliationFactory.build(person=person, institution=merit), by=BY, at=at)

    rename_institution(institution=merit, name="Institute on Technology", by=BY, at=at)

    assert "Institute on Technology" in words("person", person.pk)


def test_who_works_at_an_institution_is_found_under_its_new_short_name(merit, at):
    person = shown().person
    add(record=AffiliationFactory.build(person=person, institution=merit), by=BY, at=at)

    merit.slug = "unu-merit"
    correct(record=merit, by=BY, at=at)

    assert "unu-merit" in values("person", person.pk, "institution")
    assert "merit" not in values("person", person.pk, "institution")


def test_what_nobody_else_tells_is_written_to_the_institution_alone(merit, at):
    person = shown().person
    add(record=AffiliationFactory.build(person=person, institution=merit), by=BY, at=at)
    before = kept("person", person.pk)

    merit.homepage = "https://merit.example"

    assert merit.told_in({"homepage": ("", merit.homepage)}) == ()
    assert kept("person", person.pk) == before


@pytest.mark.parametrize(("writer", "factory"), [(institutions, InstitutionFactory), (networks, NetworkFactory)])
def test_the_documents_of_many_take_as_many_queries_as_of_one(writer, factory, django_assert_max_num_queries):
    factory()
    with django_assert_max_num_queries(10) as few:
        list(writer(None))
    factory.create_batch(4)

    with django_assert_max_num_queries(len(few.captured_queries)):
        assert len(list(writer(None))) == 5
