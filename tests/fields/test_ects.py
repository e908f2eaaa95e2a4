"""Credits are stored exactly, in halves, and never below zero."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.db.models import Avg, Sum

from crossings.engine.values import Ects
from crossings.fields.ects import EctsField
from tests.fields.voyages import Voyage, VoyageForm


@pytest.mark.parametrize("written", ["7.5", "7,5", Decimal("7.50"), Ects("7.5")])
def test_half_credits_come_back_exactly(voyages, written):
    voyages.create(ects=written)

    assert voyages.get(ects="7.5").ects == Ects("7.5")


def test_rows_are_ordered_by_number_not_by_text(voyages):
    for points in (120, 7, 60):
        voyages.create(ects=points)

    assert [str(row.ects) for row in voyages.order_by("ects")] == ["7", "60", "120"]


def test_credits_of_rows_can_be_added_up(voyages):
    for points in ("7.5", "7.5", "10"):
        voyages.create(ects=points)

    assert voyages.aggregate(total=Sum("ects"))["total"] == Ects(25)


def test_an_average_of_credits_is_a_plain_number(voyages):
    for points in ("7.5", "10"):
        voyages.create(ects=points)

    assert voyages.aggregate(mean=Avg("ects"))["mean"] == Decimal("8.75")


def test_zero_credits_are_not_the_same_as_none(voyages):
    voyages.create(ects=0)

    assert voyages.get(ects__isnull=False).ects == Ects(0)


@pytest.mark.parametrize("written", ["-5", "7.25", "ten", 7.5, "1000", "NaN", Ects(1000)])
def test_what_is_no_number_of_credits_is_refused(written):
    with pytest.raises(ValidationError, match=r"Write 5, 7\.5 or 30\."):
        Voyage(ects=written).clean_fields()


def test_the_database_itself_refuses_a_negative_number(voyages):
    voyages.create(ects=5)

    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE {Voyage._meta.db_table} SET ects = -1")


def test_the_form_offers_steps_of_one_half():
    assert 'step="0.5"' in str(VoyageForm(instance=Voyage(ects="7.5"))["ects"])
    assert 'value="7.5"' in str(VoyageForm(instance=Voyage(ects="7.5"))["ects"])


def test_the_form_names_what_it_refuses(db):
    form = VoyageForm({"name": "V", "language": "en", "ects": "7.3"})

    assert "“7.3” is not a number of credits." in form.errors["ects"][0]


def test_the_form_sees_no_change_where_there_is_none(db):
    form = VoyageForm({"name": "Voyage", "language": "en", "ects": "10.0"}, instance=Voyage(ects=10))

    assert form.is_valid(), form.errors
    assert form.changed_data == []


def test_a_migration_names_only_what_was_chosen():
    assert EctsField(null=True).deconstruct()[3] == {"null": True}
