"""What keeps the house in order while nobody looks; when each runs stands in `timetable.py`."""

from datetime import timedelta

from django.core.management import call_command
from django.db import connection
from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from crossings.jobs.models import DeadLetter, Effect, Letter
from crossings.operations.invariants import broken

FINISHED_ARE_KEPT = timedelta(days=14)
UNSENT_ARE_KEPT = timedelta(days=14)
EFFECTS_ARE_KEPT = timedelta(days=365)


@task(priority=20)
def publish_scheduled() -> None:
    """Publish the pages whose moment has come and take down those that have expired."""
    call_command("publish_scheduled", verbosity=0)


@task()
def check_invariants() -> None:
    """Look for impossible states; finding one fails this task, and that comes before the office."""
    found = [f"{violation.invariant}: {violation.found}" for violation in broken()]
    if found:
        raise AssertionError("; ".join(found))


@task()
def clear_sessions() -> None:
    call_command("clearsessions")


@task()
def tidy_database() -> None:
    """Bring the planner's statistics up to date: without them some searches take hundreds of times longer."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA optimize")
            cursor.execute("PRAGMA wal_checkpoint(PASSIVE)")


@task()
def forget_finished() -> None:
    """Remove what has been done long ago, and the words of mail that could never be sent."""
    now = timezone.now()
    long_ago = DBTaskResult.objects.filter(finished_at__lt=now - FINISHED_ARE_KEPT)
    long_ago.successful().delete()
    long_ago.failed().filter(dead_letter__decision=DeadLetter.Decision.SET_ASIDE).delete()
    Effect.objects.filter(at__lt=now - EFFECTS_ARE_KEPT).delete()
    Letter.objects.unsent().filter(queued_at__lt=now - UNSENT_ARE_KEPT).update(message={})
