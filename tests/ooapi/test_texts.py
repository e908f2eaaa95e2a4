"""Words in all languages at once: the record's own first, none invented, none lost unseen."""

import pytest
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from crossings.outside.ooapi.values import Text
from crossings.programmes.models import ProgrammeTranslation
from crossings.programmes.ooapi.texts import composed, outcomes, said, texts, texts_or_unknown, whole
from tests.factories.programmes import LearningOutcomeFactory, ProgrammeFactory

ENGLISH, SPANISH = Text("en", "Law"), Text("es", "Derecho")


def translated(**words: str):
    programme = ProgrammeFactory(name="Law", summary="")
    for language, name in words.items():
        ProgrammeTranslation.objects.create(record=programme, language=language, name=name)
    return programme


@pytest.mark.django_db
def test_the_records_own_words_come_first_and_the_others_by_their_language():
    programme = translated(fr="Droit", ar="قانون", es="Derecho")

    assert [each.language for each in texts(programme, "name")] == ["en", "ar", "es", "fr"]


@pytest.mark.django_db
def test_a_translation_without_words_is_no_text():
    assert texts(translated(es=""), "name") == (ENGLISH,)


@pytest.mark.django_db
def test_a_record_in_another_language_begins_with_that():
    programme = ProgrammeFactory(name="Derecho", language="es")
    ProgrammeTranslation.objects.create(record=programme, language="en", name="Law")

    assert texts(programme, "name") == (SPANISH, ENGLISH)


@pytest.mark.django_db
def test_a_record_is_not_told_twice_in_its_own_language():
    programme = translated(en="Another law")

    assert texts(programme, "name") == (ENGLISH,)


@pytest.mark.django_db
def test_where_words_have_to_be_given_it_is_said_that_none_are_stated():
    told = texts_or_unknown(translated(), "summary")

    assert {each.language for each in told} == {"en", "es", "fr", "ar"}
    assert Text("en", "Not stated in any source read") in told


@pytest.mark.django_db
def test_words_that_are_stated_are_not_called_unknown():
    assert texts_or_unknown(translated(), "name") == (ENGLISH,)


def test_words_of_the_interface_are_said_in_each_of_its_languages():
    told = {each.language: each.value for each in said(lambda: _("Programme"))}

    assert told["en"] == "Programme"
    assert told["es"] == "Programa"
    assert told["ar"] == "البرنامج"
    assert list(told) == ["en", "es", "fr", "ar"]


def test_saying_something_leaves_the_readers_language_as_it_was():
    with override("ar"):
        said(lambda: _("Programme"))

        assert get_language() == "ar"


def test_several_texts_are_one_in_the_languages_that_all_of_them_have():
    assert whole([(ENGLISH, SPANISH), (Text("en", "Economics"),)]) == (Text("en", "Law\nEconomics"),)


def test_texts_that_share_no_language_are_not_joined():
    assert whole([(ENGLISH,), (SPANISH,)]) == ()
    assert whole([]) == ()


def test_a_name_is_made_of_the_parts_that_there_are():
    assert composed((ENGLISH, SPANISH), (), (Text("en", "Full-time"), Text("es", "Tiempo completo"))) == (
        Text("en", "Law · Full-time"),
        Text("es", "Derecho · Tiempo completo"),
    )


@pytest.mark.django_db
def test_each_outcome_is_a_text_of_its_own():
    rows = [LearningOutcomeFactory(statement=statement) for statement in ("To know", "To write")]

    assert outcomes(rows) == ((Text("en", "To know"),), (Text("en", "To write"),))
