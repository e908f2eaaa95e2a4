"""What runs by the clock: each entry of a timetable becomes a task when it is due, once, however many schedulers run."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from crossings.jobs.models import Due

UNFINISHED = (TaskResultStatus.READY, TaskResultStatus.RUNNING)


@dataclass(frozen=True, slots=True)
class Periodic:
    """A task and how often it runs; `hour` (UTC) for what runs once a day."""

    name: str
    task: Any
    every: timedelta
    hour: int | None = None

    def next_after(self, at: datetime) -> datetime:
        """The next moment to run, counted from now: what was missed while nothing ran is not made up for."""
        if self.hour is None:
            return at + self.every
        today = at.replace(hour=self.hour, minute=0, second=0, microsecond=0)
        return today if today > at else today + timedelta(days=1)


def enqueue_due(timetable: Sequence[Periodic], at: datetime) -> list[str]:
    """Enqueue each entry that is due, and say which; an entry whose last task is unfinished waits for it."""
    known = dict(Due.objects.values_list("name", "next_at"))
    due = [entry for entry in timetable if known.get(entry.name, at) <= at]
    return [entry.name for entry in due if _take_turn(entry, at)]


def _take_turn(entry: Periodic, at: datetime) -> bool:
    with transaction.atomic():
        Due.objects.get_or_create(name=entry.name, defaults={"next_at": at})
        turn = Due.objects.select_for_update().get(name=entry.name)
        if turn.next_at > at:
            return False  # another scheduler was faster
        turn.next_at = entry.next_after(at)
        turn.save()
        if DBTaskResult.objects.filter(task_path=entry.task.module_path, status__in=UNFINISHED).exists():
            return False
        entry.task.enqueue()
    return True
