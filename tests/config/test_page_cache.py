"""Whole pages are kept for readers who are not signed in, and never outlive a change, a day or a consent."""

import gzip
import threading
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.conf import settings
from django.http import HttpResponse
from django.test import RequestFactory

from crossings.config.page_cache import PageCacheMiddleware
from crossings.journal.record import SYSTEM, note

NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)

pytestmark = pytest.mark.django_db


class Views:
    """What stands behind the cache: answers `words`, and counts how often it was asked."""

    def __init__(self, words="first", **headers):
        self.words, self.headers, self.asked = words, headers, 0

    def __call__(self, request):
        self.asked += 1
        return HttpResponse(self.words, headers=self.headers)


@pytest.fixture
def views():
    return Views()


@pytest.fixture
def worker(views):
    return PageCacheMiddleware(views)


def get(path="/en/", cookies=(), **headers):
    request = RequestFactory(headers=headers).get(path)
    request.COOKIES.update(dict.fromkeys(cookies, "x"))
    return request


def change():
    """Anything at all that somebody changes."""
    note(
        kind="network.institution",
        key="1",
        title="",
        personal=frozenset(),
        verb="correct",
        before={"name": "old"},
        after={"name": "new"},
        by=SYSTEM,
        at=NOON,
    )


def test_a_kept_page_is_served_without_building_it_again(worker, views):
    bodies = [worker(get()).content for _ in range(3)]

    assert bodies == [b"first"] * 3
    assert views.asked == 1


def test_a_change_anywhere_empties_the_first_worker(worker, views):
    worker(get())
    change()
    views.words = "second"

    assert worker(get()).content == b"second"


def test_what_one_worker_withdraws_is_gone_at_once_in_another(worker):
    other = PageCacheMiddleware(Views("without her"))
    worker(get())
    other(get())
    change()

    assert other(get()).content == b"without her"


def test_a_page_is_another_one_tomorrow(worker, views):
    with time_machine.travel(NOON, tick=False):
        worker(get())
    with time_machine.travel(NOON + timedelta(days=1), tick=False):
        worker(get())

    assert views.asked == 2


@pytest.mark.parametrize("other", ["/ar/", "/en/?on=2022-09-01", "/en/institutes/"])
def test_each_address_and_language_is_kept_apart(worker, views, other):
    worker(get("/en/"))
    worker(get(other))

    assert views.asked == 2


def test_each_host_is_kept_apart(worker, views):
    worker(get(Host="localhost"))
    worker(get(Host="127.0.0.1"))

    assert views.asked == 2


def test_nothing_is_kept_for_or_shown_to_who_is_signed_in(worker, views):
    worker(get())
    views.words = "hers"

    assert worker(get(cookies=[settings.SESSION_COOKIE_NAME])).content == b"hers"
    assert worker(get()).content == b"first"


@pytest.mark.parametrize("path", ["/office/", "/office/pages/", "/api/v1/institutions", "/health/"])
def test_nothing_of_the_office_or_of_machines_is_kept(worker, views, path):
    worker(get(path))
    worker(get(path))

    assert views.asked == 2


@pytest.mark.parametrize("method", ["post", "put", "delete", "options"])
def test_only_reading_is_answered_from_what_is_kept(worker, views, method):
    worker(get())
    worker(getattr(RequestFactory(), method)("/en/"))

    assert views.asked == 2


@pytest.mark.parametrize("status", [302, 404, 500])
def test_only_a_page_that_was_found_is_kept(status):
    asked = []
    worker = PageCacheMiddleware(lambda request: asked.append(request) or HttpResponse(status=status))

    assert [worker(get()).status_code for _ in range(2)] == [status, status]
    assert len(asked) == 2


def test_a_page_that_calls_itself_private_is_not_kept():
    views = Views("private", **{"Cache-Control": "private, no-store"})
    worker = PageCacheMiddleware(views)
    worker(get())

    assert worker(get()).headers["Cache-Control"] == "private, no-store"
    assert views.asked == 2


def test_a_page_that_sets_a_cookie_is_not_kept():
    def with_token(request):
        response = HttpResponse("a form")
        response.set_cookie("csrf", request.headers["X-Reader"])
        return response

    worker = PageCacheMiddleware(with_token)
    worker(get(**{"X-Reader": "amina"}))

    assert worker(get(**{"X-Reader": "noor"})).cookies["csrf"].value == "noor"


def test_a_reader_who_has_the_page_is_told_so(worker):
    tag = worker(get()).headers["ETag"]

    answer = worker(get(**{"If-None-Match": tag}))

    assert (answer.status_code, answer.content, answer.headers["ETag"]) == (304, b"", tag)


def test_a_kept_page_travels_compressed_to_who_can_read_that():
    worker = PageCacheMiddleware(Views("many words " * 200))

    answers = [worker(get(**{"Accept-Encoding": "gzip, br"})) for _ in range(2)]

    assert [gzip.decompress(answer.content).decode() for answer in answers] == ["many words " * 200] * 2
    assert {answer.headers["Content-Encoding"] for answer in answers} == {"gzip"}
    assert len(answers[0].content) < 100


def test_it_travels_as_it_is_to_who_cannot_and_says_that_there_is_another_form():
    worker = PageCacheMiddleware(Views("many words " * 200))
    worker(get(**{"Accept-Encoding": "gzip"}))

    answer = worker(get())

    assert answer.content.decode() == "many words " * 200
    assert "Content-Encoding" not in answer.headers
    assert answer.headers["Vary"] == "Accept-Encoding"


def test_a_page_that_has_changed_has_another_tag(worker, views):
    old = worker(get()).headers["ETag"]
    change()
    views.words = "second"

    answer = worker(get(**{"If-None-Match": old}))

    assert (answer.status_code, answer.content) == (200, b"second")


def test_a_change_that_leaves_the_page_as_it_is_leaves_its_tag(worker):
    old = worker(get()).headers["ETag"]
    change()

    assert worker(get(**{"If-None-Match": old})).status_code == 304


def test_readers_are_told_to_ask_each_time(worker):
    worker(get())

    assert worker(get()).headers["Cache-Control"] == "no-cache"


def test_what_says_how_to_read_the_page_is_kept_with_it():
    views = Views("مرحبا", **{"Content-Type": "text/html; charset=utf-8", "Content-Language": "ar"})
    worker = PageCacheMiddleware(views)
    worker(get())

    assert {name: worker(get()).headers[name] for name in views.headers} == views.headers


def test_a_process_keeps_no_more_pages_than_it_may(worker, monkeypatch):
    monkeypatch.setattr("crossings.config.page_cache.MOST", 3)
    for number in range(5):
        worker(get(f"/en/?n={number}"))

    assert len(worker.kept) == 3


def test_a_page_that_could_not_be_built_is_tried_again(worker, views):
    def fail(request):
        raise RuntimeError("no database")

    worker.get_response = fail
    with pytest.raises(RuntimeError):
        worker(get())
    worker.get_response = views

    assert worker.building == {}
    assert worker(get()).content == b"first"


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_one_builder_works_however_many_ask():
    from django.db import connection

    everyone_asks, built = threading.Barrier(8, timeout=10), []

    def slowly(request):
        built.append(request)
        threading.Event().wait(0.3)
        return HttpResponse("built")

    worker = PageCacheMiddleware(slowly)

    def ask(answers):
        everyone_asks.wait()
        answers.append(worker(get()).content)
        connection.close()

    answers = []
    readers = [threading.Thread(target=ask, args=(answers,)) for _ in range(8)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join(20)

    assert answers == [b"built"] * 8
    assert len(built) == 1


def test_no_lock_is_left_behind(worker):
    for number in range(3):
        worker(get(f"/en/?n={number}"))

    assert worker.building == {}
