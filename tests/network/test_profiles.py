"""A profile is public while its person consents and there is something to show; never a day longer."""

from datetime import UTC, date, datetime

import pytest

from crossings.engine.refusal import Refusal
from crossings.journal.models import Entry
from crossings.network.actions import publish_profile, withdraw_profile
from crossings.network.models import Profile
from tests.factories.network import AffiliationFactory, ExpertiseFactory, ProfileFactory, shown
from tests.factories.people import ConsentFactory, PersonFactory

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 21)


def is_public(profile, day=TODAY) -> bool:
    return Profile.objects.public(day).filter(pk=profile.pk).exists()


def test_consent_and_an_affiliation_make_it_public():
    assert is_public(shown())


def test_an_expertise_is_enough_to_show():
    profile = ProfileFactory()
    ConsentFactory(person=profile.person)
    ExpertiseFactory(person=profile.person)

    assert is_public(profile)


def test_without_anything_to_show_it_stays_closed():
    profile = ProfileFactory()
    ConsentFactory(person=profile.person)

    assert not is_public(profile)


def test_without_consent_it_stays_closed():
    profile = ProfileFactory()
    AffiliationFactory(person=profile.person)

    assert not is_public(profile)


@pytest.mark.parametrize(
    "consent",
    [
        {"withdrawn_at": datetime(2026, 11, 20, tzinfo=UTC)},
        {"expires_on": TODAY},
        {"given_at": datetime(2026, 11, 22, tzinfo=UTC)},
        {"purpose": "storytelling"},
    ],
    ids=["withdrawn", "expired", "not yet given", "for something else"],
)
def test_a_consent_that_does_not_stand_shows_nothing(consent):
    profile = ProfileFactory()
    AffiliationFactory(person=profile.person)
    ConsentFactory(person=profile.person, **consent)

    assert not is_public(profile)


def test_it_is_published_only_with_consent(actor, at):
    profile = ProfileFactory(is_published=False)

    with pytest.raises(Refusal, match="not published"):
        publish_profile(profile=profile, by=actor, at=at)

    profile.refresh_from_db()
    assert not profile.is_published


def test_published_and_withdrawn_are_both_in_the_journal(actor, at):
    profile = shown(is_published=False)

    publish_profile(profile=profile, by=actor, at=at)
    assert is_public(profile)
    withdraw_profile(profile=profile, by=actor, at=at)
    assert not is_public(profile)
    assert {entry.verb for entry in Entry.objects.about(profile)} == {"publish", "withdraw"}


def test_noor_sees_no_profile_but_her_own(noor):
    shown()
    own = ProfileFactory(person=PersonFactory(account=noor))

    assert list(Profile.objects.visible_to(noor)) == [own]
