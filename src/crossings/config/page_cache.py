"""Whole public pages kept for readers who are not signed in, until anything in the journal or the day changes.

A page is kept only if nothing in it depends on who reads it: no session came with the request, and no
cookie is set by the answer (a form's token sets one). The journal's position is part of the key, so a withdrawn
consent or an unpublished page is gone for every worker at the moment its change commits. Kept twice: in the process,
and in the cache that all workers share. Compressed once, when it is built: nothing in such a page is secret, so its
size over the wire tells nobody anything.
"""

import gzip
import hashlib
import logging
import re
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import NamedTuple

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.cache import patch_vary_headers

from crossings.journal.position import position

logger = logging.getLogger(__name__)
Next = Callable[[HttpRequest], HttpResponseBase]
NEVER_KEPT = ("/office/", "/api/", "/health/", "/static/", "/media/", "/documents/")
KEPT_IN_PROCESS = 512
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
        self.near: OrderedDict[str, KeptPage] = OrderedDict()
        self.building: dict[str, Lock] = {}

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not _may_be_kept(request):
            return self.get_response(request)
        key = _key(request)
        page = self._kept(key)
        if page is not None:
            return _answer(request, page)
        try:
            with self.building.setdefault(key, Lock()):  # one builder for each page, however many ask
                page = self._kept(key)
                return _answer(request, page) if page else self._built(request, key)
        finally:
            self.building.pop(key, None)

    def _kept(self, key: str) -> KeptPage | None:
        page = self.near.get(key) or _shared(key)
        if page is not None:
            self._keep_near(key, page)
        return page

    def _keep_near(self, key: str, page: KeptPage) -> None:
        self.near[key] = page
        while len(self.near) > KEPT_IN_PROCESS:
            self.near.popitem(last=False)

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
        _share(key, page)
        self._keep_near(key, page)
        return _answer(request, page)


def _shared(key: str) -> KeptPage | None:
    """What another worker has kept; nothing where the disk cannot be read, so that readers lose time and no page."""
    try:
        kept: KeptPage | None = cache.get(key)
    except OSError as refused:
        logger.warning("The pages that are kept cannot be read: %s.", refused.strerror)
        return None
    return kept


def _share(key: str, page: KeptPage) -> None:
    try:
        cache.set(key, page)
    except OSError as refused:
        logger.warning("A page cannot be kept for the other workers: %s.", refused.strerror)


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
    place = f"{request.get_host()}{request.get_full_path()}|{timezone.localdate()}|{position()}"
    return f"page-2:{hashlib.sha256(place.encode()).hexdigest()}"


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
