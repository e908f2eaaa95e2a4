"""The database itself keeps sources to their rules."""

import pytest
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from crossings.network.models import Institution
from crossings.provenance.models import Source
from tests.factories.provenance import SourceFactory

pytestmark = pytest.mark.django_db


def test_a_source_has_a_title():
    with pytest.raises(IntegrityError), transaction.atomic():
        SourceFactory(title="")


def test_a_key_names_one_source():
    SourceFactory(key="goals-page")

    with pytest.raises(IntegrityError), transaction.atomic():
        SourceFactory(key="goals-page")


def test_a_source_on_which_a_fact_rests_cannot_be_taken_away():
    source = SourceFactory()
    Institution.objects.create(slug="centre", name="Centre", kind="centre", source=source)

    with pytest.raises(ProtectedError):
        source.delete()


def test_a_source_is_called_by_its_title():
    assert str(Source(title="Goals of the network")) == "Goals of the network"
