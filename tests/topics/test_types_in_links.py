"""As what a concept is treated where links are looked for: its own word, else that above it, else its scheme's."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from crossings.people.roles import TopicsCurator
from crossings.topics.models import Concept, ConceptScheme
from crossings.topics.types import BY_FACET, types_of_concepts
from tests.cast import signed_up
from tests.factories.topics import ConceptFactory, SchemeFactory

pytestmark = pytest.mark.django_db


def test_a_concept_is_treated_as_it_says():
    child = ConceptFactory(links_as="population")

    assert types_of_concepts() == {child.pk: "population"}


def test_a_concept_that_says_nothing_is_treated_as_the_nearest_above_it_that_does():
    top = ConceptFactory(links_as="generic")
    methods = ConceptFactory(scheme=top.scheme, broader=top, links_as="method")
    qualitative = ConceptFactory(scheme=top.scheme, broader=methods)
    ethnography = ConceptFactory(scheme=top.scheme, broader=qualitative)

    assert types_of_concepts()[ethnography.pk] == types_of_concepts()[qualitative.pk] == "method"


@pytest.mark.parametrize(
    ("facet", "kind"),
    [
        ("topic", "topic"),
        ("discipline", "discipline"),
        ("region", "place"),
        ("sdg", "generic"),
        ("gcm", "generic"),
    ],
)
def test_where_nothing_is_said_the_scheme_decides(facet, kind):
    concept = ConceptFactory(scheme=SchemeFactory(facet=facet))

    assert types_of_concepts() == {concept.pk: kind}


def test_every_facet_has_a_type_that_a_concept_may_have():
    assert set(BY_FACET) == set(ConceptScheme.Facet.values)
    assert set(BY_FACET.values()) <= set(Concept.Type.values)


def test_concepts_that_lie_above_each_other_still_have_a_type():
    one = ConceptFactory()
    two = ConceptFactory(scheme=one.scheme, broader=one)
    Concept.objects.filter(pk=one.pk).update(broader=two)

    assert types_of_concepts() == {one.pk: "topic", two.pk: "topic"}


def test_types_cost_one_query_however_deep_the_tree(django_assert_num_queries):
    above = ConceptFactory()
    for _ in range(6):
        above = ConceptFactory(scheme=above.scheme, broader=above)

    with django_assert_num_queries(1):
        types_of_concepts()


def test_a_type_that_nobody_knows_is_refused_by_the_database():
    with pytest.raises(IntegrityError), transaction.atomic():
        ConceptFactory(links_as="mood")


def test_the_curator_says_it_in_the_office(enter):
    concept = ConceptFactory()
    office = enter(signed_up("Tala", TopicsCurator))
    page = office.get(reverse("concepts:edit", args=[concept.pk])).content.decode()

    assert "in links, treated as" in page.lower()
    assert "Group of people" in page


@pytest.mark.slow
def test_the_demonstration_network_says_it_of_methods_people_and_what_is_too_general(demo_network):
    kinds = types_of_concepts()
    named = {
        f"{scheme}/{slug}": kinds[key]
        for key, scheme, slug in Concept.objects.values_list("pk", "scheme__slug", "slug")
    }

    assert named["migration-studies/ethnography"] == named["themes/research-design"] == "method"
    assert named["migration-studies/children"] == named["migration-studies/refugees"] == "population"
    assert named["themes/migration"] == named["migration-studies/development"] == "generic"
    assert named["themes/labour-migration"] == named["migration-studies/flood"] == "topic"
    assert named["disciplines/economics"] == "discipline"
