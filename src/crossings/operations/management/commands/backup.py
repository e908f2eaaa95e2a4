"""`crossings backup FILE`: records and media into one archive."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from crossings.operations.backup import back_up


class Command(BaseCommand):
    help = "Write records and media, with a checksum for each, into one archive. Safe while Crossings runs."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="where to write it, such as crossings-2026-11-21.tar.gz")

    def handle(self, *_: Any, **options: Any) -> None:
        manifest = back_up(options["file"], timezone.now())
        self.stdout.write(
            f"{options['file']}: {sum(manifest.rows.values())} rows of {len(manifest.rows)} tables, "
            f"{len(manifest.files) - 1} files, {options['file'].stat().st_size / 1e6:.1f} MB"
        )
