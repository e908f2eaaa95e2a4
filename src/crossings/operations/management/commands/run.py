"""`crossings run`: the server, the worker and the scheduler, until Ctrl-C."""

import http.client
import socket
import sys
import time
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connections
from django.urls import get_resolver
from django.utils import timezone
from django.utils.module_loading import import_string

from crossings.journal.record import SYSTEM
from crossings.operations import background, server
from crossings.operations.health import migrations_are_applied
from crossings.operations.logins import describe
from crossings.operations.only_one import only_one, port_is_free
from crossings.operations.supervisor import Part, Supervisor
from crossings.programmes.rule_files import take_in

SERVER: dict[str, Any] = settings.SERVER
START_WITHIN = 5.0  # seconds that an earlier run, killed a moment ago, may take to let the port go


class Command(BaseCommand):
    help = "Start the server, the worker and the scheduler; Ctrl-C ends them all."
    requires_system_checks: list[str] = []

    def handle(self, *_: Any, **__: Any) -> None:
        with only_one(settings.DATA):
            self.refuse_taken_port()
            self.check(databases=["default"])
            if not migrations_are_applied():
                raise CommandError("The database is older than the program. Run `crossings migrate`, and start again.")
            take_in(settings.RULES, by=SYSTEM, at=timezone.now(), say=self.stdout.write)
            self.load_everything()
            self.greeted = False
            with server.listening(SERVER["listen"], SERVER["port"]) as shared:
                Supervisor(parts(shared), tick=self.greet_once).run()

    def refuse_taken_port(self) -> None:
        listen, port = SERVER["listen"], SERVER["port"]
        deadline = time.monotonic() + START_WITHIN
        while not port_is_free(listen, port):
            if time.monotonic() > deadline:
                raise CommandError(
                    f"Port {port} is taken by another program. Stop it, or choose another: PORT={port + 1}."
                )
            time.sleep(0.2)

    def load_everything(self) -> None:
        """Load what the parts share before they are made, and leave no connection open for them to share."""
        import_string(settings.WSGI_APPLICATION)
        get_resolver().url_patterns  # noqa: B018  loads every view
        connections.close_all()

    def greet_once(self) -> None:
        if not self.greeted and answers(SERVER["port"]):
            self.greeted = True
            self.stdout.write(f"\nCrossings is at {settings.WAGTAILADMIN_BASE_URL}\n")
            if settings.DEMO:
                self.stdout.write(describe())
                connections.close_all()
            self.stdout.write("Ctrl-C ends it.\n")
            sys.stdout.flush()


def parts(shared: socket.socket) -> list[Part]:
    known = {"shared": shared, "threads": SERVER["threads"], "proxy": SERVER["proxy"]}
    servers = [Part(f"server {number + 1}", server.serve, known) for number in range(SERVER["workers"])]
    return [*servers, Part("worker", background.work), Part("scheduler", background.schedule)]


def answers(port: int) -> bool:
    """Whether the server answers by now, whatever it says."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/health/", headers={"Host": "localhost"})
        return bool(connection.getresponse().status)
    except OSError:
        return False
    finally:
        connection.close()
