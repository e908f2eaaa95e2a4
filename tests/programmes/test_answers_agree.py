"""Where Python and the database answer the same question, they answer alike, whatever is asked."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from crossings.engine.lifecycle import MOVES, ProgrammeState, permitted
from crossings.engine.values import PartialDate
from crossings.programmes.models import Claim, Fee, LifecycleChange, Programme, State
from crossings.programmes.records import PractitionerShare
from tests.factories.programmes import AccreditationFactory, ClaimFactory, FeeFactory, ProgrammeFactory

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
SEARCHED = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
days = some.dates(date(2019, 1, 1), date(2025, 12, 31))
partial = some.one_of(
    some.builds(PartialDate, some.integers(2019, 2025)),
    some.builds(PartialDate, some.integers(2019, 2025), some.integers(1, 12)),
    days.map(PartialDate.of),
)


def lived(programme: Programme, dates: list[PartialDate], verbs: list[int]) -> None:
    """Give a programme a life: at each date one of the moves that its state permits."""
    state = ProgrammeState.OPEN
    for on, choice in zip(sorted(dates), verbs, strict=False):
        allowed = permitted(state)
        if not allowed:
            return
        verb = allowed[choice % len(allowed)]
        after = next(move.after for move in MOVES if move.verb == verb)
        LifecycleChange.objects.create(programme=programme, from_state=state, to_state=after, on=on)
        state = after


@SEARCHED
@given(some.lists(partial, max_size=4), some.lists(some.integers(0, 5), min_size=4, max_size=4), days)
def test_the_state_of_a_programme_on_any_day(dates, verbs, day):
    with transaction.atomic():
        programme = ProgrammeFactory()
        lived(programme, dates, verbs)
        in_the_database = Programme.objects.with_state(day).get(pk=programme.pk).state
        assert State(in_the_database) == programme.state_on(day)
        assert Programme.objects.open_on(day).filter(pk=programme.pk).exists() == (in_the_database == State.OPEN)
        transaction.set_rollback(True)


amounts = some.one_of(some.none(), some.decimals(-5, 5, places=2))
owners = some.sampled_from(["", "Fees office"])
expected = some.one_of(some.none(), partial)


@SEARCHED
@given(amounts, owners, expected)
def test_whether_a_fee_is_sound(amount, owner, on):
    values: dict[str, Any] = {"amount": amount, "to_be_confirmed_by": owner, "expected_on": on}
    is_amount = amount is not None and amount >= 0 and not owner and on is None
    is_awaited = amount is None and bool(owner)
    with transaction.atomic():
        fee = FeeFactory()
        assert accepted_by_form(fee, values) == accepted_by_database(fee, values) == (is_amount or is_awaited)
        transaction.set_rollback(True)


def accepted_by_form(fee: Fee, values: dict[str, Any]) -> bool:
    changed = Fee.objects.get(pk=fee.pk)
    for name, value in values.items():
        setattr(changed, name, value)
    try:
        changed.full_clean()
    except ValidationError:
        return False
    return True


def accepted_by_database(fee: Fee, values: dict[str, Any]) -> bool:
    try:
        with transaction.atomic():
            Fee.objects.filter(pk=fee.pk).update(**values)
    except IntegrityError:
        return False
    return True


@SEARCHED
@given(some.one_of(some.none(), days), days)
def test_whether_a_claim_is_current_on_any_day(expires_on, day):
    with transaction.atomic():
        claim = ClaimFactory(expires_on=expires_on)
        is_current = expires_on is None or day < expires_on
        assert Claim.objects.current(day).filter(pk=claim.pk).exists() == is_current
        assert Claim.objects.expired(day).filter(pk=claim.pk).exists() != is_current
        transaction.set_rollback(True)


@SEARCHED
@given(partial, partial, days)
def test_whether_an_accreditation_holds_on_any_day(starts, until, day):
    if until <= starts:
        return
    with transaction.atomic():
        accreditation = AccreditationFactory(starts=starts, until=until)
        holds = starts.earliest() <= day < until.earliest()
        assert type(accreditation).objects.in_force_on(day).filter(pk=accreditation.pk).exists() == holds
        transaction.set_rollback(True)


@given(some.integers(0, 50), some.integers(1, 50))
def test_a_share_of_practitioners_lies_within_a_hundred_and_is_rounded_half_up(professionals, others):
    share = PractitionerShare(professionals, professionals + others)
    exact = Decimal(100 * professionals) / (professionals + others)
    assert 0 <= share.per_cent < 100
    assert abs(share.per_cent - exact) <= Decimal("0.5")
