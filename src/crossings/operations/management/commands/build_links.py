"""`crossings build_links`: build the corpus in which links between approaches are looked for, from the records."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from crossings.journal.record import Actor
from crossings.links import actions
from crossings.links.outlooks import work_out_what_is_missing


class Command(BaseCommand):
    help = "Build the corpus of links from the publications of this moment; safe to repeat, and links answer all the while."

    def handle(self, *_: Any, **__: Any) -> None:
        row = actions.build_corpus(by=Actor("system:command"), at=timezone.now(), why="crossings build_links")
        work_out_what_is_missing()
        self.stdout.write(f"Corpus {row}: {row.works} works, {row.concepts} concepts.")
