"""What the worker and the scheduler do in their own processes."""

import logging
import os
import signal
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from django.db import close_old_connections
from django.utils import timezone

from crossings.jobs.models import Pulse
from crossings.jobs.reaper import reap
from crossings.jobs.schedule import enqueue_due
from crossings.jobs.worker import LEASE, Worker
from crossings.journal.context import circumstances
from crossings.operations.lifeline import end_with_parent
from crossings.operations.timetable import TIMETABLE

log = logging.getLogger(__name__)

LOOK_EVERY = 5.0  # seconds between two looks at the timetable


def work(lease: timedelta = LEASE) -> None:
    """Run tasks until told to stop; the task at hand is finished first."""
    worker = Worker(name=f"worker:{socket.gethostname()[:40]}:{os.getpid()}", lease=lease, around=as_the_system)
    stop_on_signal(worker.stopping)
    end_with_parent()
    worker.run()


@contextmanager
def as_the_system(task: str) -> Iterator[None]:
    """What a task changes is changed by the system, and the journal and the log name the task as its request."""
    with circumstances(actor="system:worker", request_id=task):
        yield


def schedule() -> None:
    """Enqueue what is due and give the tasks of dead workers back, until told to stop."""
    stopping = threading.Event()
    stop_on_signal(stopping)
    end_with_parent()
    while not stopping.is_set():
        close_old_connections()
        try:
            look_once()
        except Exception:
            log.exception("The scheduler could not do its round; it tries again.")
        stopping.wait(LOOK_EVERY)


def look_once() -> None:
    at = timezone.now()
    Pulse.objects.update_or_create(name="scheduler", defaults={"part": Pulse.Part.SCHEDULER, "seen_at": at})
    enqueue_due(TIMETABLE, at)
    reap(at)


def stop_on_signal(stopping: threading.Event) -> None:
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stopping.set())
