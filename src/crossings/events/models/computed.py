"""Columns that follow from other columns of the same row and are written at every save.

Public names: `MomentField`, `SequenceField`. `QuerySet.update` goes round both.
"""

from datetime import datetime
from typing import Any

from django.db import models


class MomentField(models.DateTimeField[datetime | None, datetime | None]):
    """The instant that a property of the row's `when` gives, in UTC: by it the database sorts and compares."""

    def __init__(self, *args: Any, of: str, **kwargs: Any) -> None:
        self.of = of
        super().__init__(*args, **kwargs | {"null": True, "blank": True, "editable": False})

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        for given in ("null", "blank", "editable"):
            kwargs.pop(given, None)
        return name, path, args, kwargs | {"of": self.of}

    def pre_save(self, model_instance: Any, add: bool) -> datetime | None:
        moment: datetime | None = getattr(model_instance.when, self.of)
        setattr(model_instance, self.attname, moment)
        return moment


class SequenceField(models.PositiveIntegerField[int, int]):
    """How often what matters to a calendar has changed: the columns that the model names in `matters_to_calendars`."""

    def pre_save(self, model_instance: Any, add: bool) -> int:
        if not add:
            kept = type(model_instance)._base_manager.get(pk=model_instance.pk)
            changed = any(
                getattr(kept, name) != getattr(model_instance, name) for name in model_instance.matters_to_calendars
            )
            setattr(model_instance, self.attname, getattr(kept, self.attname) + changed)
        return int(getattr(model_instance, self.attname))
