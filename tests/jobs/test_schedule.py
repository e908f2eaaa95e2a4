from datetime import UTC, datetime, timedelta

import pytest
from django_tasks_db.models import DBTaskResult

from crossings.jobs.models import Due
from crossings.jobs.schedule import Periodic, enqueue_due
from crossings.jobs.worker import Worker
from crossings.operations.timetable import TIMETABLE
from tests.jobs import errands

HOURLY = (Periodic("say something", errands.tell_attempt, timedelta(hours=1)),)


@pytest.mark.django_db
def test_a_new_entry_runs_at_once_and_then_when_it_is_due(at: datetime) -> None:
    assert enqueue_due(HOURLY, at) == ["say something"]
    Worker("tests").run_all()

    assert enqueue_due(HOURLY, at + timedelta(minutes=59)) == []
    assert enqueue_due(HOURLY, at + timedelta(minutes=60)) == ["say something"]


@pytest.mark.django_db
def test_what_was_missed_is_not_made_up_for(at: datetime) -> None:
    enqueue_due(HOURLY, at)
    Worker("tests").run_all()

    enqueue_due(HOURLY, at + timedelta(days=3))

    assert DBTaskResult.objects.count() == 2
    assert Due.objects.get().next_at == at + timedelta(days=3, hours=1)


@pytest.mark.django_db
def test_an_entry_waits_for_its_own_last_task(at: datetime) -> None:
    enqueue_due(HOURLY, at)

    assert enqueue_due(HOURLY, at + timedelta(hours=2)) == []
    assert DBTaskResult.objects.count() == 1


@pytest.mark.parametrize(
    ("now", "following"),
    [
        (datetime(2026, 11, 21, 2, 59, tzinfo=UTC), datetime(2026, 11, 21, 3, 0, tzinfo=UTC)),
        (datetime(2026, 11, 21, 3, 0, tzinfo=UTC), datetime(2026, 11, 22, 3, 0, tzinfo=UTC)),
    ],
)
def test_a_nightly_entry_keeps_its_hour(now: datetime, following: datetime) -> None:
    nightly = Periodic("tidy", errands.tell_attempt, timedelta(days=1), hour=3)

    assert nightly.next_after(now) == following


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_everything_on_the_timetable_can_be_done(at: datetime) -> None:
    assert len(enqueue_due(TIMETABLE, at)) == len(TIMETABLE)

    Worker("tests").run_all()

    failed = DBTaskResult.objects.exclude(status="SUCCESSFUL").values_list(
        "task_path", "exception_class_path", "traceback"
    )
    assert list(failed) == []


def test_names_on_the_timetable_are_different() -> None:
    assert len({entry.name for entry in TIMETABLE}) == len(TIMETABLE)
