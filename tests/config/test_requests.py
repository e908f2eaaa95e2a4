"""What holds for every request, whichever view answers it."""

import http.client
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.test import Client

from crossings.config import env as environment


@pytest.mark.slow
@pytest.mark.parametrize("method", ["TRACE", "BREW", "CONNECT"])
def test_a_method_that_is_not_ours_is_refused(live_server, method: str) -> None:
    connection = http.client.HTTPConnection(urlsplit(live_server.url).netloc, timeout=10)
    connection.request(method, "/health/")
    answer = connection.getresponse()
    connection.close()

    assert answer.status == 405
    assert "GET" in answer.headers["Allow"]


@pytest.mark.django_db
def test_every_answer_carries_the_id_of_its_request(client: Client) -> None:
    assert len(client.get("/health/").headers["X-Request-ID"]) == 32


@pytest.mark.django_db
def test_a_proxys_sound_id_is_kept(client: Client) -> None:
    answer = client.get("/health/", headers={"X-Request-ID": "proxy-1234567"})

    assert answer.headers["X-Request-ID"] == "proxy-1234567"


@pytest.mark.django_db
@pytest.mark.parametrize("unsound", ["short", "with space 123", "line\r\nbreak", "x" * 65])
def test_an_unsound_id_is_replaced(client: Client, unsound: str) -> None:
    assert client.get("/health/", headers={"X-Request-ID": unsound}).headers["X-Request-ID"] != unsound


def test_cookies_carry_the_instance_and_no_prefix_on_plain_http() -> None:
    names = {settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, settings.LANGUAGE_COOKIE_NAME}

    assert len(names) == 3
    assert all(name.startswith(environment.ENV.instance) for name in names)
