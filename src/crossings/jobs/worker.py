"""A worker: takes one task at a time, keeps its lease alive, and says how it ended.

Every state that a task can be in is reached here or in `reaper.py`: READY -> RUNNING -> SUCCESSFUL, or back to READY
to be tried again, or FAILED with a dead letter once it has been tried often enough.
"""

import json
import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from traceback import format_tb
from typing import Any

from django.db import close_old_connections, connection, transaction
from django.utils import timezone
from django_tasks.base import TaskContext, TaskResultStatus
from django_tasks_db.models import DBTaskResult

from crossings.jobs.models import DeadLetter, Lease, Pulse

log = logging.getLogger(__name__)

ATTEMPTS = 5
LEASE = timedelta(seconds=30)
LONGEST_PAUSE = timedelta(hours=1)


@dataclass(slots=True)
class Worker:
    """Runs tasks under one name. `around` gives each task its circumstances (who acts), by the task's id."""

    name: str
    lease: timedelta = LEASE
    around: Callable[[str], AbstractContextManager[None]] = lambda _: nullcontext()
    stopping: threading.Event = field(default_factory=threading.Event)

    def run(self, pause: float = 0.5) -> None:
        """Work until told to stop."""
        with self.beating():
            while not self.stopping.is_set():
                close_old_connections()
                if not self.run_one():
                    self.stopping.wait(pause)

    def run_one(self) -> bool:
        """Take the most urgent task and see it through; false if none was waiting."""
        task = claim(self.name, self.lease, timezone.now())
        if task is None:
            return False
        try:
            with self.around(str(task.pk)):
                value = perform(task)
        except Exception as error:  # noqa: BLE001  whatever a task raises, the worker goes on
            fail(task, self.name, error, timezone.now())
        else:
            succeed(task, self.name, value, timezone.now())
        return True

    def run_all(self) -> int:
        """See every waiting task through; how many there were."""
        done = 0
        while self.run_one():
            done += 1
        return done

    def beat(self) -> None:
        """Say that this worker is alive, and so is its lease."""
        at = timezone.now()
        Lease.objects.filter(worker=self.name).update(expires_at=at + self.lease)
        Pulse.objects.update_or_create(name=self.name, defaults={"part": Pulse.Part.WORKER, "seen_at": at})

    @contextmanager
    def beating(self) -> Iterator[None]:
        """Within the block a thread of its own keeps the lease alive, however long a task takes."""
        ended = threading.Event()

        def keep_beating() -> None:
            while True:
                try:
                    self.beat()
                except Exception:
                    log.exception("The worker could not renew its lease; it tries again.")
                finally:
                    connection.close()
                if ended.wait(self.lease.total_seconds() / 3):
                    return

        thread = threading.Thread(target=keep_beating, name="lease", daemon=True)
        thread.start()
        try:
            yield
        finally:
            ended.set()
            thread.join()
            Pulse.objects.filter(name=self.name).delete()


def claim(worker: str, lease: timedelta, at: datetime) -> DBTaskResult | None:
    """The most urgent waiting task, now this worker's; nothing if none waits."""
    waiting = DBTaskResult.objects.ready()
    if not waiting.exists():  # asked first without a lock, so that an idle worker holds up no writer
        return None
    with transaction.atomic():
        task = waiting.select_for_update(skip_locked=True).first()
        if task is not None:
            task.claim(worker)
            Lease.objects.update_or_create(task=task, defaults={"worker": worker, "expires_at": at + lease})
    return task


def perform(row: DBTaskResult) -> Any:
    """Call the task's function; what it returns has to be JSON."""
    task, result = row.task, row.task_result
    context = (TaskContext(task_result=result),) if task.takes_context else ()
    value = task.call(*context, *result.args, **result.kwargs)
    return json.loads(json.dumps(value))


def succeed(row: DBTaskResult, worker: str, value: Any, at: datetime) -> None:
    with transaction.atomic():
        if let_go(row, worker):
            DBTaskResult.objects.filter(pk=row.pk).update(
                status=TaskResultStatus.SUCCESSFUL,
                return_value=value,
                finished_at=at,
                exception_class_path="",
                traceback="",
            )


def fail(row: DBTaskResult, worker: str, error: Exception, at: datetime) -> None:
    """Try again after a pause, or give up. The error's words are not kept: they may hold what a person wrote."""
    kind = f"{type(error).__module__}.{type(error).__qualname__}"
    log.warning("Task %s (%s) failed with %s.", row.pk, row.task_path, kind)
    with transaction.atomic():
        if let_go(row, worker):
            row.exception_class_path, row.traceback = kind, "".join(format_tb(error.__traceback__))
            row.save(update_fields=["exception_class_path", "traceback"])
            try_again_or_give_up(row, kind, at, pause=pause_after(len(row.worker_ids)))


def let_go(row: DBTaskResult, worker: str) -> bool:
    """Give the lease back; false if it had lapsed and the task is another's now, whose ending counts."""
    return bool(Lease.objects.filter(task_id=row.pk, worker=worker).delete()[0])


def try_again_or_give_up(row: DBTaskResult, reason: str, at: datetime, *, pause: timedelta) -> None:
    """Put a task back in the queue, or, after `ATTEMPTS`, before somebody who decides."""
    attempts = len(row.worker_ids)
    if attempts < ATTEMPTS:
        DBTaskResult.objects.filter(pk=row.pk).update(status=TaskResultStatus.READY, run_after=at + pause)
        return
    DBTaskResult.objects.filter(pk=row.pk).update(status=TaskResultStatus.FAILED, finished_at=at)
    DeadLetter.objects.update_or_create(
        task=row,
        defaults={
            "name": row.task_path[:200],
            "reason": reason[:200],
            "attempts": attempts,
            "died_at": at,
            "decision": DeadLetter.Decision.OPEN,
        },
    )


def pause_after(attempts: int) -> timedelta:
    """How long to wait before the next try: 10 s, 40 s, 160 s …, an hour at most."""
    return min(timedelta(seconds=10 * 4 ** (attempts - 1)), LONGEST_PAUSE)
