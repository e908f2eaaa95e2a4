"""What the network's pages say about dates and presence, in the reader's language.

Public names: `date_words`, `day_words`, `membership_note`, `presence_words`, `with_remark`.
"""

from datetime import date

from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from crossings.engine.network.presence import Presence
from crossings.engine.values import PartialDate, Precision
from crossings.network.models import Membership

FORMATS = {Precision.YEAR: "Y", Precision.MONTH: "YEAR_MONTH_FORMAT", Precision.DAY: "DATE_FORMAT"}


def date_words(known: PartialDate | None) -> str:
    """A date, as far as it is known: 2013, June 2013, 1 June 2013; nothing for none."""
    return "" if known is None else date_format(known.earliest(), FORMATS[known.precision])


def day_words(day: date) -> str:
    return date_format(day, "DATE_FORMAT")


def membership_note(membership: Membership) -> str:
    """What the sources leave open about the dates of a membership; nothing where they state both."""
    if membership.evidence == Membership.Evidence.NOT_EVIDENCED:
        return _("Named by a source; membership not evidenced in any source read.")
    starts = "" if membership.starts_stated else date_words(membership.starts)
    ends = "" if membership.ends_stated else date_words(membership.ends)
    if starts and ends:
        text = _("Shown by the sources from %(starts)s until %(ends)s; when it joined and left is not stated.")
    elif starts:
        text = _("Shown by the sources from %(starts)s on; when it joined is not stated.")
    elif ends:
        text = _("Shown by the sources until %(ends)s; when it left is not stated.")
    else:
        return ""
    return text % {"starts": starts, "ends": ends}


def presence_words(presence: Presence) -> str:
    """What is known of a membership on a day, for a cell of a table."""
    return {
        Presence.ON_RECORD: _("on record"),
        Presence.NOT_EVIDENCED: _("named, not evidenced"),
        Presence.EARLIER_EVIDENCE: _("shown earlier; no source speaks of this day"),
        Presence.LATER_EVIDENCE: _("shown later; no source speaks of this day"),
        Presence.ABSENT: _("not a member"),
    }[presence]


def with_remark(*sentences: str, remark: str) -> SafeString:
    """Sentences in the reader's language, then what the record remarks on its source: in its own direction, unsplit."""
    told = [*filter(None, sentences), *([format_html("<bdi>{}</bdi>", remark)] if remark else [])]
    return format_html_join(" ", "{}", ((each,) for each in told))
