"""What is published as rules of study stays, whoever asks the database to change it."""

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from crossings.programmes.models import Erratum, RegulationEdition
from tests.factories.regulations import ErratumFactory, RegulationDraftFactory, RegulationEditionFactory

pytestmark = pytest.mark.django_db


def refuses(change, error=DatabaseError, words="kept for ever"):
    with pytest.raises(error, match=words), transaction.atomic():
        change()


@pytest.mark.parametrize(
    ("factory", "model"), [(RegulationEditionFactory, RegulationEdition), (ErratumFactory, Erratum)]
)
def test_the_database_refuses_another_text(factory, model):
    row = factory()

    refuses(lambda: model.objects.filter(pk=row.pk).update(text="format: other"))
    assert model.objects.get(pk=row.pk).text == row.text


@pytest.mark.parametrize(
    ("factory", "model"), [(RegulationEditionFactory, RegulationEdition), (ErratumFactory, Erratum)]
)
def test_the_database_refuses_to_delete(factory, model):
    row = factory()

    refuses(lambda: model.objects.filter(pk=row.pk)._raw_delete("default"))
    assert model.objects.filter(pk=row.pk).exists()


@pytest.mark.parametrize(
    "wrong",
    [{"key": "next year"}, {"checksum": "sha256:short"}, {"text": ""}, {"why": ""}, {"published_by": ""}],
    ids=lambda wrong: next(iter(wrong)),
)
def test_an_edition_that_says_too_little_is_refused(wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        RegulationEditionFactory(**{"year": "2023-24", "checksum": f"sha256:{'0' * 64}", "text": "x", **wrong})


def test_an_edition_is_published_once():
    first = RegulationEditionFactory()

    refuses(lambda: RegulationEditionFactory(programme=first.programme), IntegrityError, "(?i)unique")


def test_an_erratum_that_changes_nothing_is_refused():
    first = ErratumFactory()

    refuses(lambda: ErratumFactory(edition=first.edition, text=first.text), IntegrityError, "(?i)unique")


def test_an_edition_has_one_draft():
    first = RegulationDraftFactory()

    refuses(lambda: RegulationDraftFactory(programme=first.programme), IntegrityError, "(?i)unique")


def test_what_holds_is_the_last_erratum_and_the_first_text_stays():
    edition = RegulationEditionFactory()
    ErratumFactory(edition=edition)
    last = ErratumFactory(edition=edition, text=edition.text + "note: mended again\n")

    edition = RegulationEdition.objects.with_errata().get()
    assert edition.effective_text == last.text
    assert edition.effective_checksum == last.checksum == edition.checksums[-1]
    assert edition.checksum == edition.checksums[0] != last.checksum
