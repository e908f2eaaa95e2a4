"""What a report says of the routes through rules of study: which can be walked, and how that differs between editions.

Public names: `RouteRow`, `route_rows`, `RouteGroup`, `route_groups`, `FindingRow`, `finding_rows`, `RouteChange`,
`route_changes`. Reads reports that the background has made; asks no solver.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from crossings.programmes.pages.phrases import in_groups, listed, phrase
from crossings.programmes.pages.rules.naming import number
from crossings.programmes.pages.rules.page import written
from crossings.programmes.pages.rules.wording import Wording

Report = Mapping[str, Any]
Route = Mapping[str, str]
GROUPS = ("wrong", "walked", "closed")
FEW = 3  # routes that are told one by one
VERDICTS: Mapping[str, str | Promise] = {
    "achievable": gettext_lazy("Can be walked"),
    "not_achievable": gettext_lazy("Cannot be walked"),
    "undecided": gettext_lazy("Not decided in time"),
    "": gettext_lazy("Not there"),
}
FOUND: Mapping[str, str | Promise] = {
    "dead_clause": gettext_lazy("Clause without effect"),
    "vacuous_clause": gettext_lazy("Clause that never binds"),
    "asks_for_more_than_the_total": gettext_lazy("More is asked for than the total"),
    "asks_for_less_than_the_total": gettext_lazy("Less is asked for than the total"),
    "takes_longer_than_advertised": gettext_lazy("Takes longer than advertised"),
    "ends_before_advertised": gettext_lazy("Ends before what is advertised"),
    "asks_for_more_than_advertised": gettext_lazy("Asks for more than is advertised"),
    "gives_less_than_advertised": gettext_lazy("Gives less than is advertised"),
}


@dataclass(frozen=True, slots=True)
class RouteRow:
    """Routes of which the same is said: whether they can be walked, by which plan, or which clauses clash."""

    routes: SafeString
    count: int
    group: str
    verdict: str
    shape: str
    is_advertised: bool
    plan: Sequence[SafeString]
    conflict: Sequence[SafeString]
    spare: SafeString
    irreplaceable: SafeString
    waits_for: SafeString


@dataclass(frozen=True, slots=True)
class RouteGroup:
    """Routes of one kind: `wrong`, `walked` or `closed`; how many there are in all, in words, and those of one page."""

    kind: str
    words: str
    rows: Sequence[RouteRow]


@dataclass(frozen=True, slots=True)
class FindingRow:
    """What is odd about a clause or a promise, and on which routes."""

    what: str
    clause: str
    says: SafeString
    routes: SafeString


@dataclass(frozen=True, slots=True)
class RouteChange:
    """Routes whose verdict, or whose last term, is another one in the second edition."""

    routes: SafeString
    before: str
    after: str


def route_rows(report: Report, wording: Wording) -> list[RouteRow]:
    """The routes of a report: first what is wrong, of that what is advertised; last those that are closed."""
    rows = [_row(group["routes"], group["said"], wording) for group in report["routes"]]
    return sorted(rows, key=lambda row: (GROUPS.index(row.group), not row.is_advertised))


def route_groups(rows: Sequence[RouteRow], shown: Iterable[RouteRow]) -> list[RouteGroup]:
    """The rows that are shown of a report in their groups, each told by how many routes it has in all its rows."""
    groups: dict[str, list[RouteRow]] = {}
    for row in shown:
        groups.setdefault(row.group, []).append(row)
    return [RouteGroup(kind, _counted(kind, rows), there) for kind, there in groups.items()]


def _counted(kind: str, rows: Sequence[RouteRow]) -> str:
    count = sum(row.count for row in rows if row.group == kind)
    if kind == "wrong":
        text = ngettext(
            "%(count)s route cannot be walked, or that is not decided",
            "%(count)s routes cannot be walked, or that is not decided",
            count,
        )
    elif kind == "walked":
        text = ngettext("%(count)s route can be walked", "%(count)s routes can be walked", count)
    else:
        text = ngettext("%(count)s route is closed by a clause", "%(count)s routes are closed by a clause", count)
    return text % {"count": number(count)}


def _row(routes: Sequence[Route], said: Report, wording: Wording) -> RouteRow:
    slack = said["slack"] or {}
    points = said["single_points_of_failure"]
    return RouteRow(
        routes=routes_words(routes, wording),
        count=len(routes),
        group="closed" if said["closed"] else "walked" if said["verdict"] == "achievable" else "wrong",
        verdict=_("Closed") if said["closed"] else str(VERDICTS[said["verdict"]]),
        shape=_shape(said),
        is_advertised=said["advertised"],
        plan=[_term(each, wording) for each in (said["plan"] or {"terms": []})["terms"]],
        conflict=[_line(each, wording) for each in said["conflict"]],
        spare=in_groups(_spare(slack)),
        irreplaceable=listed(
            format_html("{} ({})", wording.shelf.title(each["module"]), each["term"]) for each in points
        ),
        waits_for=listed(format_html("<code>{}</code>", each) for each in said["waits_for"]),
    )


def _shape(said: Report) -> str:
    """The shape of `components/status.html`: a closed route is meant to be closed."""
    if said["verdict"] == "undecided":
        return "tbc"
    return "met" if said["verdict"] == "achievable" or said["closed"] else "no"


def _term(term: Report, wording: Wording) -> SafeString:
    return phrase(
        _("%(term)s: %(modules)s"), term=term["term"], modules=listed(map(wording.shelf.title, term["modules"]))
    )


def _line(line: Report, wording: Wording) -> SafeString:
    words = written(line["text"], wording.shelf.language)
    return format_html("<code>{}</code> {}", line["clause"], words) if line["clause"] else words


def _spare(slack: Report) -> Iterator[str]:
    terms, places = slack.get("terms"), slack.get("places")
    if terms is not None:
        yield ngettext("%(count)s term", "%(count)s terms", terms) % {"count": number(terms)}
    if places is not None:
        yield ngettext("%(count)s free place", "%(count)s free places", places) % {"count": number(places)}


def finding_rows(report: Report, wording: Wording) -> list[FindingRow]:
    """What is odd, in the order of the report."""
    return [
        FindingRow(
            what=str(FOUND.get(each["what"], each["what"])),
            clause=each["clause"] or "",
            says=written(each["text"], wording.shelf.language),
            routes=routes_words(each["routes"], wording) if each["routes"] else SafeString(""),
        )
        for each in report["findings"]
    ]


def routes_words(routes: Sequence[Route], wording: Wording) -> SafeString:
    """Routes in words: by what they have in common where that says which they are, else by how many they are."""
    every = wording.shelf.rules.route
    held = {
        part: tuple(value for value in values if any(route.get(part) == value for route in routes))
        for part, values in every.items()
    }
    narrowed = {part: values for part, values in held.items() if values != every[part]}
    common = wording.condition(narrowed) if narrowed else SafeString(_("All routes"))
    if sum(1 for _each in product(*held.values())) == len(routes):
        return common
    if len(routes) > FEW:
        count = ngettext("%(count)s route", "%(count)s routes", len(routes)) % {"count": number(len(routes))}
        return format_html("{} ({})", common, count)
    return listed(
        (wording.condition({part: (value,) for part, value in each.items()}) for each in routes), between="; "
    )


def route_changes(old: Report, new: Report, before: Wording, after: Wording) -> list[RouteChange]:
    """The routes whose verdict or last term changes; a route that an edition does not know is not there in it."""
    verdicts = (_verdicts(old), _verdicts(new))
    changed: dict[tuple[str, str], list[Route]] = {}
    for route in dict.fromkeys((*verdicts[0], *verdicts[1])):
        was, becomes = (_said(each.get(route)) for each in verdicts)
        if was != becomes:
            changed.setdefault((was, becomes), []).append(dict(route))
    return [
        RouteChange(routes_words(routes, after if all(_is_known(each, after) for each in routes) else before), *said)
        for said, routes in changed.items()
    ]


def _verdicts(report: Report) -> dict[tuple[tuple[str, str], ...], Report]:
    groups: Iterable[Report] = report["routes"]
    return {tuple(sorted(route.items())): group["said"] for group in groups for route in group["routes"]}


def _said(said: Report | None) -> str:
    """The verdict of a route, and the last term of its plan."""
    if said is None:
        return str(VERDICTS[""])
    if said["closed"]:
        return _("Closed")
    words = str(VERDICTS[said["verdict"]])
    terms = said["plan"]["terms"] if said["plan"] else []
    return _("%(verdict)s until %(term)s") % {"verdict": words, "term": terms[-1]["term"]} if terms else words


def _is_known(route: Route, wording: Wording) -> bool:
    known = wording.shelf.rules.route
    return known.keys() == route.keys() and all(value in known[part] for part, value in route.items())
