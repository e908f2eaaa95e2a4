from collections.abc import Iterator

import pytest
import time_machine


@pytest.fixture
def noon() -> Iterator[None]:
    """It is noon on 21 November 2026."""
    with time_machine.travel("2026-11-21T12:00:00Z", tick=False):
        yield
