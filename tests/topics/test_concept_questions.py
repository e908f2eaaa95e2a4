"""What can be asked of concepts by name."""

import pytest
from django.utils.translation import override

from crossings.topics import records
from crossings.topics.models import Concept, ConceptScheme
from tests.factories.topics import ConceptFactory, CountryFactory, SchemeFactory, TranslationFactory

pytestmark = pytest.mark.django_db


def labels(concepts) -> list[str]:
    return [concept.label for concept in concepts]


def test_in_scheme_leaves_other_schemes_out():
    ConceptFactory(scheme__slug="disciplines", label="Law")
    ConceptFactory(scheme__slug="regions", label="Africa")
    assert labels(Concept.objects.in_scheme("disciplines")) == ["Law"]


def test_countries_are_the_concepts_that_carry_a_code():
    ConceptFactory(label="Western Europe")
    CountryFactory()
    assert labels(Concept.objects.countries()) == ["Netherlands"]


def test_siblings_stand_by_position_and_then_by_name_in_the_readers_language():
    scheme = SchemeFactory()
    for label, spanish, position in (("Germany", "Alemania", 0), ("Belgium", "Bélgica", 0), ("Zaire", "Zaire", 1)):
        TranslationFactory(record=ConceptFactory(scheme=scheme, label=label, position=position), label=spanish)
    assert [each.leaf.label.text for each in records.tree(scheme, "es")] == ["Alemania", "Bélgica", "Zaire"]
    assert [each.leaf.label.text for each in records.tree(scheme, "en")] == ["Belgium", "Germany", "Zaire"]


def test_a_tree_holds_what_is_in_use_below_what_is_broader():
    top = ConceptFactory(label="Humanities")
    ConceptFactory(scheme=top.scheme, broader=top, label="History")
    ConceptFactory(scheme=top.scheme, broader=top, label="Alchemy", is_deprecated=True)
    (branch,) = records.tree(top.scheme, "en")
    assert [each.leaf.label.text for each in branch.branches] == ["History"]


def test_a_tree_costs_three_queries_however_large(django_assert_num_queries):
    scheme = SchemeFactory()
    top = ConceptFactory(scheme=scheme)
    for _ in range(5):
        TranslationFactory(record=ConceptFactory(scheme=scheme, broader=top))
    with django_assert_num_queries(3):
        records.tree(scheme, "es")


def test_a_large_tree_folds_its_leaves_and_counts_them(monkeypatch):
    monkeypatch.setattr(records, "FOLDED_FROM", 3)
    world = ConceptFactory(label="World")
    europe = ConceptFactory(scheme=world.scheme, broader=world, label="Europe")
    for _ in range(2):
        ConceptFactory(scheme=world.scheme, broader=europe)
    (branch,) = records.tree(world.scheme, "en")
    (shown,) = branch.branches
    assert (shown.leaf.label.text, shown.branches, shown.folded) == ("Europe", (), 2)


def test_schemes_count_only_concepts_in_use():
    concept = ConceptFactory()
    ConceptFactory(scheme=concept.scheme, is_deprecated=True)
    assert ConceptScheme.objects.with_counts().get().concept_count == 1


def test_a_label_that_is_missing_in_a_language_falls_back_and_says_so():
    concept = ConceptFactory(label="Law")
    with override("fr"):
        (leaf,) = records.named(Concept.objects.filter(pk=concept.pk), "fr").values()
    assert (leaf.label.text, leaf.label.language, leaf.label.is_fallback) == ("Law", "en", True)
