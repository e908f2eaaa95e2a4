"""Under which values a tagged record is found: its concepts, what lies above them, and what says the same elsewhere."""

import pytest

from crossings.topics.models import ConceptScheme, Mapping
from crossings.topics.records import codes_with_ancestors, facets
from tests.factories.topics import ConceptFactory, CountryFactory, MappingFactory, SchemeFactory

pytestmark = pytest.mark.django_db
Relation = Mapping.Relation


@pytest.fixture
def studies():
    return SchemeFactory(slug="studies")


@pytest.fixture
def disaster(studies):
    return ConceptFactory(scheme=studies, slug="disaster")


@pytest.fixture
def flood(disaster):
    return ConceptFactory(scheme=disaster.scheme, slug="flood", broader=disaster)


@pytest.fixture
def target():
    goals = SchemeFactory(slug="goals", facet=ConceptScheme.Facet.SDG)
    return ConceptFactory(scheme=goals, slug="target", broader=ConceptFactory(scheme=goals, slug="goal"))


def of(concept) -> set[str]:
    return {value for _facet, value in codes_with_ancestors([concept.pk])[concept.pk]}


def test_what_is_tagged_with_a_concept_is_found_under_all_above_it(flood):
    top = ConceptFactory(scheme=flood.scheme, slug="top")
    flood.broader.broader = top
    flood.broader.save()

    assert of(flood) == {"studies/flood", "studies/disaster", "studies/top"}


def test_what_is_tagged_with_a_concept_is_not_found_under_one_below_it(flood, disaster):
    assert of(disaster) == {"studies/disaster"}


@pytest.mark.parametrize("relation", [Relation.EXACT, Relation.CLOSE, Relation.BROAD])
def test_a_match_that_says_as_much_is_found_with_all_above_it(flood, disaster, target, relation):
    MappingFactory(concept=disaster, target=target, relation=relation)

    assert of(flood) >= {"goals/target", "goals/goal"}


@pytest.mark.parametrize("relation", [Relation.EXACT, Relation.CLOSE, Relation.NARROW])
def test_a_match_counts_from_whichever_side_it_was_made(disaster, target, relation):
    MappingFactory(concept=target, target=disaster, relation=relation)

    assert "goals/target" in of(disaster)


@pytest.mark.parametrize("relation", [Relation.NARROW, Relation.RELATED])
def test_a_match_that_says_less_or_other_adds_nothing(disaster, target, relation):
    MappingFactory(concept=disaster, target=target, relation=relation)

    assert of(disaster) == {"studies/disaster"}


def test_a_match_of_a_match_is_not_followed(disaster, target):
    MappingFactory(concept=disaster, target=target, relation=Relation.CLOSE)
    MappingFactory(concept=target, target__slug="third", relation=Relation.CLOSE)

    assert not {each for each in of(disaster) if each.endswith("/third")}


def test_a_region_is_found_by_its_code_and_those_of_the_regions_around_it():
    regions = SchemeFactory(slug="regions", facet=ConceptScheme.Facet.REGION)
    europe = ConceptFactory(scheme=regions, slug="europe", notation="150")
    country = CountryFactory(scheme=regions, broader=europe)

    assert codes_with_ancestors([country.pk])[country.pk] == {("region", "528"), ("region", "150")}


def test_the_values_of_a_record_stand_by_facet_each_once(flood, disaster, target):
    codes = codes_with_ancestors([flood.pk, disaster.pk, target.pk])

    assert facets(codes.values()) == {
        "sdg": ["goals/goal", "goals/target"],
        "topic": ["studies/disaster", "studies/flood"],
    }


def test_a_concept_that_is_not_there_has_no_codes(flood):
    assert codes_with_ancestors([flood.pk + 1000]) == {}


def test_codes_of_many_concepts_cost_as_many_questions_as_those_of_one(flood, django_assert_num_queries):
    many = [ConceptFactory(scheme=flood.scheme, broader=flood).pk for _ in range(9)]

    with django_assert_num_queries(2):
        assert len(codes_with_ancestors(many)) == 9


def test_nothing_is_asked_for_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert codes_with_ancestors([]) == {}
