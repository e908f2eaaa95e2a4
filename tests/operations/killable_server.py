"""Starts the product's server anew for each line that it reads, from a process that has loaded it: fifty in a minute.

Each stands in a process group of its own, whose number is printed, so that all of it can be killed at once.
"""

import os
import sys

import django
from django.conf import settings

os.environ["DJANGO_SETTINGS_MODULE"] = "crossings.config.settings"
django.setup()

from crossings.operations import server  # noqa: E402  only a product that is set up can be loaded
from crossings.operations.health import migrations_are_applied  # noqa: E402
from crossings.operations.lifeline import end_with_parent  # noqa: E402
from crossings.operations.management.commands.run import Command  # noqa: E402
from crossings.operations.supervisor import Part, Supervisor  # noqa: E402


def serve() -> None:
    os.setpgid(0, 0)
    end_with_parent()
    product.refuse_taken_port()  # waits until the one that was killed has let it go
    shared = server.listening("127.0.0.1", settings.SERVER["port"])
    known = {"shared": shared, "threads": 4, "proxy": ""}
    Supervisor([Part(name, server.serve, known) for name in ("server 1", "server 2")]).run()


product = Command()
assert migrations_are_applied()  # known to every server that is made from here, as in `crossings run`
product.load_everything()
print("loaded", flush=True)
for _ in sys.stdin:
    child = os.fork()
    if child == 0:
        serve()
        os._exit(0)
    print(child, flush=True)
    os.waitpid(child, 0)
