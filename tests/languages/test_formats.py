"""Days and numbers are written as readers of each language write them."""

from datetime import date, time
from decimal import Decimal

import pytest
from django.template import Context, Template
from django.utils import formats
from django.utils.translation import override


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en", "21 November 2026"),
        ("es", "21 de noviembre de 2026"),
        ("fr", "21 novembre 2026"),
        ("ar", "21 نوفمبر 2026"),
    ],
)
def test_a_day(language, written):
    with override(language):
        assert formats.date_format(date(2026, 11, 21)) == written


@pytest.mark.parametrize(
    ("language", "written"), [("en", "20,200.50"), ("es", "20\xa0200,50"), ("fr", "20\xa0200,50"), ("ar", "20,200.50")]
)
def test_an_amount(language, written):
    with override(language):
        assert Template('{{ amount|floatformat:"2g" }}').render(Context({"amount": Decimal("20200.5")})) == written


@pytest.mark.parametrize("language", ["en", "es", "fr", "ar"])
def test_an_hour_is_one_of_twenty_four(language):
    with override(language):
        assert formats.time_format(time(15, 30)) == "15:30"
