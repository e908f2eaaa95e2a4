"""The office's screens for people, and an office menu that shows each role only what it may open."""

from typing import Any

from django.http import HttpRequest
from django.urls import Resolver404, resolve
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from crossings.people.office import ConsentViewSet, PersonViewSet
from crossings.people.permissions import access_to, may, route_of


@hooks.register("register_admin_viewset")
def register_people() -> list[Any]:
    return [PersonViewSet("persons"), ConsentViewSet("consents")]


@hooks.register("construct_main_menu")
@hooks.register("construct_settings_menu")
@hooks.register("construct_reports_menu")
def show_only_what_may_be_opened(request: HttpRequest, items: list[MenuItem]) -> None:
    """Take out of the menu what the enforcement would refuse anyway."""
    items[:] = [item for item in items if _may_open(request, item.url)]


def _may_open(request: HttpRequest, url: str) -> bool:
    if url.startswith("#"):
        return True
    try:
        match = resolve(url.partition("?")[0])
    except Resolver404:
        return False
    access = access_to(match.func, route_of(match))
    return access is not None and may(request.user, access)
