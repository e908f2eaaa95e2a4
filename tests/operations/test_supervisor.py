"""The supervisor: replaces what dies, later each time, and ends what does not end by itself."""

import time

import pytest

from crossings.operations import supervisor
from crossings.operations.supervisor import Part, Supervisor


def end_at_once() -> None:
    """A part that never stays up."""


def refuse_to_end() -> None:
    import signal

    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    time.sleep(60)


def died(part: Part, born: float, now: float) -> float:
    """The pause until a part that lived from `born` to `now` is started again."""
    part.born = born
    part.bury(now)
    return part.due - now


def test_a_part_that_never_stays_up_waits_longer_each_time() -> None:
    part = Part("server", end_at_once)

    assert [died(part, now, now + 1) for now in range(0, 90, 10)] == [0.5, 1, 2, 4, 8, 16, 30, 30, 30]


def test_a_part_that_was_steady_starts_again_at_once() -> None:
    part = Part("server", end_at_once, deaths=6)

    assert died(part, born=0, now=61) == 0.5


@pytest.mark.slow
def test_a_part_that_ends_is_started_again(monkeypatch) -> None:
    monkeypatch.setattr(supervisor, "FIRST_PAUSE", 0.01)
    whole = Supervisor([Part("server", end_at_once)])

    deadline = time.monotonic() + 30
    while whole.parts[0].deaths < 3:
        assert time.monotonic() < deadline, "it was not started again"
        whole.start_due(time.monotonic())
        whole.wait_for_a_death(0.1)
    whole.end()


@pytest.mark.slow
def test_a_part_that_refuses_to_end_is_ended(monkeypatch) -> None:
    monkeypatch.setattr(supervisor, "END_WITHIN", 0.3)
    whole = Supervisor([Part("server", refuse_to_end)])
    whole.start_due(time.monotonic())
    process = whole.parts[0].process
    time.sleep(0.3)

    whole.end()

    assert not process.is_alive()
