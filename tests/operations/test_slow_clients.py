"""Two hundred slow clients hold on, and the server answers everybody else."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import pytest
from django.conf import settings

from tests.operations.conftest import Product

CLIENTS = 200
BEGINNINGS = {
    "says nothing": b"",
    "is slow with its headers": b"GET /health/ HTTP/1.1\r\nHost: localhost\r\nX-Slow: ",
    "is slow with its form": (
        b"POST /en/account/login/ HTTP/1.1\r\nHost: localhost\r\n"
        + f"Cookie: {settings.CSRF_COOKIE_NAME}={'k' * 32}\r\n".encode()
        + b"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 100000\r\n\r\nlogin="
    ),
}


@contextmanager
def slow_clients(port: int, beginning: bytes) -> Iterator[None]:
    """Within the block so many clients have begun a request, and go on with it byte by byte."""
    clients = [socket.create_connection(("127.0.0.1", port), timeout=10) for _ in range(CLIENTS)]
    ended = threading.Event()

    def go_on() -> None:
        while not ended.wait(0.5):
            for client in clients:
                with suppress(OSError):
                    client.send(b"x")

    for client in clients:
        client.sendall(beginning)
    thread = threading.Thread(target=go_on, daemon=True)
    if beginning:
        thread.start()
    yield
    ended.set()
    for client in clients:
        client.close()


@pytest.mark.slow
def test_two_hundred_slow_clients_hold_up_nobody(product: Product) -> None:
    for kind, beginning in BEGINNINGS.items():
        with slow_clients(product.port, beginning):
            time.sleep(1)
            waits = []
            for _ in range(20):
                began = time.monotonic()
                assert product.answer(timeout=5) == 200, kind
                waits.append(time.monotonic() - began)

        assert sorted(waits)[10] < 1, f"{kind}: {waits}"
