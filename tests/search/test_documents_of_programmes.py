"""Programmes and modules are found while a year's catalogue is published, by what they are about and who answers for them."""

import pytest

from crossings.journal.actions import add, correct, remove
from crossings.network.actions import join_network, rename_institution
from crossings.network.models import Membership
from crossings.programmes.actions import take_back_catalogue
from crossings.programmes.found import modules, programmes
from crossings.programmes.models import Module, ModuleDiscipline, Programme, ProgrammeTranslation, TeachingLanguage
from crossings.search.actions import rebuild
from tests.factories.network import InstitutionFactory, NetworkFactory
from tests.factories.programmes import (
    CatalogueFactory,
    CatalogueModuleFactory,
    DisciplineFactory,
    ModuleFactory,
    ProgrammeFactory,
)
from tests.search.kept import BY, addresses, kept, values, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def ma(at):
    """Published for 2023-24, with the module Borders, about law."""
    school = InstitutionFactory(slug="school", name="School of Lille", part_of=InstitutionFactory(slug="whole"))
    programme = ProgrammeFactory(slug="ma", name="Migration Studies", school=school)
    placed = CatalogueModuleFactory(catalogue__programme=programme, module__title="Borders", module__slug="borders")
    ModuleDiscipline.objects.create(module=placed.module, concept=DisciplineFactory(slug="law"))
    rebuild(["programme", "module"], at=at)
    return programme


@pytest.fixture
def borders(ma) -> Module:
    return ma.modules.get()


def test_a_programme_and_its_module_are_found_at_their_pages(ma):
    assert addresses("Migration") == ["/programmes/ma/"]
    assert addresses("Borders") == ["/programmes/ma/modules/borders/"]


def test_they_are_found_by_year_and_by_what_they_are_about(ma, borders):
    for kind, record in (("programme", ma), ("module", borders)):
        assert values(kind, record.pk, "year") == {"2023"}
        assert "disciplines/law" in values(kind, record.pk, "topic") | values(kind, record.pk, "discipline")


def test_a_programme_is_found_under_its_school_and_the_whole_above_it(ma):
    assert values("programme", ma.pk, "institution") == {"school", "whole"}


def test_a_module_is_found_under_its_owner(borders, at):
    borders.owner = InstitutionFactory(slug="law-school")
    correct(record=borders, by=BY, at=at)

    assert values("module", borders.pk, "institution") == {"law-school"}


def test_a_catalogue_that_is_taken_back_takes_programme_and_modules_with_it(ma, borders, at):
    take_back_catalogue(catalogue=ma.catalogues.get(), by=BY, at=at)

    assert kept("programme", ma.pk) is None
    assert kept("module", borders.pk) is None


def test_a_draft_is_not_found(at):
    catalogue = add(record=CatalogueFactory.build(programme=ProgrammeFactory(), published_at=None), by=BY, at=at)

    assert kept("programme", catalogue.programme_id) is None


def test_a_module_that_is_in_no_year_any_more_is_not_found(ma, borders, at):
    remove(record=borders.placements.get(), by=BY, at=at)

    assert kept("module", borders.pk) is None
    assert not values("programme", ma.pk, "topic") | values("programme", ma.pk, "discipline")


def test_a_module_is_found_in_the_language_in_which_that_year_teaches_it(ma, borders, at):
    ma.teaching_languages.add(TeachingLanguage(code="es"), TeachingLanguage(code="fr"))
    correct(record=ma, by=BY, at=at)
    assert values("module", borders.pk, "language") == values("programme", ma.pk, "language") == {"es", "fr"}

    placement = borders.placements.get()
    placement.taught_in = "en"
    correct(record=placement, by=BY, at=at)
    assert values("module", borders.pk, "language") == {"en"}


def test_what_a_module_is_about_is_what_its_programme_is_about(ma, borders, at):
    borders.disciplines.add(ModuleDiscipline(concept=DisciplineFactory(slug="history")))
    correct(record=borders, by=BY, at=at)

    found = values("programme", ma.pk, "topic") | values("programme", ma.pk, "discipline")
    assert {"disciplines/law", "disciplines/history"} <= found


def test_an_example_says_so_and_counts_for_nothing(ma, borders, at):
    borders.is_example, borders.summary = True, "Invented words"
    correct(record=borders, by=BY, at=at)

    assert "Example, not part of the real programme" in words("module", borders.pk)
    assert "Invented" not in words("module", borders.pk)
    assert not values("programme", ma.pk, "topic") | values("programme", ma.pk, "discipline")


def test_a_programme_is_found_in_each_language(ma, at):
    ma.translations.add(ProgrammeTranslation(language="es", name="Estudios migratorios"))
    correct(record=ma, by=BY, at=at)

    assert addresses("migratorios") == ["/programmes/ma/"]


def test_another_short_name_of_a_programme_is_another_address_of_its_modules(ma, at):
    ma.slug = "master"
    correct(record=ma, by=BY, at=at)

    assert addresses("Borders") == ["/programmes/master/modules/borders/"]


def test_a_programme_is_found_by_the_new_name_of_its_school(ma, at):
    rename_institution(institution=ma.school, name="School of Roubaix", by=BY, at=at)

    assert set(addresses("Roubaix")) == {"/institutes/school/", "/programmes/ma/"}


@pytest.fixture
def consortium(ma, at):
    network = NetworkFactory(name="Consortium of Lille")
    ma.consortium, ma.award_kind = network, Programme.AwardKind.JOINT
    correct(record=ma, by=BY, at=at)
    return network


def test_a_programme_is_found_by_the_name_of_its_consortium(ma, consortium, at):
    consortium.name = "Circle of Ghent"
    correct(record=consortium, by=BY, at=at)

    assert "Circle of Ghent" in words("programme", ma.pk)
    assert "Lille consortium" not in words("programme", ma.pk)


def test_a_programme_is_found_under_the_members_of_its_consortium(ma, consortium, at):
    member = join_network(
        network=consortium, institution=InstitutionFactory(slug="cnam"), role=Membership.Role.PARTNER, by=BY, at=at
    )
    assert "cnam" in values("programme", ma.pk, "institution")

    remove(record=member, by=BY, at=at)
    assert "cnam" not in values("programme", ma.pk, "institution")


def test_a_removed_module_is_not_found(ma, at):
    module = ModuleFactory(programme=ma)
    placed = CatalogueModuleFactory(catalogue=ma.catalogues.get(), module=module)
    rebuild(["module"], at=at)
    key = module.pk

    remove(record=placed, by=BY, at=at)
    remove(record=module, by=BY, at=at)

    assert kept("module", key) is None


@pytest.mark.parametrize("writer", [programmes, modules])
def test_the_documents_of_many_take_as_many_queries_as_of_one(ma, writer, django_assert_max_num_queries):
    with django_assert_max_num_queries(20) as few:
        list(writer(None))
    for number in range(3):
        placed = CatalogueModuleFactory()
        ModuleDiscipline.objects.create(module=placed.module, concept=DisciplineFactory(slug=f"field-{number}"))

    with django_assert_max_num_queries(len(few.captured_queries)):
        assert len(list(writer(None))) == 4
