"""The day that a page is asked to show: `?on=2022-10-01`, today without it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from crossings.engine.refusal import Refusal
from crossings.engine.values import PartialDate, Precision

NOT_A_DAY = _(
    "This is not a day of the calendar, so you see today’s records. Write a day as year, month and day: 2022-10-01."
)


@dataclass(frozen=True, slots=True)
class AsOf:
    """The day to show, and what is wrong with the day that was asked for, if anything is."""

    day: date
    today: date
    error: str | Promise = ""

    @property
    def is_today(self) -> bool:
        return self.day == self.today

    @property
    def query(self) -> str:
        """What to add to an address so that the next page shows the same day: `?on=2022-10-01`, or nothing."""
        return "" if self.is_today else f"?on={self.day.isoformat()}"


def as_of(asked: str | None, today: date) -> AsOf:
    """The day asked for; today if none is, or if it is not one, and then the answer says what is wrong."""
    if not (asked or "").strip():
        return AsOf(today, today)
    try:
        known = PartialDate.parse(asked or "")
    except Refusal:
        return AsOf(today, today, NOT_A_DAY)
    return AsOf(known.earliest(), today) if known.precision is Precision.DAY else AsOf(today, today, NOT_A_DAY)
