"""One table that has every field of ours, made for each test that asks for it and dropped after it."""

import pytest
from django.db import connection

from tests.fields.voyages import Voyage


@pytest.fixture
def voyage_table(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        with connection.schema_editor() as editor:
            editor.create_model(Voyage)
        yield
        with connection.schema_editor() as editor:
            editor.delete_model(Voyage)


@pytest.fixture
def voyages(voyage_table, db):
    """The rows of the table; empty at first."""
    return Voyage.objects
