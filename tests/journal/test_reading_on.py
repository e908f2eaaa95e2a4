"""A reader who follows the journal misses nothing, even what commits after something newer."""

import time

import pytest
from django.db import connection, transaction

from crossings.journal import triggers
from crossings.journal.models import Entry
from crossings.journal.record import Actor, note


def noted(at, key):
    return note(
        kind="tests.thing",
        key=key,
        title="",
        personal=frozenset(),
        verb="add",
        before={},
        after={"x": key},
        by=Actor("system:tests"),
        at=at,
    )


def keys(entries):
    return [entry.record_key for entry in entries]


def read_on(position, wanted):
    """What stands after a position, once no other session of the server is older; tests beside this one may be."""
    patience = time.monotonic() + 60
    while keys(found := list(Entry.objects.after(position))) != wanted and time.monotonic() < patience:
        time.sleep(0.1)
    return found


@pytest.mark.django_db(transaction=True)
def test_reading_begins_at_the_beginning_and_goes_on_from_where_it_stood(at):
    first, _second = noted(at, "1"), noted(at, "2")

    assert keys(read_on(0, ["1", "2"])) == ["1", "2"]
    assert keys(Entry.objects.after(first.pk)) == ["2"]


@pytest.mark.django_db(transaction=True)
def test_who_has_read_all_finds_nothing_more(at):
    assert not Entry.objects.after(noted(at, "1").pk).exists()


@pytest.fixture
def other(transactional_db):
    """Another session on the same PostgreSQL database."""
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has one writer, so nothing commits late")
    import psycopg

    where = connection.settings_dict
    with psycopg.connect(dbname=where["NAME"], user=where["USER"], host=where["HOST"], port=where["PORT"]) as session:
        yield session


def insert(cursor, at, key):
    """An entry as `note` writes it, from another session."""
    cursor.execute(
        "INSERT INTO journal_entry (at, actor, verb, kind, record_key, title, why, request_id, transaction_id, changes)"
        " VALUES (%s, 'system:tests', 'add', 'tests.thing', %s, '', '', '',"
        " pg_current_xact_id()::text::bigint, '{}')",
        [at, key],
    )


def test_an_entry_that_commits_late_is_not_missed(at, other):
    insert(other, at, "late")
    newer = noted(at, "newer")

    seen_while_open = keys(Entry.objects.after(0))
    other.commit()

    assert seen_while_open == []
    assert keys(read_on(0, ["late", "newer"])) == ["late", "newer"]
    assert not Entry.objects.after(newer.pk).exists()


def test_a_lower_id_in_a_younger_transaction_is_not_missed(at, other):
    """Ids are given out before commits: a reader who went by ids alone would jump over this one."""
    other.execute("SELECT pg_current_xact_id()")
    with transaction.atomic(), connection.cursor() as younger:
        insert(younger, at, "lower id, younger transaction")
        insert(other, at, "higher id, older transaction")
        other.commit()
        read = read_on(0, ["higher id, older transaction"])

    assert keys(read) == ["higher id, older transaction"]
    assert keys(read_on(read[-1].pk, ["lower id, younger transaction"])) == ["lower id, younger transaction"]


@pytest.mark.django_db(transaction=True)
def test_after_a_restore_reading_goes_by_id(at):
    """The numbers of another server's transactions may lie in this one's future."""
    Entry.objects.create(
        at=at, actor="system:tests", verb="add", kind="tests.thing", record_key="restored", transaction_id=2**60
    )

    triggers.forget_transactions()
    noted(at, "new")

    assert keys(read_on(0, ["restored", "new"])) == ["restored", "new"]
    assert triggers.expected(connection) <= triggers.found(connection)
