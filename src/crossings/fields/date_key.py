"""A column by which rows stand in the order of a partial date, those without one last when the newest come first.

Databases disagree on where nothing belongs in an order, and one of them cannot index the answer: this column holds the
date's canonical text, and an empty text for none.

Public name: `DateKeyField`.
"""

from __future__ import annotations

from typing import Any

from django.db import models

from crossings.fields.bytewise import BytewiseField

LENGTH = 10


class DateKeyField(BytewiseField[str, str]):
    """Holds the text of the partial date in the column `of` of the same row, written at every save."""

    def __init__(self, *args: Any, of: str, **kwargs: Any) -> None:
        self.of = of
        super().__init__(*args, **{**kwargs, "max_length": LENGTH, "editable": False, "blank": True})

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        name, path, args, kwargs = super().deconstruct()
        for fixed in ("max_length", "editable", "blank"):
            del kwargs[fixed]
        return name, path, list(args), {**kwargs, "of": self.of}

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        key = str(getattr(model_instance, self.of) or "")
        setattr(model_instance, self.attname, key)
        return key
