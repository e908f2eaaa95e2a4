"""A personal field says why, how long and how sensitive; a consent stands or it does not."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossings.engine.privacy import (
    ConsentStanding,
    Personal,
    Purpose,
    Retention,
    Sensitivity,
    consent_standing,
)
from crossings.engine.refusal import Refusal
from tests.engine.strategies import days

GIVEN, WITHDRAWN, EXPIRES = date(2024, 1, 1), date(2024, 5, 1), date(2025, 1, 1)


def test_a_field_is_personal_unless_it_says_otherwise():
    field = Personal(Purpose.SIGN_IN, Retention(days=30, after="account closed"))

    assert field.sensitivity is Sensitivity.P2


def test_a_greater_class_is_guarded_more_closely():
    assert list(Sensitivity) == sorted(Sensitivity)
    assert Sensitivity.P4 > Sensitivity.P3


@pytest.mark.parametrize(("days_kept", "after"), [(-1, "account closed"), (30, ""), (30, " ")])
def test_a_retention_without_length_or_event_is_refused(days_kept, after):
    with pytest.raises(Refusal, match="Write Retention"):
        Retention(days=days_kept, after=after)


def test_a_field_is_due_for_erasure_from_its_last_day_on():
    kept = Retention(days=30, after="account closed")

    assert not kept.is_due(GIVEN, date(2024, 1, 30))
    assert kept.is_due(GIVEN, date(2024, 1, 31))


def test_nothing_is_due_before_its_event():
    assert not Retention(days=0, after="account closed").is_due(None, EXPIRES)


@pytest.mark.parametrize(
    ("day", "standing"),
    [
        (date(2023, 12, 31), ConsentStanding.NEVER),
        (GIVEN, ConsentStanding.GIVEN),
        (date(2024, 4, 30), ConsentStanding.GIVEN),
        (WITHDRAWN, ConsentStanding.WITHDRAWN),
        (EXPIRES, ConsentStanding.WITHDRAWN),
    ],
)
def test_a_consent_stands_until_the_day_it_is_withdrawn(day, standing):
    assert consent_standing(GIVEN, WITHDRAWN, EXPIRES, day) is standing


def test_a_consent_is_over_on_the_day_it_expires():
    assert consent_standing(GIVEN, None, EXPIRES, date(2024, 12, 31)) is ConsentStanding.GIVEN
    assert consent_standing(GIVEN, None, EXPIRES, EXPIRES) is ConsentStanding.EXPIRED


def test_a_consent_never_given_never_stands():
    assert consent_standing(None, None, EXPIRES, GIVEN) is ConsentStanding.NEVER


@pytest.mark.parametrize("ends", [(date(2023, 1, 1), None), (None, date(2023, 1, 1))])
def test_a_consent_that_ends_before_it_was_given_is_refused(ends):
    with pytest.raises(Refusal, match="new consent"):
        consent_standing(GIVEN, *ends, GIVEN)


def test_only_a_given_consent_permits():
    assert [standing for standing in ConsentStanding if standing.permits] == [ConsentStanding.GIVEN]


@given(st.lists(days, min_size=3, max_size=3).map(sorted), days)
def test_withdrawal_ends_consent_for_ever(dates, day):
    given_on, withdrawn_on, expires_on = dates
    standing = consent_standing(given_on, withdrawn_on, expires_on, day)

    assert standing.permits == (given_on <= day < withdrawn_on)
