"""Keeps a handful of processes running, and ends them together.

On Linux a part is a fork of the supervisor, which has loaded the whole product already: it starts at once, and what
dies is replaced at once. Elsewhere each part loads the product itself.
"""

import logging
import multiprocessing
import signal
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from multiprocessing.connection import wait
from multiprocessing.process import BaseProcess
from typing import Any

log = logging.getLogger(__name__)

FIRST_PAUSE, LONGEST_PAUSE = 0.5, 30.0  # seconds before a part that died is started again
STEADY = 60.0  # seconds after which a part counts as having started well
END_WITHIN = 12.0  # seconds until a part that was asked to end is ended
PROCESSES: Any = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")


@dataclass(slots=True)
class Part:
    """One process of the whole: its name and the function that it runs until it is told to stop."""

    name: str
    work: Callable[..., None]
    arguments: dict[str, Any] = field(default_factory=dict)
    process: BaseProcess | None = None
    born: float = 0.0
    deaths: int = 0
    due: float = 0.0

    def start(self, now: float) -> None:
        process: BaseProcess = PROCESSES.Process(target=self.work, kwargs=self.arguments, name=self.name)
        process.start()
        self.process, self.born = process, now

    def bury(self, now: float) -> None:
        """Note that the process has died, and when to start it again: later each time, if it never stays up."""
        code = self.process.exitcode if self.process else None
        self.deaths = 1 if now - self.born > STEADY else self.deaths + 1
        self.due = now + min(FIRST_PAUSE * 2 ** (self.deaths - 1), LONGEST_PAUSE)
        log.warning("The %s ended with code %s; it is started again.", self.name, code)
        self.process = None


@dataclass(slots=True)
class Supervisor:
    """Runs its parts until it is told to stop; `tick` is called about once a second beside that."""

    parts: Sequence[Part]
    tick: Callable[[], None] = lambda: None
    stopping: bool = False

    def run(self) -> None:
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self.stop)
        while not self.stopping:
            self.start_due(time.monotonic())
            self.wait_for_a_death()
            self.tick()
        self.end()

    def stop(self, *_: object) -> None:
        self.stopping = True

    def start_due(self, now: float) -> None:
        for part in self.parts:
            if part.process is None and part.due <= now and not self.stopping:
                part.start(now)

    def wait_for_a_death(self, timeout: float = 0.5) -> None:
        wait([part.process.sentinel for part in self.parts if part.process], timeout)
        for part in self.parts:
            if part.process and not part.process.is_alive() and not self.stopping:
                part.bury(time.monotonic())

    def end(self) -> None:
        """Ask every part to end; end those that do not."""
        running = [part.process for part in self.parts if part.process]
        for process in running:
            process.terminate()
        deadline = time.monotonic() + END_WITHIN
        for process in running:
            process.join(max(0.0, deadline - time.monotonic()))
            if process.is_alive():
                process.kill()
                process.join()
