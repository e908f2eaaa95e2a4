"""Put a demonstration record in its place once; what the office has changed since is left as it is.

Thousands of rows come at once, so a record is written with each kind of its parts in one statement, and the rules that
the database holds are left to the database. The journal's verb writes its entry as for any other.
"""

from datetime import datetime
from functools import partial
from typing import Any, TypeVar

from django.db import models
from modelcluster.models import get_all_child_relations

from crossings.journal import actions
from crossings.journal.record import Actor

DEMO = Actor("system:demo")
Record = TypeVar("Record", bound=models.Model)


def ensure(model: type[Record], *, at: datetime, key: dict[str, Any], **values: Any) -> Record:
    """The record with this `key`, added with `values` through the journal's verb if it is not there yet."""
    found = model._default_manager.filter(**key).first()
    return found if found is not None else put(model(**key, **values), at=at)


def put(record: Record, *, at: datetime) -> Record:
    """Add a record through the journal's verb."""
    return actions.add(record=record, by=DEMO, at=at, why="Demonstration network", save=partial(_save_whole, record))


def _save_whole(record: models.Model) -> None:
    relations = [field.name for field in record._meta.fields if field.is_relation]
    record.full_clean(exclude=relations, validate_unique=False, validate_constraints=False)
    _save_with_parts(record)


def _save_with_parts(record: models.Model) -> None:
    parts: dict[str, list[models.Model]] = getattr(record, "_cluster_related_objects", {})
    named = {each.get_accessor_name(): each for each in get_all_child_relations(record)}
    waiting = {named[name]: parts.pop(name) for name in [*parts] if name in named}
    record.save()
    for relation, rows in waiting.items():
        for row in rows:
            setattr(row, relation.field.name, record)
        if any(getattr(row, "_cluster_related_objects", None) for row in rows):
            for row in rows:
                _save_with_parts(row)
        else:
            relation.related_model._default_manager.bulk_create(rows)
