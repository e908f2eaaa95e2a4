"""Credits of the European Credit Transfer and Accumulation System.

Public name: `Ects`. It knows neither modules nor rules: it only counts, in halves, and never below zero.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from crossings.engine.refusal import Refusal

HALF = Decimal("0.5")


@dataclass(frozen=True, slots=True, order=True, init=False)
class Ects:
    """A number of ECTS credits, in steps of one half, zero or more.

    Halves are needed because a module of 15 British credits is worth 7.5 ECTS. A float is refused, since it
    cannot be exact. One academic year of full-time study is 60 credits.

    Source: European Commission, ECTS Users' Guide 2015, doi:10.2766/87192.
    Raises `Refusal` for a negative number, a finer step, a float or a word.

    >>> Ects(10) + Ects("7.5")
    Ects('17.5')
    >>> Ects(30) > Ects("7.5")
    True
    >>> print(Ects("10.0"))
    10
    """

    points: Decimal

    def __init__(self, points: Decimal | int | str) -> None:
        object.__setattr__(self, "points", _in_halves(points))

    def __repr__(self) -> str:
        return f"Ects('{self.points}')"

    def __str__(self) -> str:
        return str(self.points)

    def __add__(self, other: Ects) -> Ects:
        return Ects(self.points + other.points)

    def __sub__(self, other: Ects) -> Ects:
        """The difference; refused when more is taken away than there is."""
        return Ects(self.points - other.points)

    def __mul__(self, times: int) -> Ects:
        """So many modules of the same size."""
        return Ects(self.points * times)

    def short_of(self, needed: Ects) -> Ects:
        """How many credits are missing to reach `needed`; zero when it is reached.

        >>> Ects(25).short_of(Ects(30)), Ects(35).short_of(Ects(30))
        (Ects('5'), Ects('0'))
        """
        return Ects(max(needed.points - self.points, Decimal(0)))

    @classmethod
    def total(cls, parts: Iterable[Ects]) -> Ects:
        """The sum of all parts; zero for none.

        >>> Ects.total([Ects(10), Ects(10), Ects("7.5")])
        Ects('27.5')
        """
        return sum(parts, cls(0))


def _in_halves(points: Decimal | int | str) -> Decimal:
    exact = _exact(points)
    if not exact.is_finite() or exact < 0 or exact % HALF:
        raise Refusal(
            f"{points} ECTS is not a number of credits.",
            "Credits are zero or more, in whole or half points.",
            "Write a number such as 5, 7.5 or 30.",
        )
    return Decimal(int(exact)) if exact == int(exact) else exact.quantize(HALF)


def _exact(points: Decimal | int | str) -> Decimal:
    if isinstance(points, (Decimal, int, str)) and not isinstance(points, bool):
        try:
            return Decimal(points)
        except InvalidOperation:
            pass
    raise Refusal(
        f"{points!r} cannot be read as credits.",
        "Credits are exact: a whole number, a Decimal or its text, never a float.",
        'Write Ects(10) or Ects("7.5").',
    )
