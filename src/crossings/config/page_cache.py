"""Whole public pages kept for anonymous readers, until anything in the journal changes."""

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase

Next = Callable[[HttpRequest], HttpResponseBase]


class PageCacheMiddleware:
    """Passes every request through; the keeping of pages is added with its benchmark."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)
