"""Stands before every view: who may open it, and whether an office role has shown its second factor."""

from collections.abc import Callable
from typing import Any

from allauth.account.authentication import get_authentication_records
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from crossings.engine.audience import ALL, Access, Audience
from crossings.people.permissions import access_to, may, route_of

Next = Callable[[HttpRequest], HttpResponseBase]

FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
ON_THE_WAY_TO_A_FACTOR = frozenset(
    {
        "people:second_factor",
        "account_logout",
        "account_reauthenticate",
        "mfa_reauthenticate",
        "mfa_reauthenticate_webauthn",
        "mfa_activate_totp",
        "mfa_add_webauthn",
    }
)
"""The few pages that an office role may open before its second factor has been shown."""


API_OF_ACCOUNTS = "/api/v1/studies"
"""The part of the API that answers each account with what it may see."""


class VisitorMiddleware:
    """Who brings no session cookie is nobody. Said at once, so that asking who it is never reads the session.

    A page that reads the session varies by cookie and cannot be kept for all readers. The public APIs
    know nobody at all.
    """

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.path.startswith(("/api/", "/ooapi/")) and not request.path.startswith(API_OF_ACCOUNTS):
            request.COOKIES.pop(settings.SESSION_COOKIE_NAME, None)
        if settings.SESSION_COOKIE_NAME not in request.COOKIES:
            request.user = AnonymousUser()
        return self.get_response(request)


class SecondFactorMiddleware:
    """Keeps an office role on the way to its second factor until one exists and this session has used it."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponseBase | None:
        if settings.SESSION_COOKIE_NAME not in request.COOKIES:
            return None  # nobody is signed in, and a page that never reads the session can be kept for all readers
        account = request.user
        if not account.is_authenticated or has_shown_factor(request) or not account.has_office_role:
            return None
        if request.resolver_match is not None and request.resolver_match.view_name in ON_THE_WAY_TO_A_FACTOR:
            return None
        if get_adapter().is_mfa_enabled(account, FACTORS):
            return redirect("mfa_reauthenticate")
        return redirect("people:second_factor")


def has_shown_factor(request: HttpRequest) -> bool:
    """Whether this session has been opened, or confirmed since, with a second factor or a passkey."""
    if not request.user.is_authenticated:
        return False
    return any(record.get("method") == "mfa" for record in get_authentication_records(request, request.user))


class AudienceMiddleware:
    """Opens a view to its audience only. Others get the 404 that they would get if there were no such page.

    What is not for everyone is kept by nobody on its way, nor by the browser for whoever sits before it next.
    """

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        match = request.resolver_match
        access = access_to(match.func, route_of(match)) if match is not None else None
        if access is not None and access.audience != Audience.EVERYONE:
            response.headers.setdefault("Cache-Control", "private, no-store")
        return response

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponseBase | None:
        match = request.resolver_match
        access = access_to(view, route_of(match)) if match is not None else None
        if access is None:
            raise Http404
        if may(request.user, access):
            return _answer_to_method(request, access)
        if request.user.is_authenticated:
            raise Http404
        return redirect_to_login(request.get_full_path() if request.method == "GET" else "/", reverse("account_login"))


def _answer_to_method(request: HttpRequest, access: Access) -> HttpResponseBase | None:
    """Refuse what the view does not answer, and say what it does to who asks; nothing, to let the view run."""
    if request.method not in access.methods:
        return HttpResponseNotAllowed(access.methods)
    if request.method == "OPTIONS" and access.methods != ALL:
        return HttpResponse(headers={"Allow": ", ".join(access.methods)})
    return None
