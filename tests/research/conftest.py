import pytest
import time_machine

from crossings.journal.record import Actor


@pytest.fixture
def actor() -> Actor:
    return Actor("account:1")


@pytest.fixture(autouse=True)
def frozen():
    """It is noon on 21 November 2026."""
    with time_machine.travel("2026-11-21T12:00:00Z", tick=False):
        yield
