"""The server is killed fifty times while officers save: no change that was acknowledged is lost, and nothing is half there."""

import http.client
import os
import random
import signal
import threading
import time
from collections.abc import Iterator
from itertools import count
from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.db import connection

from crossings.journal.models import Entry
from crossings.operations.invariants import broken
from crossings.people.models import Account
from crossings.provenance.models import Source
from tests.cast import entered
from tests.operations.conftest import Product

KILLS = 50
OFFICERS = 4
TOKEN = "k" * 32


class Officer(threading.Thread):
    """Adds one source after another through the office, and keeps the keys of those that were acknowledged."""

    def __init__(self, name: str, port: int, session: str) -> None:
        super().__init__(name=name, daemon=True)
        self.port = port
        self.cookie = f"{settings.SESSION_COOKIE_NAME}={session}; {settings.CSRF_COOKIE_NAME}={TOKEN}"
        self.acknowledged: list[str] = []
        self.refused: list[str] = []
        self.cut_off = 0
        self.enough = threading.Event()

    def run(self) -> None:
        for number in count():
            if self.enough.is_set():
                return
            self.add(f"{self.name}-{number}")

    def add(self, key: str) -> None:
        form = {"key": key, "title": key, "kind": "page", "why": "To see it kept", "csrfmiddlewaretoken": TOKEN}
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        headers = {"Host": "localhost", "Cookie": self.cookie, "Content-Type": "application/x-www-form-urlencoded"}
        try:
            connection.request("POST", "/office/sources/new/", urlencode(form), headers)
            answer = connection.getresponse()
            (self.acknowledged if answer.status == 302 else self.refused).append(key)
        except ConnectionRefusedError:
            time.sleep(0.02)  # the server is between two lives
        except (OSError, http.client.HTTPException):
            self.cut_off += 1
        finally:
            connection.close()


@pytest.fixture
def server(transactional_db: None) -> Iterator[Product]:
    loaded = Product("tests/operations/killable_server.py")
    assert loaded.process.stdout.readline() == "loaded\n", loaded.end()
    yield loaded
    print(loaded.end())


def start(server: Product) -> int:
    server.process.stdin.write("start\n")
    server.process.stdin.flush()
    group = int(server.process.stdout.readline())
    server.until_it_answers(wanted=503)  # worker and scheduler do not run here
    return group


def until_acknowledged(officers: list[Officer], changes: int) -> None:
    """On a slow machine a life of the server is longer, so that some of its saves are answered."""
    patience = time.monotonic() + 60
    while sum(len(officer.acknowledged) for officer in officers) < changes and time.monotonic() < patience:
        time.sleep(0.02)


@pytest.mark.slow
def test_fifty_kills_lose_no_acknowledged_change(server: Product, ingrid: Account) -> None:
    session = entered(ingrid).cookies[settings.SESSION_COOKIE_NAME].value
    officers = [Officer(f"officer{number}", server.port, session) for number in range(OFFICERS)]
    chance = random.Random(50)

    group = start(server)
    for officer in officers:
        officer.start()
    for kill in range(KILLS):
        time.sleep(chance.uniform(0.05, 0.3))
        until_acknowledged(officers, kill + 1)
        os.killpg(group, signal.SIGKILL)
        group = start(server) if kill < KILLS - 1 else 0
    for officer in officers:
        officer.enough.set()
        officer.join()

    acknowledged = {key for officer in officers for key in officer.acknowledged}
    kept = set(Source.objects.filter(key__startswith="officer").values_list("key", flat=True))
    cut_off = sum(officer.cut_off for officer in officers)
    print(f"{KILLS} kills: {len(acknowledged)} acknowledged, {cut_off} cut off, {len(acknowledged - kept)} lost")
    assert [key for officer in officers for key in officer.refused] == []
    assert len(acknowledged) >= KILLS
    assert cut_off > 0, "no save was under way at any kill"
    assert acknowledged - kept == set()
    assert_every_change_has_its_entry(kept)
    assert broken() == []
    assert_whole()


def assert_every_change_has_its_entry(kept: set[str]) -> None:
    entries = Entry.objects.filter(kind="provenance.source", verb="add")
    keys = Source.objects.in_bulk([int(key) for key in entries.values_list("record_key", flat=True)])
    assert {source.key for source in keys.values()} >= kept
    assert entries.count() == len(keys)


def assert_whole() -> None:
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            assert cursor.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert cursor.execute("PRAGMA foreign_key_check").fetchall() == []
