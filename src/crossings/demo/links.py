"""The corpus of the demonstration network, in which links between approaches are looked for."""

from datetime import datetime

from crossings.demo.ensure import DEMO
from crossings.links import actions


def load(at: datetime) -> None:
    """Build the corpus of what has been loaded before."""
    actions.build_corpus(by=DEMO, at=at, why="Demonstration network")
