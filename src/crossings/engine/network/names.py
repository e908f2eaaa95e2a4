"""Which name an institution bore on a day.

Public names: `Borne`, `name_on`. A former name whose end is not known is never taken for the name of a day: the name in
use is shown, and the former one beside it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from crossings.engine.values import Period


@dataclass(frozen=True, slots=True)
class Borne:
    """A former name, its acronym, its language, and the period over which it was borne, as far as it is known."""

    name: str
    period: Period
    acronym: str = ""
    language: str = "en"


def name_on(day: date, former: Iterable[Borne]) -> Borne | None:
    """The former name that was in use on `day`, or nothing where the present one is to be shown.

    Of several, the one that ended first.

    >>> old = Borne("Institute on Computing", Period.parse("", "2017"))
    >>> name_on(date(2016, 5, 20), [old]).name, name_on(date(2018, 1, 1), [old])
    ('Institute on Computing', None)
    """
    in_use = [one for one in former if one.period.until is not None and one.period.contains(day)]
    return min(in_use, key=lambda one: str(one.period.until), default=None)
