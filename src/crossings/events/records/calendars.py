"""Events as a calendar to subscribe to: engine values, which `outside.icalendar` writes down.

Public names: `calendar_of`, `MOST`. When an event last changed is what the journal says.
"""

from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from crossings.engine.events.calendar import CalendarEntry, EventCalendar, has_its_days
from crossings.engine.events.lifecycle import EventStatus
from crossings.events.models import Event, EventParty
from crossings.events.records.lines import party_words, place_words
from crossings.events.sentences import told_title
from crossings.journal.changes import NEVER_CHANGED, last_changes
from crossings.languages.fetch import fetch_words, rows_below
from crossings.network.records import country_names

MOST = 1000  # events in one calendar: the newest by their first day


def calendar_of(
    events: Iterable[Event], *, name: str, address: str, base: str, left_out: int, language: str
) -> EventCalendar:
    """These events as one calendar, those without known days left out and counted in `left_out`.

    `address` is the calendar's own; `base` stands before the path of each event's page.
    """
    rows = [event for event in events if has_its_days(event.when)]
    fetch_words(rows_below(rows), language)
    changed, countries = last_changes(rows), country_names(language)
    places = (place_words(each, language, countries) for each in rows)
    return EventCalendar(
        name=name,
        description=_description(left_out),
        address=address,
        entries=tuple(
            _entry(each, changed.get(str(each.pk), NEVER_CHANGED), base, place, language)
            for each, place in zip(rows, places, strict=True)
        ),
        language=language,
    )


def _description(left_out: int) -> str:
    said = _(
        "Events, kept up to date. Cancelled ones are marked; an event that moves keeps its place in your calendar."
    )
    if not left_out:
        return said
    told = ngettext(
        "%(number)s event is left out: no source read states its days.",
        "%(number)s events are left out: no source read states their days.",
        left_out,
    )
    return f"{said} {told % {'number': left_out}}"


def _entry(event: Event, changed: datetime, base: str, place: str, language: str) -> CalendarEntry:
    title, status = event.words("title", language), EventStatus(event.status)
    return CalendarEntry(
        uid=str(event.uid),
        title=told_title(title.text, status, is_example=event.is_example),
        when=event.when,
        status=status,
        sequence=event.sequence,
        changed=changed,
        address=base + event.get_absolute_url(),
        description="\n".join(filter(None, _description_lines(event, language))),
        place=place,
        categories=tuple(row.concept.words("label", language).text for row in event.topics.all()),
        language=title.language,
    )


def _description_lines(event: Event, language: str) -> Iterable[str]:
    yield event.words("notice", language).text
    yield event.words("summary", language).text
    held = [party_words(each, language) for each in event.parties.all() if each.role == EventParty.Role.ORGANISER]
    if held:
        yield _("Organised by %(names)s.") % {"names": ", ".join(held)}
    yield event.online_address
