"""Whether each part works: asked by the health page, by `crossings health`, and by whoever watches the machine."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import DatabaseError, connection, transaction
from django.db.migrations.executor import MigrationExecutor

from crossings.jobs.models import Pulse

SILENT_FOR = timedelta(seconds=60)
FREE_AT_LEAST = 200 * 1024 * 1024  # bytes
_UP_TO_DATE: set[str] = set()


@dataclass(frozen=True, slots=True)
class Finding:
    """One part, whether it works, and what to do if it does not."""

    part: str
    works: bool
    mend: str


def findings(at: datetime) -> list[Finding]:
    """Look at every part; a part that cannot even be asked does not work."""
    looks: list[tuple[str, Callable[[], bool], str]] = [
        (
            "database",
            database_can_be_written,
            "See that the database runs and that its disk is neither full nor read-only.",
        ),
        ("migrations", migrations_are_applied, "Run `crossings migrate`."),
        ("worker", lambda: heard_of(Pulse.Part.WORKER, at), "Start `crossings run`; if it runs, read its log."),
        ("scheduler", lambda: heard_of(Pulse.Part.SCHEDULER, at), "Start `crossings run`; if it runs, read its log."),
        ("disk", disk_has_room, "Make room where the data lie."),
    ]
    return [Finding(part, _holds(look), mend) for part, look, mend in looks]


def _holds(look: Callable[[], bool]) -> bool:
    try:
        return look()
    except (DatabaseError, OSError):
        return False


def database_can_be_written() -> bool:
    """On SQLite, take the one writer's lock and let it go; on PostgreSQL, ask whether this is the primary."""
    if connection.vendor == "sqlite":
        with transaction.atomic():
            return True
    with connection.cursor() as cursor:
        cursor.execute("SHOW transaction_read_only")
        return bool(cursor.fetchone()[0] == "off")


def migrations_are_applied() -> bool:
    """Remembered once it is so, because asking reads every migration of every app."""
    database = str(connection.settings_dict["NAME"])
    if database not in _UP_TO_DATE:
        executor = MigrationExecutor(connection)
        if not executor.migration_plan(executor.loader.graph.leaf_nodes()):
            _UP_TO_DATE.add(database)
    return database in _UP_TO_DATE


def heard_of(part: Pulse.Part, at: datetime) -> bool:
    return Pulse.objects.filter(part=part, seen_at__gt=at - SILENT_FOR).exists()


def disk_has_room() -> bool:
    return shutil.disk_usage(settings.DATA).free > FREE_AT_LEAST
