"""One process of the product's server, at the moment that it is told: `python -m tests.journeys.one_server MOMENT PORT`.

Two of them, on two ports, stand for the processes among which an installation parts its readers: each can be asked alone.
"""

import sys
from datetime import datetime

import django
import time_machine

from crossings.operations import server


def main(moment: str, port: str) -> None:
    with time_machine.travel(datetime.fromisoformat(moment)):
        django.setup()
        server.serve(server.listening("127.0.0.1", int(port)), threads=2, proxy="")


if __name__ == "__main__":
    main(*sys.argv[1:])
