"""Who is in stays in only while they may: a change of password, role or standing counts at the next press."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.conf import settings
from django.contrib.auth.models import Group
from django.contrib.sessions.models import Session
from django.core import mail
from django.urls import reverse

from crossings.journal.models import Entry
from crossings.people import actions
from crossings.people.models import Account
from crossings.people.roles import Editor, ProgrammeOfficer
from tests.cast import PASSWORD, entered
from tests.people.test_second_factor import code_of

pytestmark = pytest.mark.django_db

OTHER = "quite another long password"


def is_signed_in(browser):
    return browser.get(reverse("people:home")).status_code == 200


def change(account, by, at, **changed):
    known = {"email": account.email, "name": account.name, "language": "en", "may_sign_in": True, "roles": []}
    return actions.change_account(account=account, **(known | changed), by=by.actor, at=at)


def test_whom_a_steward_stops_is_out_at_once(noor, steward, at):
    browser = entered(noor)
    assert is_signed_in(browser)

    change(noor, steward, at, may_sign_in=False)

    assert not is_signed_in(browser)


def test_whom_a_steward_stopped_is_told_so_and_not_let_in(client, noor, steward, at):
    change(noor, steward, at, may_sign_in=False)

    client.post(reverse("account_login"), {"login": noor.email, "password": PASSWORD})

    assert not is_signed_in(client)


def test_whom_a_steward_lets_in_again_comes_in(client, noor, steward, at):
    change(noor, steward, at, may_sign_in=False)
    change(noor, steward, at, may_sign_in=True)

    client.post(reverse("account_login"), {"login": noor.email, "password": PASSWORD})

    assert is_signed_in(client)


def test_a_closed_account_is_not_opened_again_by_a_press_in_the_office(noor, steward, at):
    actions.close_account(account=noor, by=noor.actor, at=at)

    change(noor, steward, at, may_sign_in=True)

    assert not Account.objects.get(pk=noor.pk).is_active


@pytest.mark.slow
def test_a_role_that_is_taken_shuts_the_office_at_once(wei, steward, at):
    browser = entered(wei)
    assert browser.get("/office/").status_code == 200

    change(wei, steward, at, roles=[])

    assert browser.get("/office/").status_code == 404


def test_a_role_that_is_given_asks_for_a_second_factor_at_the_next_press(noor, steward, at):
    browser = entered(noor, with_factor=False)

    change(noor, steward, at, roles=[Editor.name])

    assert browser.get(reverse("people:home")).url == reverse("people:second_factor")


def test_a_role_that_does_not_exist_gives_nothing(noor, steward, at):
    change(noor, steward, at, roles=["Emperor"])

    assert not noor.groups.exists()


@pytest.mark.slow
def test_a_new_password_leaves_this_browser_in_and_every_other_out(noor):
    here, there = entered(noor), entered(noor)

    here.post(reverse("account_change_password"), {"oldpassword": PASSWORD, "password1": OTHER, "password2": OTHER})

    assert (is_signed_in(here), is_signed_in(there)) == (True, False)


@pytest.mark.slow
def test_a_new_password_is_told_by_letter_and_in_the_journal(noor):
    entered(noor).post(
        reverse("account_change_password"), {"oldpassword": PASSWORD, "password1": OTHER, "password2": OTHER}
    )

    assert "The password of your account was changed." in mail.outbox[-1].body
    assert Entry.objects.about(noor).first().verb == "change the password"
    assert OTHER not in str(list(Entry.objects.values())) + mail.outbox[-1].body


@pytest.mark.slow
@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ("not it at all", OTHER, "oldpassword"),
        (PASSWORD, "short", "password1"),
        (PASSWORD, "noor@example.org", "password1"),
    ],
)
def test_a_password_is_not_changed_by_a_stranger_or_for_a_weak_one(noor, old, new, field):
    given = {"oldpassword": old, "password1": new, "password2": new}

    answer = entered(noor).post(reverse("account_change_password"), given)

    assert answer.context["form"].errors[field]
    assert Account.objects.get(pk=noor.pk).check_password(PASSWORD)


def test_signing_out_takes_a_press_and_ends_the_session(noor):
    browser = entered(noor)
    key = browser.cookies[settings.SESSION_COOKIE_NAME].value

    assert browser.get(reverse("account_logout")).status_code == 200
    assert is_signed_in(browser)
    browser.post(reverse("account_logout"))

    assert not is_signed_in(browser)
    assert not Session.objects.filter(pk=key).exists()


def test_a_session_of_nobody_is_nobody(client):
    client.cookies[settings.SESSION_COOKIE_NAME] = "made-up-by-somebody"

    assert not is_signed_in(client)


def test_only_of_office_roles_is_it_kept_when_they_signed_in(noor, wei):
    entered(noor)
    entered(wei)

    assert list(Entry.objects.filter(verb="sign in to the office").values_list("actor", flat=True)) == [wei.actor]


@pytest.mark.parametrize("name", ["people:own_data", "people:close", "people:rename", "account_email"])
def test_a_role_without_its_factor_reaches_nothing_of_its_own_account(wei, name):
    browser = entered(wei, with_factor=False)

    for answer in (browser.get(reverse(name)), browser.post(reverse(name))):
        assert answer.url == reverse("people:second_factor")


@pytest.mark.slow
@pytest.mark.parametrize("name", ["people:second_factor", "mfa_activate_totp", "account_logout"])
def test_the_pages_on_the_way_to_a_factor_are_open(wei, name):
    assert entered(wei, with_factor=False).get(reverse(name)).status_code == 200


def test_the_way_to_a_factor_can_be_left(wei):
    browser = entered(wei, with_factor=False)

    browser.post(reverse("account_logout"))

    assert browser.get("/office/").url.startswith(reverse("account_login"))


def test_an_account_above_all_roles_needs_a_factor_too(db):
    mighty = Account.objects.create_superuser("root@example.org", PASSWORD, name="Root")

    assert entered(mighty, with_factor=False).get("/office/").url == reverse("people:second_factor")
    assert entered(mighty).get("/office/").status_code == 200


@pytest.fixture
def officer(ingrid):
    """Ingrid in her browser, with an app that this session has used."""
    TOTP.activate(ingrid, generate_totp_secret())
    return entered(ingrid)


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_who_takes_off_the_last_factor_is_led_to_a_new_one(officer, ingrid):
    officer.post(reverse("mfa_deactivate_totp"))

    assert not Authenticator.objects.filter(user=ingrid).exists()
    assert officer.get("/office/").url == reverse("people:second_factor")


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_a_factor_that_is_set_up_anew_opens_the_office_again(officer):
    officer.post(reverse("mfa_deactivate_totp"))
    secret = officer.get(reverse("mfa_activate_totp")).context["form"].secret

    officer.post(reverse("mfa_activate_totp"), {"code": code_of(secret)})

    assert officer.get("/office/").status_code == 200


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_taking_a_factor_off_is_told_by_letter_and_in_the_journal(officer, ingrid):
    officer.post(reverse("mfa_deactivate_totp"))

    assert "The authenticator app was taken off your account." in mail.outbox[-1].body
    told = Entry.objects.about(ingrid).filter(verb="remove a second factor").first()
    assert told.changes == {"factor": ["totp", None]}


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_recovery_codes_come_with_the_app_and_open_the_office_once(client, ingrid):
    browser = entered(ingrid, with_factor=False)
    secret = browser.get(reverse("mfa_activate_totp")).context["form"].secret
    browser.post(reverse("mfa_activate_totp"), {"code": code_of(secret)})
    code = browser.get(reverse("mfa_view_recovery_codes")).context["unused_codes"][0]

    for opened in (True, False):
        client.post(reverse("account_login"), {"login": ingrid.email, "password": PASSWORD})
        client.post(reverse("mfa_authenticate"), {"code": code})
        assert (client.get("/office/").status_code == 200) is opened
        client.post(reverse("account_logout"))


def test_a_code_that_is_wrong_is_told_in_our_words(client, ingrid):
    TOTP.activate(ingrid, generate_totp_secret())
    client.post(reverse("account_login"), {"login": ingrid.email, "password": PASSWORD})

    answer = client.post(reverse("mfa_authenticate"), {"code": "000000"})

    assert answer.context["form"].errors["code"] == [
        "This code is not right, or its time is over. Write the newest one."
    ]


def test_the_groups_of_a_role_decide_and_not_what_the_session_remembers(noor):
    browser = entered(noor)
    noor.groups.add(Group.objects.get(name=ProgrammeOfficer.name))

    assert browser.get("/office/").status_code == 200
