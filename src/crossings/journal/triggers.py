"""The database itself refuses to change or delete a journal entry.

Made anew after every migrate, because SQLite drops all triggers of a table that a migration remakes.
"""

from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections

APPEND_ONLY = ("journal_entry",)

SQLITE = """
CREATE TRIGGER IF NOT EXISTS {table}_no_{event} BEFORE {event} ON {table}
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END
"""
POSTGRESQL = """
CREATE OR REPLACE FUNCTION {table}_refuse() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'the journal is append-only'; END $$;
CREATE OR REPLACE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table}
FOR EACH ROW EXECUTE FUNCTION {table}_refuse()
"""


def make_append_only(using: str = DEFAULT_DB_ALIAS, **_: Any) -> None:
    """Receive Django's `post_migrate` and (re)make the triggers."""
    connection = connections[using]
    tables = set(connection.introspection.table_names()) & set(APPEND_ONLY)
    with connection.cursor() as cursor:
        for table in tables:
            for statement in statements(connection.vendor, table):
                cursor.execute(statement)


def drop(using: str = DEFAULT_DB_ALIAS) -> None:
    """Take the triggers away; only a test database does this, so that it can be emptied."""
    connection = connections[using]
    with connection.cursor() as cursor:
        for table in APPEND_ONLY:
            if connection.vendor == "sqlite":
                cursor.execute(f"DROP TRIGGER IF EXISTS {table}_no_UPDATE")
                cursor.execute(f"DROP TRIGGER IF EXISTS {table}_no_DELETE")
            else:
                cursor.execute(f"DROP TRIGGER IF EXISTS {table}_append_only ON {table}")


def statements(vendor: str, table: str) -> list[str]:
    if vendor == "sqlite":
        return [SQLITE.format(table=table, event=event) for event in ("UPDATE", "DELETE")]
    return [POSTGRESQL.format(table=table)]
