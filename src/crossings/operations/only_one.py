"""One Crossings at a time on one folder of data, and on one port."""

import fcntl
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from django.core.management.base import CommandError


@contextmanager
def only_one(data: Path) -> Iterator[None]:
    """Within the block this process alone may work on `data`; raises `CommandError` if another does."""
    with _opened(data / "run.lock") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise CommandError(f"Crossings already runs on {data}. Stop it first.") from None
        # A child made by fork would hold the lock on when this process is killed.
        os.register_at_fork(after_in_child=lambda: os.close(lock.fileno()) if not lock.closed else None)
        yield


def _opened(lock: Path) -> TextIO:
    try:
        lock.parent.mkdir(parents=True, exist_ok=True)
        return lock.open("a")
    except OSError as refused:
        raise CommandError(
            f"Nothing can be written to {lock.parent}: {refused.strerror}. "
            "Give CROSSINGS_DATA a folder that this user may write to."
        ) from None


def port_is_free(listen: str, port: int) -> bool:
    family = socket.AF_INET6 if ":" in listen else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((listen, port))
        except OSError:
            return False
    return True
