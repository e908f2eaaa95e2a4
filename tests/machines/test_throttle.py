"""One address may ask so many times in a minute, whichever worker answers."""

import pytest
from django.test import RequestFactory

from crossings.machines import throttle

NOON = 1_795_262_400.0  # a full minute


@pytest.fixture
def counts(tmp_path, settings):
    settings.API_COUNTS = tmp_path / "counts"
    settings.API_CALLS_PER_MINUTE = 3
    throttle.shared_counter.cache_clear()
    yield tmp_path / "counts"
    throttle.shared_counter.cache_clear()


def waits(address="192.0.2.1", at=NOON, **headers) -> int:
    request = RequestFactory().get("/api/v1/sources", REMOTE_ADDR=address, headers=headers)
    return throttle.seconds_to_wait(request, lambda: at)


def test_the_call_after_the_last_one_allowed_has_to_wait_for_the_next_minute(counts):
    assert [waits(at=NOON + 20) for _ in range(4)] == [0, 0, 0, 40]


def test_the_next_minute_begins_anew(counts):
    for _ in range(5):
        waits()
    assert waits(at=NOON + 60) == 0


def test_another_address_is_counted_apart(counts):
    for _ in range(5):
        waits()
    assert waits(address="192.0.2.2") == 0


def test_another_worker_counts_on(counts):
    for _ in range(3):
        waits()
    throttle.shared_counter.cache_clear()
    assert waits() > 0


def test_no_limit_counts_nothing(counts, settings):
    settings.API_CALLS_PER_MINUTE = 0
    assert waits() == 0
    assert not counts.exists()


def test_behind_a_proxy_the_reader_is_counted_and_not_the_proxy(counts, settings):
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    for _ in range(5):
        waits(X_Forwarded_For="203.0.113.9, 198.51.100.7")
    assert waits(X_Forwarded_For="203.0.113.9, 198.51.100.8") == 0


def test_without_a_proxy_nobody_is_somebody_else_by_saying_so(counts):
    for _ in range(3):
        waits(X_Forwarded_For="203.0.113.1")
    assert waits(X_Forwarded_For="203.0.113.2") > 0


def test_the_file_keeps_no_address(counts):
    waits(address="192.0.2.77")
    assert b"192.0.2.77" not in counts.read_bytes()


@pytest.mark.django_db
def test_who_asks_too_often_is_told_how_long_to_wait(client, counts):
    answers = [client.get("/api/v1/sources") for _ in range(4)]
    assert [each.status_code for each in answers] == [200, 200, 200, 429]
    assert 0 < int(answers[-1].headers["Retry-After"]) <= 60
    assert "larger pages" in answers[-1].json()["detail"]
