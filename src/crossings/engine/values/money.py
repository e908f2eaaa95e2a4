"""Exact amounts, and amounts not yet given.

Public names: `Money`, `ToBeConfirmed`, `Amount` (either of them). Currencies are never converted nor mixed, and an
amount to be confirmed is neither zero nor comparable: every attempt says so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import NoReturn

from crossings.engine.refusal import Refusal
from crossings.engine.values.partial_date import PartialDate

CURRENCY_SHAPE = re.compile(r"[A-Z]{3}")
MOST_DIGITS = 18
NO_MINOR_UNIT = re.compile("BIF|CLP|DJF|GNF|ISK|JPY|KMF|KRW|PYG|RWF|UGX|VND|VUV|XAF|XOF|XPF")
THREE_DECIMALS = re.compile("BHD|IQD|JOD|KWD|LYD|OMR|TND")


def smallest_unit(currency: str) -> Decimal:
    """The smallest amount of a currency that is written: 0.01 for most.

    Source: ISO 4217:2015, minor units, list one.

    >>> smallest_unit("EUR"), smallest_unit("JPY")
    (Decimal('0.01'), Decimal('1'))
    """
    decimals = 0 if NO_MINOR_UNIT.fullmatch(currency) else 3 if THREE_DECIMALS.fullmatch(currency) else 2
    return Decimal(1).scaleb(-decimals)


@dataclass(frozen=True, slots=True, init=False)
class Money:
    """An exact amount in one currency (ISO 4217), kept to the smallest unit of that currency.

    An amount may be negative (a difference). Raises `Refusal` for a float, for a finer amount than the currency has,
    for an unknown shape of currency, and whenever two currencies meet in a sum or an order.

    >>> Money("35.34", "EUR") * 120
    Money('4240.80', 'EUR')
    >>> Money(10100, "EUR") < Money(20200, "EUR")
    True
    """

    amount: Decimal
    currency: str

    def __init__(self, amount: Decimal | int | str, currency: str) -> None:
        if CURRENCY_SHAPE.fullmatch(currency) is None:
            raise Refusal(
                f"“{currency}” is not a currency.",
                "A currency has three capital letters (ISO 4217).",
                "Write EUR for the euro.",
            )
        object.__setattr__(self, "currency", currency)
        object.__setattr__(self, "amount", _to_the_unit(amount, currency))

    def __add__(self, other: Amount) -> Money:
        return Money(self.amount + self._same(other, "added").amount, self.currency)

    def __sub__(self, other: Amount) -> Money:
        return Money(self.amount - self._same(other, "subtracted").amount, self.currency)

    def __mul__(self, factor: Decimal | int) -> Money:
        """So many times the amount, rounded half up to the smallest unit. A float is refused."""
        if not isinstance(factor, (Decimal, int)):
            raise Refusal(
                f"{self} cannot be multiplied by {factor!r}.", "Only exact numbers keep money exact.", "Use a Decimal."
            )
        exact = (self.amount * factor).quantize(smallest_unit(self.currency), ROUND_HALF_UP)
        return Money(exact, self.currency)

    def __lt__(self, other: Amount) -> bool:
        return self.amount < self._same(other, "compared").amount

    def __le__(self, other: Amount) -> bool:
        return self.amount <= self._same(other, "compared").amount

    def __gt__(self, other: Amount) -> bool:
        return self.amount > self._same(other, "compared").amount

    def __ge__(self, other: Amount) -> bool:
        return self.amount >= self._same(other, "compared").amount

    def __str__(self) -> str:
        """The amount and its currency, such as 4240.80 EUR; not for readers, whose language decides the form."""
        return f"{self.amount} {self.currency}"

    def __repr__(self) -> str:
        return f"Money('{self.amount}', '{self.currency}')"

    def _same(self, other: Amount, verb: str) -> Money:
        """The other amount, if it is money of the same currency."""
        if isinstance(other, ToBeConfirmed):
            other._refuse()
        if not isinstance(other, Money):
            raise Refusal(f"{other!r} is not money.", f"Money is {verb} with money only.", "Give it a currency.")
        if other.currency != self.currency:
            raise Refusal(
                f"{self} and {other} cannot be {verb}.",
                "They are in different currencies and no rate is kept here.",
                "Show both amounts, each in its own currency.",
            )
        return other


@dataclass(frozen=True, slots=True)
class ToBeConfirmed:
    """An amount that its owner has announced but not yet given.

    `owner` says who will confirm it, `expected` when, if that is known. It is a value of its own: it is never zero,
    equals no money, and raises `Refusal` when added, subtracted, multiplied or put in order.

    >>> fee = ToBeConfirmed(owner="Fees office", expected=PartialDate(2023, 6))
    >>> Money(0, "EUR") == fee
    False
    >>> Money(10, "EUR") + fee
    Traceback (most recent call last):
    crossings.engine.refusal.Refusal: This amount is to be confirmed by Fees office. It is not a number yet, \
so it cannot be added or compared. Show it as to be confirmed, and count only the confirmed amounts.
    """

    owner: str
    expected: PartialDate | None = None

    def __post_init__(self) -> None:
        if not self.owner.strip():
            raise Refusal(
                "An amount to be confirmed has no owner.",
                "Somebody must be answerable for confirming it.",
                "Name the office that will.",
            )

    def _refuse(self, other: object = None) -> NoReturn:
        raise Refusal(
            f"This amount is to be confirmed by {self.owner}.",
            "It is not a number yet, so it cannot be added or compared.",
            "Show it as to be confirmed, and count only the confirmed amounts.",
        )

    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = _refuse
    __lt__ = __le__ = __gt__ = __ge__ = _refuse
    __int__ = __float__ = _refuse


Amount = Money | ToBeConfirmed


def _to_the_unit(amount: Decimal | int | str, currency: str) -> Decimal:
    exact = _exact(amount)
    unit = smallest_unit(currency)
    if exact % unit:
        raise Refusal(
            f"{amount} {currency} is too fine.",
            f"The smallest unit of {currency} is {unit}.",
            "Round it by a rule that you can name, then write it.",
        )
    return exact.quantize(unit)


def _exact(amount: Decimal | int | str) -> Decimal:
    if isinstance(amount, (Decimal, int, str)) and not isinstance(amount, bool):
        try:
            exact = Decimal(amount)
        except InvalidOperation:
            exact = Decimal("NaN")
        if exact.is_finite() and exact.adjusted() < MOST_DIGITS:
            return exact
    raise Refusal(
        f"{amount!r} is not an amount of money.",
        "Money is exact: a whole number, a Decimal or its text, never a float.",
        'Write Money("35.34", "EUR").',
    )
