"""The issues of a journal, as the works in them tell: volume, issue, year, and the works in each; the newest first.

Public names: `Issue`, `issues`. A work of which neither volume nor issue is stated is in none.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.urls import reverse
from django.utils.translation import gettext as _

from crossings.network.records.lines import Entry
from crossings.research.models import Publication, Venue
from crossings.research.records import lists

A_PAGE = 10
IN_AN_ISSUE = 25  # works shown of one issue; the list of works tells all

Numbered = tuple[str, str]
"""A volume and an issue of it; either may be empty."""


@dataclass(frozen=True, slots=True)
class Issue:
    """One issue, or one volume where issues are not stated: its heading, its works, and where all are if there are more."""

    volume: str
    number: str
    year: str
    heading: str
    entries: tuple[Entry, ...]
    url: str


def issues(venue: Venue, language: str, page: int) -> tuple[tuple[Issue, ...], Page[dict[str, Any]]]:
    """One page of the issues; three queries and what the lines of works need."""
    public = Publication.objects.public().filter(venue=venue)
    shown = Paginator(sorted(public.by_issue(), key=_newest, reverse=True), A_PAGE).get_page(page)
    works = _works(public, [(row["volume"], row["issue"]) for row in shown])
    told = dict(zip(_every(works), lists.publications(tuple(_every(works)), language), strict=True))
    return tuple(_issue(venue, row, works[row["volume"], row["issue"]], told) for row in shown), shown


def _newest(row: dict[str, Any]) -> tuple[str, str, str]:
    return row["last"][:4], _in_numbers(row["volume"]), _in_numbers(row["issue"])


def _in_numbers(text: str) -> str:
    """A text that is sorted as its numbers are: 9 before 10."""
    return re.sub(r"[0-9]+", lambda found: found[0].zfill(8), text)


def _works(public: Any, numbered: Sequence[Numbered]) -> dict[Numbered, list[int]]:
    """The keys of the first works of each of these issues, in the order of their pages."""
    found: dict[Numbered, list[tuple[str, int]]] = defaultdict(list)
    rows = public.first_in_issues(numbered, IN_AN_ISSUE).values_list("volume", "issue", "pages", "pk")
    for volume, issue, pages, key in rows:
        found[volume, issue].append((_in_numbers(pages), key))
    return {each: [key for _pages, key in sorted(found[each])] for each in numbered}


def _every(works: dict[Numbered, list[int]]) -> Iterable[int]:
    return (key for keys in works.values() for key in keys)


def _issue(venue: Venue, row: dict[str, Any], keys: Iterable[int], told: dict[int, Entry]) -> Issue:
    asked = {"journal": venue.slug, "volume": row["volume"], "issue": row["issue"]}
    query = urlencode({name: value for name, value in asked.items() if value})
    return Issue(
        volume=row["volume"],
        number=row["issue"],
        year=row["last"][:4],
        heading=f"{_numbered(row)}, {_years(row)}",
        entries=tuple(told[key] for key in keys),
        url=f"{reverse('research:publications')}?{query}" if row["works"] > IN_AN_ISSUE else "",
    )


def _numbered(row: dict[str, Any]) -> str:
    if row["volume"] and row["issue"]:
        return _("Volume %(volume)s, issue %(issue)s") % row
    return (_("Volume %(volume)s") if row["volume"] else _("Issue %(issue)s")) % row


def _years(row: dict[str, Any]) -> str:
    first, last = row["first"][:4], row["last"][:4]
    if not last:
        return _("date not stated")
    return _("%(starts)s to %(until)s") % {"starts": first, "until": last} if first and first != last else last
