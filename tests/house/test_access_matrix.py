"""Every address × every role × every method: opened or refused exactly as declared.

The matrix is made from the URL map. A cell asks the two middlewares that decide, with an account of that role; where it
is let in, `OPENED` stands for the view's answer, so that a cell costs nothing but the decision. That every request comes
through them is asked of the whole server, once for each address; what views say of their records, in their own tests.
"""

import pytest
from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY
from django.conf import settings
from django.contrib.auth.models import AnonymousUser, Group
from django.http import Http404, HttpResponse
from django.test import Client, RequestFactory
from django.urls import ResolverMatch, get_resolver, resolve, reverse

from crossings.engine.audience import ALL, Access, Audience
from crossings.people.borrowed import BORROWED, SHUT
from crossings.people.middleware import AudienceMiddleware, SecondFactorMiddleware
from crossings.people.models import Account
from crossings.people.permissions import LANGUAGE_PREFIX, route_of
from crossings.people.roles import ROLES, permissions_of
from crossings.people.url_map import Address, _walk, access_table, addresses
from tests.cast import entered, signed_up
from tests.house.samples import path_of
from tests.house.test_budgets import ROOT

pytestmark = [pytest.mark.house, pytest.mark.slow]

METHODS = ("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE")
OPENED, REFUSED, NOT_ANSWERED, LED_TO_SIGN_IN = 299, 404, 405, 302
PASSED_ON = HttpResponse
READERS = ["anyone", "signed in", *(role.name for role in ROLES)]
WITH_LANGUAGE = {
    LANGUAGE_PREFIX.sub("", route)
    for route, _ in _walk(get_resolver().url_patterns, "")
    if LANGUAGE_PREFIX.match(route)
}


def path(address: Address) -> str:
    return path_of(address.route, has_language=address.route in WITH_LANGUAGE)


def account_of(reader: str) -> Account | AnonymousUser:
    if reader == "anyone":
        return AnonymousUser()
    return signed_up("Reader", *(role for role in ROLES if role.name == reader))


def held_by(reader: str) -> set[str]:
    role = next((role for role in ROLES if role.name == reader), None)
    found = permissions_of(role).values_list("content_type__app_label", "codename") if role else []
    return {f"{label}.{codename}" for label, codename in found}


def is_let_in(reader: str, access: Access, held: set[str]) -> bool:
    """Whether what is declared lets this reader in; said here once more, apart from the code that decides."""
    audiences = {Audience.EVERYONE}
    if reader != "anyone":
        audiences.add(Audience.SIGNED_IN)
    audiences |= {audience for role in ROLES if role.name == reader for audience in role.audiences}
    return access.audience in audiences and (not access.holding or bool(held & set(access.holding)))


def expected(reader: str, method: str, access: Access | None, held: set[str]) -> int:
    if access is None:
        return REFUSED
    if not is_let_in(reader, access, held):
        return LED_TO_SIGN_IN if reader == "anyone" else REFUSED
    if method not in access.methods:
        return NOT_ANSWERED
    return 200 if method == "OPTIONS" and access.methods != ALL else OPENED


def answer(account: Account | AnonymousUser, method: str, where: str, match: ResolverMatch) -> int:
    """The status with which a request is met before its view would run."""
    request = RequestFactory().generic(method, where)
    request.user, request.resolver_match = account, match
    request.session = {
        AUTHENTICATION_METHODS_SESSION_KEY: [{"method": "mfa"}],
        "account_authentication_methods_user": str(account.pk),
    }
    request.COOKIES[settings.SESSION_COOKIE_NAME] = "signed in"
    for middleware in (SecondFactorMiddleware(PASSED_ON), AudienceMiddleware(PASSED_ON)):
        try:
            response = middleware.process_view(request, match.func, match.args, match.kwargs)
        except Http404:
            return REFUSED
        if response is not None:
            return response.status_code
    return OPENED


@pytest.mark.django_db
@pytest.mark.parametrize("reader", READERS)
def test_each_address_answers_each_role_and_method_as_declared(reader):
    account, held = account_of(reader), held_by(reader)
    cells = {}
    for address in addresses():
        where = path(address)
        match = resolve(where)
        for method in METHODS:
            found = answer(account, method, where, match)
            cells[address.route, method] = (found, expected(reader, method, address.access, held))

    wrong = {cell: found for cell, found in cells.items() if found[0] != found[1]}
    assert not wrong, f"{len(wrong)} of {len(cells)} cells (found, declared): {dict(list(wrong.items())[:20])}"
    print(f"{len(cells)} cells for {reader}")


@pytest.mark.django_db
@pytest.mark.parametrize("reader", ["anyone", "signed in", "Writer"])
def test_the_whole_server_refuses_what_is_refused(reader):
    """No address goes round the middlewares: asked as a browser asks, through all that stands before the views."""
    account, held = account_of(reader), held_by(reader)
    browser = entered(account) if account.is_authenticated else Client()
    refused = {address: expected(reader, "GET", address.access, held) for address in addresses()}
    asked = {path(address): status for address, status in refused.items() if status in (REFUSED, LED_TO_SIGN_IN)}

    found = {where: browser.get(where).status_code for where in asked}

    assert found == asked


def test_every_sample_is_an_address_of_its_pattern():
    strayed = {
        address.route: found for address in addresses() if (found := route_of(resolve(path(address)))) != address.route
    }

    assert not strayed


def test_every_view_of_ours_says_for_whom_it_is():
    assert not [address.route for address in addresses() if address.is_ours and address.access is None]


def test_every_borrowed_address_is_listed_as_open_or_as_shut():
    """An address that arrives with a new release is read before anyone reaches it."""
    unread = {address.route for address in addresses() if address.access is None} - SHUT

    assert not unread


def test_no_list_names_an_address_that_is_gone():
    assert not (BORROWED.keys() | SHUT) - {address.route for address in addresses()}


def test_no_address_is_both_open_and_shut():
    assert not BORROWED.keys() & SHUT


@pytest.mark.django_db
def test_what_is_refused_looks_like_what_is_not_there(noor, enter):
    browser = enter(noor)

    refused, absent = browser.get("/office/users/"), browser.get("/office/nothing-of-the-kind/")

    assert refused.status_code == absent.status_code == REFUSED
    assert refused.content == absent.content


@pytest.mark.django_db
def test_nobody_is_led_to_the_sign_in_and_back(client):
    assert client.get("/office/users/").url == f"{reverse('account_login')}?next=/office/users/"


@pytest.mark.django_db
def test_a_refused_form_does_not_come_back_as_an_address(client):
    assert client.post("/office/sources/new/", {"key": "x"}).url == f"{reverse('account_login')}?next=/"


@pytest.mark.django_db
def test_what_answers_every_method_itself_refuses_to_write(client):
    """The API says in its own words that it only reads."""
    asked = [
        (address, method)
        for address in addresses()
        if address.access and address.access.methods == ALL
        for method in ("POST", "PUT", "PATCH", "DELETE")
    ]

    answers = {client.generic(method, path(address)).status_code for address, method in asked}

    assert asked
    assert answers == {NOT_ANSWERED}


@pytest.mark.django_db
def test_the_reference_shows_the_matrix_of_today():
    kept = (ROOT / "docs" / "reference" / "access.md").read_text(encoding="utf-8")

    assert kept == access_table(), "Run `crossings access_table --to docs/reference/access.md`."


@pytest.mark.django_db
def test_each_role_is_written_to_one_group_and_there_is_no_other():
    assert set(Group.objects.values_list("name", flat=True)) == {role.name for role in ROLES}


def test_who_may_open_is_asked_before_any_view_runs():
    order = settings.MIDDLEWARE

    assert order.index("crossings.people.middleware.SecondFactorMiddleware") < order.index(
        "crossings.people.middleware.AudienceMiddleware"
    )
    assert order.index("crossings.people.middleware.AudienceMiddleware") < order.index(
        "crossings.config.middleware.OfficeTransactionMiddleware"
    )
