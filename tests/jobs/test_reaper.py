from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from crossings.jobs.models import DeadLetter, Lease
from crossings.jobs.reaper import reap
from crossings.jobs.worker import ATTEMPTS, LEASE, Worker, claim
from tests.jobs import errands

pytestmark = pytest.mark.django_db


def test_the_task_of_a_silent_worker_goes_to_another() -> None:
    asked = errands.say.enqueue("hello")
    now = timezone.now()
    claim("died", LEASE, now - LEASE * 2)

    assert reap(now) == 1

    Worker("lives").run_one()
    asked.refresh()
    assert (asked.return_value, asked.attempts) == ("hello", 2)


def test_the_task_of_a_living_worker_stays() -> None:
    errands.say.enqueue("hello")
    now = timezone.now()
    claim("lives", LEASE, now)

    assert reap(now + LEASE / 2) == 0
    assert Lease.objects.get().worker == "lives"


def test_a_task_that_kills_every_worker_is_given_up() -> None:
    errands.say.enqueue("hello")
    now = timezone.now()
    for attempt in range(ATTEMPTS):
        DBTaskResult.objects.update(run_after=now - timedelta(days=1))
        claim(f"victim {attempt}", LEASE, now)
        reap(now + timedelta(hours=1))

    assert DeadLetter.objects.get().reason == "crossings.jobs.WorkerGone"
    assert DBTaskResult.objects.get().status == TaskResultStatus.FAILED
