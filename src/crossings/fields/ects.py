"""A column for credits.

Public names: `EctsField`, `EctsFormField`. A template writes `{{ module.ects.points }}`, so that the decimal sign
follows the reader's language.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from crossings.engine.refusal import Refusal
from crossings.engine.values import Ects
from crossings.fields.canonical import CanonicalAttribute
from crossings.fields.columns import DecimalColumn, GT_co, ST_contra

if TYPE_CHECKING:
    from django.db.backends.base.base import BaseDatabaseWrapper
    from django.db.models.expressions import Combinable
    from django_stubs_ext import StrOrPromise

MOST = Ects("999.5")
INVALID = _(
    "“%(value)s” is not a number of credits. Credits go from 0 to 999.5, in whole or half points. Write 5, 7.5 or 30."
)


class EctsFormField(forms.Field):
    """A number input in steps of one half that answers with `Ects`, or with nothing when left empty."""

    widget = forms.NumberInput
    default_error_messages = {"invalid": INVALID}

    def to_python(self, value: Any) -> Ects | None:
        return _read(value, self.error_messages["invalid"])

    def prepare_value(self, value: Any) -> Any:
        return value.points if isinstance(value, Ects) else value

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return super().widget_attrs(widget) | {"min": "0", "step": "0.5"}


class EctsField(DecimalColumn[ST_contra, GT_co]):
    """`Ects`, stored as a decimal number with one place, up to 999.5; the database refuses a negative one."""

    _pyi_private_set_type: Ects | Decimal | int | str | Combinable
    _pyi_private_get_type: Ects
    _pyi_lookup_exact_type: Ects | Decimal | int | str

    description = _("A number of ECTS credits")
    descriptor_class = CanonicalAttribute
    default_error_messages = {"invalid": INVALID}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.update(max_digits=4, decimal_places=1)
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        name, path, args, kwargs = super().deconstruct()
        del kwargs["max_digits"], kwargs["decimal_places"]
        return name, path, list(args), kwargs

    def db_check(self, connection: BaseDatabaseWrapper) -> str:
        return f"{connection.ops.quote_name(self.column or '')} >= 0"

    def from_db_value(self, value: Decimal | None, expression: Any, connection: Any) -> Ects | None:
        return None if value is None else Ects(value)

    def to_python(self, value: Any) -> Any:
        """Credits of whatever is readable, or nothing. Raises `ValidationError` for the rest."""
        return value if hasattr(value, "as_sql") else _read(value, self.error_messages["invalid"])

    def get_prep_value(self, value: Any) -> Decimal | None:
        parts = self.to_python(value)
        return None if parts is None else parts.points

    def get_db_prep_value(self, value: Any, connection: BaseDatabaseWrapper, prepared: bool = False) -> Any:
        exact = value if prepared else self.get_prep_value(value)
        return connection.ops.adapt_decimalfield_value(exact, self.max_digits, self.decimal_places)

    @cached_property
    def validators(self) -> list[Any]:
        """None: reading the value checks it, and Django's own would take it for a bare decimal."""
        return []

    def formfield(self, **kwargs: Any) -> Any:
        return models.Field.formfield(self, **{"form_class": EctsFormField, **kwargs})


def _read(value: Any, message: StrOrPromise) -> Ects | None:
    """Credits from text, a number or credits; a decimal comma is read as a point."""
    if value is None or value == "":
        return None
    try:
        read = value if isinstance(value, Ects) else Ects(_with_point(value))
    except Refusal as refusal:
        raise ValidationError(message, "invalid", {"value": value}) from refusal
    if read > MOST:
        raise ValidationError(message, "invalid", {"value": value})
    return read


def _with_point(value: Any) -> Any:
    return value.strip().replace(",", ".") if isinstance(value, str) else value
