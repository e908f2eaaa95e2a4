"""Put a demonstration record in its place once; what the office has changed since is left as it is."""

from datetime import datetime
from typing import Any, TypeVar

from django.db import models

from crossings.journal import actions
from crossings.journal.record import Actor

DEMO = Actor("system:demo")
Record = TypeVar("Record", bound=models.Model)


def ensure(model: type[Record], *, at: datetime, key: dict[str, Any], **values: Any) -> Record:
    """The record with this `key`, added with `values` through the journal's verb if it is not there yet."""
    found = model._default_manager.filter(**key).first()
    if found is not None:
        return found
    return actions.add(record=model(**key, **values), by=DEMO, at=at, why="Demonstration network")
