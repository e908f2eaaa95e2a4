"""`crossings health`: whether every part works."""

import sys
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from crossings.operations.health import findings


class Command(BaseCommand):
    help = "Say whether every part works; the exit code is 1 if one does not."
    requires_system_checks: list[str] = []

    def handle(self, *_: Any, **__: Any) -> None:
        found = findings(timezone.now())
        for finding in found:
            self.stdout.write(f"{finding.part:<11} {'works' if finding.works else 'fails: ' + finding.mend}")
        if not all(finding.works for finding in found):
            sys.exit(1)
