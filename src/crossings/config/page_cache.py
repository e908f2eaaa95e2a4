"""Whole public pages kept for readers who are not signed in, until anything in the journal or the day changes.

A page is kept only if nothing in it depends on who reads it: no session came with the request, and no
cookie is set by the answer (a form's token sets one). The journal's position is part of the key, so a withdrawn
consent or an unpublished page is gone for every worker at the moment its change commits. Each process keeps its own.
Compressed once, when it is built: nothing in such a page is secret, so its size over the wire tells nobody anything.
"""

import gzip
import hashlib
import re
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import NamedTuple

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.cache import patch_vary_headers

from crossings.journal.position import position

Next = Callable[[HttpRequest], HttpResponseBase]
NEVER_KEPT = ("/office/", "/api/", "/ooapi/", "/health/", "/static/", "/media/", "/documents/")
MOST = 512  # pages kept in each process; the oldest goes first
WORTH_COMPRESSING = 1000  # bytes
KEPT_HEADERS = ("Content-Type", "Content-Language", "Content-Disposition", "Vary", "Link")
TAKES_GZIP = re.compile(r"\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))", re.IGNORECASE)


class KeptPage(NamedTuple):
    body: bytes
    compressed: bytes  # with gzip; empty where that would save nothing
    headers: dict[str, str]
    etag: str


class PageCacheMiddleware:
    """Answers from a kept page where it can; otherwise lets the page be built, once, and keeps it."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response
        self.kept: OrderedDict[str, KeptPage] = OrderedDict()
        self.building: dict[str, Lock] = {}

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not _may_be_kept(request):
            return self.get_response(request)
        key = _key(request)
        page = self.kept.get(key)
        if page is not None:
            return _answer(request, page)
        try:
            with self.building.setdefault(key, Lock()):  # one builder for each page, however many ask
                page = self.kept.get(key)
                return _answer(request, page) if page else self._built(request, key)
        finally:
            self.building.pop(key, None)

    def _built(self, request: HttpRequest, key: str) -> HttpResponseBase:
        response = self.get_response(request)
        if not isinstance(response, HttpResponse) or not _is_for_everyone(response):
            return response
        page = KeptPage(
            response.content,
            _compressed(response.content),
            {name: response.headers[name] for name in KEPT_HEADERS if name in response.headers},
            f'W/"{hashlib.sha256(response.content).hexdigest()[:32]}"',
        )
        self.kept[key] = page
        while len(self.kept) > MOST:
            self.kept.popitem(last=False)
        return _answer(request, page)


def _may_be_kept(request: HttpRequest) -> bool:
    return (
        request.method in ("GET", "HEAD")
        and settings.SESSION_COOKIE_NAME not in request.COOKIES
        and not request.path.startswith(NEVER_KEPT)
    )


def _is_for_everyone(response: HttpResponse) -> bool:
    says = response.headers.get("Cache-Control", "")
    return response.status_code == 200 and not response.cookies and "private" not in says and "no-store" not in says


def _key(request: HttpRequest) -> str:
    return f"{request.get_host()}{request.get_full_path()}|{timezone.localdate()}|{position()}"


def _compressed(body: bytes) -> bytes:
    return gzip.compress(body, compresslevel=6, mtime=0) if len(body) >= WORTH_COMPRESSING else b""


def _answer(request: HttpRequest, page: KeptPage) -> HttpResponse:
    known = request.headers.get("If-None-Match", "")
    response = HttpResponseNotModified() if page.etag in known else _whole(request, page)
    patch_vary_headers(response, ["Accept-Encoding"])
    response.headers["ETag"] = page.etag
    response.headers["Cache-Control"] = "no-cache"
    return response


def _whole(request: HttpRequest, page: KeptPage) -> HttpResponse:
    if page.compressed and TAKES_GZIP.search(request.headers.get("Accept-Encoding", "")):
        return HttpResponse(page.compressed, headers=page.headers | {"Content-Encoding": "gzip"})
    return HttpResponse(page.body, headers=page.headers)
