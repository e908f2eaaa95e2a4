"""A country is a code that ISO 3166-1 assigns; its name belongs to the topics."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from crossings.engine.refusal import Refusal
from crossings.engine.values import CountryCode
from crossings.fields.countries import COUNTRIES
from crossings.fields.country import CountryField, assigned, by_english_name
from tests.fields.voyages import Voyage, VoyageForm


def test_a_code_in_small_letters_is_stored_in_capitals(voyages):
    voyages.create(country="nl")

    assert voyages.get(country="NL").country == CountryCode("NL")


@pytest.mark.parametrize("written", ["XX", "England", "UK", "N", "12"])
def test_a_code_that_is_not_assigned_is_refused(written):
    with pytest.raises(ValidationError, match="Write NL for the Netherlands, or GB for England"):
        Voyage(country=written).clean_fields()


def test_a_code_withdrawn_by_the_standard_can_still_be_read(voyages):
    voyage = voyages.create(country="NL")
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {Voyage._meta.db_table} SET country = 'AN'")

    assert voyages.get(pk=voyage.pk).country == CountryCode("AN")


def test_the_form_offers_every_country_by_name():
    menu = str(VoyageForm()["country"])

    assert "Netherlands (NL)" in menu
    assert menu.count("<option") == len(COUNTRIES) + 1


def test_the_form_selects_the_country_that_is_stored():
    assert '<option value="NL" selected>' in str(VoyageForm(instance=Voyage(country="NL"))["country"])


def test_the_form_refuses_a_code_that_it_did_not_offer(db):
    form = VoyageForm({"name": "V", "language": "en", "country": "XX"})

    assert "“XX” is not a country code." in form.errors["country"][0]


def test_the_choices_are_in_the_order_of_their_names():
    names = [name for code, name in by_english_name() if code]

    assert names.index("Ghana (GH)") < names.index("Netherlands (NL)") < names.index("Viet Nam (VN)")


def test_the_standard_assigns_249_codes_each_of_the_right_shape():
    assert len(COUNTRIES) == 249
    assert [CountryCode(code).code for code in COUNTRIES] == sorted(COUNTRIES)


def test_reading_a_code_that_is_not_assigned_says_what_to_write():
    with pytest.raises(Refusal, match="XX is not a country"):
        assigned("xx")


def test_a_migration_names_only_what_was_chosen():
    assert CountryField(db_index=True).deconstruct()[3] == {"db_index": True}
