"""Collects what every app says can never be, and looks for it."""

from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps

from crossings.engine.invariant import Invariant, Violation


def all_invariants() -> Iterator[Invariant]:
    """The `INVARIANTS` of each app's `invariants.py`, where it has one."""
    for app in apps.get_app_configs():
        module = f"{app.name}.invariants"
        if app.name.startswith("crossings.") and module != __name__ and find_spec(module):
            yield from import_module(module).INVARIANTS


def broken() -> list[Violation]:
    """Every impossible state that is found now, without looking at all where that takes long; `crossings invariants` does."""
    return [violation for invariant in all_invariants() for violation in invariant.violations_in_part()]
