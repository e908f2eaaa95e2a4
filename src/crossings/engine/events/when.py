"""When an event is, as exactly as it is known, and how it stands at a given moment.

Public names: `When`, `Phase`, `instant`, `comes_twice`, `known_zone`, `zone_names`, `NoSuchTime`, `Flaw`. Three kinds
of knowledge: a year or a month only; whole days; exact local times in a named time zone. The local time is the fact and
the instant is computed, so a country that changes its clocks moves the instant and not the hour on the invitation. It
never guesses a missing part: where the zone is not known, a day begins when it begins anywhere on Earth and is over
when it is over everywhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from enum import StrEnum
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from crossings.engine.refusal import Refusal
from crossings.engine.values import PartialDate, Precision

FIRST_PLACE = timezone(timedelta(hours=14))
"""Where a day begins first."""
LAST_PLACE = timezone(timedelta(hours=-12))
"""Where a day ends last."""
YEARS = range(1800, 2201)
DAY = timedelta(days=1)


class Flaw(StrEnum):
    """What is wrong with a date that was refused, so that a form can say it in the reader's language."""

    NO_START = "no start"
    LAST_BEFORE_FIRST = "last before first"
    TOO_FAR = "too far"
    HOUR_OF_ENDING_ALONE = "hour of ending alone"
    HOUR_WITHOUT_DAY = "hour without day"
    HOUR_WITHOUT_ZONE = "hour without zone"
    UNKNOWN_ZONE = "unknown zone"
    LEAPT_OVER = "leapt over"
    ENDS_BEFORE_IT_BEGINS = "ends before it begins"


class NoSuchTime(Refusal):
    """A date or an hour of an event was refused; `flaw` says for which reason."""

    def __init__(self, flaw: Flaw, what: str, why: str, mend: str) -> None:
        self.flaw = flaw
        super().__init__(what, why, mend)


class Phase(StrEnum):
    """How an event stands at a moment."""

    UPCOMING = "upcoming"
    """It has begun nowhere yet."""
    ONGOING = "ongoing"
    """It goes on."""
    ABOUT_NOW = "about_now"
    """It is now or nearly: what is known of its date does not say whether it has begun or is over."""
    PAST = "past"
    """It is over everywhere."""
    UNDATED = "undated"
    """No date of it is known."""


@cache
def zone_names() -> frozenset[str]:
    """Every name of a time zone that is known here, those without a place left out.

    >>> "Europe/Madrid" in zone_names(), "posixrules" in zone_names()
    (True, False)
    """
    return frozenset(name for name in available_timezones() if "/" in name or name == "UTC")


def known_zone(name: str) -> ZoneInfo:
    """The time zone with this name of the IANA database. Raises `NoSuchTime` for any other.

    >>> known_zone("Asia/Tokyo").key
    'Asia/Tokyo'
    """
    if name not in zone_names():
        raise NoSuchTime(
            Flaw.UNKNOWN_ZONE,
            f"“{name}” is not a time zone.",
            "Time zones here have the names of the IANA database.",
            "Write a continent and a city of the zone, such as Europe/Madrid.",
        )
    return ZoneInfo(name)


def instant(day: date, hour: time, zone: str) -> datetime:
    """The instant, in UTC, at which clocks in `zone` show this day and hour.

    An hour that the clocks show twice means its first coming, as calendars read it (RFC 5545, section 3.3.5).
    Raises `NoSuchTime` for an hour that the clocks leap over, and for an unknown zone.

    >>> instant(date(2027, 3, 29), time(9), "Europe/Madrid").isoformat()
    '2027-03-29T07:00:00+00:00'
    >>> instant(date(2027, 3, 28), time(2, 30), "Europe/Madrid")
    Traceback (most recent call last):
    crossings.engine.events.when.NoSuchTime: 02:30 on 2027-03-28 is not an hour in Europe/Madrid. Clocks there go forward \
that night and leap over it. Write the hour that the clocks show then, or check the day.
    """
    local = datetime.combine(day, hour, known_zone(zone))
    found = local.astimezone(UTC)
    if found.astimezone(local.tzinfo).replace(tzinfo=None) != local.replace(tzinfo=None):
        raise NoSuchTime(
            Flaw.LEAPT_OVER,
            f"{hour:%H:%M} on {day} is not an hour in {zone}.",
            "Clocks there go forward that night and leap over it.",
            "Write the hour that the clocks show then, or check the day.",
        )
    return found


def comes_twice(day: date, hour: time, zone: str) -> bool:
    """Whether clocks in `zone` show this hour twice on this day, because they go back.

    >>> comes_twice(date(2027, 10, 31), time(2, 30), "Europe/Madrid")
    True
    """
    local = datetime.combine(day, hour, known_zone(zone))
    return local.utcoffset() != local.replace(fold=1).utcoffset() and _is_shown(local)


def _is_shown(local: datetime) -> bool:
    return local.astimezone(UTC).astimezone(local.tzinfo).replace(tzinfo=None) == local.replace(tzinfo=None)


@dataclass(frozen=True, slots=True)
class When:
    """The date of an event.

    Attributes:
        starts: the first day, month or year; None where no date is known.
        last: the last one, counted in; None where it is the first.
        begins_at, ends_at: local times on the first and on the last day.
        zone: the IANA name of the time zone of the place; empty where it is not known.

    Raises `NoSuchTime` for what no calendar could hold: an end before the start, an hour without its day or its zone.

    >>> When(PartialDate(2015, 9)).phase(datetime(2015, 10, 2, tzinfo=UTC))
    <Phase.PAST: 'past'>
    """

    starts: PartialDate | None = None
    last: PartialDate | None = None
    begins_at: time | None = None
    ends_at: time | None = None
    zone: str = ""

    def __post_init__(self) -> None:
        _refuse_unsound_days(self)
        _refuse_unsound_hours(self)

    @property
    def days(self) -> tuple[date, date] | None:
        """The first and the last day, counted in, where both are known.

        >>> When(PartialDate(2015, 9, 12)).days
        (datetime.date(2015, 9, 12), datetime.date(2015, 9, 12))
        """
        if self.starts is None or self.end is None or self.precision is not Precision.DAY:
            return None
        return self.starts.earliest(), self.end.latest()

    @property
    def end(self) -> PartialDate | None:
        """The last day, month or year, the first where no other is named."""
        return self.last or self.starts

    @property
    def precision(self) -> Precision | None:
        """How exactly both ends are known; None where no date is."""
        ends = [each.precision for each in (self.starts, self.end) if each is not None]
        return min(ends) if ends else None

    @property
    def begins(self) -> datetime | None:
        """The instant at which it begins, in UTC, where its hour is known."""
        if self.starts is None or self.begins_at is None:
            return None
        return instant(self.starts.earliest(), self.begins_at, self.zone)

    @property
    def ends(self) -> datetime | None:
        """The instant at which it ends, in UTC, where its hour is known."""
        return None if self.end is None or self.ends_at is None else instant(self.end.latest(), self.ends_at, self.zone)

    @property
    def comes_twice(self) -> bool:
        """Whether its first hour is one that the clocks show twice that night."""
        if self.starts is None or self.begins_at is None:
            return False
        return comes_twice(self.starts.earliest(), self.begins_at, self.zone)

    @property
    def opens(self) -> datetime | None:
        """The first instant, in UTC, at which it may have begun; None where no date is known.

        >>> When(PartialDate(2015, 9)).opens.isoformat()
        '2015-08-31T10:00:00+00:00'
        """
        if self.starts is None:
            return None
        return self.begins or _midnight(self.starts.earliest(), self._zone_or(FIRST_PLACE))

    @property
    def closes(self) -> datetime | None:
        """The instant, in UTC, from which it is over everywhere; None where no date is known.

        >>> When(PartialDate(2015, 9)).closes.isoformat()
        '2015-10-01T12:00:00+00:00'
        """
        if self.end is None:
            return None
        return self.ends or _midnight(self.end.latest() + DAY, self._zone_or(LAST_PLACE))

    def phase(self, at: datetime) -> Phase:
        """How it stands at the moment `at`, which carries a time zone.

        >>> fair = When(PartialDate(2027, 5, 4), begins_at=time(9), ends_at=time(17), zone="Europe/Brussels")
        >>> [fair.phase(datetime(2027, 5, 4, hour, tzinfo=UTC)).value for hour in (6, 7, 15)]
        ['upcoming', 'ongoing', 'past']
        """
        opens, closes = self.opens, self.closes
        if self.starts is None or self.end is None or opens is None or closes is None:
            return Phase.UNDATED
        if at < opens:
            return Phase.UPCOMING
        if at >= closes:
            return Phase.PAST
        has_begun = at >= (self.begins or _midnight(self.starts.latest(), self._zone_or(LAST_PLACE)))
        goes_on = at < (self.ends or _midnight(self.end.earliest() + DAY, self._zone_or(FIRST_PLACE)))
        return Phase.ONGOING if has_begun and goes_on else Phase.ABOUT_NOW

    def _zone_or(self, other: tzinfo) -> tzinfo:
        return ZoneInfo(self.zone) if self.zone else other


def _midnight(day: date, zone: tzinfo) -> datetime:
    return datetime.combine(day, time(0), zone).astimezone(UTC)


def _refuse_unsound_days(when: When) -> None:
    starts, last = when.starts, when.last
    if starts is None and last is not None:
        raise NoSuchTime(
            Flaw.NO_START, "An event was given an end and no start.", "What ends has begun.", "Write when it begins."
        )
    if starts is not None and last is not None and last < starts:
        raise NoSuchTime(
            Flaw.LAST_BEFORE_FIRST,
            f"An event from {starts} to {last} was refused.",
            "Its last day comes before its first.",
            "Write the last day, counted in, or leave it empty for an event of one day.",
        )
    for each in filter(None, (starts, last)):
        if each.year not in YEARS:
            raise NoSuchTime(
                Flaw.TOO_FAR,
                f"An event in the year {each.year} was refused.",
                f"Events here lie between {YEARS.start} and {YEARS.stop - 1}.",
                "Check the year.",
            )


def _refuse_unsound_hours(when: When) -> None:
    if when.zone:
        known_zone(when.zone)
        for day in when.days or ():
            instant(day, time(12), when.zone)  # some places have leapt over a whole day
    if when.begins_at is None and when.ends_at is None:
        return
    if when.begins_at is None:
        raise NoSuchTime(
            Flaw.HOUR_OF_ENDING_ALONE,
            "An hour of ending was given alone.",
            "What ends at an hour has begun.",
            "Write when it begins.",
        )
    if when.precision is not Precision.DAY:
        raise NoSuchTime(
            Flaw.HOUR_WITHOUT_DAY,
            "An hour was given without its day.",
            "An hour means an instant only on a known day.",
            "Write the day as year, month and day, or leave the hours empty.",
        )
    if not when.zone:
        raise NoSuchTime(
            Flaw.HOUR_WITHOUT_ZONE,
            "An hour was given without its time zone.",
            "The same hour is another instant in another place.",
            "Name the time zone of the place, such as Europe/Madrid.",
        )
    begins, ends = when.begins, when.ends
    if begins is not None and ends is not None and ends <= begins:
        raise NoSuchTime(
            Flaw.ENDS_BEFORE_IT_BEGINS,
            "An event that ends before it begins was refused.",
            f"It would begin at {begins:%Y-%m-%d %H:%M} and end at {ends:%Y-%m-%d %H:%M}, in UTC.",
            "Check both hours, and the last day where it goes on past midnight.",
        )
