"""A worker that is killed in the middle of a task: the task runs again, and its effect happens once."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from crossings.jobs.models import Effect
from crossings.jobs.reaper import reap
from tests.databases import ROOT
from tests.jobs import errands

WORK = """
import os
os.environ["DJANGO_SETTINGS_MODULE"] = "crossings.config.settings"
import django
django.setup()
from datetime import timedelta
from crossings.operations.background import work
work(lease=timedelta(seconds=1))
"""


def started_worker() -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", WORK], cwd=ROOT, env=os.environ | {"PYTHONPATH": "src:."})


def until(happens: Callable[[], bool], *, within: float = 30) -> None:
    deadline = time.monotonic() + within
    while not happens():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.05)


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_the_task_of_a_killed_worker_runs_again_and_acts_once(tmp_path: Path) -> None:
    started, go_on = tmp_path / "started", tmp_path / "go on"
    asked = errands.act_once_and_linger.enqueue("mail:7", str(started), str(go_on))
    first = started_worker()
    until(started.exists)
    os.kill(first.pid, signal.SIGKILL)
    first.wait()

    until(lambda: reap(timezone.now()) == 1)
    go_on.touch()
    second = started_worker()
    until(lambda: DBTaskResult.objects.get(pk=asked.id).status == TaskResultStatus.SUCCESSFUL)
    second.terminate()

    assert second.wait(timeout=10) == 0
    assert len(DBTaskResult.objects.get(pk=asked.id).worker_ids) == 2
    assert Effect.objects.filter(key="mail:7: the effect").count() == 1
