"""The product's own server on a loaded demonstration network, with one view more: two bytes through the same middleware."""

import http.client
import sys
from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

import psutil

from tests.served import Served


class BenchServer(Served):
    """One process that serves, and nothing beside it."""

    settings: ClassVar[str] = "tests.bench.settings"
    ready: ClassVar[str] = "/two-bytes/"

    def __init__(self, database: str, *, forgets: bool = False) -> None:
        super().__init__(database)
        self.environment["BENCH_FORGETS"] = "yes" if forgets else ""

    def command(self) -> list[str]:
        listen = f"--listen=127.0.0.1:{self.port}"
        return [sys.executable, "-m", "waitress", listen, "--threads=2", "tests.bench.wsgi:application"]

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
        """Seconds of CPU that the server, and a database apart from it, spend on the work."""
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


def postgres_pid(data: Path) -> int:
    return int((data / "postgresql" / "postmaster.pid").read_text().split()[0])
