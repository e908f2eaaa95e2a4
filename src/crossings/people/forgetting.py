"""What goes from borrowed tables when an account is closed, and when its time is over: all that is declared of them.

Public name: `forget_borrowed`.
"""

from django.apps import apps

from crossings.engine.privacy import Retention
from crossings.people.borrowed_fields import BORROWED_FIELDS
from crossings.people.models import Account

ENDS_WITH_AN_ACCOUNT = ("the account is closed", "the session ended")


def forget_borrowed(account: Account, days: int) -> None:
    """Delete the rows of this account whose retention is over so many days after it was closed."""
    for label, declared in BORROWED_FIELDS.items():
        owner = declared.get("user")
        if owner is not None and _is_over(owner.retention, days):
            apps.get_model(label)._base_manager.filter(user=account).delete()


def _is_over(retention: Retention, days: int) -> bool:
    return retention.after in ENDS_WITH_AN_ACCOUNT and retention.days <= days
