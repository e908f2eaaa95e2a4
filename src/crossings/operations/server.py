"""The web server, embedded: granian, which goes on answering while hundreds of slow clients hold on (docs/decisions)."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string
from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings
from granian.log import LogLevels
from granian.server import Server

from crossings.operations.lifeline import end_with_parent

HEADERS_WITHIN = 10_000  # milliseconds that a client may take to say what it wants
STOP_WITHIN = 8  # seconds that a request may take to end when the server stops


def serve(*, listen: str, port: int, workers: int, threads: int, media: Path) -> None:
    """Serve until told to stop. Public renditions of images are the only files that the server hands out itself:
    originals and documents pass through a view, which asks who is reading."""
    renditions = media / "images"
    renditions.mkdir(parents=True, exist_ok=True)
    Server(
        settings.WSGI_APPLICATION,
        address=listen,
        port=port,
        interface=Interfaces.WSGI,
        http=HTTPModes.http1,
        http1_settings=HTTP1Settings(header_read_timeout=HEADERS_WITHIN),
        workers=workers,
        blocking_threads=threads,
        respawn_failed_workers=True,
        respawn_interval=0.5,
        workers_kill_timeout=STOP_WITHIN,
        static_path_route=["/media/images"],
        static_path_mount=[renditions],
        log_level=LogLevels.error,
    ).serve(target_loader=application, wrap_loader=False)


def application(*_: Any) -> Callable[..., Any]:
    """Called in each server process; loaded already where the process is a fork of one that has loaded it."""
    end_with_parent()
    loaded: Callable[..., Any] = import_string(settings.WSGI_APPLICATION)
    return loaded
