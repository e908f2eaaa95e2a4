"""A column for a date that may be known to the year or the month only, and questions about two of them.

Public names: `PartialDateField`, `PartialDateFormField`, `holding_on`, `ends_after_it_starts`.

The stored text sorts as the dates do and compares with a full ISO date by the rule of
`crossings.engine.values.partial_date` (the earliest day counts), so a database decides who was a member on a day.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import CheckConstraint, F, Q
from django.utils.translation import gettext_lazy as _

from crossings.engine.values import PartialDate
from crossings.fields.canonical import CanonicalField, CanonicalFormField
from crossings.fields.columns import GT_co, ST_contra

if TYPE_CHECKING:
    from django.db.models.expressions import Combinable

INVALID = _(
    "“%(value)s” is not a date of the calendar. A date here is known to the year, the month or the day. "
    "Write 2013, 2013-06 or 2013-06-01."
)


class PartialDateFormField(CanonicalFormField):
    """A text input for a year, a month or a day."""

    holds = PartialDate
    default_error_messages = {"invalid": INVALID}

    def read(self, text: str) -> PartialDate:
        return PartialDate.parse(text)


class PartialDateField(CanonicalField[ST_contra, GT_co]):
    """A `PartialDate`, stored as 2013, 2013-06 or 2013-06-01; a `date` may be assigned or compared."""

    _pyi_private_set_type: PartialDate | date | str | Combinable
    _pyi_private_get_type: PartialDate
    _pyi_lookup_exact_type: PartialDate | date | str

    description = _("A date known to the year, the month or the day")
    holds = PartialDate
    length = 10
    form_class = PartialDateFormField
    default_error_messages = {"invalid": INVALID}

    def read(self, text: str) -> PartialDate:
        return PartialDate.parse(text)

    def to_python(self, value: Any) -> Any:
        return super().to_python(PartialDate.of(value) if isinstance(value, date) else value)


def holding_on(day: date, *, start: str = "starts", until: str = "ends") -> Q:
    """The rows whose period, between two partial-date columns, contains `day`: as `Period.contains` decides it."""
    has_begun = Q(**{f"{start}__isnull": True}) | Q(**{f"{start}__lte": day})
    is_not_over = Q(**{f"{until}__isnull": True}) | Q(**{f"{until}__gt": day})
    return has_begun & is_not_over


def ends_after_it_starts(*, name: str, start: str = "starts", until: str = "ends") -> CheckConstraint:
    """The constraint that a period known at both ends ends after it starts: as `Period` demands it."""
    is_open = Q(**{f"{start}__isnull": True}) | Q(**{f"{until}__isnull": True})
    return CheckConstraint(
        condition=is_open | Q(**{f"{until}__gt": F(start)}),
        name=name,
        violation_error_message=_(
            "The end does not come after the start. The end is the first day, month or year in which it no longer "
            "held. Write a later end, or leave it empty if none is known."
        ),
    )
