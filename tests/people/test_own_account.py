"""One's own page: what is kept, what one agreed to, taking it away, and leaving."""

import json
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.urls import reverse

from crossings.engine.privacy import Purpose
from crossings.engine.refusal import Refusal
from crossings.journal.models import Entry, PersonalValue
from crossings.people import actions
from crossings.people.models import Account, Consent, Person
from crossings.people.tasks import erase_what_is_due
from tests.cast import PASSWORD
from tests.factories.people import PersonFactory

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

PROFILE = "public-profile"


@pytest.fixture
def person(noor):
    return PersonFactory(account=noor, name="Noor")


@pytest.fixture
def browser(enter, noor):
    return enter(noor)


def standing(person, at):
    return Person.objects.with_public_profile(at.date()).filter(pk=person.pk).exists()


def test_it_shows_what_is_kept_for_what_and_how_long(browser):
    shown = browser.get(reverse("people:home")).content.decode()

    assert "To let you in, and nobody else" in shown
    assert "30 days after the account is closed" in shown


@pytest.mark.parametrize("language", ["en", "es", "fr", "ar"])
def test_it_is_there_in_each_language(browser, person, language):
    assert browser.get(f"/{language}/account/home/").status_code == 200


def test_it_is_nobody_elses(client):
    assert client.get(reverse("people:home")).url.startswith(reverse("account_login"))


def test_someone_who_is_no_scholar_is_not_asked_to_agree_to_anything(browser):
    assert browser.get(reverse("people:home")).context["consents"] == []


def test_agreeing_and_withdrawing_take_one_press_each(browser, person, noor):
    browser.post(reverse("people:give_consent", args=[PROFILE]))
    assert person.consents.get().withdrawn_at is None

    browser.post(reverse("people:withdraw_consent", args=[PROFILE]))
    assert person.consents.get().withdrawn_at is not None
    assert set(Entry.objects.filter(kind="people.consent").values_list("actor", flat=True)) == {noor.actor}


def test_nothing_is_agreed_to_by_looking_at_it(browser, person):
    browser.get(reverse("people:give_consent", args=[PROFILE]))

    assert not Consent.objects.exists()


def test_agreeing_again_renews(browser, person):
    browser.post(reverse("people:give_consent", args=[PROFILE]))
    browser.post(reverse("people:give_consent", args=[PROFILE]))

    assert Entry.objects.filter(kind="people.consent", verb="renew consent").count() == 1


@pytest.mark.parametrize("purpose", ["sign-in", "anything", "public_profile"])
def test_a_purpose_that_nobody_is_asked_about_is_not_there(browser, person, purpose):
    assert browser.post(f"/en/account/consent/{purpose}/give/").status_code == 404


def test_who_has_no_person_behind_the_account_agrees_for_nobody(browser):
    assert browser.post(reverse("people:give_consent", args=[PROFILE])).status_code == 404


def test_the_name_is_changed_by_its_owner_and_told(browser, noor):
    browser.post(reverse("people:rename"), {"name": "Noor al-Huda", "language": "ar"})

    noor.refresh_from_db()
    assert (noor.name, noor.language) == ("Noor al-Huda", "ar")
    assert Entry.objects.filter(kind="people.account", verb="rename", actor=noor.actor).exists()


def test_a_name_cannot_be_empty(browser, noor):
    answer = browser.post(reverse("people:rename"), {"name": " ", "language": "en"})

    assert answer.context["form"].errors["name"]


def test_what_is_taken_away_holds_ones_own_and_no_secret(browser, noor, person):
    answer = browser.get(reverse("people:own_data"))
    told = json.loads(answer.content)

    assert told["people.account"][0]["email"] == noor.email
    assert told["people.person"][0]["name"] == "Noor"
    assert noor.password not in answer.content.decode()
    assert answer.headers["Content-Disposition"] == 'attachment; filename="my-data.json"'


def test_what_is_taken_away_holds_nothing_of_others(browser, tomas):
    PersonFactory(account=tomas, name="Tomas Herrera")

    assert "Tomas" not in browser.get(reverse("people:own_data")).content.decode()


def test_what_the_journal_holds_of_one_is_taken_away_too(browser, noor, at):
    actions.rename_account(account=noor, name="Noor H.", language="en", by=noor.actor, at=at)

    told = json.loads(browser.get(reverse("people:own_data")).content)

    assert told["journal"][0]["values"]["name"] == ["Noor", "Noor H."]


def test_closing_asks_for_the_password(browser, noor):
    browser.post(reverse("people:close"), {"password": "not it", "sure": "on"})

    noor.refresh_from_db()
    assert noor.closed_at is None


def test_closing_signs_out_and_lets_nobody_in_again(browser, client, noor):
    browser.post(reverse("people:close"), {"password": PASSWORD, "sure": "on"})
    client.post(reverse("account_login"), {"login": noor.email, "password": PASSWORD})

    noor.refresh_from_db()
    assert noor.closed_at is not None
    for each in (browser, client):
        assert each.get(reverse("people:home")).url.startswith(reverse("account_login"))


def test_closing_withdraws_every_consent_at_once(noor, person, at):
    actions.give_consent(person=person, purpose=Purpose.PUBLIC_PROFILE, by=noor.actor, at=at - timedelta(days=1))

    actions.close_account(account=noor, by=noor.actor, at=at)

    person.refresh_from_db()
    assert not standing(person, at)
    assert person.account is None


def test_closing_twice_closes_once(noor, at):
    actions.close_account(account=noor, by=noor.actor, at=at)
    actions.close_account(account=noor, by=noor.actor, at=at + timedelta(days=1))

    assert noor.closed_at == at


def closed(account, at, days):
    actions.close_account(account=account, by=account.actor, at=at - timedelta(days=days))
    erase_what_is_due(at)
    account.refresh_from_db()
    return account


def test_thirty_days_after_closing_nothing_personal_is_left(noor, at):
    actions.rename_account(account=noor, name="Noor H.", language="ar", by=noor.actor, at=at - timedelta(days=40))

    closed(noor, at, days=30)

    left = str(list(Account.objects.filter(pk=noor.pk).values())) + str(list(PersonalValue.objects.values()))
    assert "noor@example.org" not in left
    assert "Noor" not in left
    assert not EmailAddress.objects.filter(user=noor).exists()


def test_until_then_it_stays(noor, at):
    assert closed(noor, at, days=29).email == "noor@example.org"


def test_erasing_again_finds_nothing_to_do(noor, at):
    closed(noor, at, days=30)

    erase_what_is_due(at + timedelta(days=1))

    assert Entry.objects.filter(kind="people.account", verb="erase").count() == 1


def test_an_open_account_is_not_erased(noor, at):
    with pytest.raises(Refusal, match="still open"):
        actions.erase_closed_account(account=noor, by=noor.actor, at=at)
