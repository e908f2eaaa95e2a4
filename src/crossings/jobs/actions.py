"""What the office decides about a task that failed for good: `run_again`, `set_aside`."""

from datetime import datetime

from django.utils.translation import gettext_noop
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from crossings.engine.refusal import Refusal
from crossings.jobs.models import DeadLetter
from crossings.journal.record import Actor, NothingRecorded, recording

VERBS = (gettext_noop("run again"), gettext_noop("set aside"))


def run_again(*, letter: DeadLetter, by: Actor, at: datetime, why: str = "") -> DeadLetter:
    """Put a task that was given up back in the queue, for one attempt more. If that fails too, it is given up anew.

    Asking twice runs it once: while it waits, runs or has succeeded, a second call changes nothing. What was set aside
    may still be run again.

    Example: `run_again(letter=letter, by=steward.actor, at=now, why="The mail server is back")`.
    """
    with recording(letter, "run again", by=by, at=at, why=why):
        letter.refresh_from_db()
        if letter.decision == DeadLetter.Decision.RUN_AGAIN:
            raise NothingRecorded
        DBTaskResult.objects.filter(pk=letter.task_id, status=TaskResultStatus.FAILED).update(
            status=TaskResultStatus.READY, run_after=at, finished_at=None
        )
        letter.decision = DeadLetter.Decision.RUN_AGAIN
        letter.save(update_fields=["decision"])
    return letter


def set_aside(*, letter: DeadLetter, by: Actor, at: datetime, why: str = "") -> DeadLetter:
    """Decide that a task that was given up is not to be done any more. It stays on record until it is tidied away.

    Setting aside twice changes nothing. Raises `Refusal` when somebody has had the task run again meanwhile.

    Example: `set_aside(letter=letter, by=steward.actor, at=now, why="The page was taken down since")`.
    """
    with recording(letter, "set aside", by=by, at=at, why=why):
        letter.refresh_from_db()
        if letter.decision == DeadLetter.Decision.SET_ASIDE:
            raise NothingRecorded
        if letter.decision == DeadLetter.Decision.RUN_AGAIN:
            raise Refusal(
                "This task was not set aside.",
                "Somebody has had it run again meanwhile.",
                "Look at it later: if it fails again, it comes back here to be decided.",
            )
        letter.decision = DeadLetter.Decision.SET_ASIDE
        letter.save(update_fields=["decision"])
    return letter
