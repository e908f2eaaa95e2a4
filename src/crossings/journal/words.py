"""A journal entry in words: which kind of record, which verb, which fields, from what to what.

Public names: `kind_words`, `verb_words`, `Change`, `changes_of`, `in_short`.
"""

from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_noop as _

from crossings.journal.models import Entry

VERBS = (_("add"), _("correct"), _("remove"), _("erase personal values"))
"""The journal's own verbs, named here so that they are translated; each room names its own."""

SHOWN_IN_SHORT = 3


@dataclass(frozen=True, slots=True)
class Change:
    """One field of a record or of one of its parts, before and after."""

    label: str
    before: str
    after: str
    is_erased: bool = False


def verb_words(entry: Entry) -> str:
    return capfirst(gettext(entry.verb))


def kind_words(kind: str) -> str:
    """What a kind of record is called; its code when it no longer exists."""
    model = _model(kind)
    return str(capfirst(model._meta.verbose_name)) if model else kind


def changes_of(entry: Entry) -> list[Change]:
    """Every field that changed, personal ones included; what has been erased says so."""
    model = _model(entry.kind)
    plain = [
        Change(_label(model, name), _value(model, name, old), _value(model, name, new))
        for name, (old, new) in entry.changes.items()
    ]
    personal = [
        Change(
            _label(model, kept.field),
            _value(model, kept.field, kept.before),
            _value(model, kept.field, kept.after),
            is_erased=kept.erased_at is not None,
        )
        for kept in entry.personal_values.all()
    ]
    return sorted([*plain, *personal], key=lambda change: change.label)


def in_short(entry: Entry) -> str:
    """The names of the fields that changed, the first few of them."""
    model = _model(entry.kind)
    names = [*entry.changes, *(kept.field for kept in entry.personal_values.all())]
    labels = sorted({_label(model, name) for name in names})
    rest = len(labels) - SHOWN_IN_SHORT
    if rest <= 0:
        return ", ".join(labels)
    more = ngettext("and %(count)d more", "and %(count)d more", rest) % {"count": rest}
    return f"{', '.join(labels[:SHOWN_IN_SHORT])} {more}"


def _model(kind: str) -> type[models.Model] | None:
    try:
        return apps.get_model(kind)
    except (LookupError, ValueError):
        return None


def _label(model: type[models.Model] | None, name: str) -> str:
    """`Fee › amount` for `fees.3.amount`; the code's own name where the field is gone."""
    part, dot, rest = name.partition(".")
    field = _field(model, part)
    own = str(capfirst(_name_of(field))) if field is not None else part
    if not dot:
        return own
    return f"{own} › {_label(_related(field), rest.partition('.')[2])}"


def _name_of(field: Any) -> Any:
    related = _related(field)
    if field.one_to_many and related is not None:
        return related._meta.verbose_name
    return getattr(field, "verbose_name", field.name)


def _value(model: type[models.Model] | None, name: str, value: Any) -> str:
    """The value as a reader would say it: choices by their words, other records by their names."""
    if value is None or value == "":
        return ""
    first, dot, rest = name.partition(".")
    field = _field(model, first)
    if dot:
        return _value(_related(field), rest.partition(".")[2], value)
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    related = _related(field)
    if related is not None and field.many_to_one:
        return str(related._base_manager.filter(pk=value).first() or value)
    if related is not None and field.many_to_many:
        return _members(related, str(value).split(", "))
    return str(dict(getattr(field, "flatchoices", None) or []).get(value, value))


def _members(related: type[models.Model], keys: list[str]) -> str:
    """The records of a list by their names; one that is gone by its key."""
    names = {str(row.pk): str(row) for row in related._base_manager.filter(pk__in=keys)}
    return ", ".join(sorted(names.get(key, key) for key in keys))


def _field(model: type[models.Model] | None, name: str) -> Any:
    """The field with this name or column."""
    if model is None:
        return None
    try:
        return model._meta.get_field(name)
    except FieldDoesNotExist:
        return next((field for field in model._meta.concrete_fields if field.attname == name), None)


def _related(field: Any) -> type[models.Model] | None:
    related = getattr(field, "related_model", None)
    return related if isinstance(related, type) else None
