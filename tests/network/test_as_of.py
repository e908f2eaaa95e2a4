"""A page shows the day that its address names, and says so kindly when that is not a day."""

from datetime import date

import pytest

from crossings.network.as_of import as_of

TODAY = date(2026, 11, 21)


def test_without_a_day_it_is_today():
    assert as_of(None, TODAY).is_today
    assert as_of("  ", TODAY).day == TODAY


def test_a_day_is_kept_in_the_addresses_that_follow():
    shown = as_of("2022-10-01", TODAY)

    assert (shown.day, shown.query) == (date(2022, 10, 1), "?on=2022-10-01")


def test_today_needs_no_day_in_the_address():
    assert as_of("2026-11-21", TODAY).query == ""


@pytest.mark.parametrize(
    "asked", ["2022-13-01", "2022-02-30", "soon", "2022", "2022-10", "٢٠٢٢-١٠-٠١", "'; --", "9" * 500]
)
def test_what_is_no_day_shows_today_and_says_how_to_write_one(asked):
    shown = as_of(asked, TODAY)

    assert shown.is_today
    assert "2022-10-01" in str(shown.error)
