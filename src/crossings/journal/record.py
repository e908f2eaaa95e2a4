"""How a change is recorded: the only way in which a record may change.

`recording` opens the transaction, locks the row, remembers how it was, lets the verb do its work, and writes one entry
with the difference. The entry and the change stand or fall together.
"""

import hashlib
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from functools import cache
from typing import Any, NewType

from django.db import connection, models, transaction

from crossings.journal.context import current
from crossings.journal.models import Entry, PersonalValue, snapshot_value

Actor = NewType("Actor", str)
SYSTEM = Actor("system:crossings")

Snapshot = dict[str, Any]
Changes = dict[str, tuple[Any, Any]]
KEY_OF_PART = re.compile(r"\.[^.]+\.")


class NothingRecorded(Exception):
    """Raised inside `recording` to leave without an entry, when the verb found nothing to do."""


@contextmanager
def recording(
    record: models.Model, verb: str, *, by: Actor, at: datetime, why: str = "", title: str = ""
) -> Iterator[None]:
    """Run the body in one transaction and write one journal entry with what it changed.

    Args:
        record: the row to change; if it is saved already it is locked first.
        verb: the past act as the office says it, such as `rename`.
        by: the actor's opaque key.
        at: the moment the request was received.
        why: the reason given; falls back to the reason in the office's form.
        title: what the record is called, where that cannot be read any more afterwards.

    Nothing is written when nothing changed. A record with a method `write_along` is asked, after the entry, to write
    what else has to change with it; it is given its key, and what each changed field was and is. An error in the body
    undoes the change and the entry alike.
    """
    with transaction.atomic():
        before = _locked_snapshot(record)
        with suppress(NothingRecorded):
            yield
        after = snapshot(record)
        if before != after:
            _write(record, verb, before, after, by=by, at=at, why=why, title=title)
            _write_along(record, record.pk or before[record._meta.pk.attname], changed(before, after))


def _write_along(record: models.Model, key: Any, changes: Changes) -> None:
    """What the record itself keeps elsewhere about its present state, such as what search may find of it."""
    write_along = getattr(record, "write_along", None)
    if write_along is not None:
        write_along(key, changes)


def changed(before: Snapshot, after: Snapshot) -> Changes:
    """By its name, what each field was and is, of those that differ."""
    names = sorted(before.keys() | after.keys())
    return {name: (before.get(name), after.get(name)) for name in names if before.get(name) != after.get(name)}


def snapshot(record: models.Model) -> Snapshot:
    """The row as the database holds it, with the rows it declares as its parts (`journal_parts`), keyed by field.

    Nothing, if the database does not hold it.
    """
    rows = _rows_with(type(record)._meta.pk, record.pk) if record.pk else []
    return _row_and_parts(rows[0]) if rows else {}


def _row_and_parts(row: models.Model) -> Snapshot:
    taken = _columns(row)
    for name in parts_of(type(row)):
        part: Any = type(row)._meta.get_field(name)
        if part.many_to_many:
            chosen = getattr(row, name).order_by("pk").values_list("pk", flat=True)
            taken[name] = ", ".join(str(key) for key in chosen)
            continue
        for child in _rows_with(part.field, row.pk):
            taken |= {f"{name}.{child.pk}.{field}": value for field, value in _row_and_parts(child).items()}
    return taken


def _rows_with(field: Any, key: Any) -> list[models.Model]:
    """The rows that have the key in this field, as the database holds them; a cluster's manager would answer from memory.

    The statement is made once for each field: a change asks for each part of its record, before and after.
    """
    manager = field.model._base_manager
    if field.model._meta.parents:
        return list(manager.filter(**{field.name: key}).order_by("pk"))
    return list(manager.raw(_select(field), [field.get_db_prep_value(key, connection)]))


@cache
def _select(field: Any) -> str:
    name, meta = connection.ops.quote_name, field.model._meta
    columns = ", ".join(name(each.column) for each in meta.concrete_fields)
    where, order = name(field.column), name(meta.pk.column)
    return f"SELECT {columns} FROM {name(meta.db_table)} WHERE {where} = %s ORDER BY {order}"  # noqa: S608  names of tables


def _columns(row: models.Model) -> Snapshot:
    secrets = secrets_of(type(row))
    return {
        field.attname: _kept_value(field.value_from_object(row), is_secret=field.name in secrets)
        for field in row._meta.concrete_fields
    }


def _kept_value(value: Any, *, is_secret: bool) -> Any:
    """The value as JSON can keep it; of a secret, only whether it changed."""
    if is_secret and value:
        return f"secret {hashlib.sha256(str(value).encode()).hexdigest()[:8]}"
    return snapshot_value(value)


def parts_of(model: type[models.Model]) -> tuple[str, ...]:
    """The relations whose rows belong to a record of this kind."""
    return tuple(getattr(model, "journal_parts", ()))


def secrets_of(model: type[models.Model]) -> frozenset[str]:
    """The fields of which nothing but a fingerprint may stand in the journal."""
    return frozenset(getattr(model, "journal_secrets", ()))


def _locked_snapshot(record: models.Model) -> Snapshot:
    if record._state.adding or record.pk is None:
        return {}
    locked = type(record)._base_manager.select_for_update(of=("self",)).filter(pk=record.pk).first()
    return _row_and_parts(locked) if locked is not None else {}


def _write(
    record: models.Model, verb: str, before: Snapshot, after: Snapshot, *, by: Actor, at: datetime, why: str, title: str
) -> None:
    personal = personal_names(type(record))
    note(
        kind=record._meta.label_lower,
        key=str(record.pk or (before or after).get(record._meta.pk.attname)),
        title="" if personal else title or str(record),
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
    changes = changed(before, after)
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
        changes={name: list(pair) for name, pair in changes.items() if not is_personal(name, personal)},
    )
    PersonalValue.objects.bulk_create(
        PersonalValue(entry=entry, field=name, before=old, after=new)
        for name, (old, new) in changes.items()
        if is_personal(name, personal)
    )
    return entry


def personal_names(model: type[models.Model]) -> frozenset[str]:
    """The names under which a model's personal fields, and those of its parts, stand in a snapshot.

    A part's field carries `*` where the snapshot has the part's key: `names.*.name`.
    """
    declared = getattr(model, "personal_fields", {})
    own = {model._meta.get_field(name).attname for name in declared}  # type: ignore[union-attr]
    for name in parts_of(model):
        part = model._meta.get_field(name)
        if part.one_to_many and part.related_model is not None:
            own |= {f"{name}.*.{inner}" for inner in personal_names(part.related_model)}
    return frozenset(own)


def is_personal(name: str, personal: frozenset[str]) -> bool:
    """Whether the field of a snapshot that is called `name` is one of the `personal` ones."""
    return (KEY_OF_PART.sub(".*.", name) if "." in name else name) in personal


def _transaction_id() -> int:
    if connection.vendor != "postgresql":
        return 0
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_xact_id()::text::bigint")
        return int(cursor.fetchone()[0])
