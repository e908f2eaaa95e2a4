"""A country code has two capital letters."""

import pytest

from crossings.engine.refusal import Refusal
from crossings.engine.values import CountryCode


def test_reading_turns_small_letters_into_capitals():
    assert CountryCode.parse(" es ") == CountryCode("ES")


@pytest.mark.parametrize("code", ["nl", "NLD", "N", "", "N1", "ÑÑ", "NL\n"])
def test_any_other_shape_is_refused(code):
    with pytest.raises(Refusal, match="two capital letters"):
        CountryCode(code)


def test_codes_sort_by_letter():
    assert sorted([CountryCode("NL"), CountryCode("BE")]) == [CountryCode("BE"), CountryCode("NL")]
