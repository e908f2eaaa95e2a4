"""What must hold of all events and no single row can promise: looked up after a restore, and at any time.

Public name: `INVARIANTS`, which `crossings invariants` reads. Countries decide about their clocks; when they do, the
moments that were computed from local hours have to be computed again: save the events that are named.
"""

from collections.abc import Iterator

from crossings.engine.events.when import NoSuchTime
from crossings.engine.invariant import Invariant
from crossings.events.models import Event


def _moments_that_are_not_those_of_the_date() -> Iterator[str]:
    for event in Event.objects.all():
        try:
            moments = (event.when.opens, event.when.closes)
        except NoSuchTime:
            moments = None, None
        if moments != (event.opens, event.closes):
            yield f"events.event {event.pk}"


INVARIANTS = (
    Invariant("Every event begins and ends when its local date says", _moments_that_are_not_those_of_the_date),
)
