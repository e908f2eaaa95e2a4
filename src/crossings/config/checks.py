"""What is set wrongly stops the start: read back from the database itself, because a misplaced option is silent.

`crossings check` runs them all, `crossings run` before it starts; `--deploy` adds what the public must never meet.
"""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register  # noqa: A004  Django calls it so
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

from crossings.people.models import Account

SPACE = "\\040"  # as the list of mounts writes it
FAR_AWAY = ("nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "ceph", "glusterfs")


@register(Tags.database)
def sqlite_is_safe(databases: Sequence[str] | None = None, **_: Any) -> list[CheckMessage]:
    """SQLite as Django sets it loses writes under load and at a power cut: insist on our settings."""
    chosen = [connections[alias] for alias in databases or ()]
    return [problem for each in chosen if each.vendor == "sqlite" for problem in _sqlite_problems(each)]


def _sqlite_problems(connection: BaseDatabaseWrapper) -> Iterator[CheckMessage]:
    connection.ensure_connection()
    if connection.transaction_mode != "IMMEDIATE":  # type: ignore[attr-defined]  # SQLite's wrapper has it
        yield _error(
            f"SQLite's transactions begin as {connection.transaction_mode}, not as IMMEDIATE.",  # type: ignore[attr-defined]
            'Set DATABASES["default"]["OPTIONS"]["transaction_mode"] to "IMMEDIATE".',
            "E001",
        )
    with connection.cursor() as cursor:
        for name, wanted in settings.SQLITE_SETTINGS.items():
            cursor.execute(f"PRAGMA {name}")
            found = cursor.fetchone()[0]
            if not (found >= wanted if name == "busy_timeout" else found == wanted):
                hint = 'Set it in DATABASES["default"]["OPTIONS"]["init_command"].'
                yield _error(f"SQLite's {name} is {found}, and has to be {wanted}.", hint, "E002")
    kind = file_system_of(Path(connection.settings_dict["NAME"]), mounts())
    if kind in FAR_AWAY:
        hint = "Keep the database on a disk of this machine, or use PostgreSQL."
        yield _error(
            f"SQLite's file lies on a network file system ({kind}), where its locks do not hold.", hint, "E003"
        )


def mounts() -> str:
    return Path("/proc/mounts").read_text() if sys.platform == "linux" else ""


def file_system_of(path: Path, mounted: str) -> str:
    """The kind of file system that holds `path`, by the longest mount point above it; empty if it is not known.

    >>> file_system_of(Path("/srv/data/x.sqlite3"), "disk / ext4 rw 0 0\\nbox:/d /srv/data nfs4 rw 0 0")
    'nfs4'
    """
    lines = [[word.replace(SPACE, " ") for word in line.split()] for line in mounted.splitlines()]
    above = [(len(place), kind) for _, place, kind, *_ in lines if path.is_relative_to(place)]
    return max(above, default=(0, ""))[1]


@register()
def reading_takes_no_lock(**_: Any) -> list[CheckMessage]:
    """With IMMEDIATE transactions each of these two would have every reader wait for the one writer."""
    problems: list[CheckMessage] = []
    if any(connections[alias].settings_dict["ATOMIC_REQUESTS"] for alias in connections):
        hint = "Leave ATOMIC_REQUESTS out; a verb opens its own transaction."
        problems.append(_error("ATOMIC_REQUESTS is on, so that every page would take the write lock.", hint, "E004"))
    if settings.SESSION_SAVE_EVERY_REQUEST:
        hint = "Leave SESSION_SAVE_EVERY_REQUEST out."
        problems.append(_error("SESSION_SAVE_EVERY_REQUEST is on, so that every page would write.", hint, "E005"))
    return problems


@register(Tags.security, deploy=True)
def fit_for_the_public(databases: Sequence[str] | None = None, **_: Any) -> list[CheckMessage]:
    """Refuse what is right on a desk and wrong in public: known passwords, mail that nobody gets."""
    problems: list[CheckMessage] = []
    if "default" in (databases or ()) and Account.objects.filter(is_demonstration=True).exists():
        hint = "Begin with an empty database; demonstration logins and their passwords are known to everybody."
        problems.append(_error("The database carries demonstration accounts.", hint, "E006"))
    if settings.DEMO:
        problems.append(_error("CROSSINGS_DEMO is on.", "Leave it out, or set it to 0.", "E007"))
    if "console" in settings.MAIL_CARRIER:
        hint = "Set CROSSINGS_MAIL_URL, such as smtp://user:password@host:587."
        problems.append(Warning("Mail is printed and reaches nobody.", hint=hint, id="crossings.config.W001"))
    if "localhost" in settings.DEFAULT_FROM_EMAIL:
        hint = "Set CROSSINGS_MAIL_FROM, such as 'The network <office@network.example>'."
        problems.append(
            Warning("Mail comes from localhost, and will be refused.", hint=hint, id="crossings.config.W002")
        )
    return problems


def _error(says: str, hint: str, number: str) -> Error:
    return Error(says, hint=hint, id=f"crossings.config.{number}")
