"""Rows as answers: the same words as pages show, in fewer queries."""

import pytest

from crossings.engine.values import Ects
from crossings.languages.words import words
from crossings.machines.telling import plain, tell_words
from crossings.topics.models import Concept, ConceptTranslation
from tests.factories.topics import ConceptFactory, TranslationFactory

FIELDS = ("label", "definition")


def rows() -> list[dict]:
    return list(Concept.objects.order_by("id").values("id", "language", *FIELDS))


@pytest.mark.django_db
@pytest.mark.parametrize("own", ["en", "es"])
@pytest.mark.parametrize("asked", ["en", "es", "fr", "ar"])
def test_machines_are_told_the_words_that_pages_show(own, asked):
    concept = ConceptFactory(language=own, label="Own", definition="")
    for language in {"en", "es", "fr"} - {own}:
        TranslationFactory(record=concept, language=language, label=f"In {language}", definition=language)
    (told,) = found = rows()
    tell_words(found, ConceptTranslation, FIELDS, asked)
    for field in FIELDS:
        shown = words(concept, field, asked)
        assert told[field] == ({"text": shown.text, "language": shown.language} if shown else None)


@pytest.mark.django_db
def test_records_in_the_language_asked_for_need_no_query(django_assert_num_queries):
    ConceptFactory()
    found = rows()
    with django_assert_num_queries(0):
        tell_words(found, ConceptTranslation, FIELDS, "en")


@pytest.mark.django_db
def test_many_records_in_another_language_need_one(django_assert_num_queries):
    for _ in range(3):
        TranslationFactory()
    found = rows()
    with django_assert_num_queries(1):
        tell_words(found, ConceptTranslation, FIELDS, "es")


def test_credits_are_told_as_a_number():
    assert plain(Ects("7.5")) == 7.5
