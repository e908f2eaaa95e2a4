"""Networks: counts weighed, moments, agreements, partner countries."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from crossings.engine.statements import Stated, Weighed, weigh
from crossings.languages.templatetags.languages import marked
from crossings.network.models import (
    Agreement,
    CountryCooperation,
    Membership,
    Milestone,
    Network,
    PartnerCountry,
    StatedCount,
)
from crossings.network.records.lines import Dated, Entry, Moment
from crossings.network.sentences import date_words, day_words, with_remark


@dataclass(frozen=True, slots=True)
class Count:
    """What sources state of a number and what the records count, in words for a page."""

    weighed: Weighed
    claims: tuple[tuple[str, str], ...]
    sentence: str


def network_entry(network: Network, language: str, query: str) -> Entry:
    """One line of the list; its full members of the day have been fetched as `full_members`."""
    number = len({row.institution_id for row in network.full_members})
    return Entry(
        title=marked(network.words("name", language)),
        url=reverse("network:network", args=[network.slug]) + query,
        kinds=tuple(filter(None, (network.get_kind_display(), network.acronym))),
        text=network.words("description", language).text,
        note=count_words(StatedCount.Of.MEMBERS, number) if number else _("No member on record for this day"),
    )


def counts(stated: Iterable[StatedCount], full: int, countries: int, day: date) -> list[Count]:
    """Each thing that sources count, weighed against the records of the day."""
    counted = {StatedCount.Of.MEMBERS.value: full, StatedCount.Of.PARTNER_COUNTRIES.value: countries}
    by_thing: dict[str, list[StatedCount]] = defaultdict(list)
    for row in stated:
        by_thing[row.of].append(row)
    return [_count(of, counted[of], rows, day) for of, rows in by_thing.items()]


def _count(of: str, counted: int, rows: Sequence[StatedCount], day: date) -> Count:
    weighed = weigh(counted, [Stated(row.number, str(row.source)) for row in rows])
    own = (_("The records here, for %(day)s") % {"day": day_words(day)}, count_words(of, counted))
    return Count(
        weighed=weighed,
        claims=(*((one.source, count_words(of, one.number)) for one in weighed.stated), own),
        sentence=_("%(count)s: the sources and the records of this day agree.") % {"count": count_words(of, counted)},
    )


def count_words(of: str, number: int) -> str:
    """“5 full members”, “30 countries with associated partners”."""
    if of == StatedCount.Of.PARTNER_COUNTRIES:
        text = ngettext(
            "%(number)s country with associated partners", "%(number)s countries with associated partners", number
        )
    else:
        text = ngettext("%(number)s full member", "%(number)s full members", number)
    return text % {"number": number}


def moment(row: Milestone, language: str, day: date) -> Moment:
    """A milestone on the line; one that lies after the day shown is hollow."""
    until = _("until %(day)s") % {"day": date_words(row.last_day)} if row.last_day else ""
    return Moment(
        day=row.date,
        text=marked(row.words("text", language)),
        note=with_remark(until, remark=row.source_note),
        is_open=row.date is not None and not row.date.has_come_by(day),
        source=row.source,
    )


def agreement(row: Agreement, language: str, day: date) -> Dated:
    """An agreement with its parties as far as they are stated."""
    parties = [marked(party.institution.words("name", language)) for party in row.parties.all()]
    named = format_html_join(", ", "{}", ((party,) for party in parties)) or _("Parties not stated in any source read.")
    return Dated(
        text=marked(row.words("title", language)),
        since=row.signed,
        until=row.until,
        note=f"{row.get_kind_display()}. {named}",
        is_over=row.until is not None and row.until.has_come_by(day),
        source=row.source,
    )


def partner_country_rows(rows: Iterable[PartnerCountry], language: str) -> list[list[str]]:
    """The table of partner countries: the label as printed, the ISO code apart, what is there."""
    return [
        [marked(row.words("label", language)), row.subdivision or str(row.country), row.get_kind_display()]
        for row in rows
    ]


def cooperation_rows(rows: Iterable[CountryCooperation], language: str) -> list[list[str]]:
    """The table of countries with which the network works."""
    unknown = _("not stated in any source read")
    return [
        [
            marked(row.words("label", language)),
            row.get_role_display(),
            marked(row.words("programme", language)) if row.programme else unknown,
        ]
        for row in rows
    ]


def network_json_ld(network: Network, rows: Iterable[Membership], day: date, address: str) -> dict[str, Any]:
    """The network and its full members of the day, as schema.org tells them."""
    names = {row.institution.name for row in rows if row.is_full and row.holds_on(day)}
    found = {
        "@context": "https://schema.org",
        "@type": "Consortium" if network.kind == Network.Kind.CONSORTIUM else "Organization",
        "@id": address,
        "name": network.name,
        "member": [{"@type": "Organization", "name": name} for name in sorted(names)],
    }
    return found | ({"url": network.homepage} if network.homepage else {})
