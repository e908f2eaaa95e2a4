"""The demonstration network, loaded in the order in which its parts rest on each other. Safe to repeat."""

from collections.abc import Callable
from datetime import datetime
from importlib import import_module

from crossings.search.actions import together

PARTS = ("sources", "topics", "people", "network", "research", "events", "programmes", "studies", "links", "website")


def load(at: datetime, say: Callable[[str], None]) -> None:
    """Load each part through the apps' own verbs; `say` tells the person who waits what is being done."""
    for part in PARTS:
        say(f"Loading {part}")
        with together():
            import_module(f"crossings.demo.{part}").load(at)
