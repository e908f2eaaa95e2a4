"""Every value goes into the database and comes back as it was, is found by itself, and stands in the order of its kind."""

import json
from datetime import date
from decimal import Decimal

import pytest
from django.core import serializers
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.db.models import F, Max, Min, Value
from django.utils.translation import override
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crossings.engine.values import AcademicYear, CountryCode, Ects, PartialDate
from crossings.fields.countries import COUNTRIES
from crossings.fields.sort_key import sort_key
from tests.engine.strategies import academic_years, credit_points, partial_dates
from tests.fields.voyages import Voyage, VoyageForm

few = settings(
    max_examples=15,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
credits_that_fit = credit_points.filter(lambda points: points <= Ects("999.5"))
countries = st.sampled_from(sorted(COUNTRIES)).map(CountryCode)
VALUES = {
    "starts": partial_dates,
    "year": academic_years.filter(lambda year: year.first < 2999),
    "ects": credits_that_fit,
    "country": countries,
}
ONE_OF_EACH = {
    "starts": PartialDate(2013, 6),
    "year": AcademicYear(2023),
    "ects": Ects("7.5"),
    "country": CountryCode("NL"),
}
COLUMNS = sorted(VALUES)


@pytest.mark.parametrize("column", COLUMNS)
@few
@given(data=st.data())
def test_a_value_comes_back_from_the_database_as_it_was(voyages, column, data):
    value = data.draw(VALUES[column])

    voyage = voyages.create(**{column: value})

    assert getattr(voyages.get(pk=voyage.pk), column) == value
    assert voyages.filter(pk=voyage.pk, **{column: value}).exists()


@pytest.mark.parametrize("column", COLUMNS)
@few
@given(data=st.data())
def test_the_database_puts_values_in_the_order_of_their_kind(voyages, column, data):
    values = data.draw(st.lists(VALUES[column], min_size=2, max_size=5))
    rows = voyages.bulk_create([Voyage(**{column: value}) for value in values])

    ordered = voyages.filter(pk__in=[row.pk for row in rows]).order_by(column)

    assert [getattr(row, column) for row in ordered] == sorted(values)


@few
@given(names=st.lists(st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\x00"), max_size=30)))
def test_the_database_puts_any_names_in_the_order_of_their_keys(voyages, names):
    rows = voyages.bulk_create([Voyage(name=name) for name in names])

    ordered = list(voyages.filter(pk__in=[row.pk for row in rows]).order_by("sort_key"))

    keys = [sort_key(row.name).encode() for row in ordered]
    assert keys == sorted(keys)


@pytest.mark.parametrize("column", COLUMNS)
def test_nothing_comes_back_as_nothing_and_is_found_as_nothing(voyages, column):
    voyages.create()

    assert getattr(voyages.get(**{f"{column}__isnull": True}), column) is None


@pytest.mark.parametrize("column", COLUMNS)
def test_an_empty_text_is_stored_as_nothing_and_never_as_an_empty_text(voyages, column):
    voyages.create(**{column: ""})

    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM {Voyage._meta.db_table}")
        assert cursor.fetchall() == [(None,)]


@pytest.mark.parametrize("column", COLUMNS)
def test_many_rows_are_changed_at_once_to_a_value(voyages, column):
    voyages.bulk_create([Voyage(), Voyage()])

    voyages.update(**{column: ONE_OF_EACH[column]})

    assert {getattr(row, column) for row in voyages.all()} == {ONE_OF_EACH[column]}


@pytest.mark.parametrize("column", COLUMNS)
def test_a_column_read_by_itself_gives_the_value_and_not_its_text(voyages, column):
    voyages.create(**{column: ONE_OF_EACH[column]})

    assert list(voyages.values_list(column, flat=True)) == [ONE_OF_EACH[column]]
    assert voyages.values(column).get()[column] == ONE_OF_EACH[column]


@pytest.mark.parametrize("column", COLUMNS)
def test_the_least_and_the_greatest_of_a_column_are_values(voyages, column):
    voyages.create(**{column: ONE_OF_EACH[column]})
    voyages.create()

    told = voyages.aggregate(least=Min(column), most=Max(column))

    assert told["least"] == told["most"] == ONE_OF_EACH[column]


@pytest.mark.parametrize("column", COLUMNS)
def test_a_value_is_found_among_several(voyages, column):
    voyages.create(**{column: ONE_OF_EACH[column]})

    assert voyages.filter(**{f"{column}__in": [ONE_OF_EACH[column]]}).count() == 1
    assert voyages.exclude(**{column: ONE_OF_EACH[column]}).count() == 0


@pytest.mark.parametrize("column", COLUMNS)
def test_two_columns_are_compared_by_the_database_itself(voyages, column):
    voyages.create(**{column: ONE_OF_EACH[column]})

    assert voyages.filter(**{column: F(column)}).exists()
    assert voyages.annotate(same=Value(1)).filter(**{f"{column}__gte": F(column)}).exists()


@pytest.mark.parametrize("column", COLUMNS)
def test_a_value_written_for_a_backup_is_read_back_by_its_column(column):
    field = Voyage._meta.get_field(column)

    written = field.value_to_string(Voyage(**ONE_OF_EACH))

    assert field.to_python(written) == ONE_OF_EACH[column]


def test_a_backup_holds_plain_texts_that_other_programs_read(voyages):
    voyages.create(**ONE_OF_EACH)

    (told,) = json.loads(serializers.serialize("json", voyages.all()))

    assert {column: str(told["fields"][column]) for column in COLUMNS} == {
        "starts": "2013-06",
        "year": "2023-24",
        "ects": "7.5",
        "country": "NL",
    }


# -- forms -------------------------------------------------------------------------------------------------------------


def filled(**given_texts) -> VoyageForm:
    return VoyageForm({"name": "Voyage", "language": "en", **given_texts})


@pytest.mark.parametrize("column", COLUMNS)
@few
@given(data=st.data())
def test_what_a_form_shows_of_a_value_is_read_by_it_as_that_value(db, column, data):
    value = data.draw(VALUES[column])
    shown = VoyageForm(instance=Voyage(**{column: value}))[column].value()

    form = filled(**{column: str(shown)})

    assert form.is_valid(), form.errors
    assert form.cleaned_data[column] == value


@pytest.mark.parametrize(
    ("column", "wrong", "says"),
    [
        ("starts", "2013-02-30", "Write 2013, 2013-06 or 2013-06-01."),
        ("year", "2023-25", "Write 2023-24."),
        ("ects", "7.25", "Write 5, 7.5 or 30."),
        ("country", "UK", "Write NL for the Netherlands, or GB for England."),
    ],
)
def test_what_is_wrong_is_told_back_with_the_rule_and_an_example(db, column, wrong, says):
    (message,) = filled(**{column: wrong}).errors[column]

    assert message.startswith(f"“{wrong}” is not ")
    assert message.endswith(says)


@pytest.mark.parametrize("language", ["es", "fr", "ar"])
@pytest.mark.parametrize("column", COLUMNS)
def test_what_is_wrong_is_told_in_the_readers_language(db, column, language):
    with override(language):
        (message,) = filled(**{column: "%"}).errors[column]

    assert "%" in message
    assert "Write" not in message


@pytest.mark.parametrize("column", COLUMNS)
def test_a_form_keeps_what_was_written_so_that_it_can_be_mended(db, column):
    form = filled(**{column: "wrong"})

    assert not form.is_valid()
    assert form[column].value() == "wrong"


@pytest.mark.parametrize("column", COLUMNS)
def test_a_script_in_a_wrong_answer_is_told_back_as_words(db, column):
    form = filled(**{column: "<script>alert(1)</script>"})

    assert "<script>" not in str(form.errors)


@pytest.mark.parametrize("written", [date(2013, 6, 1), "2013-06-01", " 2013-06-01 "])
def test_a_day_may_be_given_as_a_day_or_as_its_text(voyages, written):
    voyages.create(starts=PartialDate(2013, 6, 1))

    assert voyages.filter(starts=written).exists()


@pytest.mark.parametrize("written", ["999.5", Decimal("999.50"), Ects("999.5")])
def test_the_largest_number_of_credits_that_fits_is_taken(voyages, written):
    voyages.create(ects=written)

    assert voyages.get().ects == Ects("999.5")


@pytest.mark.parametrize("written", ["1000", "1e3", Decimal(1000), Ects(1000)])
def test_a_number_of_credits_that_does_not_fit_is_refused_and_not_cut(voyages, written):
    with pytest.raises(ValidationError, match=r"from 0 to 999\.5"), transaction.atomic():
        voyages.create(ects=written)

    assert not voyages.exists()


# -- sort keys ---------------------------------------------------------------------------------------------------------


@few
@given(name=st.text(max_size=60))
def test_a_key_is_its_own_key(name):
    key = sort_key(name)

    assert sort_key(key) == key


@few
@given(words=st.lists(st.text("abcdefgh", min_size=1, max_size=8), min_size=1, max_size=4), spaces=st.integers(1, 4))
def test_spaces_and_punctuation_between_words_never_move_a_name(words, spaces):
    plain = " ".join(words)

    assert sort_key((" " * spaces).join(words)) == sort_key("-".join(words)) == sort_key(f"«{plain}».") == plain


@pytest.mark.parametrize(
    ("one", "other"),
    [("É", "E\u0301"), ("ﬁsh", "fish"), ("Å", "Å"), ("ﻻ", "لا"), ("Ⅳ", "IV")],
)
def test_two_ways_to_encode_one_name_are_one_place_in_the_list(one, other):
    assert sort_key(one) == sort_key(other)
