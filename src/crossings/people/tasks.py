"""What happens to people's data by the clock."""

from datetime import datetime

from django.utils import timezone
from django_tasks import task

from crossings.journal.record import Actor
from crossings.people import actions
from crossings.people.models import Account
from crossings.people.models.account import AFTER_CLOSING

SCHEDULER = Actor("system:scheduler")


@task()
def erase_closed_accounts() -> None:
    """Erase what is personal in each account that has been closed for long enough."""
    erase_what_is_due(timezone.now())


def erase_what_is_due(at: datetime) -> int:
    """Erase every closed account whose retention is over at this moment; returns how many. Safe to repeat."""
    due = [
        account
        for account in Account.objects.closed_and_not_erased()
        if account.closed_at is not None and AFTER_CLOSING.is_due(account.closed_at.date(), at.date())
    ]
    for account in due:
        actions.erase_closed_account(account=account, by=SCHEDULER, at=at, why="The time for which it is kept is over")
    return len(due)
