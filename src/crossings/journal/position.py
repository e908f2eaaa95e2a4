"""Where the journal stands: changes with every change that commits, so that whatever is kept by it is never stale."""

from django.db import connection

RECENT = 1000
NEWEST = "SELECT MAX(id), 0 FROM journal_entry"
NEWEST_AND_SETTLED = (
    "SELECT MAX(id), COUNT(*) FROM journal_entry"  # noqa: S608  no value comes from outside
    f" WHERE id > COALESCE((SELECT MAX(id) FROM journal_entry), 0) - {RECENT}"
)


def position() -> str:
    """The newest entry's id and, where several may write at a time, how many of the last thousand ids have committed.

    On PostgreSQL an entry may commit after one with a greater id: then the count moves though the maximum does not.
    SQLite lets one write at a time, so there the newest id says all.
    """
    with connection.cursor() as cursor:
        cursor.execute(NEWEST if connection.vendor == "sqlite" else NEWEST_AND_SETTLED)
        newest, settled = cursor.fetchone()
    return f"{newest or 0}-{settled}"
