"""Writes docs/reference/access.md: who may open which address."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from crossings.people.url_map import access_table


class Command(BaseCommand):
    help = "Prints who may open which address, or writes it to a file."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--to", type=Path, help="the file to write, such as docs/reference/access.md")

    def handle(self, *args: Any, to: Path | None = None, **options: Any) -> None:
        table = access_table()
        if to is None:
            self.stdout.write(table)
        else:
            to.write_text(table, encoding="utf-8")
