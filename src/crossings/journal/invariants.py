"""What can never be in the journal.

Public name: `INVARIANTS`, which `crossings invariants` reads.
"""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from functools import reduce
from operator import or_

from django.apps import apps
from django.db import connection, models
from django.db.models import Q
from django.db.models.functions import Now

from crossings.engine.invariant import Invariant
from crossings.journal.models import Entry, PersonalValue
from crossings.journal.triggers import expected, found

CLOCKS_DIFFER = timedelta(minutes=5)


def _triggers_missing() -> Iterable[str]:
    return sorted(expected(connection) - found(connection))


def _positions_ahead() -> Iterator[str]:
    """Entries of transactions that have not begun, which no reader of the feed would reach; a restore can bring them."""
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_snapshot_xmax(pg_current_snapshot())::text::bigint")
        (next_transaction,) = cursor.fetchone()
    yield from _keys(Entry.objects.filter(transaction_id__gt=next_transaction))


def _from_the_future() -> Iterator[str]:
    """The database tells the time: an invariant reads no clock of its own."""
    return _keys(Entry.objects.filter(at__gt=Now() + CLOCKS_DIFFER))


def _by_somebody_named() -> Iterator[str]:
    """An actor is an opaque key; a name or an address would be a person's data that nobody could erase."""
    return _keys(Entry.objects.exclude(actor__regex=r"^(account:[0-9]+|system:[a-z-]+)$"))


def _personal_values_in_the_open() -> Iterator[str]:
    for model in apps.get_models():
        names = getattr(model, "personal_fields", {})
        if model is not Entry and names:
            written = reduce(or_, (Q(changes__has_key=name) for name in names))
            yield from _keys(Entry.objects.filter(written, kind=model._meta.label_lower))


def _erased_yet_there() -> Iterator[str]:
    return _keys(PersonalValue.objects.exclude(erased_at=None).exclude(before=None, after=None))


def _keys(rows: models.QuerySet[Entry] | models.QuerySet[PersonalValue]) -> Iterator[str]:
    return (str(key) for key in rows.values_list("pk", flat=True))


INVARIANTS = (
    Invariant("the database refuses to change the journal", _triggers_missing),
    Invariant("no entry stands where a reader of the journal would miss it", _positions_ahead),
    Invariant("no entry is from the future", _from_the_future),
    Invariant("an entry's actor is an account or the system, by its key", _by_somebody_named),
    Invariant("a person's data stand apart from the entry, where they can be erased", _personal_values_in_the_open),
    Invariant("an erased personal value is empty", _erased_yet_there),
)
