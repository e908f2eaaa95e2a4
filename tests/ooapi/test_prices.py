"""Which price belongs to which way of studying, and in which words it is told."""

from decimal import Decimal

import pytest

from crossings.engine.fees import FeeBasis
from crossings.programmes.models import Catalogue, FeeStatus, FeeTable, Mode
from crossings.programmes.ooapi.offerings import fees_of, price_words
from tests.factories import programmes as given

pytestmark = pytest.mark.django_db


@pytest.fixture
def way():
    return given.OfferingFactory()


@pytest.fixture
def table(way):
    return given.FeeTableFactory(catalogue=way.catalogue, basis=FeeBasis.PER_YEAR)


def a_fee(table, way, **more):
    return given.FeeFactory(**{"table": table, "version": way.version, "mode": way.mode} | more)


def prices(way) -> list[Decimal | None]:
    catalogue = Catalogue.objects.get(pk=way.catalogue_id)
    return [fee.amount for _table, fee in fees_of(way, catalogue)]


def test_a_fee_of_the_same_version_and_mode_is_its_price(way, table):
    a_fee(table, way, amount=Decimal(100))

    assert prices(way) == [Decimal(100)]


def test_a_fee_without_a_version_or_a_mode_holds_for_all_of_them(way, table):
    a_fee(table, way, version=None, mode="", amount=Decimal(100))

    assert prices(way) == [Decimal(100)]


def test_a_fee_of_another_mode_is_not_its_price(way, table):
    a_fee(table, way, mode=Mode.PART_TIME)

    assert prices(way) == []


def test_a_fee_of_another_version_is_not_its_price(way, table):
    a_fee(table, way, version=given.VersionFactory(catalogue=way.catalogue))

    assert prices(way) == []


def test_a_fee_of_another_place_is_not_its_price(way, table):
    a_fee(table, way, site_path=given.SitePathFactory(catalogue=way.catalogue))

    assert prices(way) == []


def test_a_fee_of_the_same_place_is_its_price(way, table):
    a_fee(table, way, site_path=way.site_path, amount=Decimal(100))

    assert prices(way) == [Decimal(100)]


def test_a_table_for_another_start_is_left_out(way):
    january = given.StartFactory(catalogue=way.catalogue, month=1)
    a_fee(given.FeeTableFactory(catalogue=way.catalogue, start=january), way)

    assert prices(way) == []


@pytest.mark.parametrize("kind", [FeeTable.Kind.DEPOSIT, FeeTable.Kind.ADDITIONAL])
def test_what_is_no_tuition_is_no_price(way, kind):
    a_fee(given.FeeTableFactory(catalogue=way.catalogue, kind=kind), way)

    assert prices(way) == []


def test_another_years_fees_are_never_mixed_in(way):
    other = given.FeeTableFactory()
    given.FeeFactory(table=other, version=None, mode="")

    assert prices(way) == []


def test_each_status_has_its_own_price(way, table):
    for status, amount in ((FeeStatus.HOME, 100), (FeeStatus.OVERSEAS, 200)):
        a_fee(table, way, status=status, amount=Decimal(amount))

    assert sorted(prices(way)) == [Decimal(100), Decimal(200)]


def test_a_price_is_told_with_its_currency_its_span_and_for_whom(way, table):
    fee = a_fee(table, way, amount=Decimal("20200.00"))

    told = {each.language: each.value for each in price_words(table, fee)}

    assert told["en"] == "20200.00 EUR, per academic year (Home)"
    assert len(told) == 4
    assert all(value.startswith("20200.00 EUR") for value in told.values())


def test_a_price_still_to_be_given_names_who_will_give_it(way, table):
    fee = given.UnconfirmedFeeFactory(table=table, version=way.version)

    told = {each.language: each.value for each in price_words(table, fee)}

    assert told["en"] == "To be confirmed by Fees office, per academic year (European Union)"
    assert not any("0.00" in value for value in told.values())
