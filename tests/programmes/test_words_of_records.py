"""Every word of a programme that readers see can be told in four languages, and says so where it is not."""

from typing import Any

import pytest
from django.apps import apps
from django.db import IntegrityError
from django.utils.functional import Promise

from crossings.languages.models import Translatable, Translation
from crossings.programmes import models
from tests.factories import programmes as made

pytestmark = pytest.mark.django_db
MAKERS = {
    maker._meta.model: maker
    for maker in reversed([maker for maker in vars(made).values() if getattr(maker, "_meta", None)])
    if maker._meta.model and maker._meta.model.__module__.startswith("crossings.programmes")
}
OURS = list(apps.get_app_config("programmes").get_models())
TRANSLATED = [model for model in OURS if issubclass(model, Translatable)]
WORDS = [
    pytest.param(model, field, id=f"{model.__name__}.{field}")
    for model in TRANSLATED
    for field in model.translated_fields
]


def translated(record: Any, language: str, **words: str) -> Any:
    return record.translations.model.objects.create(record=record, language=language, **words)


@pytest.mark.parametrize("model", TRANSLATED, ids=lambda model: model.__name__)
def test_a_record_keeps_one_translation_in_each_language(model):
    record = MAKERS[model]()
    translated(record, "es")
    translated(record, "fr")
    with pytest.raises(IntegrityError):
        translated(record, "es")


@pytest.mark.parametrize("model", TRANSLATED, ids=lambda model: model.__name__)
def test_a_translation_holds_the_same_words_as_its_record(model):
    own = {field.name for field in model._meta.get_field("translations").related_model._meta.local_fields}
    assert own - {"id", "record", "language", "standing", "source_digest"} == set(model.translated_fields)


@pytest.mark.parametrize(("model", "field"), WORDS)
def test_words_are_told_in_the_asked_language_or_say_in_which(model, field):
    record = MAKERS[model](**{field: "Words"})
    translated(record, "ar", **{field: "كلمات"})
    arabic, french = record.words(field, "ar"), record.words(field, "fr")
    assert (arabic.text, arabic.direction, arabic.is_fallback) == ("كلمات", "rtl", False)
    assert (french.text, french.language, french.is_fallback) == ("Words", "en", True)


@pytest.mark.parametrize(("model", "field"), WORDS)
def test_a_translation_is_stale_once_its_source_has_changed(model, field):
    record = MAKERS[model](**{field: "Words"})
    translation = translated(record, "es", **{field: "Palabras"})
    assert not translation.is_stale
    setattr(record, field, "Other words")
    record.save()
    assert translation.is_stale


@pytest.mark.parametrize("model", TRANSLATED, ids=lambda model: model.__name__)
def test_the_translations_stand_in_the_records_own_history(model):
    assert "translations" in model.journal_parts


@pytest.mark.parametrize(
    "model", [model for model in OURS if issubclass(model, Translation)], ids=lambda model: model.__name__
)
def test_a_translation_goes_with_its_record(model):
    record = MAKERS[model._meta.get_field("record").related_model]()
    translated(record, "es")
    record.delete()
    assert not model.objects.exists()


@pytest.mark.parametrize(
    ("model", "reading"),
    [
        (models.Programme, "with_words"),
        (models.Catalogue, "with_words"),
        (models.Module, "with_words"),
        (models.Competency, "with_words"),
        (models.Aim, "with_words"),
        (models.LearningOutcome, "with_words"),
        (models.EntryRequirement, "with_words"),
        (models.CostItem, "with_words"),
        (models.FeeRule, "with_words"),
        (models.Accreditation, "with_words"),
        (models.Claim, "with_words"),
        (models.Resource, "with_words"),
        (models.ValuesStatement, "with_words"),
        (models.Dispute, "with_sides"),
        (models.FeeTable, "with_fees"),
    ],
    ids=lambda part: getattr(part, "__name__", part),
)
def test_a_list_in_another_language_asks_once_for_all_its_words(model, reading, django_assert_num_queries):
    for record in MAKERS[model].create_batch(3):
        translated(record, "es")
    rows = list(getattr(model.objects.all(), reading)())
    with django_assert_num_queries(0):
        assert {row.words(field, "es").language for row in rows for field in model.translated_fields} <= {"en", "es"}


def test_a_programme_in_its_own_language_needs_no_english():
    programme = made.ProgrammeFactory(language="es", name="Máster en Migraciones")
    assert programme.words("name", "ar").language == "es"


def test_a_programme_is_sorted_by_its_name_whatever_its_accents():
    for name in ("Zoe", "École", "Échange"):
        made.ProgrammeFactory(name=name)
    assert [programme.name for programme in models.Programme.objects.all()] == ["Échange", "École", "Zoe"]


@pytest.mark.parametrize("model", OURS, ids=lambda model: model.__name__)
def test_each_kind_of_record_is_named_in_the_readers_language(model):
    assert isinstance(model._meta.verbose_name, Promise)
    assert isinstance(model._meta.verbose_name_plural, Promise)


@pytest.mark.parametrize("model", MAKERS, ids=lambda model: model.__name__)
def test_each_record_can_be_named_in_the_journal(model):
    record = MAKERS[model]()
    assert 0 < len(str(record)) <= 255
