"""`crossings links`: links between approaches on files alone. The command starts without Django; this serves `call_command`."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from crossings.operations.links import add_words, run


class Command(BaseCommand):
    help = "Make a corpus of works, and find links between approaches in it, on files alone."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        add_words(parser)

    def handle(self, *_: Any, **asked: Any) -> None:
        if ended := run(asked):
            sys.exit(ended)
