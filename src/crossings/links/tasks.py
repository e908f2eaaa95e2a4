"""What happens to links by the clock: what closed accounts followed is taken away."""

from datetime import datetime

from django.utils import timezone
from django_tasks import task

from crossings.journal import actions as journal
from crossings.journal.record import Actor
from crossings.links.models import FollowedTopic

SCHEDULER = Actor("system:scheduler")


@task()
def forget_followed_topics() -> None:
    """Take away which topics those followed whose account is closed."""
    forget_what_is_due(timezone.now())


def forget_what_is_due(at: datetime) -> int:
    """Take away what closed accounts followed; says how many rows went. Safe to repeat."""
    rows = list(FollowedTopic.objects.filter(account__closed_at__isnull=False))
    for row in rows:
        journal.remove(record=row, by=SCHEDULER, at=at, why="The account is closed")
    return len(rows)
