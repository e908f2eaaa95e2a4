"""An academic year is stored as 2023-24 and sorts by time."""

import pytest
from django.core.exceptions import ValidationError

from crossings.engine.values import AcademicYear
from crossings.fields.academic_year import AcademicYearField
from tests.fields.voyages import Voyage, VoyageForm


@pytest.mark.parametrize("written", ["2023-24", "2023/24", "2023-2024", AcademicYear(2023)])
def test_every_way_of_writing_a_year_is_stored_as_one(voyages, written):
    voyages.create(year=written)

    assert voyages.get(year="2023-24").year == AcademicYear(2023)


def test_rows_are_ordered_by_time_over_the_turn_of_the_century(voyages):
    for written in ["2000-01", "1998-99", "1999-00"]:
        voyages.create(year=written)

    assert [row.year.first for row in voyages.order_by("year")] == [1998, 1999, 2000]


def test_years_that_do_not_follow_each_other_are_refused():
    with pytest.raises(ValidationError, match=r"Write 2023-24\."):
        Voyage(year="2023-25").clean_fields()


def test_the_form_reads_a_year_with_a_slash(db):
    form = VoyageForm({"name": "V", "language": "en", "year": "2023/2024"})

    assert form.is_valid(), form.errors
    assert form.cleaned_data["year"] == AcademicYear(2023)


def test_the_form_leaves_nothing_as_nothing(db):
    form = VoyageForm({"name": "V", "language": "en", "year": ""})

    assert form.is_valid(), form.errors
    assert form.cleaned_data["year"] is None


def test_a_required_year_is_asked_for():
    field = AcademicYearField().formfield()

    with pytest.raises(ValidationError, match="required"):
        field.clean("")


def test_a_migration_names_only_what_was_chosen():
    assert AcademicYearField().deconstruct()[3] == {}
