"""A concept is found by every name it has, in every language, for as long as it is in use."""

import pytest

from crossings.engine.search.document import Document
from crossings.search import kinds
from crossings.topics import actions
from crossings.topics.models import Concept
from tests.factories.topics import AlternativeLabelFactory, ConceptFactory, TranslationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def law():
    return ConceptFactory(scheme__slug="fields", slug="law", label="Law", definition="Rules.", notation="3.4")


def document(concept) -> Document:
    (found,) = kinds.documents("concept", [concept.pk])
    return found


def told(concept, role: str) -> list[tuple[str, str]]:
    return [(text.words, text.language) for text in document(concept).texts if text.role == role]


def test_a_concept_is_found_under_its_address_without_a_language(law):
    found = document(law)

    assert (found.kind, found.key, found.address) == ("concept", str(law.pk), "/topics/fields/law/")


def test_its_label_in_each_language_is_a_title(law):
    TranslationFactory(record=law, language="ar", label="القانون")
    TranslationFactory(record=law, language="fr", label="")

    assert told(law, "title") == [("Law", "en"), ("القانون", "ar")]


def test_its_other_names_and_its_notation_find_it_too(law):
    AlternativeLabelFactory(concept=law, text="Legal studies")

    assert told(law, "name") == [("Legal studies", "en"), ("3.4", "")]


def test_its_definition_is_the_rest(law):
    TranslationFactory(record=law, language="es", label="Derecho", definition="Normas.")

    assert told(law, "body") == [("Rules.", "en"), ("Normas.", "es")]


def test_it_is_not_found_among_what_is_tagged_with_it(law):
    assert document(law).facets == {}


def test_one_out_of_use_is_not_found(law, at):
    actions.deprecate(concept=law, by="account:wei", at=at)

    assert list(kinds.documents("concept", [law.pk])) == []


def test_asked_for_all_it_tells_each_in_use_once(law):
    ConceptFactory(is_deprecated=True)
    other = ConceptFactory()

    assert [each.key for each in kinds.documents("concept")] == [str(law.pk), str(other.pk)]


def test_a_recorded_change_writes_its_document_anew(law, at, monkeypatch):
    asked = []
    monkeypatch.setattr("crossings.search.findable.refresh", lambda kind, keys: asked.append((kind, keys)))
    actions.deprecate(concept=law, by="account:wei", at=at)

    assert asked == [(Concept.found_as, [law.pk])]


def test_a_batch_costs_as_many_questions_as_one_concept(law, django_assert_num_queries):
    for _ in range(6):
        TranslationFactory(record=AlternativeLabelFactory().concept)

    with django_assert_num_queries(3):
        assert len(list(kinds.documents("concept"))) == 7
