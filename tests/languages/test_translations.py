"""A translation is one row for each language, and knows whether its source has changed since it was made."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from crossings.network.models import Institution, InstitutionTranslation

pytestmark = pytest.mark.django_db


@pytest.fixture
def record():
    return Institution.objects.create(slug="centre", name="Migration centre", kind="centre")


@pytest.fixture
def spanish(record):
    return InstitutionTranslation.objects.create(record=record, language="es", name="Centro de migraciones")


def renamed(record, **facts):
    for name, value in facts.items():
        setattr(record, name, value)
    record.save()
    return InstitutionTranslation.objects.get(record=record, language="es")


def test_a_new_translation_is_fresh_and_a_draft(spanish):
    assert not spanish.is_stale
    assert spanish.standing == InstitutionTranslation.Standing.DRAFT


def test_it_is_stale_once_its_source_says_something_else(record, spanish):
    assert renamed(record, name="Centre for mobility").is_stale


def test_a_change_of_what_is_not_translated_leaves_it_fresh(record, spanish):
    assert not renamed(record, homepage="https://centre.example").is_stale


def test_revising_its_words_makes_it_fresh_again(record, spanish):
    stale = renamed(record, name="Centre for mobility")
    stale.name = "Centro de movilidad"
    stale.save()

    assert not InstitutionTranslation.objects.get(pk=stale.pk).is_stale


def test_saving_it_unrevised_leaves_it_stale(record, spanish):
    stale = renamed(record, name="Centre for mobility")
    stale.standing = InstitutionTranslation.Standing.CHECKED
    stale.save()

    assert InstitutionTranslation.objects.get(pk=stale.pk).is_stale


def test_a_source_that_returns_to_its_old_words_makes_it_fresh(record, spanish):
    renamed(record, name="Centre for mobility")

    assert not renamed(record, name="Migration centre").is_stale


def test_words_that_only_move_between_fields_are_a_change(record, spanish):
    assert renamed(record, name="Migration", description="centre").is_stale


def test_a_record_has_one_translation_in_each_language(record, spanish):
    with pytest.raises(IntegrityError), transaction.atomic():
        InstitutionTranslation.objects.create(record=record, language="es", name="Centro")


def test_a_language_that_the_network_does_not_speak_is_refused(record):
    with pytest.raises(ValidationError, match="language"):
        InstitutionTranslation(record=record, language="xx", name="…").full_clean()


def test_a_list_asks_for_translations_once(record, spanish, django_assert_num_queries):
    Institution.objects.create(slug="institute", name="Institute", kind="institute")

    with django_assert_num_queries(2):
        found = [each.words("name", "es").text for each in Institution.objects.prefetch_related("translations")]

    assert "Centro de migraciones" in found
