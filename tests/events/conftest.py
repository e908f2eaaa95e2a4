from datetime import UTC, datetime

import pytest
import time_machine

from crossings.journal.record import Actor

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)


@pytest.fixture
def actor() -> Actor:
    return Actor("account:1")


@pytest.fixture(autouse=True)
def frozen():
    """It is noon, UTC, on 21 November 2026."""
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller
