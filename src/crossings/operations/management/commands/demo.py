"""`crossings demo`: load the demonstration network and print its logins."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from crossings.demo.load import load
from crossings.operations.logins import describe


class Command(BaseCommand):
    requires_system_checks: list[str] = []
    help = "Load the demonstration network, safe to repeat, and print its logins."

    def handle(self, *_: Any, **__: Any) -> None:
        load(timezone.now(), lambda what: self.stdout.write(f"  {what}"))
        self.stdout.write(describe())
