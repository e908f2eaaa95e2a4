"""What happens to every request before a view sees it."""

import re
import uuid
from collections.abc import Callable

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponseNotAllowed
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.middleware.locale import LocaleMiddleware

from crossings.engine.audience import Audience, audience_of
from crossings.journal.context import circumstances

Next = Callable[[HttpRequest], HttpResponseBase]
ALLOWED_METHODS = ("GET", "HEAD", "POST", "OPTIONS", "PUT", "PATCH", "DELETE")
NOT_FOUND = 404
SAFE_REQUEST_ID = re.compile(r"[A-Za-z0-9-]{8,64}")


class RequestIdMiddleware:
    """Gives each request an id that the log, the journal and the error page share; takes a proxy's if it is sound."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        offered = request.headers.get("X-Request-ID", "")
        request_id = offered if SAFE_REQUEST_ID.fullmatch(offered) else uuid.uuid4().hex
        request.META["HTTP_X_REQUEST_ID"] = request_id
        with circumstances(request_id=request_id):
            response = self.get_response(request)
        response.headers["X-Request-ID"] = request_id
        return response


class MethodAllowListMiddleware:
    """Refuses TRACE and invented verbs, which Django's views would answer with 200."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method not in ALLOWED_METHODS:
            return HttpResponseNotAllowed(ALLOWED_METHODS)
        response = self.get_response(request)
        if request.path.startswith("/office/"):
            response.headers["Content-Security-Policy"] = settings.OFFICE_CONTENT_SECURITY_POLICY
        return response


class JournalMiddleware:
    """Tells the journal who acts and, in the office, the reason they wrote."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method in ("GET", "HEAD", "OPTIONS") or not request.user.is_authenticated:
            return self.get_response(request)
        why = request.POST.get("why", "")[:500] if request.path.startswith("/office/") else ""
        with circumstances(actor=f"account:{request.user.pk}", why=why):
            return self.get_response(request)


class OfficeTransactionMiddleware:
    """Makes each change in the office one transaction: the row, its log and its journal entry stand or fall together."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponseBase], args: list[object], kwargs: dict[str, object]
    ) -> HttpResponseBase | None:
        if request.method != "POST" or not request.path.startswith("/office/"):
            return None
        with transaction.atomic():
            return view(request, *args, **kwargs)


class LanguageMiddleware(LocaleMiddleware):
    """Chooses the language; an address without one leads to its own, unless a view has answered that it is not there."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if response.status_code == NOT_FOUND and request.resolver_match is not None:
            return response
        return super().process_response(request, response)


class CompressionMiddleware(GZipMiddleware):
    """Compresses what everybody may open. What only some may open travels as it is: its size would tell of what it says."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        asked = request.resolver_match
        is_open = asked is not None and audience_of(asked.func) is Audience.EVERYONE
        if not is_open or "no-store" in response.headers.get("Cache-Control", ""):  # an open door may tell each its own
            return response
        return super().process_response(request, response)
