"""`crossings rebuild_search`: write what search finds anew, from the records."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from crossings.engine.refusal import Refusal
from crossings.search import kinds
from crossings.search.actions import rebuild


class Command(BaseCommand):
    help = "Write what search finds anew from the records; safe to repeat, and search answers all the while."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("kinds", nargs="*", help="such as publication; all of them, if none is named")

    def handle(self, *_: Any, **options: Any) -> None:
        asked = list(options["kinds"])
        unknown = [kind for kind in asked if kind not in kinds.kinds()]
        if unknown:
            raise Refusal(
                "Nothing was written anew.",
                f"There is no kind of record called {unknown[0]}.",
                f"Name some of these, or none for all: {', '.join(kinds.kinds())}.",
            )
        self.stdout.write(f"{rebuild(asked, at=timezone.now())} documents written.")
