"""Refuses to start while anything that a table keeps of people is not declared with its purpose and its retention."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.apps import AppConfig, apps
from django.contrib.auth import get_user_model
from django.core.checks import CheckMessage, Error, register
from django.core.exceptions import FieldDoesNotExist
from django.db import models

from crossings.engine.privacy import Personal
from crossings.people.borrowed_fields import BORROWED_FIELDS

OURS = "crossings."
OBVIOUS = ("email", "e_mail", "phone", "telephone", "birth", "passport", "nationality", "gender", "orcid")
"""Parts of field names that speak of a person, whatever the model is about."""
OF_PERSONS = {"people.account": ("name",), "people.person": ("name", "also_known_as")}
"""Fields that are plain words elsewhere, and personal in these models."""


@register()
def personal_fields_are_declared(app_configs: Sequence[AppConfig] | None, **_: Any) -> list[CheckMessage]:
    """Each model says what it keeps of people (`personal_fields`, empty when it is nothing)."""
    return [problem for model in apps.get_models() for problem in problems_of(model)]


def problems_of(model: type[models.Model]) -> Iterator[CheckMessage]:
    """What is missing or wrong in one model's declaration."""
    is_ours = model.__module__.startswith(OURS)
    declared = getattr(model, "personal_fields", None) if is_ours else BORROWED_FIELDS.get(model._meta.label_lower, {})
    if declared is None:
        yield _error(model, "declares no personal fields", "Write personal_fields, an empty mapping for none.", "E001")
        return
    for name, personal in declared.items():
        yield from _wrong_declaration(model, name, personal)
    for name in sorted(_obviously_personal(model) - declared.keys()):
        hint = "Declare the field with its purpose and retention in personal_fields."
        if not is_ours:
            hint = "Declare the field in people/borrowed_fields.py."
        yield _error(model, f"keeps {name} of people and does not declare it", hint, "E004")


def _wrong_declaration(model: type[models.Model], name: str, personal: Any) -> Iterator[CheckMessage]:
    try:
        model._meta.get_field(name)
    except FieldDoesNotExist:
        yield _error(model, f"declares the field {name}, which it does not have", "Mend the name.", "E002")
    if not isinstance(personal, Personal):
        hint = "Write Personal(purpose=…, retention=Retention(days=…, after=…))."
        yield _error(model, f"declares {name} without purpose and retention", hint, "E003")


def _obviously_personal(model: type[models.Model]) -> set[str]:
    own = model._meta.local_fields
    accounts = {field.name for field in own if field.related_model is get_user_model()}
    spoken = {field.name for field in own if any(part in field.name.lower() for part in OBVIOUS)}
    return accounts | spoken | set(OF_PERSONS.get(model._meta.label_lower, ()))


def _error(model: type[models.Model], what: str, hint: str, code: str) -> CheckMessage:
    return Error(f"{model._meta.label} {what}.", hint=hint, obj=model, id=f"people.{code}")
