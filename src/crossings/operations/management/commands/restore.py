"""`crossings restore FILE`: put back what a backup holds."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from crossings.operations.backup import restore
from crossings.operations.health import migrations_are_applied
from crossings.operations.only_one import only_one


class Command(BaseCommand):
    help = "Put back what a backup holds, once every checksum was compared. Crossings must not be running."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--replace", action="store_true", help="remove what is here")

    def handle(self, *_: Any, **options: Any) -> None:
        with only_one(settings.DATA):
            manifest = restore(options["file"], replace=options["replace"])
        self.stdout.write(
            f"Restored the backup of {manifest.made_at}: {sum(manifest.rows.values())} rows, {len(manifest.files) - 1} files; "
            "every checksum and every table's number of rows agree."
        )
        if not migrations_are_applied():
            self.stdout.write("The backup is older than the program. Run `crossings migrate`.")
