"""The web server, embedded: waitress, which reads a request whole before a thread takes it, and sends an answer on its
own time; so two hundred slow clients hold up nobody (docs/decisions/0001-server.md has the measurements).
"""

import signal
import socket
import sys
from collections.abc import Callable
from typing import Any

import waitress
from django.conf import settings
from django.utils.module_loading import import_string

from crossings.operations.lifeline import end_with_parent

WAITING = 1024  # connections that the machine keeps for us while all are busy
CONNECTIONS = 2000  # for each process; one more waits
SILENT_FOR = 60  # seconds until a client that says nothing is hung up on
REQUEST_AT_MOST = 25 * 1024 * 1024  # bytes; the office's largest upload is 10 MB
HEADERS_AT_MOST = 64 * 1024  # bytes


def listening(listen: str, port: int) -> socket.socket:
    """The socket that all server processes share: while one is replaced, the others and the queue go on."""
    shared = socket.socket(socket.AF_INET6 if ":" in listen else socket.AF_INET)
    shared.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    shared.bind((listen, port))
    shared.listen(WAITING)
    return shared


def serve(shared: socket.socket, *, threads: int, proxy: str) -> None:
    """Serve until told to stop; a request at hand is given its answer. What a `proxy` says of its client is believed."""
    end_with_parent()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())
    signal.signal(signal.SIGINT, lambda *_: sys.exit())
    application: Callable[..., Any] = import_string(settings.WSGI_APPLICATION)
    trust: dict[str, Any] = {
        "trusted_proxy_headers": {"x-forwarded-for", "x-forwarded-proto"},
        "trusted_proxy_count": 1,
    }
    waitress.serve(
        application,
        sockets=[shared],
        threads=threads,
        asyncore_use_poll=True,
        channel_timeout=SILENT_FOR,
        connection_limit=CONNECTIONS,
        max_request_body_size=REQUEST_AT_MOST,
        max_request_header_size=HEADERS_AT_MOST,
        clear_untrusted_proxy_headers=True,
        ident=None,
        _quiet=True,
        **({"trusted_proxy": proxy, **trust} if proxy else {}),
    )
