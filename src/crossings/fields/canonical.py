"""Columns that keep a value as its canonical text and give the value back.

`CanonicalField` is the shared part of the fields for partial dates, academic years and countries. A field of this
kind holds either a value or nothing (NULL): never an empty text. Whatever is assigned to it in a readable form is
the value from then on; what cannot be read stays as it is, for validation to name.

Public names: `CanonicalField`, `CanonicalFormField`.
"""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.query_utils import DeferredAttribute

from crossings.engine.refusal import Refusal
from crossings.fields.columns import GT_co, ST_contra, TextColumn


class CanonicalFormField(forms.CharField):
    """A text input that answers with the value, or with nothing when left empty."""

    holds: ClassVar[type]

    def read(self, text: str) -> Any:
        """The value that a text writes. Raises `Refusal` for any other text."""
        raise NotImplementedError

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        if not text:
            return None
        try:
            return self.read(text)
        except Refusal as refusal:
            raise ValidationError(self.error_messages["invalid"], "invalid", {"value": text}) from refusal

    def prepare_value(self, value: Any) -> Any:
        return str(value) if isinstance(value, self.holds) else value


class CanonicalAttribute(DeferredAttribute):
    """Keeps the value itself on the instance, whichever readable form was assigned."""

    field: models.Field[Any, Any]

    def __set__(self, instance: models.Model, assigned: Any) -> None:
        try:
            instance.__dict__[self.field.attname] = self.field.to_python(assigned)
        except ValidationError:
            instance.__dict__[self.field.attname] = assigned


class CanonicalField(TextColumn[ST_contra, GT_co]):
    """Base of the fields that store a value's canonical text.

    A subclass names `holds` (the class of the value), `length`, `form_class`, and says how to `read` a text.
    """

    _pyi_private_set_type: Any
    _pyi_private_get_type: Any

    holds: ClassVar[type]
    length: ClassVar[int]
    form_class: ClassVar[type[CanonicalFormField]]

    descriptor_class = CanonicalAttribute
    empty_strings_allowed = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["max_length"] = self.length
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        name, path, args, kwargs = super().deconstruct()
        del kwargs["max_length"]
        return name, path, list(args), kwargs

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> Any:
        return None if value is None else self.read_stored(value)

    def read(self, text: str) -> Any:
        """The value that a text writes. Raises `Refusal` for any other text."""
        raise NotImplementedError

    def read_stored(self, text: str) -> Any:
        """The value of a stored text; laxer than `read` where the rule for new values is stricter than for old."""
        return self.read(text)

    def to_python(self, value: Any) -> Any:
        """The value of whatever is readable, or nothing. Raises `ValidationError` for the rest."""
        if value is None or value == "" or isinstance(value, self.holds) or hasattr(value, "as_sql"):
            return None if value == "" else value
        try:
            return self.read(str(value))
        except Refusal as refusal:
            raise ValidationError(self.error_messages["invalid"], "invalid", {"value": value}) from refusal

    def get_prep_value(self, value: Any) -> str | None:
        value = self.to_python(value)
        return None if value is None else str(value)

    def value_to_string(self, obj: models.Model) -> str:
        return self.get_prep_value(self.value_from_object(obj)) or ""

    def run_validators(self, value: Any) -> None:
        super().run_validators("" if value is None else str(value))

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**{"form_class": self.form_class, "max_length": None, **kwargs})
