"""A reader who has an answer already is told so in a few bytes; other readers' software may ask from anywhere."""

import pytest

from tests.factories.provenance import SourceFactory

pytestmark = pytest.mark.django_db
SOURCES = "/api/v1/sources"


def test_an_answer_that_is_still_true_is_not_sent_again(client):
    SourceFactory()
    tag = client.get(SOURCES).headers["ETag"]
    again = client.get(SOURCES, headers={"If-None-Match": tag})
    assert (again.status_code, again.content, again.headers["ETag"]) == (304, b"", tag)


def test_an_answer_that_has_changed_is_sent(client):
    tag = client.get(SOURCES).headers["ETag"]
    SourceFactory()
    assert client.get(SOURCES, headers={"If-None-Match": tag}).status_code == 200


def test_two_languages_have_two_tags(client):
    tags = {client.get(f"{SOURCES}?language={language}").headers["ETag"] for language in ("en", "ar")}
    assert len(tags) == 2


def test_an_answer_is_always_asked_for_again(client):
    headers = client.get(SOURCES).headers
    assert headers["Cache-Control"] == "public, no-cache"
    assert "Accept-Language" in headers["Vary"]
    assert "Cookie" not in headers["Vary"]


def test_head_tells_what_get_would(client):
    SourceFactory()
    head = client.head(SOURCES)
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["ETag"] == client.get(SOURCES).headers["ETag"]


@pytest.mark.parametrize("address", [SOURCES, "/api/v1/openapi.json", "/api/v1/nothing", f"{SOURCES}?limit=many"])
def test_pages_of_every_origin_may_read(client, address):
    assert client.get(address).headers["Access-Control-Allow-Origin"] == "*"


def test_a_browser_that_asks_first_is_let_in(client):
    response = client.options(SOURCES, headers={"Access-Control-Request-Headers": "If-None-Match"})
    assert response.status_code == 200
    assert response.headers["Access-Control-Allow-Methods"] == "GET, HEAD"


def test_no_origin_may_send_cookies(client):
    assert "Access-Control-Allow-Credentials" not in client.get(SOURCES).headers


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
@pytest.mark.parametrize("address", [SOURCES, f"{SOURCES}/page"])
def test_nothing_can_be_changed_here(client, method, address):
    response = getattr(client, method)(address)
    assert response.status_code == 405
    assert response.headers["Allow"] == "GET, HEAD, OPTIONS"


def test_the_session_is_never_read(client, ingrid, django_assert_num_queries):
    client.force_login(ingrid)
    with django_assert_num_queries(2):  # the page and its count
        client.get(SOURCES)
