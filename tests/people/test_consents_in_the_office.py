"""Consent as the office keeps it: given by letter or on the telephone, withdrawn for good, never edited or removed."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from crossings.engine.privacy import ConsentStanding, Purpose
from crossings.journal.models import Entry
from crossings.people import actions
from crossings.people.models import Consent
from crossings.people.records import consents_of
from crossings.people.roles import Auditor
from tests.cast import signed_up
from tests.factories.people import ConsentFactory, PersonFactory

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

LIST = "/office/consents/"
PROFILE = Purpose.PUBLIC_PROFILE


@pytest.fixture
def office(enter, ingrid):
    return enter(ingrid)


@pytest.fixture
def standing():
    """A consent that stands today, given half a year ago."""
    now = timezone.now()
    return ConsentFactory(given_at=now - timedelta(days=180), expires_on=now.date() + timedelta(days=180))


def withdraw(office, consent, **given):
    return office.post(f"{LIST}edit/{consent.pk}/", given)


def test_the_office_notes_an_agreement_with_the_words_of_today(office, ingrid):
    person = PersonFactory()

    office.post(f"{LIST}new/", {"person": person.pk, "purpose": PROFILE.value, "why": "Her letter of 3 May"})

    consent = person.consents.get()
    assert consent.expires_on == timezone.now().date() + timedelta(days=730)
    entry = Entry.objects.about(consent).get()
    assert (entry.verb, entry.actor, entry.why) == ("give consent", ingrid.actor, "Her letter of 3 May")


def test_the_office_is_asked_for_nothing_that_the_words_decide(office):
    assert list(office.get(f"{LIST}new/").context["form"].fields) == ["person", "purpose", "why"]


def test_an_agreement_that_stands_is_not_noted_twice(office, standing):
    answer = office.post(f"{LIST}new/", {"person": standing.person.pk, "purpose": standing.purpose})

    told = str(answer.context["form"].non_field_errors())
    assert "has agreed to this already. Withdraw that consent first, or leave it as it is." in told
    assert Consent.objects.count() == 1


def test_one_purpose_is_no_other(office, standing):
    office.post(f"{LIST}new/", {"person": standing.person.pk, "purpose": Purpose.STORYTELLING.value})

    assert Consent.objects.count() == 2


@pytest.mark.parametrize("wrong", [{"purpose": "security"}, {"purpose": ""}, {"person": ""}, {"person": "0"}])
def test_an_agreement_of_nobody_or_to_nothing_is_not_noted(office, wrong):
    answer = office.post(f"{LIST}new/", {"person": PersonFactory().pk, "purpose": PROFILE.value} | wrong)

    assert answer.context["form"].errors[next(iter(wrong))]
    assert not Consent.objects.exists()


def test_a_withdrawal_takes_a_word_and_counts_at_once(office, standing, ingrid):
    withdraw(office, standing, withdraw="on", why="She rang")

    standing.refresh_from_db()
    assert standing.standing(timezone.now().date()) is ConsentStanding.WITHDRAWN
    entry = Entry.objects.about(standing).get()
    assert (entry.verb, entry.actor, entry.why) == ("withdraw consent", ingrid.actor, "She rang")


def test_a_withdrawal_that_was_not_meant_does_not_happen(office, standing):
    answer = withdraw(office, standing, why="She rang")

    standing.refresh_from_db()
    assert answer.context["form"].errors["withdraw"]
    assert standing.withdrawn_at is None


def test_nothing_of_a_consent_is_edited_while_it_is_withdrawn(office, standing):
    before = (standing.person_id, standing.purpose, standing.expires_on)

    withdraw(
        office, standing, withdraw="on", person=PersonFactory().pk, purpose="storytelling", expires_on="2099-01-01"
    )

    standing.refresh_from_db()
    assert (standing.person_id, standing.purpose, standing.expires_on) == before


def test_a_consent_withdrawn_twice_was_withdrawn_once(office, standing):
    withdraw(office, standing, withdraw="on")
    first = Consent.objects.get().withdrawn_at
    withdraw(office, standing, withdraw="on")

    assert Consent.objects.get().withdrawn_at == first
    assert Entry.objects.about(standing).count() == 1


def test_no_consent_is_removed(office, standing):
    with pytest.raises(NoReverseMatch):
        reverse("consents:delete", args=[standing.pk])
    assert office.post(f"{LIST}delete/{standing.pk}/").status_code == 404


@pytest.mark.parametrize(("asked", "number"), [("?q=amal", 1), ("?purpose=storytelling", 1), ("?q=nobody", 0), ("", 2)])
def test_consents_are_found_by_name_and_purpose(office, asked, number):
    ConsentFactory(person__name="Amal Nasser")
    ConsentFactory(person__name="Tomas", purpose=Purpose.STORYTELLING.value)

    assert len(office.get(f"{LIST}{asked}").context["object_list"]) == number


def test_an_auditor_reads_consents_and_changes_none(enter, standing):
    browser = enter(signed_up("Ada", Auditor))

    assert browser.get(LIST).status_code == 200
    assert withdraw(browser, standing, withdraw="on").status_code == 404
    standing.refresh_from_db()
    assert standing.withdrawn_at is None


def test_who_is_nobody_sees_no_consent(standing):
    assert not Consent.objects.visible_to(AnonymousUser()).exists()


def test_a_consent_is_called_by_its_purpose_and_day():
    assert str(ConsentFactory()) == "Public profile (2026-01-10)"


def asked(person, day):
    return {each.key: each for each in consents_of(person, day)}


def test_everything_that_one_may_agree_to_is_asked_in_the_words_of_today(at):
    found = asked(PersonFactory(), at.date())

    assert list(found) == ["public-profile", "storytelling"]
    assert all(each.words and not each.stands and each.given is None for each in found.values())


def test_the_newest_answer_is_the_one_that_is_shown(at):
    person = PersonFactory()
    actions.give_consent(person=person, purpose=PROFILE, by="account:1", at=at - timedelta(days=9))
    actions.withdraw_consent(person=person, purpose=PROFILE, by="account:1", at=at - timedelta(days=8))
    actions.give_consent(person=person, purpose=PROFILE, by="account:1", at=at)

    found = asked(person, at.date())["public-profile"]

    assert (found.stands, found.given) == (True, at.date())


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({}, "You agreed on"),
        ({"withdrawn_at": timezone.now()}, "You withdrew this."),
        ({"expires_on": timezone.now().date()}, "This has ended."),
    ],
)
def test_ones_own_page_says_how_each_answer_stands(enter, noor, standing, change, says):
    Consent.objects.filter(pk=standing.pk).update(**change)
    type(standing.person).objects.filter(pk=standing.person.pk).update(account=noor)

    assert says in enter(noor).get(reverse("people:home")).content.decode()


@pytest.mark.parametrize("act", ["give", "withdraw"])
def test_nobody_answers_for_another(enter, noor, tomas, standing, act):
    type(standing.person).objects.filter(pk=standing.person.pk).update(account=noor)

    answer = enter(tomas).post(reverse(f"people:{act}_consent", args=["public-profile"]))

    standing.refresh_from_db()
    assert answer.status_code == 404
    assert standing.withdrawn_at is None
    assert Consent.objects.count() == 1


def test_a_withdrawal_by_looking_at_its_address_does_not_happen(enter, noor, standing):
    type(standing.person).objects.filter(pk=standing.person.pk).update(account=noor)

    enter(noor).get(reverse("people:withdraw_consent", args=["public-profile"]))

    standing.refresh_from_db()
    assert standing.withdrawn_at is None
