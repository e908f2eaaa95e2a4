"""Who reads no language in which a work is written finds it by what it is about, in the reader's own words."""

import pytest

from crossings.engine.values import PartialDate
from crossings.journal import actions as journal
from crossings.research.models import Publication, PublicationSubject
from crossings.search.find import find
from crossings.search.kinds import documents
from crossings.search.question import Asked
from tests.factories.topics import ConceptFactory, TranslationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def flood():
    concept = ConceptFactory(label="Flood", language="en")
    TranslationFactory(record=concept, language="ar", label="الفيضانات")
    return concept


@pytest.fixture
def work(flood, at):
    work = Publication(
        slug="rain", type="report", title="Rain", language="en", date=PartialDate(2012), state="published"
    )
    work.subjects = [PublicationSubject(concept=flood)]
    journal.add(record=work, by="account:1", at=at)
    return work


def found(words, at, language="ar"):
    return [hit for hit in find(Asked(words, language, at.date())).hits if hit.kind == "publication"]


@pytest.mark.parametrize("words", ["الفيضانات", "فيضانات", "flood rain"])
def test_a_work_is_found_by_its_topic_in_every_language(work, at, words):
    assert [hit.key for hit in found(words, at)] == [str(work.pk)]


def test_its_hit_says_what_it_is_about_in_the_language_of_the_reader(work, at):
    (hit,) = found("الفيضانات", at)

    assert [piece.text for piece in hit.excerpt if piece.is_hit] == ["الفيضانات"]
    assert hit.excerpt_language == "ar"


def test_several_topics_are_one_text_in_each_language(work):
    PublicationSubject.objects.create(record=work, concept=ConceptFactory(label="Drought", language="en"))

    (document,) = documents("publication", [work.pk])

    told = {(text.words, text.language) for text in document.texts if text.role == "body"}
    assert told == {("Flood\u00a0· Drought", "en"), ("الفيضانات", "ar")}


def test_a_topic_that_is_called_otherwise_is_found_by_its_new_name_at_once(work, flood, at):
    translation = flood.translations.get()
    translation.label = "السيول"
    flood.translations = [translation]
    journal.correct(record=flood, by="account:1", at=at)

    assert found("السيول", at)
    assert not found("الفيضانات", at)
