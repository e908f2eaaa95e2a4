"""What every test may rest on: a migrated database of its own, whole again after each test that commits."""

import pytest
from django.db import DatabaseError, connection
from wagtail.models import Page

from crossings.journal.models import Entry
from crossings.people.models import Account


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("time", ["first", "second"])
def test_a_committing_test_starts_from_what_the_migrations_left(time: str) -> None:
    assert Account.objects.count() == 0
    assert Page.objects.filter(depth=1).count() == 1
    Account.objects.create_user(email="left@example.org", name=f"Left by the {time}")


@pytest.mark.django_db(transaction=True)
def test_the_journal_refuses_deletion_in_the_test_database_too(at) -> None:
    Entry.objects.create(at=at, actor="system:tests", verb="add", kind="tests.thing", record_key="1")

    with pytest.raises(DatabaseError, match="append-only"):
        Entry.objects.all().delete()


@pytest.mark.django_db
def test_sqlite_keeps_a_write_ahead_log_in_tests_too() -> None:
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL has its own log")

    with connection.cursor() as cursor:
        cursor.execute("PRAGMA journal_mode")
        assert cursor.fetchone() == ("wal",)
