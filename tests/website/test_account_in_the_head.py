"""The head of a page leads who is signed in to the account, and everybody else to the door."""

import pytest
from django.conf import settings


@pytest.mark.parametrize("address", ["/en/programmes/", "/en/account/home/", "/en/studies/", "/en/nothing-here/"])
def test_who_is_signed_in_is_led_to_the_account(tomas, enter, address):
    told = enter(tomas).get(address).content.decode()

    assert 'href="/en/account/home/">Your account</a>' in told
    assert ">Sign in</a>" not in told


@pytest.mark.django_db
def test_who_is_not_is_led_to_the_door(client):
    told = client.get("/en/programmes/").content.decode()

    assert ">Sign in</a>" in told
    assert "Your account" not in told


@pytest.mark.django_db
def test_a_session_that_has_ended_is_nobodys(client):
    client.cookies[settings.SESSION_COOKIE_NAME] = "ended"

    assert ">Sign in</a>" in client.get("/en/programmes/").content.decode()
