"""What can never be in the queue."""

from collections.abc import Iterator
from datetime import timedelta

from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from crossings.engine.invariant import Invariant
from crossings.jobs.models import DeadLetter, Lease, Letter
from crossings.jobs.worker import ATTEMPTS

STUCK = timedelta(minutes=15)


def running_without_lease() -> Iterator[str]:
    rows = DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING, lease=None)
    yield from map(str, rows.values_list("pk", flat=True))


def leased_but_not_running() -> Iterator[str]:
    rows = Lease.objects.exclude(task__status=TaskResultStatus.RUNNING)
    yield from map(str, rows.values_list("task_id", flat=True))


def given_up_unseen() -> Iterator[str]:
    rows = DBTaskResult.objects.filter(status=TaskResultStatus.FAILED, dead_letter=None)
    yield from map(str, rows.values_list("pk", flat=True))


def given_up_too_soon() -> Iterator[str]:
    rows = DeadLetter.objects.filter(attempts__lt=ATTEMPTS)
    yield from map(str, rows.values_list("pk", flat=True))


def stuck() -> Iterator[str]:
    """Tasks that have been due for long: no worker runs, or one hangs."""
    due = DBTaskResult.objects.ready().filter(enqueued_at__lt=timezone.now() - STUCK)
    late = due.filter(run_after__lt=timezone.now() - STUCK) | due.filter(run_after__year=9999)
    yield from map(str, late.values_list("pk", flat=True))


def sent_with_words() -> Iterator[str]:
    rows = Letter.objects.exclude(sent_at=None).exclude(message={})
    yield from map(str, rows.values_list("pk", flat=True))


INVARIANTS = (
    Invariant("a running task has a lease", running_without_lease),
    Invariant("a leased task is running", leased_but_not_running),
    Invariant("a failed task is before somebody who decides", given_up_unseen),
    Invariant("a task is given up only after every attempt", given_up_too_soon),
    Invariant("no task has been due for over 15 minutes", stuck),
    Invariant("a sent mail is emptied", sent_with_words),
)
