"""A module shows works that share its topics, a programme those of its modules and institutions; each says why."""

import pytest
from django.core.cache import caches

from crossings.programmes.models import ModuleDiscipline
from crossings.search.actions import refresh
from tests.factories import research as made
from tests.factories.programmes import CatalogueModuleFactory
from tests.factories.topics import ConceptFactory, MappingFactory
from tests.network.reading import questions, read

pytestmark = pytest.mark.django_db
MODULE, PROGRAMME = "/en/programmes/mum/modules/rights/", "/en/programmes/mum/"


@pytest.fixture
def law():
    return ConceptFactory(scheme__slug="fields", slug="law", label="Law")


@pytest.fixture
def module(law):
    placement = CatalogueModuleFactory(module__slug="rights", catalogue__programme__slug="mum")
    ModuleDiscipline.objects.create(module=placement.module, concept=law)
    return placement.module


def work(title, *concepts, institution=None, **facts):
    """A work that may be found, about these concepts."""
    found = made.PublicationFactory(title=title, **facts)
    for concept in concepts:
        made.PublicationSubjectFactory(record=found, concept=concept)
    if institution:
        made.PublishingInstitutionFactory(publication=found, institution=institution)
    refresh("publication", [found.pk])
    return found


def told(client, address):
    return read(client, address).all(".//section[@id='research']//article//a")


def test_a_module_shows_the_works_that_share_its_topics_and_says_which(client, module, law):
    work("On borders", law)
    work("On rivers", ConceptFactory(label="Rivers"))

    reading = read(client, MODULE)

    assert told(client, MODULE) == ["On borders"]
    assert "Also about: Law." in reading.section("research")


def test_a_topic_shared_through_another_set_of_terms_is_shared(client, module, law):
    rights = MappingFactory(target=law, relation="close", concept__label="Legal studies").concept
    work("On rights", rights)

    assert told(client, MODULE) == ["On rights"]


def test_a_module_that_shares_its_topics_with_no_work_has_no_such_section(client, module):
    assert read(client, MODULE).section("research") == ""


def test_a_programme_shows_works_on_what_its_modules_are_about_and_those_of_its_institutions(client, module, law):
    work("On borders", law)
    work("From the school", institution=module.programme.school)

    section = read(client, PROGRAMME).section("research")

    assert "On borders" in section and "Also about: Law." in section
    assert "From the school" in section and f"Issued by {module.programme.school.name}." in section


def test_a_programme_shows_its_key_works_in_the_order_chosen(client, module):
    for position, title in [(2, "Second"), (1, "First")]:
        made.KeyWorkFactory(institution=None, programme="mum", publication__title=title, position=position)

    assert told(client, PROGRAMME) == ["First", "Second"]


@pytest.mark.parametrize("there_is_some", [True, False])
def test_the_contents_of_a_programme_lead_to_its_research_only_where_there_is_some(client, module, law, there_is_some):
    if there_is_some:
        work("On borders", law)

    assert ("#research" in read(client, PROGRAMME).links()) is there_is_some


@pytest.mark.parametrize("address", [MODULE, PROGRAMME])
def test_a_work_that_was_taken_back_is_not_shown_though_the_index_still_has_it(client, module, law, address):
    found = work("On borders", law)
    type(found).objects.filter(pk=found.pk).update(state="withdrawn")

    assert "On borders" not in read(client, address).html


@pytest.mark.slow
@pytest.mark.parametrize("address", [MODULE, PROGRAMME])
def test_the_page_asks_as_much_for_eight_works_as_for_one(client, module, law, address):
    work("On borders", law, institution=module.programme.school)
    few = questions(client, address)
    for number in range(7):
        made.ContributionFactory(publication=work(f"Work {number}", law, venue=made.VenueFactory()))
    caches["parts"].clear()

    assert questions(client, address) - few <= 1  # a venue of a work has translations
