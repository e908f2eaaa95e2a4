from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from crossings.jobs.invariants import INVARIANTS
from crossings.jobs.models import Lease
from crossings.jobs.worker import LEASE, Worker, claim
from tests.jobs import errands

pytestmark = pytest.mark.django_db


def broken() -> list[str]:
    return [violation.invariant for invariant in INVARIANTS for violation in invariant.violations()]


def test_a_queue_at_work_breaks_none() -> None:
    errands.say.enqueue("done")
    Worker("tests").run_all()
    errands.say.enqueue("at work")
    claim("tests", LEASE, timezone.now())

    assert broken() == []


def test_a_running_task_that_nobody_holds_is_found() -> None:
    errands.say.enqueue("hello")
    claim("tests", LEASE, timezone.now())
    Lease.objects.all().delete()

    assert broken() == ["a running task has a lease"]


def test_a_lease_on_a_finished_task_is_found() -> None:
    errands.say.enqueue("hello")
    claim("tests", LEASE, timezone.now())
    DBTaskResult.objects.update(status="SUCCESSFUL")

    assert broken() == ["a leased task is running"]


def test_a_failure_that_nobody_sees_is_found() -> None:
    errands.say.enqueue("hello")
    DBTaskResult.objects.update(status="FAILED")

    assert broken() == ["a failed task is before somebody who decides"]


def test_a_queue_without_a_worker_is_found() -> None:
    errands.say.enqueue("hello")
    DBTaskResult.objects.update(enqueued_at=timezone.now() - timedelta(minutes=16))

    assert broken() == ["no task has been due for over 15 minutes"]
