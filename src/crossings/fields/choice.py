"""A word out of a fixed list, told in the reader's language at the price of one look-up.

Django builds and hashes the whole list anew each time it tells one word of it, every label translated: on a page that
tells sixty of them that was a tenth of the page.

Public name: `ChoiceField`.
"""

from functools import cached_property
from typing import Any

from django.db import models
from django.db.models.expressions import Combinable

from crossings.fields.columns import TextColumn


class ChoiceField(TextColumn[str | Combinable, str]):
    """A CharField with `choices`; migrations know it as that."""

    def contribute_to_class(self, cls: type[models.Model], name: str, *args: Any, **kwargs: Any) -> None:
        field, teller = self, f"get_{name}_display"

        def display(record: models.Model) -> str:
            value = getattr(record, field.attname)
            return str(field.labels.get(value, value))

        if teller not in cls.__dict__:
            setattr(cls, teller, display)
        super().contribute_to_class(cls, name, *args, **kwargs)

    @cached_property
    def labels(self) -> dict[Any, Any]:
        """The list, looked up by what is stored; its labels are still lazy."""
        return dict(self.flatchoices)

    def deconstruct(self) -> Any:
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.CharField", args, kwargs
