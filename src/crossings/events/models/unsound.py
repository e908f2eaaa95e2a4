"""What is wrong with the date of an event, in the reader's language, beside the column that has to be mended."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from crossings.engine.events.when import YEARS, Flaw, NoSuchTime

WORDS = {
    Flaw.NO_START: ("starts", _("What ends has begun. Write the first day, or leave the last day empty.")),
    Flaw.LAST_BEFORE_FIRST: (
        "last_day",
        _("The last day comes before the first. It is counted in; leave it empty for an event of one day."),
    ),
    Flaw.TOO_FAR: ("starts", _("Events here lie between %(first)s and %(last)s. Check the year.")),
    Flaw.HOUR_OF_ENDING_ALONE: ("begins_at", _("What ends at an hour begins at one. Write it, or leave both empty.")),
    Flaw.HOUR_WITHOUT_DAY: (
        "starts",
        _("An hour needs its day. Write year, month and day of the first and the last day, or leave the hours empty."),
    ),
    Flaw.HOUR_WITHOUT_ZONE: (
        "zone",
        _("The same hour is another moment in another place. Choose the time zone of the place."),
    ),
    Flaw.UNKNOWN_ZONE: ("zone", _("“%(zone)s” is not a time zone. Write one of the IANA list, such as Europe/Madrid.")),
    Flaw.LEAPT_OVER: (
        "begins_at",
        _(
            "Clocks in %(zone)s go forward that night and leap over an hour given here. Write the one that they show then."
        ),
    ),
    Flaw.ENDS_BEFORE_IT_BEGINS: (
        "ends_at",
        _("It would end before it begins. Check both hours, and the last day where it goes on past midnight."),
    ),
}
"""For each flaw the column to mend, and what to say."""


def unsound(refused: NoSuchTime, given: Any) -> ValidationError:
    """The refusal as a form tells it; `given` has the columns of a date, as an event has."""
    column, words = WORDS[refused.flaw]
    facts = {"zone": given.zone, "first": YEARS.start, "last": YEARS.stop - 1}
    return ValidationError({column: ValidationError(words, params=facts)})
