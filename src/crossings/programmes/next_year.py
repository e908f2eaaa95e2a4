"""Carrying one year's catalogue over into the next: a copy of what usually stays, each row saying where it came from.

Public name: `NextYear`. Used by the verb `open_next_year`, inside its transaction. Amounts are never carried over.
"""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any, TypeVar

from django.db import models
from django.utils.translation import gettext as _

from crossings.journal import actions
from crossings.journal.record import Actor
from crossings.programmes.models import Catalogue, CatalogueModule, ModuleOutcome, PlacementSector

Record = TypeVar("Record", bound=models.Model)
LONGEST_NOTE = 300


class NextYear:
    """One catalogue on its way into the next year. Rows that were copied are found again by the row they came from."""

    def __init__(self, old: Catalogue, new: Catalogue, *, by: Actor, at: datetime, why: str) -> None:
        self.old, self.new = old, new
        self.by, self.at, self.why = by, at, why
        self.copies: dict[models.Model, models.Model] = {}

    def carry_over(self, fees_confirmed_by: str) -> None:
        """Copy the parts in the order in which they rest on each other."""
        for start in self.old.starts.all():
            self._copied(start, catalogue=self.new)
        for relation in ("versions", "site_paths", "specialisations", "aims", "learning_outcomes", "fee_rules"):
            for row in getattr(self.old, relation).all():
                self._add(row, catalogue=self.new)
        for sector in PlacementSector.objects.of(self.old):
            self._add(sector)
        for relation in ("entry_requirements", "offerings"):
            for row in getattr(self.old, relation).all():
                self._add(row, catalogue=self.new)
        self._modules()
        self._outcomes_of_modules()
        if fees_confirmed_by:
            self._fee_tables(fees_confirmed_by)

    def _modules(self) -> None:
        for placement in self.old.catalogue_modules.all():
            self._add(placement, leave_out=("teaching",), catalogue=self.new, running=CatalogueModule.Running.UNKNOWN)

    def _outcomes_of_modules(self) -> None:
        """What a module leads to is a part of the module, and so stands in the module's history."""
        links = ModuleOutcome.objects.filter(outcome__catalogue=self.old).select_related("module")
        for link in links.order_by("pk"):
            actions.correct(record=link.module, by=self.by, at=self.at, why=self.why, save=self._adding(link))

    def _adding(self, link: ModuleOutcome) -> Callable[[], object]:
        return lambda: self._copied(link, module=link.module)

    def _fee_tables(self, owner: str) -> None:
        for table in self.old.fee_tables.all():
            self._add(
                table,
                leave_out=("due_dates",),
                catalogue=self.new,
                fees={"amount": None, "to_be_confirmed_by": owner, "expected_on": None},
            )

    def _add(self, row: Record, *, leave_out: Iterable[str] = (), **changes: Any) -> Record:
        """Copy a row with its parts, and journal it as added. `changes` of a part are given under the part's name."""
        parts = [part for part in getattr(row, "journal_parts", ()) if part not in leave_out]
        of_parts = {part: changes.pop(part, {}) for part in parts}
        copy = self._draft(row, **changes)

        def save() -> None:
            _saved(copy)
            for part in parts:
                relation: Any = type(row)._meta.get_field(part)
                for child in getattr(row, part).all():
                    self._copied(child, **{relation.field.name: copy}, **of_parts[part])
                    for words in child.translations.all() if hasattr(child, "translations") else ():
                        self._copied(words, record=self.copies[child])

        actions.add(record=copy, by=self.by, at=self.at, why=self.why, save=save)
        self.copies[row] = copy
        return copy

    def _copied(self, row: models.Model, **changes: Any) -> None:
        self.copies[row] = _saved(self._draft(row, **changes))

    def _draft(self, row: Record, **changes: Any) -> Record:
        """An unsaved copy of a row that points at the new year's rows wherever the old one pointed at the old year's."""
        values = {
            field.name: self._now(getattr(row, field.name))
            for field in row._meta.concrete_fields
            if not field.primary_key and field.editable
        }
        return type(row)(**{**values, **self._origin(row), **changes})

    def _now(self, value: Any) -> Any:
        return self.copies.get(value, value) if isinstance(value, models.Model) else value

    def _origin(self, row: Any) -> dict[str, str]:
        if not hasattr(row, "source_note"):
            return {}
        carried = _("Carried over from %(year)s.") % {"year": self.old.year}
        return {"source_note": f"{row.source_note} {carried}".strip()[-LONGEST_NOTE:]}


def _saved(row: Record) -> Record:
    row.full_clean()
    row.save()
    return row
