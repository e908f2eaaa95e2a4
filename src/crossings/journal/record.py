"""How a change is recorded: the only way in which a record may change.

`recording` opens the transaction, locks the row, remembers how it was, lets the verb do its work, and writes one entry
with the difference. The entry and the change stand or fall together.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any, NewType

from django.db import connection, models, transaction

from crossings.journal.context import current
from crossings.journal.models import Entry, PersonalValue, snapshot_value

Actor = NewType("Actor", str)
SYSTEM = Actor("system:crossings")

Snapshot = dict[str, Any]


class NothingRecorded(Exception):
    """Raised inside `recording` to leave without an entry, when the verb found nothing to do."""


@contextmanager
def recording(
    record: models.Model, verb: str, *, by: Actor, at: datetime, why: str = ""
) -> Iterator[None]:
    """Run the body in one transaction and write one journal entry with what it changed.

    Args:
        record: the row to change; if it is saved already it is locked first.
        verb: the past act as the office says it, such as `rename`.
        by: the actor's opaque key.
        at: the moment the request was received.
        why: the reason given; falls back to the reason in the office's form.

    Nothing is written when nothing changed. An error in the body undoes the change and the entry alike.
    """
    with transaction.atomic():
        before = _locked_snapshot(record)
        try:
            yield
        except NothingRecorded:
            return
        after = snapshot(record) if record.pk and type(record)._base_manager.filter(pk=record.pk).exists() else {}
        if before != after:
            _write(record, verb, before, after, by=by, at=at, why=why)


def snapshot(record: models.Model) -> Snapshot:
    """The row as the database holds it, with the rows it declares as its parts (`journal_parts`), keyed by field."""
    kept = type(record)._base_manager.get(pk=record.pk)
    taken = _columns(kept)
    for part in getattr(record, "journal_parts", ()):
        for row in sorted(type(kept)._meta.get_field(part).related_model._base_manager.filter(  # type: ignore[union-attr]
            **{type(kept)._meta.get_field(part).remote_field.name: kept.pk}  # type: ignore[union-attr]
        ), key=lambda row: row.pk):
            taken |= {f"{part}.{row.pk}.{name}": value for name, value in _columns(row).items()}
    return taken


def _columns(row: models.Model) -> Snapshot:
    return {field.attname: snapshot_value(field.value_from_object(row)) for field in row._meta.concrete_fields}


def _locked_snapshot(record: models.Model) -> Snapshot:
    if record._state.adding or record.pk is None:
        return {}
    locked = type(record)._base_manager.select_for_update(of=("self",)).filter(pk=record.pk)
    return snapshot(record) if locked.exists() else {}


def _write(
    record: models.Model, verb: str, before: Snapshot, after: Snapshot, *, by: Actor, at: datetime, why: str
) -> None:
    personal = personal_names(type(record))
    note(
        kind=record._meta.label_lower,
        key=str(record.pk or (before or after).get(record._meta.pk.attname)),
        title="" if personal else str(record),
        personal=personal,
        verb=verb,
        before=before,
        after=after,
        by=by,
        at=at,
        why=why,
    )


def note(
    *,
    kind: str,
    key: str,
    title: str,
    personal: frozenset[str],
    verb: str,
    before: Snapshot,
    after: Snapshot,
    by: Actor,
    at: datetime,
    why: str = "",
) -> Entry:
    """Write one entry for a change that is being made in this same transaction, by us or by Wagtail."""
    names = sorted(before.keys() | after.keys())
    changed = {name: (before.get(name), after.get(name)) for name in names if before.get(name) != after.get(name)}
    entry = Entry.objects.create(
        at=at,
        actor=by,
        verb=verb,
        kind=kind,
        record_key=key,
        title=title[:255],
        why=why or current().why,
        request_id=current().request_id,
        transaction_id=_transaction_id(),
        changes={name: list(pair) for name, pair in changed.items() if not _is_personal(name, personal)},
    )
    PersonalValue.objects.bulk_create(
        PersonalValue(entry=entry, field=name, before=old, after=new)
        for name, (old, new) in changed.items()
        if _is_personal(name, personal)
    )
    return entry


def personal_names(model: type[models.Model]) -> frozenset[str]:
    """The names under which a model's personal fields, and those of its parts, stand in a snapshot."""
    own = set(getattr(model, "personal_fields", {}))
    for part in getattr(model, "journal_parts", ()):
        related = model._meta.get_field(part).related_model
        own |= {f"{part}.*.{name}" for name in getattr(related, "personal_fields", {})}
    return frozenset(own)


def _is_personal(name: str, personal: frozenset[str]) -> bool:
    part, dot, rest = name.partition(".")
    return name in personal or bool(dot and f"{part}.*.{rest.partition('.')[2]}" in personal)


def _transaction_id() -> int:
    if connection.vendor != "postgresql":
        return 0
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_xact_id()::text::bigint")
        return int(cursor.fetchone()[0])
