"""Fees on a programme's page and as a spreadsheet: amounts, and amounts to be confirmed as a value of their own."""

import csv
from decimal import Decimal
from io import StringIO

import pytest

from crossings.engine.fees import FeeBasis
from crossings.engine.values import AcademicYear, Ects, PartialDate
from crossings.programmes.models import DueDate, FeeStatus, Mode, Month
from tests.factories.programmes import (
    CatalogueFactory,
    CostItemFactory,
    FeeFactory,
    FeeRuleFactory,
    FeeTableFactory,
    StartFactory,
    UnconfirmedFeeFactory,
    VersionFactory,
)
from tests.factories.provenance import SourceFactory
from tests.network.reading import read

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]
PAGE = "/en/programmes/ma/"


@pytest.fixture
def table():
    return FeeTableFactory(catalogue__programme__slug="ma", name="Tuition", basis=FeeBasis.PER_YEAR)


def fees(client, address=PAGE):
    return read(client, address).section("fees")


def rows(client):
    return read(client, PAGE).all(".//section[@id='fees']//tbody/tr")


def sheet(client, query=""):
    answer = client.get(f"/en/programmes/ma/fees.csv{query}")
    return list(csv.DictReader(StringIO(answer.content.decode())))


def test_a_table_names_its_year_and_what_an_amount_is_charged_for(client, table):
    FeeFactory(table=table)

    told = fees(client)

    assert "Tuition, 2023-24" in told
    assert "Per academic year." in told


def test_amounts_stand_by_status_version_and_mode(client, table):
    version = VersionFactory(catalogue=table.catalogue, name="Standard")
    FeeFactory(table=table, version=version, amount=Decimal(20200))
    FeeFactory(table=table, version=version, mode=Mode.PART_TIME, amount=Decimal(10100))
    FeeFactory(table=table, version=version, status=FeeStatus.INTERNATIONAL, amount=Decimal(20300))

    heads = read(client, PAGE).all(".//section[@id='fees']//thead//th")

    assert heads == ["Your fee status", "Standard, Full-time", "Standard, Part-time"]
    assert rows(client) == ["Home €20,200 €10,100", "International €20,300 not stated in any source read"]


def test_an_amount_to_be_confirmed_names_who_will_confirm_it_and_when(client, table):
    UnconfirmedFeeFactory(table=table, to_be_confirmed_by="Fees office", expected_on=PartialDate(2023, 6))

    assert rows(client) == ["European Union To be confirmed Fees office will confirm it, expected June 2023"]


def test_an_amount_to_be_confirmed_is_nowhere_zero(client, table):
    UnconfirmedFeeFactory(table=table)

    assert "€0" not in fees(client)
    assert "It is not zero and not free" in fees(client)


def test_a_fee_of_nothing_is_shown_as_such(client, table):
    FeeFactory(table=table, amount=Decimal(0))

    assert rows(client) == ["Home €0"]


def test_without_an_open_amount_nobody_is_comforted(client, table):
    FeeFactory(table=table)

    assert "stops nobody" not in fees(client)


def test_a_price_per_credit_gives_the_whole_price_by_our_arithmetic(client, table):
    table.basis = FeeBasis.PER_CREDIT
    table.save()
    version = VersionFactory(catalogue=table.catalogue, name="Whole", ects=Ects(120))
    FeeFactory(table=table, version=version, status=FeeStatus.ALL, mode="", amount=Decimal("35.34"))

    told = fees(client)

    assert "Whole, derived as 120 × €35.34: €4,240.80" in told
    assert "no source states it" in told


def test_a_yearly_fee_gives_no_whole_price(client, table):
    FeeFactory(table=table, version=VersionFactory(catalogue=table.catalogue, ects=Ects(120)))

    assert "derived" not in fees(client)


def test_rules_due_dates_and_other_costs_are_told(client, table):
    FeeFactory(table=table)
    start = StartFactory(catalogue=table.catalogue, month=Month.JANUARY)
    DueDate.objects.create(table=table, start=start, on=PartialDate(2024, 1, 8))
    FeeRuleFactory(catalogue=table.catalogue, statement="At most RPI and three points")
    CostItemFactory(catalogue=table.catalogue, name="Books")
    CostItemFactory(catalogue=table.catalogue, name="Visa", least=180, most=220)

    told = fees(client)

    assert "Due for the start in January: 8 January 2024" in told
    assert "At most RPI and three points" in told
    assert "Books not stated in any source read" in told
    assert "EUR 180.00 – 220.00" in told


def test_a_year_without_a_table_says_that_no_source_states_one(client):
    CatalogueFactory(programme__slug="ma")

    assert "not stated in any source read" in fees(client)


def test_the_spreadsheet_has_one_row_for_each_fee_and_its_source(client, table):
    table.source = SourceFactory(title="Fee page")
    table.save()
    FeeFactory(table=table, version__key="standard", amount=Decimal(20200))
    UnconfirmedFeeFactory(table=table, version__key="extended", to_be_confirmed_by="Fees office")

    told = {row["fee_status"]: row for row in sheet(client)}

    assert told["home"]["amount"] == "20200.00"
    assert (told["home"]["academic_year"], told["home"]["source"]) == ("2023-24", "Fee page")
    assert (told["eu"]["amount"], told["eu"]["to_be_confirmed_by"]) == ("", "Fees office")
    assert told["eu"]["expected_on"] == "2023-06"


def test_the_spreadsheet_keeps_to_one_year(client, table):
    FeeFactory(table=table)
    old = CatalogueFactory(programme=table.catalogue.programme, year=AcademicYear(2017))
    FeeFactory(table__catalogue=old, amount=Decimal(17350))

    assert {row["academic_year"] for row in sheet(client)} == {"2023-24"}
    assert [row["amount"] for row in sheet(client, "?year=2017-18")] == ["17350.00"]


def test_noor_gets_no_fees_of_a_draft(noor, enter):
    FeeFactory(table__catalogue__programme__slug="ma", table__catalogue__published_at=None)

    assert enter(noor).get("/en/programmes/ma/fees.csv").status_code == 404
