"""The crawl outlives what it looks at: a process that dies, fails or falls silent is replaced, and told of in the end."""

import os
import time
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.crawl.watched import Failed, made

pytestmark = [pytest.mark.house, pytest.mark.slow]


def work(piece):
    what, place = piece
    if what == "dies":
        os._exit(1)
    if what == "fails":
        raise ValueError("no such page")
    if what == "hangs":
        time.sleep(60)
    if what == "dies once" and not Path(place).exists():
        Path(place).touch()
        os._exit(1)
    return what.upper()


@contextmanager
def workshop():
    yield work


@pytest.fixture
def results(tmp_path):
    return lambda *whats, patience=20.0: {
        piece[0]: result
        for piece, result in made(workshop, [(what, str(tmp_path / "mark")) for what in whats], patience=patience)
    }


def test_every_piece_is_made(results):
    assert results("one", "two", "three") == {"one": "ONE", "two": "TWO", "three": "THREE"}


def test_what_dies_once_is_made_the_second_time(results):
    assert results("one", "dies once") == {"one": "ONE", "dies once": "DIES ONCE"}


@pytest.mark.parametrize(("what", "why"), [("dies", "its process died"), ("fails", "ValueError: no such page")])
def test_what_fails_each_time_is_told_and_the_rest_is_made(results, what, why):
    assert results(what, "one", "two") == {what: Failed(why), "one": "ONE", "two": "TWO"}


def test_what_falls_silent_is_not_waited_for(results):
    assert results("hangs", "one", patience=4.0) == {"hangs": Failed("it fell silent"), "one": "ONE"}
