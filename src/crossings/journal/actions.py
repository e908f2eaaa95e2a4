"""The three plain verbs, add, correct and remove; and the one verb of the journal's own, erase.

Most records need no more: somebody adds a row, mends a mistake in it, or takes it away. Where the office has a word of
its own for a change (rename, suspend, confirm a fee), the app's own `actions.py` holds that verb, and uses these to write.

Public names: `add`, `correct`, `remove`, `erase_personal_values`.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import datetime
from typing import TypeVar

from django.db import models, transaction

from crossings.journal.models import PersonalValue
from crossings.journal.record import Actor, note, parts_of, recording

Record = TypeVar("Record", bound=models.Model)


def add(*, record: Record, by: Actor, at: datetime, why: str = "", save: Callable[[], object] | None = None) -> Record:
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
    """Take a record away; the entry keeps what it said. Records that go along with it have entries of their own.

    Raises `ProtectedError` while other records rest on it, and `DoesNotExist` when it has been taken away already.
    """
    rows = {(each._meta.label, each.pk): each for each in (record, *_going_along(record))}
    with ExitStack() as told:
        for each in rows.values():
            told.enter_context(recording(each, "remove", by=by, at=at, why=why, title=str(each)))
        type(record)._base_manager.get(pk=record.pk).delete()


def _going_along(record: models.Model) -> Iterator[models.Model]:
    """The records that the database would delete with this one and that are not its parts."""
    for relation in record._meta.related_objects:
        is_part = relation.name in parts_of(type(record))
        if relation.on_delete is models.CASCADE and not is_part and not getattr(relation, "parent_link", False):
            for row in relation.related_model._base_manager.filter(**{relation.field.name: record.pk}):
                yield row
                yield from _going_along(row)


def erase_personal_values(*, kind: str, record_key: str, by: Actor, at: datetime, why: str = "") -> int:
    """Empty what the journal holds of one record's personal fields; that something changed, when and by whom, stays.

    Args:
        kind: the record's model, such as `people.person`.
        record_key: its primary key; the record itself may be gone.

    Returns the number of values erased, and writes one entry about it; none, when there was nothing left to erase.

    Example: `erase_personal_values(kind="people.person", record_key="7", by=steward.actor, at=now, why="Asked to leave")`.
    """
    with transaction.atomic():
        erased = (
            PersonalValue.objects.about(kind, record_key).not_erased().update(before=None, after=None, erased_at=at)
        )
        if erased:
            note(
                kind=kind,
                key=record_key,
                title="",
                personal=frozenset(),
                verb="erase personal values",
                before={},
                after={"erased values": erased},
                by=by,
                at=at,
                why=why,
            )
    return erased


def _validated_save(record: models.Model) -> Callable[[], None]:
    def save() -> None:
        record.full_clean()
        record.save()

    return save
