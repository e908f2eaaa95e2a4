"""Fees as tables for a page: each keeps to one catalogue, so that years never meet.

Public names: `FeeBlock`, `DerivedPrice`, `fee_blocks`, `derived_prices`, `money_words`. An amount to be confirmed is
shown as such; a cell that no source states stays empty and the page says so. Reads what `FeeTable.objects.with_fees()` fetches.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from crossings.engine.fees import FeeBasis, price_of
from crossings.engine.values import Amount, Money, PartialDate
from crossings.programmes.models import DueDate, Fee, FeeStatus, FeeTable, Mode, Version
from crossings.programmes.pages.phrases import listed, phrase, sentence, spoken, year_words
from crossings.programmes.pages.references import Reference, References

Column = tuple[int, str, int]


@dataclass(frozen=True, slots=True)
class DerivedPrice:
    """What a version costs by our arithmetic, and how it was reached."""

    version: str
    price: Amount
    formula: str


@dataclass(frozen=True, slots=True)
class FeeBlock:
    """One fee table as `components/fees.html` shows it, with the days on which it is due and what follows from it."""

    caption: str
    note: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Amount | None, ...]], ...]
    due: tuple[tuple[str, PartialDate], ...]
    derived: tuple[DerivedPrice, ...]
    refs: tuple[Reference, ...]


def fee_blocks(tables: Iterable[FeeTable], references: References) -> list[FeeBlock]:
    """Each table in its order."""
    return [_block(table, references) for table in tables]


def _block(table: FeeTable, references: References) -> FeeBlock:
    fees = _of_table(table)
    columns = {_column(fee): _label(fee) for fee in sorted(fees, key=_place)}
    cells = {(fee.status, _column(fee)): fee.value for fee in fees}
    statuses = [status for status in FeeStatus if any(fee.status == status for fee in fees)]
    return FeeBlock(
        caption=phrase(_("%(table)s, %(year)s"), table=spoken(table), year=year_words(table.catalogue.year)),
        note=listed([basis_words(table), spoken(table, "note")], between=" "),
        columns=tuple(columns.values()),
        rows=tuple(
            (str(status.label), tuple(cells.get((status, column)) for column in columns)) for status in statuses
        ),
        due=tuple((_start_words(row), row.on) for row in table.due_dates.all()),
        derived=tuple(derived_prices(table)),
        refs=references.to(table, *fees),
    )


def _of_table(table: FeeTable) -> list[Fee]:
    fees = list(table.fees.all())
    for fee in fees:
        fee.table = table  # the very row that was read, so that its currency and year cost no query
    return fees


def _column(fee: Fee) -> Column:
    return (fee.version_id or 0, fee.mode, fee.site_path_id or 0)


def _place(fee: Fee) -> tuple[int, int, int]:
    mode = Mode.values.index(fee.mode) if fee.mode else -1
    return (fee.version.position if fee.version else 0, mode, fee.site_path.position if fee.site_path else 0)


def _label(fee: Fee) -> str:
    version = spoken(fee.version) if fee.version else ""
    mode = str(fee.get_mode_display()) if fee.mode else ""
    return listed([version, mode]) or _("Amount")


def basis_words(table: FeeTable) -> str:
    """What one amount of the table is charged for, as a sentence; where the table holds for one start only, that too."""
    basis = sentence(str(table.get_basis_display()))
    if table.start is None:
        return basis
    return basis + " " + _("Only for the start in %(month)s.") % {"month": table.start.get_month_display()}


def _start_words(row: DueDate) -> str:
    return str(row.start.get_month_display()) if row.start else ""


def derived_prices(table: FeeTable) -> Iterable[DerivedPrice]:
    """The price of each version whose credits are known, where the table gives a price for each credit."""
    if table.basis != FeeBasis.PER_CREDIT:
        return
    for fee in _of_table(table):
        version: Version | None = fee.version
        if version is not None and version.ects is not None:
            formula = f"{version.ects} × {money_words(fee.value)}"
            yield DerivedPrice(spoken(version), price_of(fee.value, version.ects), formula)


def money_words(amount: object) -> str:
    """An amount in the reader's language; the sign before it where it is in euros."""
    if not isinstance(amount, Money):
        return _("to be confirmed")
    is_whole = amount.amount == amount.amount.to_integral_value()
    figure = number_format(amount.amount, decimal_pos=0 if is_whole else 2, force_grouping=True)
    if amount.currency == "EUR":
        return _("€%(amount)s") % {"amount": figure}
    return _("%(currency)s %(amount)s") % {"currency": amount.currency, "amount": figure}
