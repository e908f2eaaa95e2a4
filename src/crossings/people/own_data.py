"""Everything that is kept about one account and the person behind it, found through what each table declares.

A room above this one that keeps something of a person is covered as soon as its model declares it. Secrets (password,
keys of factors) are told of, never told. Names: `everything_about`, `rows_about`.
"""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from django.db import models

from crossings.engine.privacy import Personal
from crossings.journal.models import Entry
from crossings.people.models import Account, Person
from crossings.people.privacy_words import declarations

SECRET = {("people.account", "password"), ("mfa.authenticator", "data"), ("sessions.session", "session_data")}
TOLD_BY_US = {"journal.entry", "journal.personalvalue"}
NOT_BY_ACCOUNT = {"sessions.session"}
HIDDEN = "kept, and not shown because it is a secret"


def everything_about(account: Account) -> dict[str, Any]:
    """What is kept of this account, by kind of record, as JSON can hold it."""
    found: dict[str, Any] = {}
    for model, declared in declarations():
        label = model._meta.label_lower
        if label in TOLD_BY_US or label in NOT_BY_ACCOUNT:
            continue
        rows = [_told(label, row, declared) for row in rows_about(account, model)]
        if rows:
            found[label] = rows
    return found | {"journal": _journal(account)}


def rows_about(account: Account, model: type[models.Model]) -> models.QuerySet[Any]:
    """The rows of a model that concern this account or its person; by the person first, where a model knows both.

    A model that names several accounts, or is about one only through another record, says whom it is about (`kept_about`).
    """
    if owner := getattr(model, "kept_about", ""):
        return model._base_manager.filter(**{owner: account})
    person = Person.objects.filter(account=account).first()
    if model is Account:
        return Account.objects.filter(pk=account.pk)
    if model is Person:
        return Person.objects.filter(account=account)
    about = models.Q(pk__in=[])
    for field in model._meta.concrete_fields:
        if field.related_model is Account:
            about |= models.Q(**{field.name: account})
        elif field.related_model is Person and person is not None:
            about |= models.Q(**{field.name: person})
        elif field.name == "email_address" and field.related_model is not None:
            about |= models.Q(email_address__user=account)
    return model._base_manager.filter(about)


def _told(label: str, row: models.Model, declared: dict[str, Personal]) -> dict[str, Any]:
    return {name: _value(label, row, name) for name in declared}


def _value(label: str, row: models.Model, name: str) -> Any:
    if (label, name) in SECRET:
        return HIDDEN
    value = getattr(row, name)
    if value is None or isinstance(value, bool | int | float | str):
        return value
    return value.isoformat() if isinstance(value, datetime | date) else str(value)


def _journal(account: Account) -> list[dict[str, Any]]:
    """What this account did, and what was done to it, to its person and to what is kept of that person.

    Of what it did to others it is told that it did so, without what is kept of them.
    """
    records = dict(_own_records(account))
    about = models.Q(actor=account.actor)
    for kind, keys in records.items():
        about |= models.Q(kind=kind, record_key__in=keys)
    entries = Entry.objects.filter(about).newest().prefetch_related("personal_values")
    return [_entry(entry, with_values=entry.record_key in records.get(entry.kind, ())) for entry in entries]


def _own_records(account: Account) -> Iterator[tuple[str, list[str]]]:
    """The account, its person and every record that points at that person, by kind and keys."""
    yield "people.account", [str(account.pk)]
    for model, _declared in declarations():
        if hasattr(model, "kept_about"):
            yield model._meta.label_lower, [str(key) for key in rows_about(account, model).values_list("pk", flat=True)]
    person = Person.objects.filter(account=account).first()
    if person is None:
        return
    yield "people.person", [str(person.pk)]
    for model, _declared in declarations():
        for field in model._meta.concrete_fields:
            if field.related_model is Person:
                rows = model._base_manager.filter(**{field.name: person})
                yield model._meta.label_lower, [str(key) for key in rows.values_list("pk", flat=True)]


def _entry(entry: Entry, *, with_values: bool) -> dict[str, Any]:
    kept = entry.personal_values.all() if with_values else ()
    return {
        "at": entry.at.isoformat(),
        "actor": entry.actor,
        "verb": entry.verb,
        "record": f"{entry.kind} {entry.record_key}",
        "why": entry.why,
        "values": {each.field: [each.before, each.after] for each in kept},
    }
