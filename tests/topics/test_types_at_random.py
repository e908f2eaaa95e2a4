"""As what concepts are treated in links, in trees drawn by chance, against a walk over the records themselves."""

from random import Random

import pytest

from crossings.topics.models import Concept
from crossings.topics.types import BY_FACET, JOINING, types_of_concepts
from tests.factories.topics import ConceptFactory, SchemeFactory

pytestmark = pytest.mark.django_db


def walked(concept):
    """From one record to the next, as a person would look it up."""
    each = concept
    while each is not None:
        if each.links_as:
            return each.links_as
        each = each.broader
    return BY_FACET[concept.scheme.facet]


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3))
def test_each_concept_has_the_type_that_a_walk_upwards_finds(seed):
    drawn = Random(seed)
    for facet in ("topic", "region"):
        scheme, made = SchemeFactory(facet=facet), []
        for _ in range(8):
            above = drawn.choice([None, *made])
            made.append(
                ConceptFactory(scheme=scheme, broader=above, links_as=drawn.choice(["", "", *Concept.Type.values]))
            )

    assert types_of_concepts() == {each.pk: walked(each) for each in Concept.objects.all()}


def test_what_is_said_of_a_concept_is_not_said_of_what_lies_above_or_beside_it():
    top = ConceptFactory()
    said = ConceptFactory(scheme=top.scheme, broader=top, links_as="method")
    beside = ConceptFactory(scheme=top.scheme, broader=top)

    assert types_of_concepts() == {top.pk: "topic", said.pk: "method", beside.pk: "topic"}


def test_a_concept_that_moves_is_treated_as_where_it_lies_now():
    methods = ConceptFactory(links_as="method")
    people = ConceptFactory(scheme=methods.scheme, links_as="population")
    moved = ConceptFactory(scheme=methods.scheme, broader=methods)
    assert types_of_concepts()[moved.pk] == "method"

    Concept.objects.filter(pk=moved.pk).update(broader=people)

    assert types_of_concepts()[moved.pk] == "population"


def test_a_type_that_is_taken_back_gives_way_to_that_of_the_scheme():
    concept = ConceptFactory(scheme=SchemeFactory(facet="region"), links_as="event")
    Concept.objects.filter(pk=concept.pk).update(links_as="")

    assert types_of_concepts() == {concept.pk: "place"}


def test_only_topics_and_groups_of_people_join_works_unless_others_are_asked_for():
    assert set(JOINING) == {"topic", "population"}
    assert set(JOINING) <= set(Concept.Type.values)


def test_without_concepts_there_are_no_types():
    assert types_of_concepts() == {}
