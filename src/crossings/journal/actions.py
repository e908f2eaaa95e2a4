"""The three plain verbs: add, correct, remove.

Most records need no more: somebody adds a row, mends a mistake in it, or takes it away. Where the office has a word of
its own for a change (rename, suspend, confirm a fee), the app's own `actions.py` holds that verb, and uses these to write.

Public names: `add`, `correct`, `remove`.
"""

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from django.db import models

from crossings.journal.record import Actor, recording

Record = TypeVar("Record", bound=models.Model)


def add(
    *, record: Record, by: Actor, at: datetime, why: str = "", save: Callable[[], object] | None = None
) -> Record:
    """Put a new record into the network.

    `save` writes the row and its parts in the same transaction (the office's form does); without it the row is
    validated and saved. Raises `ValidationError` where the row breaks a rule, and then nothing is kept.
    """
    with recording(record, "add", by=by, at=at, why=why):
        (save or _validated_save(record))()
    return record


def correct(
    *, record: Record, by: Actor, at: datetime, why: str = "", save: Callable[[], object] | None = None
) -> Record:
    """Mend what a record says; the entry holds each field before and after. Raises `ValidationError` as `add` does."""
    with recording(record, "correct", by=by, at=at, why=why):
        (save or _validated_save(record))()
    return record


def remove(*, record: models.Model, by: Actor, at: datetime, why: str = "") -> None:
    """Take a record away; the entry keeps what it said. Raises `ProtectedError` while other records rest on it."""
    with recording(record, "remove", by=by, at=at, why=why):
        type(record)._base_manager.filter(pk=record.pk).first().delete()  # type: ignore[union-attr]


def _validated_save(record: models.Model) -> Callable[[], None]:
    def save() -> None:
        record.full_clean()
        record.save()

    return save
