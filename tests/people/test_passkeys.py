"""A passkey in a real browser: added, then used to come in without a password; for an office role it is the second factor."""

import pytest
from django.conf import settings

from crossings.people.models import Account
from crossings.people.roles import ROLES
from tests.cast import PASSWORD, entered, signed_up

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
in_a_browser = pytest.mark.browser
DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def given_a_device(page, **changed):
    """Let the browser have a device that keeps passkeys, and whose owner puts a finger on it whenever it asks."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    made = session.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE | changed})
    return lambda: session.send("WebAuthn.getCredentials", {"authenticatorId": made["authenticatorId"]})["credentials"]


def carrying(page, account: Account, *, with_factor: bool) -> None:
    """Let the browser be the one in which this account is signed in."""
    session = entered(account, with_factor=with_factor).cookies[settings.SESSION_COOKIE_NAME].value
    known = {"name": settings.SESSION_COOKIE_NAME, "value": session, "domain": "localhost", "path": "/"}
    page.context.add_cookies([known])


def add_key(page, name: str) -> None:
    """Add a passkey that comes in alone; where the password is asked for once more, it is given."""
    page.goto("/en/account/2fa/webauthn/add/")
    if "reauthenticate" in page.url:
        page.fill("[name=password]", PASSWORD)
        page.get_by_role("button", name="Go on").click()
        page.wait_for_url("**/webauthn/add/")
    page.fill("[name=name]", name)
    page.check("[name=passwordless]")
    page.click("#mfa_webauthn_add")
    page.wait_for_url(lambda address: "webauthn/add" not in address)


@in_a_browser
def test_a_passkey_is_added_and_opens_the_account_without_a_password(open_page, noor):
    page = open_page("/en/account/login/")
    kept = given_a_device(page)
    page.fill("[name=login]", noor.email)
    page.fill("[name=password]", PASSWORD)
    page.locator("form:has([name=password]) button").first.click()
    page.wait_for_url("**/account/home/")

    add_key(page, "My telephone")
    page.context.clear_cookies()
    page.goto("/en/account/login/")
    page.click("#passkey_login")
    page.wait_for_url("**/account/home/")

    (key,) = kept()
    assert (key["rpId"], key["signCount"]) == ("localhost", 2)
    assert noor.name in page.locator("main").inner_text()


@in_a_browser
def test_a_role_adds_a_passkey_as_its_second_factor_and_comes_in_by_it(open_page, ingrid):
    page = open_page("/en/account/login/")
    given_a_device(page)
    carrying(page, ingrid, with_factor=False)
    page.goto("/office/")
    page.get_by_role("link", name="Add a passkey").click()

    add_key(page, "The office's key")
    page.goto("/office/")
    after_adding = page.url
    page.context.clear_cookies()
    page.goto("/office/")
    page.click("#passkey_login")
    page.wait_for_url("**/office/")

    assert after_adding.endswith("/office/")


@in_a_browser
def test_a_device_that_does_not_know_its_owner_opens_nothing(open_page, noor):
    page = open_page("/en/account/login/")
    given_a_device(page, isUserVerified=False)

    page.click("#passkey_login")
    page.locator("#passkey-trouble").wait_for(state="visible")

    assert page.url.endswith("/en/account/login/")


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.name)
def test_every_role_is_led_to_a_second_factor_before_anything_else(client, role):
    browser = entered(signed_up("Holder", role), with_factor=False)

    assert browser.get("/office/").url == browser.get("/en/account/home/").url == "/en/account/second-factor/"
