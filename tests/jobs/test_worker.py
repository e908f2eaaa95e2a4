from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from crossings.jobs.models import DeadLetter, Lease
from crossings.jobs.worker import ATTEMPTS, LEASE, Worker, claim, pause_after, succeed
from tests.jobs import errands

pytestmark = pytest.mark.django_db
WORKER = Worker("tests")


def made_due() -> None:
    """Let no task wait for its pause."""
    DBTaskResult.objects.update(run_after=timezone.now() - timedelta(seconds=1))


def test_a_task_runs_and_its_answer_is_kept() -> None:
    asked = errands.say.enqueue("good morning")

    assert WORKER.run_all() == 1

    asked.refresh()
    assert asked.return_value == "good morning"


def test_an_idle_worker_finds_nothing() -> None:
    assert not WORKER.run_one()


def test_the_more_urgent_task_runs_first() -> None:
    errands.say.using(priority=1).enqueue("later")
    urgent = errands.say.using(priority=50).enqueue("now")

    WORKER.run_one()

    urgent.refresh()
    assert urgent.is_finished


def test_a_task_for_later_waits() -> None:
    errands.say.using(run_after=timezone.now() + timedelta(hours=1)).enqueue("later")

    assert not WORKER.run_one()


def test_a_task_is_told_which_attempt_it_is() -> None:
    asked = errands.tell_attempt.enqueue()

    WORKER.run_one()

    asked.refresh()
    assert asked.return_value == 1


def test_a_failed_task_is_tried_again_after_a_pause() -> None:
    asked = errands.fail_with.enqueue("no such place")

    WORKER.run_one()

    row = DBTaskResult.objects.get(pk=asked.id)
    assert row.status == TaskResultStatus.READY
    assert row.run_after > timezone.now() + timedelta(seconds=5)
    assert not Lease.objects.exists()


def test_a_task_that_always_fails_comes_before_somebody_who_decides() -> None:
    errands.fail_with.enqueue("no such place")

    for _ in range(ATTEMPTS):
        made_due()
        assert WORKER.run_one()

    letter = DeadLetter.objects.get()
    assert (letter.attempts, letter.reason) == (ATTEMPTS, "builtins.LookupError")
    assert letter.task.status == TaskResultStatus.FAILED


def test_what_an_error_says_is_kept_nowhere() -> None:
    asked = errands.fail_with.enqueue("Amina Diallo")

    WORKER.run_one()

    row = DBTaskResult.objects.get(pk=asked.id)
    assert "errands.py" in row.traceback
    assert "Amina" not in row.traceback + row.exception_class_path


def test_an_answer_that_json_cannot_hold_is_a_failure() -> None:
    asked = errands.say_what_json_cannot.enqueue("a set")

    WORKER.run_one()

    assert DBTaskResult.objects.get(pk=asked.id).exception_class_path == "builtins.TypeError"


def test_a_task_whose_code_is_gone_is_a_failure_and_stops_nobody() -> None:
    asked = errands.say.enqueue("hello")
    DBTaskResult.objects.update(task_path="crossings.nowhere.gone")

    assert WORKER.run_one()

    assert "ModuleNotFoundError" in DBTaskResult.objects.get(pk=asked.id).exception_class_path


def test_a_claimed_task_is_nobody_elses() -> None:
    errands.say.enqueue("mine")
    claim("first", LEASE, timezone.now())

    assert claim("second", LEASE, timezone.now()) is None


def test_a_worker_that_lost_its_lease_has_no_say_in_the_ending() -> None:
    errands.say.enqueue("hello")
    row = claim("slow", LEASE, timezone.now())
    Lease.objects.update(worker="another")

    succeed(row, "slow", "too late", timezone.now())

    row.refresh_from_db()
    assert (row.status, row.return_value) == (TaskResultStatus.RUNNING, None)


def test_a_beat_keeps_the_lease_alive() -> None:
    errands.say.enqueue("hello")
    claim("tests", LEASE, timezone.now() - timedelta(minutes=5))

    WORKER.beat()

    assert not Lease.objects.lapsed(timezone.now()).exists()


def test_pauses_grow_up_to_an_hour() -> None:
    assert [int(pause_after(attempts).total_seconds()) for attempts in (1, 2, 3, 4, 5, 6)] == [
        10,
        40,
        160,
        640,
        2560,
        3600,
    ]
