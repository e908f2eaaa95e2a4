"""A number of works beside what chance alone would give, and the parts of a sum; each with its bar.

Public names: `Lift`, `lift`, `Reason`, `reason`, `share`, `count`, `expected`,
`decimal`, `signed`. Nothing is rounded to what it is
not: an expected number under a tenth is told as such.
"""

from dataclasses import dataclass
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _

WIDTH = 80.0
"""Units of the bar's drawing."""
ONE = 13.0
"""Where the bar of as many as expected ends; the drawing holds six times as many."""
HALF = 56.0
"""Units from the upright of a sum to either edge of its drawing."""


@dataclass(frozen=True, slots=True)
class Lift:
    """What `components/lift.html` shows: works seen, works expected, and how wide the bar is."""

    seen: str
    expected: str
    width: str
    is_fewer: bool


@dataclass(frozen=True, slots=True)
class Reason:
    """One part of a sum: what counts, what was seen, and how much that speaks for or against."""

    name: str
    value: str
    told: str
    start: str
    width: str
    is_against: bool


def lift(seen: int, by_chance: float) -> Lift:
    """The bar of `seen` works where `by_chance` were expected."""
    ratio = seen / by_chance if by_chance > 0 else 0.0
    width = min(WIDTH, ONE * ratio) if by_chance > 0 else (WIDTH if seen else 0.0)
    return Lift(count(seen), expected(by_chance), f"{width:.1f}", seen < by_chance)


def count(number: int) -> str:
    """A whole number in the reader's way of writing."""
    return str(number_format(number, 0, use_l10n=True, force_grouping=True))


def expected(number: float) -> str:
    """How many are expected by chance: one figure after the point, and no zero that is none.

    >>> expected(0.02), expected(10.63), expected(0)
    ('under 0.1', '10.6', '0')
    """
    if 0 < number < 0.05:
        return _("under %(number)s") % {"number": decimal(0.1, 1)}
    return decimal(number, 1) if number else "0"


def decimal(number: float, places: int) -> str:
    return str(number_format(round(number, places), places, use_l10n=True, force_grouping=True))


def share(part: float) -> str:
    """A share as per cent: one figure after the point below ten, none above."""
    percent = part * 100
    figure: Any = decimal(percent, 1) if 0 < percent < 9.95 else count(round(percent))
    return _("%(figure)s%%") % {"figure": figure}


def signed(number: float) -> str:
    """A number with its sign, two figures after the point.

    >>> signed(0.5), signed(-2.0), signed(0.0)
    ('+0.50', '−2.00', '0.00')
    """
    rounded = round(number, 2)
    return f"{'+' if rounded > 0 else '−' if rounded < 0 else ''}{decimal(abs(rounded), 2)}"


def reason(name: str, value: str, contribution: float, largest: float) -> Reason:
    """One signed part; its bar is drawn from the middle, the largest of all parts filling a half."""
    width = HALF * abs(contribution) / largest if largest else 0.0
    start = HALF if contribution >= 0 else HALF - width
    told = signed(contribution)
    return Reason(name, value, told, f"{start:.1f}", f"{width:.1f}", contribution < 0)
