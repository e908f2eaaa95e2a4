"""The database itself refuses to change or delete a journal entry, and lets a personal value only be erased.

A room above may keep rows for ever in the same way: it names their table by `keep_for_ever` when it is made ready.
Made anew after every migrate, because SQLite drops all triggers of a table that a migration remakes.
Names: `keep_for_ever`, `make_append_only`, `drop`, `expected`, `found`, `forget_transactions`.
"""

from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper

REFUSAL = "the journal is append-only"
REFUSAL_ELSEWHERE = "what stands here is kept for ever: the table is append-only"
ALWAYS = "1 = 1"
UNLESS_ERASED = (
    "NOT (NEW.id = OLD.id AND NEW.entry_id = OLD.entry_id AND NEW.field = OLD.field"
    ' AND NEW."before" IS NULL AND NEW."after" IS NULL AND NEW.erased_at IS NOT NULL)'
)
REFUSED_CHANGES = {"journal_entry": ALWAYS, "journal_personalvalue": UNLESS_ERASED}
"""For each table, the updates that are refused."""

SQLITE = """
CREATE TRIGGER {table}_no_{event} BEFORE {event} ON {table} WHEN {refused}
BEGIN SELECT RAISE(ABORT, '{refusal}'); END
"""
POSTGRESQL_FUNCTION = """
CREATE OR REPLACE FUNCTION journal_refuse() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '%', TG_ARGV[0]; END $$
"""
POSTGRESQL = """
CREATE TRIGGER {table}_no_{event} BEFORE {event} ON {table} FOR EACH {each} {when}
EXECUTE FUNCTION journal_refuse('{refusal}')
"""


def keep_for_ever(table: str) -> None:
    """Let the database refuse every change and deletion in this table, from the next migrate on."""
    REFUSED_CHANGES[table] = ALWAYS


def make_append_only(using: str = DEFAULT_DB_ALIAS, **_: Any) -> None:
    """Receive Django's `post_migrate` and make the triggers that are not there."""
    connection = connections[using]
    missing = expected(connection) - found(connection)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql" and missing:
            cursor.execute(POSTGRESQL_FUNCTION)
        for name in sorted(missing):
            table, event = name.rsplit("_no_", 1)
            cursor.execute(_statement(connection.vendor, table, event))


def drop(using: str = DEFAULT_DB_ALIAS) -> None:
    """Take the triggers away: to empty a test database, or to let a restored one begin anew."""
    connection = connections[using]
    with connection.cursor() as cursor:
        for name in sorted(found(connection) & expected(connection)):
            on = f" ON {name.rsplit('_no_', 1)[0]}" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER {name}{on}")


def expected(connection: BaseDatabaseWrapper) -> set[str]:
    """The triggers that this database must have: one for each table that is kept for ever and each refused event."""
    events = ("update", "delete", "truncate") if connection.vendor == "postgresql" else ("update", "delete")
    tables = set(connection.introspection.table_names()) & REFUSED_CHANGES.keys()
    return {f"{table}_no_{event}" for table in tables for event in events}


def found(connection: BaseDatabaseWrapper) -> set[str]:
    """The triggers that this database has."""
    listing = (
        "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal"
        if connection.vendor == "postgresql"
        else "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    )
    with connection.cursor() as cursor:
        cursor.execute(listing)
        return {name for (name,) in cursor.fetchall()}


def forget_transactions(using: str = DEFAULT_DB_ALIAS) -> None:
    """After a restore: the numbers of another server's transactions mean nothing here, so reading goes by id."""
    drop(using)
    with connections[using].cursor() as cursor:
        cursor.execute("UPDATE journal_entry SET transaction_id = 0 WHERE transaction_id <> 0")
    make_append_only(using)


def _statement(vendor: str, table: str, event: str) -> str:
    refused = REFUSED_CHANGES[table] if event == "update" else ALWAYS
    refusal = REFUSAL if table.startswith("journal_") else REFUSAL_ELSEWHERE
    if vendor == "sqlite":
        return SQLITE.format(table=table, event=event, refused=refused, refusal=refusal)
    by_statement = event == "truncate"
    each, when = ("STATEMENT", "") if by_statement else ("ROW", f"WHEN ({refused})")
    return POSTGRESQL.format(table=table, event=event, each=each, when=when, refusal=refusal)
