"""There is one way in: every other door leads to it, and no address of the whole map signs anyone in but that one."""

import pytest
from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.views import LoginView, PasswordResetConfirmView, PasswordResetView
from django.urls import resolve, reverse

from crossings.people.url_map import addresses
from tests.cast import PASSWORD
from tests.house.test_access_matrix import path

WAGTAILS_DOORS = [
    "/office/login/",
    "/en/_util/login/",
]
WAGTAILS_KEYS = [
    "/office/password_reset/",
    "/office/password_reset/done/",
    "/office/password_reset/confirm/MQ/abc-def/",
    "/office/password_reset/complete/",
]
CREDENTIALS = ("login", "username", "email")


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("door", WAGTAILS_DOORS)
def test_wagtails_doors_lead_to_the_one_sign_in(client, door, method):
    assert getattr(client, method)(door).url == reverse("account_login")


@pytest.mark.django_db
@pytest.mark.parametrize("door", WAGTAILS_KEYS)
def test_wagtails_keys_lead_to_the_one_way_to_a_new_password(client, door):
    assert client.get(door).url == reverse("account_reset_password")


@pytest.mark.django_db
def test_a_door_remembers_where_the_reader_wanted_to_go(client):
    assert client.get("/office/login/?next=/office/sources/").url == reverse(
        "account_login", query={"next": "/office/sources/"}
    )


@pytest.mark.django_db
def test_a_door_leads_to_no_other_site(client):
    assert client.get("/office/login/?next=https://elsewhere.example/").url == reverse("account_login")


@pytest.mark.django_db
def test_the_office_leads_who_is_not_signed_in_to_the_one_sign_in(client):
    assert client.get("/office/").url == f"{reverse('account_login')}?next=/office/"


@pytest.mark.django_db
@pytest.mark.slow
def test_no_other_address_signs_in_who_brings_a_password(client, noor):
    """Every address that takes forms from strangers is tried with a good password under every usual name."""
    given = dict.fromkeys(CREDENTIALS, noor.email) | {"password": PASSWORD}
    opened = []
    for address in addresses():
        if address.access and "POST" in address.access.methods and "GET" in address.access.methods:
            client.post(path(address), given)
            if SESSION_KEY in client.session:
                opened.append(address.route)
                client.logout()

    assert opened == ["account/login/"]


def test_no_address_is_answered_by_another_sign_in_or_password_view():
    borrowed = {LoginView, PasswordResetView, PasswordResetConfirmView}
    answering = [getattr(resolve(path(address)).func, "view_class", None) for address in addresses()]

    assert not [view for view in answering if isinstance(view, type) and issubclass(view, tuple(borrowed))]


def test_only_allauth_is_asked_whether_a_password_is_right():
    assert settings.AUTHENTICATION_BACKENDS == ["allauth.account.auth_backends.AuthenticationBackend"]


@pytest.mark.django_db
def test_the_offices_own_page_changes_neither_name_nor_password(enter, ingrid):
    shown = enter(ingrid).get("/office/account/").context["panels_by_tab"]

    names = {panel.name for panels in shown.values() for panel in panels}
    assert names == {"notifications", "locale", "theme"}
