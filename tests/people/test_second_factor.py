"""An office role is kept on the way to its second factor; a password alone opens nothing."""

import pytest
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.core import mail
from django.test import Client
from django.urls import reverse

from tests.cast import PASSWORD, entered


def code_of(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))


@pytest.fixture
def with_app(ingrid):
    """Ingrid, who has set up an authenticator app; and its secret."""
    secret = generate_totp_secret()
    TOTP.activate(ingrid, secret)
    return ingrid, secret


def signs_in(client: Client, account) -> object:
    return client.post(reverse("account_login"), {"login": account.email, "password": PASSWORD})


def test_a_role_without_a_factor_is_led_to_choosing_one(ingrid):
    browser = entered(ingrid, with_factor=False)

    answer = browser.get("/office/")

    assert answer.status_code == 302
    assert answer.url == reverse("people:second_factor")


@pytest.mark.parametrize("address", ["/office/programmes/", "/en/account/home/", "/en/sources/", "/en/account/email/"])
def test_until_then_it_opens_nothing_else(ingrid, address):
    assert entered(ingrid, with_factor=False).get(address).url == reverse("people:second_factor")


def test_a_role_whose_factor_was_not_used_is_asked_for_it(with_app):
    ingrid, _secret = with_app

    assert entered(ingrid, with_factor=False).get("/office/").url == reverse("mfa_reauthenticate")


def test_a_factor_that_was_used_opens_the_office(ingrid):
    assert entered(ingrid).get("/office/").status_code == 200


def test_someone_without_a_role_needs_no_factor(noor):
    assert entered(noor, with_factor=False).get(reverse("people:home")).status_code == 200


@pytest.mark.slow
def test_password_and_code_open_the_office(client, with_app):
    ingrid, secret = with_app

    asked = signs_in(client, ingrid)
    client.post(reverse("mfa_authenticate"), {"code": code_of(secret)})

    assert asked.url == reverse("mfa_authenticate")
    assert client.get("/office/").status_code == 200


def test_a_stolen_password_without_the_code_signs_nobody_in(client, with_app):
    ingrid, _secret = with_app

    signs_in(client, ingrid)
    client.post(reverse("mfa_authenticate"), {"code": "000000"})

    assert client.get("/office/").url.startswith(reverse("account_login"))


def test_a_stolen_password_of_a_role_without_factor_meets_a_mailed_code(client, ingrid):
    """Else whoever has the password could enrol a factor of their own."""
    answer = signs_in(client, ingrid)

    assert answer.url == reverse("account_confirm_login_code")
    assert [letter.to for letter in mail.outbox] == [[ingrid.email]]
    assert client.get(reverse("people:second_factor")).url.startswith(reverse("account_login"))


def test_someone_without_a_role_signs_in_with_the_password(client, noor):
    assert signs_in(client, noor).url == reverse("people:home")


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_setting_up_an_app_counts_as_its_first_use(ingrid):
    browser = entered(ingrid, with_factor=False)
    secret = browser.get(reverse("mfa_activate_totp")).context["form"].secret

    browser.post(reverse("mfa_activate_totp"), {"code": code_of(secret)})

    assert browser.get("/office/").status_code == 200
