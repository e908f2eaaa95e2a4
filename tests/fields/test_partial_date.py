"""A partial date is stored as text, comes back as a value, and is compared by the database as the engine compares it."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import F
from hypothesis import given
from hypothesis import strategies as st

from crossings.engine.values import PartialDate, Period
from crossings.fields.partial_date import PartialDateField, holding_on
from tests.fields.voyages import Voyage, VoyageForm


def test_a_month_comes_back_as_the_month_that_was_stored(voyages):
    voyages.create(starts=PartialDate(2013, 6))

    assert voyages.get().starts == PartialDate(2013, 6)


def test_nothing_is_stored_as_null_and_comes_back_as_none(voyages):
    voyages.create(starts="")

    assert voyages.filter(starts__isnull=True).get().starts is None


@pytest.mark.parametrize("assigned", ["2013-06-01", date(2013, 6, 1), PartialDate(2013, 6, 1)])
def test_whatever_readable_is_assigned_is_the_value_at_once(assigned):
    assert Voyage(starts=assigned).starts == PartialDate(2013, 6, 1)


def test_what_cannot_be_read_is_named_by_validation():
    voyage = Voyage(starts="2013-13")

    with pytest.raises(ValidationError, match="“2013-13” is not a date of the calendar"):
        voyage.clean_fields()


def test_what_cannot_be_read_is_never_stored(voyages):
    with pytest.raises(ValidationError):
        voyages.create(starts="soon")


def test_rows_are_ordered_by_date_the_vaguer_first(voyages):
    for text in ["2014", "2013-01", "2013", "2013-01-01", "2012-12-31"]:
        voyages.create(starts=text)

    in_order = [str(row.starts) for row in voyages.order_by("starts")]

    assert in_order == ["2012-12-31", "2013", "2013-01", "2013-01-01", "2014"]


def test_a_full_date_may_be_asked_for(voyages):
    voyages.create(starts="2013")

    assert voyages.filter(starts__lte=date(2013, 1, 1)).exists()
    assert not voyages.filter(starts__lte=date(2012, 12, 31)).exists()


def test_a_question_with_an_unreadable_date_is_refused(voyages):
    with pytest.raises(ValidationError):
        voyages.filter(starts="yesterday")


def test_a_start_known_to_the_year_holds_from_its_first_day(voyages):
    voyages.create(starts="2013", ends="2017-06")

    assert voyages.filter(holding_on(date(2013, 1, 1))).exists()
    assert not voyages.filter(holding_on(date(2017, 6, 1))).exists()


def test_a_period_without_ends_holds_on_every_day(voyages):
    voyages.create()

    assert voyages.filter(holding_on(date(1475, 1, 1))).exists()


@pytest.mark.parametrize("start", ["", "2013", "2013-06", "2013-06-15"])
@pytest.mark.parametrize("until", ["", "2014", "2013-07", "2013-06-16"])
def test_the_database_and_the_engine_agree_who_held_when(voyages, start, until):
    voyages.create(starts=start, ends=until)
    period = Period.parse(start, until)

    for day in [date(2012, 12, 31), date(2013, 1, 1), date(2013, 6, 15), date(2013, 6, 16), date(2014, 1, 1)]:
        assert voyages.filter(holding_on(day)).exists() == period.contains(day)


@pytest.mark.parametrize(("start", "until"), [("2013", "2013"), ("2013-06", "2013"), ("2013-06-02", "2013-06-01")])
def test_the_database_refuses_an_end_that_does_not_come_after_the_start(voyages, start, until):
    with pytest.raises(IntegrityError), transaction.atomic():
        voyages.create(starts=start, ends=until)


def test_the_form_says_why_an_end_before_the_start_is_refused(db):
    form = VoyageForm({"name": "V", "language": "en", "starts": "2014", "ends": "2013"})

    assert "The end does not come after the start." in str(form.errors)


def test_the_form_reads_a_month(voyages):
    form = VoyageForm({"name": "V", "language": "en", "starts": " 2013-06 "})

    assert form.is_valid(), form.errors
    assert form.save().starts == PartialDate(2013, 6)


def test_the_form_says_how_to_write_a_date(db):
    form = VoyageForm({"name": "V", "language": "en", "starts": "June 2013"})

    assert "Write 2013, 2013-06 or 2013-06-01." in form.errors["starts"][0]


def test_the_form_shows_what_is_stored_and_sees_no_change_in_it():
    voyage = Voyage(starts="2013-06")
    form = VoyageForm({"name": "Voyage", "language": "en", "starts": "2013-06"}, instance=voyage)

    assert 'value="2013-06"' in str(VoyageForm(instance=voyage)["starts"])
    assert form.changed_data == []


def test_a_migration_names_only_what_was_chosen():
    _, path, args, kwargs = PartialDateField(null=True).deconstruct()

    assert (path, args, kwargs) == ("crossings.fields.partial_date.PartialDateField", [], {"null": True})


def test_the_value_is_written_as_its_text_for_machines():
    field = Voyage._meta.get_field("starts")

    assert field.value_to_string(Voyage(starts="2013")) == "2013"
    assert field.value_to_string(Voyage()) == ""


def test_a_copy_of_a_column_may_be_stored(voyages):
    voyage = voyages.create(starts="2013")
    voyages.filter(pk=voyage.pk).update(ends=F("starts"), starts=None)

    assert voyages.get().ends == PartialDate(2013)


@given(st.dates(min_value=date(1000, 1, 1)))
def test_every_day_survives_the_field(day):
    assert Voyage(starts=day).starts.earliest() == day
