"""Who may open what: asked of the account as it is today, answered the same for what is not yours and not there."""

import pytest
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.management import call_command
from django.http import Http404, HttpResponse
from django.test import RequestFactory
from django.urls import resolve, reverse
from django.utils.translation import override
from wagtail.admin.menu import MenuItem

from crossings.engine.audience import Access, Audience, open_to
from crossings.people.borrowed import SHUT, access_to_borrowed
from crossings.people.middleware import AudienceMiddleware, VisitorMiddleware, has_shown_factor
from crossings.people.models import Account
from crossings.people.permissions import belongs_to, holds_any, may, route_of
from crossings.people.roles import ENTER, ROLES, Auditor, Editor, TopicsCurator, Writer, may_be_in, role_named
from crossings.people.url_map import access_table, addresses
from crossings.people.wagtail_hooks import show_only_what_may_be_opened
from tests.cast import signed_up
from tests.factories.people import PersonFactory

pytestmark = pytest.mark.django_db

NOBODY = AnonymousUser()


def test_everyone_is_of_the_audience_of_everyone_and_nobody_of_any_other():
    assert [audience for audience in Audience if belongs_to(NOBODY, audience)] == [Audience.EVERYONE]


def test_who_has_no_role_is_signed_in_and_no_more(noor):
    assert [audience for audience in Audience if belongs_to(noor, audience)] == [
        Audience.EVERYONE,
        Audience.SIGNED_IN,
    ]


def test_who_is_above_all_roles_is_of_every_audience():
    mighty = Account.objects.create_superuser("root@example.org", name="Root")

    assert all(belongs_to(mighty, audience) for audience in Audience)


def test_a_permission_that_nobody_asks_for_is_held_by_everybody(noor):
    assert holds_any(noor, ())
    assert holds_any(NOBODY, ())


def test_one_of_the_permissions_asked_for_is_enough():
    auditor = signed_up("Ada", Auditor)

    assert may(auditor, Access(Audience.OFFICE, holding=("topics.change_concept", "topics.view_concept")))
    assert not may(auditor, Access(Audience.OFFICE, holding=("topics.change_concept",)))


def test_a_permission_without_the_audience_opens_nothing():
    curator = signed_up("Ada", TopicsCurator)

    assert not may(curator, Access(Audience.STEWARDS, holding=("topics.change_concept",)))


@pytest.mark.parametrize("name", ["", "Emperor", "editor", "EDITOR"])
def test_a_role_has_one_name_only(name):
    assert role_named(name) is None
    assert role_named(Editor.name) is Editor


@pytest.mark.parametrize("role", ROLES)
def test_every_role_is_signed_in_and_who_enters_the_office_is_of_it(role):
    assert may_be_in(role, Audience.SIGNED_IN)
    assert may_be_in(role, Audience.OFFICE) == (ENTER in role.permissions)


def answer(view, account, method="get", route="en/there/"):
    request = getattr(RequestFactory(), method)("/en/there/?page=2")
    request.user, request.resolver_match = account, resolve(reverse("provenance:sources"))
    return AudienceMiddleware(lambda _: HttpResponse()).process_view(request, view, (), {})


def declared(audience, **more):
    return open_to(audience, **more)(lambda request: HttpResponse())


def test_a_view_that_says_nothing_is_there_for_nobody():
    mighty = Account.objects.create_superuser("root@example.org", name="Root")

    for account in (NOBODY, mighty):
        with pytest.raises(Http404):
            answer(lambda request: HttpResponse(), account)


def test_who_is_signed_in_and_may_not_finds_nothing_there(noor):
    with pytest.raises(Http404):
        answer(declared(Audience.STEWARDS), noor)


def test_who_is_not_signed_in_is_led_back_to_the_very_page():
    assert answer(declared(Audience.SIGNED_IN), NOBODY).url == "/en/account/login/?next=/en/there/%3Fpage%3D2"


def test_a_method_that_a_view_does_not_answer_is_refused_with_those_that_it_does():
    refused = answer(declared(Audience.EVERYONE), NOBODY, "post")

    assert (refused.status_code, refused.headers["Allow"]) == (405, "GET, HEAD, OPTIONS")


def test_asking_what_a_view_answers_runs_nothing():
    told = answer(declared(Audience.EVERYONE, writes=True), NOBODY, "options")

    assert (told.status_code, told.headers["Allow"], told.content) == (200, "GET, HEAD, OPTIONS, POST", b"")


def test_who_may_not_open_a_view_is_not_told_its_methods(noor):
    with pytest.raises(Http404):
        answer(declared(Audience.OFFICE), noor, "post")


def visitor(path, **cookies):
    """Who a request is from, and with which cookies, once it has been looked at."""
    request = RequestFactory().get(path)
    request.COOKIES.update(cookies)
    VisitorMiddleware(lambda _: HttpResponse())(request)
    return getattr(request, "user", None), request.COOKIES


def test_who_brings_no_session_is_nobody_without_asking():
    user, _cookies = visitor("/en/")

    assert user == NOBODY


def test_who_brings_a_session_is_asked_for_later():
    user, _cookies = visitor("/en/", **{settings.SESSION_COOKIE_NAME: "x"})

    assert user is None


def test_the_api_knows_nobody_whatever_they_bring():
    user, cookies = visitor("/api/v1/sources", **{settings.SESSION_COOKIE_NAME: "x", "other": "y"})

    assert (user, cookies) == (NOBODY, {"other": "y"})


def test_nobody_has_shown_a_factor():
    request = RequestFactory().get("/")
    request.user = NOBODY

    assert not has_shown_factor(request)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_an_address_is_known_without_its_language(language):
    with override(language):
        assert route_of(resolve(f"/{language}/sources/")) == "sources/"
    assert route_of(resolve("/office/login/")) == "office/login/"


@pytest.mark.parametrize("route", [*sorted(SHUT)[:3], "office/something/new/", ""])
def test_a_borrowed_address_that_nobody_listed_is_open_to_nobody(route):
    assert access_to_borrowed(route) is None


def menu(account, *urls):
    """What of a menu one is shown."""
    request = RequestFactory().get("/office/")
    request.user = account
    items = [MenuItem(url, url) for url in urls]
    show_only_what_may_be_opened(request, items)
    return [item.url for item in items]


def test_the_menu_shows_what_may_be_opened_and_nothing_else(wei):
    shown = menu(wei, "/office/pages/", "/office/users/", "/office/sources/?kind=page", "#", "/office/no-such/", "/no")

    assert shown == ["/office/pages/", "#"]


@pytest.mark.slow
def test_each_role_finds_its_work_in_the_menu(enter):
    officer, writer = enter(signed_up("Ona", role_named("Programme officer"))), enter(signed_up("Wim", Writer))

    shown = {name: browser.get("/office/").content.decode() for name, browser in (("o", officer), ("w", writer))}

    assert "/office/programmes/" in shown["o"]
    assert "/office/programmes/" not in shown["w"]


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["persons", "consents", "users"])
def test_what_is_not_yours_and_what_is_not_there_look_the_same(enter, wei, kind):
    browser, there = enter(wei), PersonFactory().pk

    answers = [browser.get(f"/office/{kind}/edit/{key}/") for key in (there, 4711)]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert answers[0].content == answers[1].content


@pytest.mark.slow
def test_the_table_of_addresses_can_be_printed_and_written(tmp_path, capsys):
    call_command("access_table")
    call_command("access_table", to=tmp_path / "access.md")

    assert capsys.readouterr().out.strip() == (tmp_path / "access.md").read_text().strip() == access_table().strip()


def test_the_map_knows_whose_code_answers():
    known = {address.route: address for address in addresses()}

    assert known["sources/"].is_ours
    assert not known["account/login/"].is_ours
