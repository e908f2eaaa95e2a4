"""Gives the tasks of dead workers to living ones."""

import logging
from datetime import datetime

from django.db import transaction
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from crossings.jobs.models import Lease
from crossings.jobs.worker import LONGEST_PAUSE, try_again_or_give_up

log = logging.getLogger(__name__)

NO_PAUSE = LONGEST_PAUSE * 0


def reap(at: datetime) -> int:
    """Put back every task whose worker has not been heard of in time; how many there were."""
    lapsed = list(Lease.objects.lapsed(at).values_list("task_id", flat=True))
    return sum(put_back(task_id, at) for task_id in lapsed)


def put_back(task_id: object, at: datetime) -> bool:
    """Take a lapsed lease away and give up its task; false if its worker was heard of after all."""
    with transaction.atomic():
        row = DBTaskResult.objects.select_for_update().get(pk=task_id)
        if not Lease.objects.lapsed(at).filter(task=row).delete()[0] or row.status != TaskResultStatus.RUNNING:
            return False
        log.warning("The worker of task %s (%s) is gone; the task goes to another.", row.pk, row.task_path)
        try_again_or_give_up(row, "crossings.jobs.WorkerGone", at, pause=NO_PAUSE)
    return True
