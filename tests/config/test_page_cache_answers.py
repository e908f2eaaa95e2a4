"""What a kept page is to each kind of reader: with which headers, in which form, and what is never kept for anybody."""

import gzip

import pytest
from django.core.cache import cache
from django.http import HttpResponse, StreamingHttpResponse
from django.test import RequestFactory
from django.urls import reverse

from crossings.config.page_cache import WORTH_COMPRESSING, PageCacheMiddleware
from tests.factories.programmes import CatalogueFactory, ProgrammeFactory

pytestmark = pytest.mark.django_db


class Views:
    """What stands behind the cache: answers `words` with `headers`, and counts how often it was asked."""

    def __init__(self, words="first", **headers):
        self.words, self.headers, self.asked = words, headers, 0

    def __call__(self, request):
        self.asked += 1
        return HttpResponse(self.words, headers=self.headers)


def get(path="/en/", method="get", **headers):
    return getattr(RequestFactory(headers=headers), method)(path)


def test_asking_for_the_head_of_a_kept_page_builds_nothing():
    views = Views()
    worker = PageCacheMiddleware(views)
    tag = worker(get()).headers["ETag"]

    assert worker(get(method="head")).headers["ETag"] == tag
    assert views.asked == 1


def test_who_asks_for_the_head_first_leaves_a_whole_page_to_the_next():
    worker = PageCacheMiddleware(Views("a whole page"))
    worker(get(method="head"))

    assert worker(get()).content == b"a whole page"


def test_the_head_of_a_page_that_the_reader_has_is_not_sent_again():
    worker = PageCacheMiddleware(Views())
    tag = worker(get()).headers["ETag"]

    assert worker(get(method="head", **{"If-None-Match": tag})).status_code == 304


@pytest.mark.parametrize(("known", "status"), [('W/"other", {}', 304), ('{}, W/"other"', 304), ('W/"other"', 200)])
def test_a_reader_may_name_several_pages_that_it_has(known, status):
    worker = PageCacheMiddleware(Views())
    tag = worker(get()).headers["ETag"]

    assert worker(get(**{"If-None-Match": known.format(tag)})).status_code == status


def test_a_download_that_is_kept_keeps_its_name():
    worker = PageCacheMiddleware(Views(**{"Content-Disposition": 'attachment; filename="fees.csv"'}))

    assert [worker(get()).headers.get("Content-Disposition") for _ in range(2)] == [
        'attachment; filename="fees.csv"'
    ] * 2


@pytest.mark.slow
def test_the_fees_of_a_year_arrive_under_a_name_of_their_own(client):
    catalogue = CatalogueFactory(programme=ProgrammeFactory(slug="law"))
    address = reverse("programmes:fees", args=["law"])

    for _ in range(2):
        assert f"law-fees-{catalogue.year}.csv" in client.get(address).headers["Content-Disposition"]


def test_what_the_answer_said_of_its_first_reader_reaches_no_other():
    worker = PageCacheMiddleware(Views(**{"X-Reader": "amina"}))
    worker(get())

    assert "X-Reader" not in worker(get()).headers


def test_an_answer_that_flows_is_passed_on_and_not_kept():
    asked = []
    worker = PageCacheMiddleware(lambda request: asked.append(request) or StreamingHttpResponse(iter([b"a", b"b"])))

    assert [b"".join(worker(get()).streaming_content) for _ in range(2)] == [b"ab", b"ab"]
    assert len(asked) == 2


@pytest.mark.parametrize("says", ["private", "no-store", "max-age=0, no-cache, no-store, must-revalidate, private"])
def test_a_page_that_may_not_be_stored_is_not_stored(says):
    views = Views(**{"Cache-Control": says})
    worker = PageCacheMiddleware(views)

    assert [worker(get()).headers["Cache-Control"] for _ in range(2)] == [says, says]
    assert views.asked == 2


@pytest.mark.parametrize(("letters", "form"), [(WORTH_COMPRESSING - 1, None), (WORTH_COMPRESSING, "gzip")])
def test_only_a_page_that_is_worth_it_is_compressed(letters, form):
    worker = PageCacheMiddleware(Views("x" * letters))

    assert worker(get(**{"Accept-Encoding": "gzip"})).headers.get("Content-Encoding") == form


@pytest.mark.parametrize("accepted", ["gzip;q=0", "br, gzip; q=0.0", "identity", ""])
def test_who_refuses_the_compressed_form_is_not_sent_it(accepted):
    worker = PageCacheMiddleware(Views("x" * 2000))

    assert worker(get(**{"Accept-Encoding": accepted})).content == b"x" * 2000


@pytest.mark.parametrize("accepted", ["gzip", "deflate, GZIP", "br;q=1, gzip;q=0.5", "*;q=0, gzip"])
def test_who_takes_the_compressed_form_is_sent_it(accepted):
    worker = PageCacheMiddleware(Views("x" * 2000))

    assert gzip.decompress(worker(get(**{"Accept-Encoding": accepted})).content) == b"x" * 2000


def test_a_cookie_that_signs_nobody_in_makes_no_difference():
    views = Views()
    worker = PageCacheMiddleware(views)
    request = get()
    request.COOKIES["crossings-language"] = "fr"

    assert [worker(get()).content, worker(request).content] == [b"first"] * 2
    assert views.asked == 1


@pytest.mark.parametrize("broken", ["get", "set"])
def test_a_full_or_forbidden_disk_costs_no_page(monkeypatch, broken):
    def refuse(*_, **__):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(cache, broken, refuse)

    assert PageCacheMiddleware(Views())(get()).content == b"first"


@pytest.mark.slow
def test_an_address_of_another_host_is_refused_before_anything_is_kept(client):
    assert client.get("/en/sources/", headers={"host": "evil.example"}).status_code == 400


def test_a_public_page_asks_for_no_cookie_and_depends_on_none(client):
    answer = client.get("/en/sources/")

    assert not answer.cookies
    assert "cookie" not in answer.headers["Vary"].lower()
    assert client.get("/en/sources/", headers={"If-None-Match": answer.headers["ETag"]}).status_code == 304


@pytest.mark.parametrize("name", ["account_login", "account_signup", "account_reset_password"])
def test_a_page_with_a_form_of_its_readers_is_never_kept(client, name):
    answers = [client.get(reverse(name)) for _ in range(2)]

    assert not any(answer.headers.get("ETag") for answer in answers)


@pytest.mark.slow
def test_nothing_of_ones_own_page_is_kept_for_others(enter, noor, client):
    assert noor.email in enter(noor).get(reverse("people:home")).content.decode()

    assert noor.email not in client.get(reverse("people:home"), follow=True).content.decode()
