"""What the door of research opens on: of each list the first few, how much is behind it, and the way on.

Public names: `Shelf`, `research_home`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from crossings.engine.research.running import Running
from crossings.journal.kept import until_changed
from crossings.machines.linked import json_ld
from crossings.network.records.lines import Entry
from crossings.research.models import Project, Publication, ResearchGroup, Venue
from crossings.research.records import lists
from crossings.research.records.linked import home_json_ld

FIRST = 5  # of each list; the list itself tells all


@dataclass(frozen=True, slots=True)
class Shelf:
    """The first few of a list under a heading: how many there are, and where all of them stand."""

    key: str
    heading: str
    note: str
    entries: tuple[Entry, ...]
    url: str
    link: str
    feed: str = ""


@until_changed
def research_home(today: date, language: str, address: str) -> Mapping[str, Any]:
    """The newest works, the projects that run, the groups, the journals; a shelf with nothing on it is left out."""
    every = (_publications(language), _projects(today, language), _groups(language), _venues(language))
    shelves = tuple(shelf for shelf in every if shelf.entries)
    return MappingProxyType({"shelves": shelves, "json_ld": json_ld(home_json_ld(shelves, address, language))})


def _publications(language: str) -> Shelf:
    public = Publication.objects.public()
    number = public.count()
    return Shelf(
        "publications",
        _("Newest publications"),
        ngettext("%(number)s publication", "%(number)s publications", number) % {"number": number},
        lists.publications(_first(public.newest()), language),
        reverse("research:publications"),
        _("Show every publication"),
        reverse("research:publications_feed"),
    )


def _projects(today: date, language: str) -> Shelf:
    """Those that run, as far as that is stated; the newest where it is stated of none."""
    public = Project.objects.public()
    running = public.running(Running.ONGOING, today)
    number, ongoing = public.count(), running.count()
    all_of_them = ngettext("%(number)s project", "%(number)s projects", number) % {"number": number}
    so_many = _("%(projects)s; %(ongoing)s stated to run today.")
    none = _("%(projects)s; of none is it stated that it runs today.")
    return Shelf(
        "projects",
        _("Projects that run") if ongoing else _("Newest projects"),
        (so_many if ongoing else none) % {"projects": all_of_them, "ongoing": ongoing},
        lists.projects(_first((running if ongoing else public).newest()), language),
        reverse("research:projects"),
        _("Show every project"),
        reverse("research:projects_feed"),
    )


def _groups(language: str) -> Shelf:
    public = ResearchGroup.objects.public()
    number = public.count()
    return Shelf(
        "groups",
        _("Research groups"),
        ngettext("%(number)s group", "%(number)s groups", number) % {"number": number},
        lists.groups(_first(public.by_name()), language),
        reverse("research:groups"),
        _("Show every group"),
    )


def _venues(language: str) -> Shelf:
    """Those that an institution known here issues; the first by name where there is none."""
    number, own = Venue.objects.count(), _first(Venue.objects.issued_here().by_name())
    return Shelf(
        "venues",
        _("Journals and series"),
        ngettext("%(number)s journal or series", "%(number)s journals and series", number) % {"number": number},
        lists.venues(own or _first(Venue.objects.by_name()), language),
        reverse("research:venues"),
        _("Show every journal and series"),
    )


def _first(rows: Any) -> tuple[int, ...]:
    return tuple(rows.values_list("pk", flat=True)[:FIRST])
