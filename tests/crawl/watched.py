"""Work done in processes that may die, fail or fall silent: such a process is replaced, and its piece tried once more."""

import multiprocessing
import time
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from typing import Any

WORKERS = 2
PATIENCE = 150.0  # seconds for one piece
TRIES = 2

Workshop = Callable[[], AbstractContextManager[Callable[[Any], Any]]]
SPAWN = multiprocessing.get_context("spawn")


@dataclass(frozen=True)
class Failed:
    """What became of a piece that failed each time."""

    why: str


@dataclass
class Worker:
    """A process with its workshop open, and the piece that it has in hand."""

    workshop: Workshop
    piece: Any = None
    since: float = 0.0
    pipe: Connection = field(init=False)

    def __post_init__(self) -> None:
        self.pipe, theirs = SPAWN.Pipe()
        self.process = SPAWN.Process(target=_work, args=(self.workshop, theirs), daemon=True)
        self.process.start()
        theirs.close()

    def take(self, piece: Any, as_sent: Any) -> None:
        self.piece, self.since = piece, time.monotonic()
        self.pipe.send(as_sent)

    def result(self) -> Any:
        """What it made, or why not."""
        if not self.pipe.poll():
            return Failed("it fell silent")
        try:
            return self.pipe.recv()
        except EOFError:
            return Failed("its process died")

    def end(self) -> None:
        self.pipe.close()
        self.process.join(5)
        if self.process.is_alive():
            self.process.kill()


def _work(workshop: Workshop, pipe: Connection) -> None:
    """A failure ends the process, so that nothing of what it broke is used again."""
    with workshop() as make:
        while True:
            try:
                piece = pipe.recv()
            except EOFError:
                return
            try:
                pipe.send(make(piece))
            except Exception as error:
                pipe.send(Failed(f"{type(error).__name__}: {str(error)[:300]}"))
                raise


def made(
    workshop: Workshop,
    pieces: Iterable[Any],
    *,
    prepared: Callable[[Any], Any] = lambda piece: piece,
    patience: float = PATIENCE,
) -> Iterator[tuple[Any, Any]]:
    """Each piece with what was made of it, as they come. `prepared` is asked just before a piece is handed out."""
    waiting, tried = deque(pieces), Counter[Any]()
    workers: list[Worker] = []
    try:
        while waiting or any(worker.piece is not None for worker in workers):
            _hand_out(workers, waiting, workshop, prepared)
            for worker in _with_news(workers, patience):
                piece, result = worker.piece, worker.result()
                worker.piece = None
                if isinstance(result, Failed):
                    workers.remove(worker)
                    worker.process.kill()
                    tried[piece] += 1
                    if tried[piece] < TRIES:
                        waiting.append(piece)
                        continue
                yield piece, result
    finally:
        for worker in workers:
            worker.end()


def _hand_out(workers: list[Worker], waiting: deque[Any], workshop: Workshop, prepared: Callable[[Any], Any]) -> None:
    while len(workers) < min(WORKERS, len(waiting)):
        workers.append(Worker(workshop))
    for worker in workers:
        if worker.piece is None and waiting:
            piece = waiting.popleft()
            worker.take(piece, prepared(piece))


def _with_news(workers: list[Worker], patience: float) -> list[Worker]:
    busy = {worker.pipe: worker for worker in workers if worker.piece is not None}
    spoke = [busy[pipe] for pipe in wait(list(busy), timeout=min(1.0, patience))]
    late = [each for each in busy.values() if each not in spoke and time.monotonic() - each.since > patience]
    return [*spoke, *late]
