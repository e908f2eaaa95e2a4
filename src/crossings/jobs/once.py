"""How a task that may run twice has its effect once.

The claim and the effect stand in one transaction: either both are kept or neither, however often the worker dies.
"""

from datetime import datetime

from django.db import IntegrityError, transaction

from crossings.jobs.models import Effect


def once(key: str, at: datetime) -> bool:
    """Claim an effect by its name, such as `newsletter:2026-11:account:7`; false if it has been claimed before.

    Call it inside the transaction that has the effect, first of all: on PostgreSQL a second claimant then waits until
    the first has committed or failed. Raises `TransactionManagementError` outside a transaction.
    """
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError(
            f"The effect {key!r} was claimed outside a transaction, where a crash would keep the claim and lose the effect. "
            "Wrap the claim and the effect in transaction.atomic()."
        )
    try:
        with transaction.atomic():
            Effect.objects.create(key=key, at=at)
    except IntegrityError:
        return False
    return True
