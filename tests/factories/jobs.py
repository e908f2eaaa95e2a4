"""Tasks that failed for good, made by the worker itself: it tries one until it gives it up."""

from datetime import timedelta
from typing import Any

from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from crossings.jobs.models import DeadLetter
from crossings.jobs.worker import ATTEMPTS, Worker
from tests.jobs import errands


def given_up(task: Any = errands.fail_with, *words: str) -> DeadLetter:
    """The letter of a task that was tried as often as any is."""
    asked = task.enqueue(*(words or ("no such place",)))
    for _attempt in range(ATTEMPTS):
        DBTaskResult.objects.filter(pk=asked.id).update(run_after=timezone.now() - timedelta(seconds=1))
        Worker("tests").run_one()
    return DeadLetter.objects.get(task_id=asked.id)
