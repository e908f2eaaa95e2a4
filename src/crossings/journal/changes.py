"""When records last changed."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from django.db.models import Max, Model

from crossings.journal.models import Entry

NEVER_CHANGED = datetime(1970, 1, 1, tzinfo=UTC)
"""What feeds and calendars, which have to say when something changed, say of what the journal knows no change of."""


def last_changes(rows: Sequence[Model]) -> Mapping[str, datetime]:
    """When each of these rows, of one kind, last changed, by its key as the journal writes it; one query."""
    if not rows:
        return {}
    told = Entry.objects.filter(kind=rows[0]._meta.label_lower, record_key__in=[str(row.pk) for row in rows])
    return dict(told.order_by().values("record_key").annotate(last=Max("at")).values_list("record_key", "last"))
