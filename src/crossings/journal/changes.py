"""When records last changed."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db.models import Max, Model

from crossings.journal.models import Entry


def last_changes(rows: Sequence[Model]) -> Mapping[str, datetime]:
    """When each of these rows, of one kind, last changed, by its key as the journal writes it; one query."""
    if not rows:
        return {}
    told = Entry.objects.filter(kind=rows[0]._meta.label_lower, record_key__in=[str(row.pk) for row in rows])
    return dict(told.order_by().values("record_key").annotate(last=Max("at")).values_list("record_key", "last"))
