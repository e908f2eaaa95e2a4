"""The product itself, running beside the test on the test's own database."""

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders

from tests.databases import ROOT, migrated_name

UP_WITHIN = 60  # seconds


class Product:
    """`crossings run`, or a script, in a process group of its own, answering at `port`."""

    def __init__(self, *words: str, **variables: str) -> None:
        self.port = free_port()
        # A pipe that nobody reads would hold the product up once it is full.
        self.log = tempfile.TemporaryFile("w+")  # noqa: SIM115  closed by `end`
        self.environment = os.environ | {
            "DJANGO_SETTINGS_MODULE": "crossings.config.settings",
            "PORT": str(self.port),
            "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}",
            **variables,
        }
        self.process = subprocess.Popen(
            [sys.executable, *words],
            cwd=ROOT,
            env=self.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self.log,
            start_new_session=True,
            text=True,
        )

    def answer(self, path: str = "/health/", timeout: float = 5) -> int:
        """The status of an answer; raises `OSError` where there is none."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        try:
            connection.request("GET", path, headers={"Host": "localhost"})
            return connection.getresponse().status
        except http.client.HTTPException as error:
            raise ConnectionError from error
        finally:
            connection.close()

    def until_it_answers(self, wanted: int = 200, path: str = "/health/") -> None:
        deadline = time.monotonic() + UP_WITHIN
        while True:
            assert self.process.poll() is None, self.end()
            assert time.monotonic() < deadline, "it did not answer in time"
            try:
                if self.answer(path) == wanted:
                    return
            except OSError:
                pass
            time.sleep(0.05)

    def end(self, number: int = signal.SIGTERM) -> str:
        """Send the signal, wait, and give back what was printed and logged."""
        if self.process.poll() is None:
            self.process.send_signal(number)
        try:
            if self.log.closed:
                return ""
            printed = self.process.communicate(timeout=30)[0]
            with self.log:
                self.log.seek(0)
                return printed + self.log.read()
        finally:
            if self.process.poll() is None:
                os.killpg(self.process.pid, signal.SIGKILL)


@pytest.fixture(scope="module")
def product(django_db_setup: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    """The product as an installation runs it: `crossings run`, with data and a database of its own, once all parts work."""
    data = tmp_path_factory.mktemp("product")
    name_static_files(data / "static")
    database = settings.TEST_DATABASES.another("product")
    database.restore(migrated_name())
    running = Product(
        "-m", "crossings.operations.command", "run", CROSSINGS_DATA=str(data), DATABASE_URL=database.address
    )
    try:
        running.until_it_answers()
        yield running
    finally:
        print(running.end())
        database.discard()


def name_static_files(folder: Path) -> None:
    """Let every static file be named by its own name, as if collected: pages can be shown, at no cost."""
    folder.mkdir(parents=True)
    names = [path for finder in get_finders() for path, _ in finder.list([])]
    manifest = {"version": "1.1", "hash": "", "paths": {name: name for name in names}}
    (folder / "staticfiles.json").write_text(json.dumps(manifest))


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
