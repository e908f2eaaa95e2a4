"""Every change of an event that has a name of its own in the office.

`announce`, `reschedule`, `postpone`, `cancel`, `reinstate`, `withdraw`. Plain additions and corrections go through
`journal.actions`: an event that is added is a draft until it is announced.

Each verb locks the event, changes it and writes the journal and its search document in one transaction. All raise
`Refusal` where `engine.events.lifecycle` does not permit the move, and `ValidationError` where the row would break a
rule of its table; then nothing is kept. None of them reads the clock. The number that calendars compare (SEQUENCE)
rises by itself with each change that matters to them.
"""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_noop

from crossings.engine.events.lifecycle import EventStatus, move
from crossings.engine.events.when import When
from crossings.engine.refusal import Refusal
from crossings.events.models import Event
from crossings.journal.record import Actor, recording

VERBS = (
    gettext_noop("announce"),
    gettext_noop("reschedule"),
    gettext_noop("postpone"),
    gettext_noop("cancel"),
    gettext_noop("reinstate"),
    gettext_noop("withdraw"),
)


def announce(*, event: Event, by: Actor, at: datetime, why: str = "") -> Event:
    """Show a draft to the public: on the pages, in the calendars, in the search.

    Example::

        announce(event=symposium, by=actor, at=now, why="The programme is settled")
    """
    return _moved(event, "announce", by=by, at=at, why=why)


def reschedule(*, event: Event, when: When, notice: str = "", by: Actor, at: datetime, why: str = "") -> Event:
    """Give an announced or postponed event another date; calendars move it, since its identifier stays.

    `notice` is what the public is told beside the new date. Raises `Refusal` for a date without a first day.

    Example::

        reschedule(
            event=symposium,
            when=When(PartialDate(2027, 5, 4), begins_at=time(9), zone="Europe/Brussels"),
            notice="One week later than first announced.",
            by=actor,
            at=now,
        )
    """
    if when.starts is None:
        raise Refusal(
            f"“{event}” was not given a new date.",
            "No first day was named.",
            "Name the day, month or year, or postpone the event until one is known.",
        )
    return _moved(
        event,
        "reschedule",
        starts=when.starts,
        last_day=when.last,
        begins_at=when.begins_at,
        ends_at=when.ends_at,
        zone=when.zone,
        notice=notice,
        by=by,
        at=at,
        why=why,
    )


def postpone(*, event: Event, notice: str = "", by: Actor, at: datetime, why: str = "") -> Event:
    """Tell that an event does not take place on its date and has no new one yet; calendars take the old date out.

    Example::

        postpone(event=symposium, notice="A new date follows in spring.", by=actor, at=now, why="The hall is flooded")
    """
    return _moved(event, "postpone", notice=notice, by=by, at=at, why=why)


def cancel(*, event: Event, notice: str = "", by: Actor, at: datetime, why: str = "") -> Event:
    """Tell that an event does not take place. It stays on its page and in the calendars as cancelled.

    Example::

        cancel(event=symposium, notice="Fees are paid back by June.", by=actor, at=now, why="Too few registrations")
    """
    return _moved(event, "cancel", notice=notice, by=by, at=at, why=why)


def reinstate(*, event: Event, notice: str = "", by: Actor, at: datetime, why: str = "") -> Event:
    """Tell that a cancelled event takes place after all, on the date that it has.

    Example::

        reinstate(event=symposium, by=actor, at=now, why="The city lends us its hall")
    """
    return _moved(event, "reinstate", notice=notice, by=by, at=at, why=why)


def withdraw(*, event: Event, by: Actor, at: datetime, why: str = "") -> Event:
    """Take an event that was announced in error out of public sight, at once. Cancel one that will not take place.

    Example::

        withdraw(event=symposium, by=actor, at=now, why="Announced twice")
    """
    return _moved(event, "withdraw", by=by, at=at, why=why)


def _moved(event: Event, verb: str, *, by: Actor, at: datetime, why: str, **columns: Any) -> Event:
    with recording(event, verb, by=by, at=at, why=why):
        event.refresh_from_db()
        event.status = move(EventStatus(event.status), verb)
        for name, value in columns.items():
            setattr(event, name, value)
        event.full_clean()
        event.save()
    return event
