"""Consent: given in words that are kept, withdrawn as easily, and at once."""

from datetime import UTC, date, datetime, timedelta
from hashlib import sha256

import pytest
from django.db import IntegrityError, transaction
from django.utils.translation import override

from crossings.engine.privacy import ConsentStanding, Purpose
from crossings.engine.refusal import Refusal
from crossings.journal.models import Entry
from crossings.people import actions
from crossings.people.consent_wordings import WORDINGS, newest_wording
from crossings.people.models import Consent, Person
from tests.factories.people import ConsentFactory, PersonFactory

pytestmark = pytest.mark.django_db

PROFILE = Purpose.PUBLIC_PROFILE
AGREED = {(Purpose.PUBLIC_PROFILE, 1): "cdd3bb97f7a4", (Purpose.STORYTELLING, 1): "ac7e0b3ff96f"}
DAY = date(2026, 11, 21)


def give(person, at, by="account:1"):
    return actions.give_consent(person=person, purpose=PROFILE, by=by, at=at)


def is_shown(person, day=DAY):
    return Person.objects.with_public_profile(day).filter(pk=person.pk).exists()


def test_nobody_is_shown_who_was_never_asked():
    assert not is_shown(PersonFactory())


def test_consent_stands_from_the_day_it_is_given(at):
    person = PersonFactory()

    give(person, at)

    assert is_shown(person)
    assert not is_shown(person, DAY - timedelta(days=1))


def test_consent_ends_by_itself(at):
    person = PersonFactory()

    consent = give(person, at)

    assert consent.expires_on == DAY + timedelta(days=newest_wording(PROFILE).days)
    assert is_shown(person, consent.expires_on - timedelta(days=1))
    assert not is_shown(person, consent.expires_on)


def test_withdrawal_takes_effect_at_once(at):
    person = PersonFactory()
    give(person, at - timedelta(hours=2))

    actions.withdraw_consent(person=person, purpose=PROFILE, by="account:1", at=at)

    assert not is_shown(person)
    assert is_shown(person, DAY - timedelta(days=1)) is False


def test_withdrawing_ends_every_consent_to_the_purpose(at):
    person = PersonFactory()
    give(person, at - timedelta(days=3))
    actions.renew_consent(person=person, purpose=PROFILE, by="account:1", at=at - timedelta(days=1))

    withdrawn = actions.withdraw_consent(person=person, purpose=PROFILE, by="account:1", at=at)

    assert len(withdrawn) == 2
    assert not is_shown(person)


def test_withdrawing_twice_withdraws_nothing_more(at):
    person = PersonFactory()
    give(person, at)
    actions.withdraw_consent(person=person, purpose=PROFILE, by="account:1", at=at)

    assert actions.withdraw_consent(person=person, purpose=PROFILE, by="account:1", at=at) == []


def test_withdrawing_one_purpose_leaves_another(at):
    person = PersonFactory()
    give(person, at)
    actions.give_consent(person=person, purpose=Purpose.STORYTELLING, by="account:1", at=at)

    actions.withdraw_consent(person=person, purpose=Purpose.STORYTELLING, by="account:1", at=at)

    assert is_shown(person)


def test_consent_can_be_given_again_on_the_day_it_was_withdrawn(at):
    person = PersonFactory()
    give(person, at - timedelta(hours=3))
    actions.withdraw_consent(person=person, purpose=PROFILE, by="account:1", at=at - timedelta(hours=2))

    give(person, at)

    assert is_shown(person)


def test_a_consent_that_stands_is_not_given_twice(at):
    person = PersonFactory()
    give(person, at - timedelta(days=1))

    with pytest.raises(Refusal, match="agreed to this already"):
        give(person, at)


def test_renewing_begins_the_time_anew_and_keeps_what_was(at):
    person = PersonFactory()
    first = give(person, at - timedelta(days=300))

    second = actions.renew_consent(person=person, purpose=PROFILE, by="account:1", at=at)

    assert second.expires_on > first.expires_on
    assert Consent.objects.filter(person=person).count() == 2


def test_what_was_never_given_is_not_renewed(at):
    with pytest.raises(Refusal, match="not agreed"):
        actions.renew_consent(person=PersonFactory(), purpose=PROFILE, by="account:1", at=at)


def test_the_journal_knows_who_gave_and_who_withdrew(at):
    person = PersonFactory()
    give(person, at, by="account:7")
    actions.withdraw_consent(person=person, purpose=PROFILE, by="account:7", at=at, why="Moved on")

    told = Entry.objects.filter(kind="people.consent").order_by("id")
    assert [(entry.verb, entry.actor, entry.why) for entry in told] == [
        ("give consent", "account:7", ""),
        ("withdraw consent", "account:7", "Moved on"),
    ]


@pytest.mark.parametrize(
    "given", [None, datetime(2026, 1, 10, 9, 0, tzinfo=UTC), datetime(2026, 11, 21, 23, 0, tzinfo=UTC)]
)
@pytest.mark.parametrize(
    "withdrawn", [None, datetime(2026, 11, 20, 9, 0, tzinfo=UTC), datetime(2026, 11, 21, 23, 30, tzinfo=UTC)]
)
@pytest.mark.parametrize("expires", [date(2026, 11, 21), date(2026, 11, 22)])
def test_the_question_to_the_database_and_the_engine_agree(given, withdrawn, expires):
    if given is None or (withdrawn and withdrawn < given) or expires <= given.date():
        return
    consent = ConsentFactory(given_at=given, withdrawn_at=withdrawn, expires_on=expires)

    asked = Consent.objects.standing(PROFILE, DAY).filter(pk=consent.pk).exists()

    assert asked == consent.standing(DAY).permits


def refused(**values):
    with pytest.raises(IntegrityError), transaction.atomic():
        ConsentFactory(**values)


def test_the_database_refuses_a_consent_that_ends_before_it_begins():
    refused(expires_on=date(2026, 1, 10))


def test_the_database_refuses_a_withdrawal_before_the_consent():
    refused(withdrawn_at=datetime(2026, 1, 9, tzinfo=UTC))


def test_the_database_refuses_a_purpose_that_nobody_is_asked_about():
    refused(purpose=Purpose.SECURITY.value)


def test_the_database_refuses_the_same_consent_twice():
    person = PersonFactory()
    ConsentFactory(person=person)

    refused(person=person)


def test_each_consent_shows_the_words_that_were_agreed_to():
    assert ConsentFactory(wording_version=1).words == str(WORDINGS[0].text)


def test_words_that_were_agreed_to_never_change():
    """A new version is added at the end; this list then grows, and its first lines stay."""
    with override("en"):
        prints = {(each.purpose, each.version): sha256(str(each.text).encode()).hexdigest()[:12] for each in WORDINGS}

    assert prints.items() >= AGREED.items()


def test_a_withdrawn_consent_stands_as_withdrawn_even_after_its_end():
    consent = ConsentFactory(withdrawn_at=datetime(2026, 2, 1, tzinfo=UTC))

    assert consent.standing(date(2030, 1, 1)) is ConsentStanding.WITHDRAWN


def test_noor_sees_her_own_consents_only(noor):
    own = ConsentFactory(person=PersonFactory(account=noor))
    ConsentFactory()

    assert list(Consent.objects.visible_to(noor)) == [own]
