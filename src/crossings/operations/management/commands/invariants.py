"""`crossings invariants`: look for states that should be impossible."""

import sys
from typing import Any

from django.core.management.base import BaseCommand

from crossings.operations.invariants import all_invariants


class Command(BaseCommand):
    help = "Look for states that should be impossible; the exit code is 1 if one is found."
    requires_system_checks: list[str] = []

    def handle(self, *_: Any, **__: Any) -> None:
        found = 0
        for invariant in all_invariants():
            violations = invariant.violations()
            found += len(violations)
            self.stdout.write(f"{'BROKEN' if violations else 'holds':<7} {invariant.says}")
            for violation in violations[:20]:
                self.stdout.write(f"        {violation.found}")
        if found:
            sys.exit(1)
