"""A fee is an amount or is to be confirmed: never both, never neither, never zero for want of a figure."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.db.models import ProtectedError
from django.test.utils import CaptureQueriesContext

from crossings.engine.fees import FeeBasis
from crossings.engine.refusal import Refusal
from crossings.engine.values import AcademicYear, Money, PartialDate, StudyMode, ToBeConfirmed
from crossings.programmes.models import DueDate, Fee, FeeStatus, FeeTable, Mode
from crossings.programmes.records import fee_grids, fee_rows
from tests.factories.programmes import (
    FeeFactory,
    FeeTableFactory,
    SitePathFactory,
    StartFactory,
    StudyDurationFactory,
    UnconfirmedFeeFactory,
    VersionFactory,
)
from tests.factories.provenance import SourceFactory

pytestmark = pytest.mark.django_db
OWNER = {"to_be_confirmed_by": "Fees office"}


@pytest.mark.parametrize(
    "wrong",
    [
        {"amount": None},
        {"amount": 0, **OWNER},
        {"amount": 10, "expected_on": PartialDate(2023)},
        {"amount": None, "expected_on": PartialDate(2023)},
        {"amount": -1},
    ],
    ids=["neither", "both, though zero", "an amount still expected", "expected from nobody", "below zero"],
)
def test_the_database_refuses_a_fee_that_is(wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        FeeFactory(**wrong)
    assert not Fee.objects.exists()


def test_a_fee_of_nothing_is_a_fee():
    assert FeeFactory(amount=0).value == Money(0, "EUR")


def test_a_form_says_how_to_mend_a_fee_with_neither():
    fee = FeeFactory()
    fee.amount = None
    with pytest.raises(ValidationError, match="either an amount, or names who will confirm it"):
        fee.full_clean()


def test_an_amount_has_its_tables_currency():
    assert FeeFactory(amount=Decimal("35.34"), table__currency="CHF").value == Money("35.34", "CHF")


def test_a_fee_to_be_confirmed_says_by_whom_and_when():
    assert UnconfirmedFeeFactory().value == ToBeConfirmed("Fees office", PartialDate(2023, 6))


def test_what_is_to_be_confirmed_can_be_asked_for():
    given, announced = FeeFactory(), UnconfirmedFeeFactory()
    assert Fee.objects.to_be_confirmed().get() == announced
    assert Fee.objects.confirmed().get() == given


@pytest.mark.parametrize("missing", [{}, {"version": None}, {"site_path": None, "version": None, "mode": ""}])
def test_a_table_prices_a_thing_once(missing):
    fee = FeeFactory(**missing)
    again = {name: getattr(fee, name) for name in ("table", "version", "status", "mode", "site_path")}
    with pytest.raises(IntegrityError), transaction.atomic():
        Fee.objects.create(**again, amount=1)
    with pytest.raises(ValidationError, match="has that fee already"):
        Fee(**again, amount=1).full_clean()


@pytest.mark.parametrize("part", ["version", "site_path"])
def test_a_part_of_another_year_is_refused(part):
    fee = FeeFactory()
    setattr(fee, part, {"version": VersionFactory, "site_path": SitePathFactory}[part]())
    with pytest.raises(ValidationError) as refused:
        fee.full_clean()
    assert set(refused.value.message_dict) == {part}


def test_a_table_for_a_start_of_another_year_is_refused():
    table = FeeTableFactory()
    table.start = StartFactory()
    with pytest.raises(ValidationError, match="another catalogue"):
        table.full_clean()


def test_a_currency_has_three_letters():
    with pytest.raises(IntegrityError):
        FeeTableFactory(currency="eur")


def test_a_version_that_is_priced_cannot_be_removed():
    with pytest.raises(ProtectedError):
        FeeFactory().version.delete()


def test_a_due_date_may_hold_for_one_start():
    start = StartFactory()
    table = FeeTableFactory(catalogue=start.catalogue)
    DueDate.objects.create(table=table, start=start, on=PartialDate.parse("2017-09-08"))
    assert str(table.due_dates.get()) == "2017-09-08"


def test_a_status_that_the_source_does_not_tell_apart_holds_for_everyone():
    assert FeeFactory(status=FeeStatus.ALL).get_status_display().startswith("Everyone")


def test_rows_become_values_of_their_own_year():
    fee = FeeFactory(table__catalogue__year=AcademicYear(2017), table__basis=FeeBasis.PER_YEAR)
    row = next(fee_rows(FeeTable.objects.with_fees()))
    assert (row.year, row.status, row.amount) == (AcademicYear(2017), "home", Money("20200.00", "EUR"))
    assert (row.line.version, row.line.mode, row.line.basis) == (
        fee.version.key,
        StudyMode.FULL_TIME,
        FeeBasis.PER_YEAR,
    )


def test_years_are_compared_apart():
    FeeFactory(table__catalogue__year=AcademicYear(2017))
    FeeFactory(table__catalogue__year=AcademicYear(2023))
    assert [grid.year for grid in fee_grids(FeeTable.objects.with_fees())] == [AcademicYear(2023), AcademicYear(2017)]


def test_what_is_to_be_confirmed_stays_so_in_the_comparison():
    home = FeeFactory()
    UnconfirmedFeeFactory(table=home.table, version=home.version)
    (grid,) = fee_grids(FeeTable.objects.with_fees())
    assert [row.status for row in grid.to_be_confirmed] == ["eu"]
    assert grid.statuses == ("eu", "home")


def test_a_fee_for_any_mode_holds_for_each_that_is_offered():
    version = StudyDurationFactory(mode=Mode.FULL_TIME).version
    StudyDurationFactory(version=version, mode=Mode.PART_TIME)
    FeeFactory(table__catalogue=version.catalogue, version=version, mode="")
    assert {row.line.mode for row in fee_rows(FeeTable.objects.with_fees())} == set(StudyMode)


def test_a_fee_for_any_version_holds_for_each():
    standard = VersionFactory(key="standard")
    VersionFactory(key="extended", catalogue=standard.catalogue)
    FeeFactory(table__catalogue=standard.catalogue, version=None)
    assert [row.line.version for row in fee_rows(FeeTable.objects.with_fees())] == ["standard", "extended"]


def test_a_site_path_has_its_own_line():
    plain = FeeFactory()
    path = SitePathFactory(catalogue=plain.table.catalogue, key="split")
    FeeFactory(table=plain.table, version=plain.version, site_path=path)
    (grid,) = fee_grids(FeeTable.objects.with_fees())
    assert {line.site_path for line in grid.lines} == {"", "split"}


def test_two_tables_that_price_the_same_thing_are_not_compared():
    fee = FeeFactory()
    FeeFactory(table=FeeTableFactory(catalogue=fee.table.catalogue), version=fee.version)
    with pytest.raises(Refusal, match="Two fees"):
        fee_grids(FeeTable.objects.with_fees())


def test_comparing_costs_the_same_however_many_fees(django_assert_num_queries):
    fee = FeeFactory(source=SourceFactory())
    fee.site_path = SitePathFactory(catalogue=fee.table.catalogue)
    fee.save()
    with CaptureQueriesContext(connection) as first:
        list(fee_rows(FeeTable.objects.with_fees()))
    for status in (FeeStatus.EU, FeeStatus.INTERNATIONAL, FeeStatus.OVERSEAS):
        FeeFactory(table=fee.table, version=VersionFactory(catalogue=fee.table.catalogue), status=status, mode="")
    with django_assert_num_queries(len(first)):
        assert len(list(fee_rows(FeeTable.objects.with_fees()))) == 4
