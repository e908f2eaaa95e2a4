"""The fees office confirms, corrects and postpones; the table's history tells who did it and why."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from crossings.engine.refusal import Refusal
from crossings.engine.values import Money, PartialDate, ToBeConfirmed
from crossings.journal.models import Entry
from crossings.journal.record import Actor
from crossings.programmes.actions import confirm_fee, correct_fee, postpone_fee
from crossings.programmes.models import Fee
from tests.factories.programmes import FeeFactory, UnconfirmedFeeFactory, VersionFactory
from tests.factories.provenance import SourceFactory

INGRID = Actor("account:7")
pytestmark = pytest.mark.django_db


def test_confirming_gives_the_amount(at):
    fee = UnconfirmedFeeFactory()
    confirm_fee(fee=fee, amount=Decimal(20400), by=INGRID, at=at)
    assert Fee.objects.get().value == Money(20400, "EUR")


def test_confirming_names_the_new_source(at):
    letter = SourceFactory()
    confirm_fee(fee=UnconfirmedFeeFactory(), amount=Decimal(1), source=letter, by=INGRID, at=at)
    assert Fee.objects.get().source == letter


def test_a_fee_with_an_amount_is_not_confirmed_again(at):
    with pytest.raises(Refusal, match="Correct that amount instead"):
        confirm_fee(fee=FeeFactory(amount=100), amount=Decimal(200), by=INGRID, at=at)
    assert Fee.objects.get().amount == 100


def test_correcting_replaces_the_amount_and_keeps_its_source(at):
    page = SourceFactory()
    correct_fee(fee=FeeFactory(amount=100, source=page), amount=Decimal(20200), by=INGRID, at=at)
    fee = Fee.objects.get()
    assert (fee.amount, fee.source) == (20200, page)


def test_a_fee_is_corrected_beside_the_same_group_of_another_version(at):
    standard = FeeFactory(amount=100)
    extended = VersionFactory(catalogue=standard.table.catalogue, key="extended", name="Extended")
    FeeFactory(table=standard.table, version=extended, status=standard.status, mode=standard.mode, amount=200)

    correct_fee(fee=standard, amount=Decimal(150), by=INGRID, at=at)

    assert sorted(Fee.objects.values_list("amount", flat=True)) == [150, 200]


def test_a_fee_to_be_confirmed_has_nothing_to_correct(at):
    with pytest.raises(Refusal, match="Confirm it"):
        correct_fee(fee=UnconfirmedFeeFactory(), amount=Decimal(1), by=INGRID, at=at)
    assert Fee.objects.get().amount is None


@pytest.mark.parametrize(("verb", "factory"), [(confirm_fee, UnconfirmedFeeFactory), (correct_fee, FeeFactory)])
def test_an_amount_below_zero_is_refused(verb, factory, at):
    fee = factory()
    before = fee.value
    with pytest.raises(ValidationError):
        verb(fee=fee, amount=Decimal(-1), by=INGRID, at=at)
    assert Fee.objects.get().value == before


def test_postponing_expects_the_amount_later_from_the_same_office(at):
    postpone_fee(fee=UnconfirmedFeeFactory(), expected_on=PartialDate(2023, 9), by=INGRID, at=at)
    assert Fee.objects.get().value == ToBeConfirmed("Fees office", PartialDate(2023, 9))


def test_postponing_takes_an_amount_away_that_was_given_too_soon(at):
    postpone_fee(fee=FeeFactory(), to_be_confirmed_by="Board", by=INGRID, at=at)
    assert Fee.objects.get().value == ToBeConfirmed("Board")


def test_somebody_must_answer_for_a_postponed_amount(at):
    with pytest.raises(ValidationError, match="names who will confirm it"):
        postpone_fee(fee=FeeFactory(amount=100), by=INGRID, at=at)
    assert Fee.objects.get().amount == 100


def test_the_tables_history_tells_who_corrected_the_fee_and_why(at):
    fee = FeeFactory(amount=Decimal("20200.00"))
    correct_fee(fee=fee, amount=Decimal(20400), by=INGRID, at=at, why="The table of 3 May")
    entry = Entry.objects.about(fee.table).get()
    assert (entry.verb, entry.actor, entry.why) == ("correct a fee", INGRID, "The table of 3 May")
    assert entry.changes == {f"fees.{fee.pk}.amount": ["20200.00", "20400.00"]}


def test_a_correction_that_changes_nothing_is_not_recorded(at):
    fee = FeeFactory(amount=100)
    correct_fee(fee=fee, amount=Decimal(100), by=INGRID, at=at)
    assert not Entry.objects.exists()


def test_a_stale_row_is_read_again_before_it_is_changed(at):
    fee = UnconfirmedFeeFactory()
    stale = Fee.objects.get(pk=fee.pk)
    confirm_fee(fee=fee, amount=Decimal(10), by=INGRID, at=at)
    with pytest.raises(Refusal, match="an amount already"):
        confirm_fee(fee=stale, amount=Decimal(20), by=INGRID, at=at)
