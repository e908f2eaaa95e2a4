"""What pages and calendars say of the date and the phase of an event, in the reader's language.

Public names: `when_words`, `zone_words`, `phase_words`, `told_title`, `shape_of`.
"""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils.formats import time_format
from django.utils.translation import gettext as _

from crossings.engine.events.lifecycle import EventStatus
from crossings.engine.events.when import Phase, When
from crossings.engine.values import PartialDate, Precision
from crossings.network.sentences import date_words

SHAPES = {EventStatus.POSTPONED: "tbc", EventStatus.CANCELLED: "no"}
"""The shape beside the word in `components/status.html`."""


def when_words(when: When) -> str:
    """The date as far as it is known: September 2015; 14 July 2016, 09:00 – 15 July 2016, 17:00; nothing for none."""
    if when.starts is None:
        return ""
    if when.last is None or when.last == when.starts:
        return _comma(date_words(when.starts), _hours(when.begins_at, when.ends_at))
    first, last = _at(when.starts, when.begins_at), _at(when.last, when.ends_at)
    return _("%(first)s – %(last)s") % {"first": first, "last": last}


def _at(day: PartialDate, hour: time | None) -> str:
    return _comma(date_words(day), _hours(hour, None))


def _hours(begins: time | None, ends: time | None) -> str:
    return "–".join(time_format(hour, "TIME_FORMAT") for hour in (begins, ends) if hour is not None)


def _comma(*parts: str) -> str:
    return ", ".join(filter(None, parts))


def zone_words(when: When) -> str:
    """In which zone the hours are, and what a vague date or a night with a double hour leaves open."""
    said = []
    if when.begins is not None:
        facts = {"zone": when.zone, "offset": _offset(when.begins, when.zone)}
        said.append(_("Local time of %(zone)s, %(offset)s.") % facts)
    if when.comes_twice:
        said.append(_("Clocks go back that night and show this hour twice: the first time is meant."))
    if when.precision is Precision.MONTH:
        said.append(_("Only the month is stated in the sources read."))
    if when.precision is Precision.YEAR:
        said.append(_("Only the year is stated in the sources read."))
    return " ".join(said)


def _offset(moment: datetime, zone: str) -> str:
    offset = moment.astimezone(ZoneInfo(zone)).utcoffset() or timedelta()
    minutes = int(offset.total_seconds()) // 60
    return f"UTC{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


def phase_words(phase: Phase, status: EventStatus) -> str:
    """How it stands at the moment of reading: what became of it first, then whether it is past or to come."""
    became = {
        EventStatus.DRAFT: _("Draft"),
        EventStatus.POSTPONED: _("Postponed"),
        EventStatus.CANCELLED: _("Cancelled"),
    }
    return (
        became.get(status)
        or {
            Phase.UPCOMING: _("Upcoming"),
            Phase.ONGOING: _("Ongoing"),
            Phase.ABOUT_NOW: _("Now or about now"),
            Phase.PAST: _("Past"),
            Phase.UNDATED: _("Date not stated"),
        }[phase]
    )


def shape_of(phase: Phase, status: EventStatus) -> str:
    """Which shape stands beside these words."""
    return SHAPES.get(status) or {Phase.UPCOMING: "wait", Phase.PAST: "met", Phase.UNDATED: "tbc"}.get(phase, "on")


def told_title(title: str, status: EventStatus, *, is_example: bool) -> str:
    """The title where no mark can stand beside it, as in a calendar: what it lost or is made for comes first."""
    if is_example:
        title = _("Example: %(title)s") % {"title": title}
    if status is EventStatus.CANCELLED:
        return _("Cancelled: %(title)s") % {"title": title}
    return _("Postponed: %(title)s") % {"title": title} if status is EventStatus.POSTPONED else title
