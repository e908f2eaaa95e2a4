"""An installation into one archive, and back.

Public names: `back_up`, `restore`.
"""

import shutil
import tempfile
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.core.cache import cache
from django.core.management.base import CommandError
from django.db import connection

from crossings.journal.triggers import forget_transactions
from crossings.operations import archive, records_dump
from crossings.operations.archive import Manifest

ALWAYS_THERE = ("people_account", "journal_entry")  # tables without a row before anybody has used an installation


def back_up(target: Path, at: datetime) -> Manifest:
    """Write records and media to `target`. Safe while the product runs: the records are of one moment.

    Raises `CommandError` if the file is there already, or the database is damaged.
    """
    if target.exists():
        raise CommandError(f"{target} is there already. Choose another name, or remove it first.")
    with tempfile.TemporaryDirectory(dir=settings.DATA) as folder:
        records = Path(folder) / archive.RECORDS
        rows = records_dump.dump(records)
        return archive.write(
            target,
            records=records,
            media=Path(settings.MEDIA_ROOT),
            vendor=connection.vendor,
            rows=rows,
            made_at=at.isoformat(),
        )


def restore(source: Path, *, replace: bool) -> Manifest:
    """Put back what `source` holds, after every checksum was compared; then count the rows of every table.

    Raises `CommandError`, and changes nothing, if the archive is damaged, is of the other kind of database, or if
    something is here already and `replace` was not said.
    """
    if not source.exists():
        raise CommandError(f"{source} is not there.")
    settings.DATA.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=settings.DATA) as folder:
        unpacked = Path(folder)
        manifest = archive.unpack(source, unpacked)
        if manifest.vendor != connection.vendor:
            raise CommandError(
                f"{source} is of {manifest.vendor}, and DATABASE_URL names {connection.vendor}. Nothing was changed."
            )
        if not replace and not is_empty():
            raise CommandError("Something is here already. Say --replace if it may go. Nothing was changed.")
        _replace_media(unpacked / archive.MEDIA)
        counted = records_dump.load(unpacked / archive.RECORDS)
    forget_transactions()
    cache.clear()
    if differing := sorted(table for table, rows in manifest.rows.items() if counted.get(table) != rows):
        raise CommandError(
            f"The restored tables {', '.join(differing)} have another number of rows than the backup says."
        )
    return manifest


def is_empty() -> bool:
    """Whether nobody has used this installation yet: no account, no entry in the journal, no file."""
    media = Path(settings.MEDIA_ROOT)
    if any(path.is_file() for path in media.rglob("*")):
        return False
    tables = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for table in tables & set(ALWAYS_THERE):
            cursor.execute(f'SELECT EXISTS (SELECT 1 FROM "{table}")')  # noqa: S608  one of two names, above
            if cursor.fetchone()[0]:
                return False
    return True


def _replace_media(unpacked: Path) -> None:
    media = Path(settings.MEDIA_ROOT)
    shutil.rmtree(media, ignore_errors=True)
    if unpacked.exists():
        shutil.move(unpacked, media)
    media.mkdir(parents=True, exist_ok=True)
