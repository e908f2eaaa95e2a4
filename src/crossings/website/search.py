"""The search page, and what other programs take from it: suggestions, a feed, a calendar, a sheet of any result."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, time
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from crossings.engine.audience import Audience, open_to
from crossings.engine.search.document import FACETS
from crossings.engine.values import PartialDate
from crossings.events.feeds import as_calendar
from crossings.events.models import Event
from crossings.languages.words import Words
from crossings.machines.feeds import About, Category, Entry, feed, stable_id
from crossings.machines.sheets import csv_file
from crossings.search.find import A_PAGE, COUNTED, Hit, find
from crossings.search.question import ORDERS, Asked, Sort
from crossings.search.suggest import suggest
from crossings.website.facets import Facet, choices, kind_words
from crossings.website.site import this_network

LONGEST = 300  # letters of a question; the rest is not looked for
MOST_VALUES = 20  # of one facet
IN_A_FILE = 1000
AT_A_TIME = 100  # hits read for a file
EVENTS_IN_A_CALENDAR = 500


@open_to(Audience.EVERYONE)
def search(request: HttpRequest) -> HttpResponse:
    """Hits, and how many there are of each kind, topic, institution and so on."""
    asked = _asked(request.GET)
    wanted = _number(request.GET.get("page", ""))
    found = find(asked, page=wanted)
    counts = found.counts
    page = Paginator(range(counts.total), A_PAGE).get_page(wanted)
    hits = found.hits if page.number == wanted else find(asked, page=page.number).hits
    facets = choices(counts.values, asked.facets, asked.language)
    context = {
        "asked": asked,
        "found": found,
        "chosen": _chosen(request, facets),
        "counts": counts,
        "hits": [(hit, kind_words(hit.kind), PartialDate.parse(hit.day) if hit.day else None) for hit in hits],
        "page": page,
        "choices": facets,
        "feeds": [(_title(asked), _address(request, "website:search_feed"))],
        "sheet": _address(request, "website:search_sheet"),
        "calendar": _address(request, "website:search_calendar") if _has_events(counts.values) else "",
        "is_narrowed": bool(asked.narrowed_by),
    }
    return render(request, "website/search.html", context)


@open_to(Audience.EVERYONE)
def suggestions(request: HttpRequest) -> HttpResponse:
    """Titles for what has been typed so far."""
    found = suggest(request.GET.get("q", "")[:LONGEST], _language(), timezone.localdate())
    return JsonResponse({"titles": list(dict.fromkeys(each.title for each in found))})


@open_to(Audience.EVERYONE)
def search_feed(request: HttpRequest) -> HttpResponseBase:
    """The newest hits, to be followed."""
    asked = _asked(request.GET, sort="newest")
    about = About(title=_title(asked), link=_address(request, "website:search"), author=this_network().name)
    return feed(request, about, _Hits(asked), lambda hits: _entries(request, hits))


@open_to(Audience.EVERYONE)
def search_sheet(request: HttpRequest) -> HttpResponseBase:
    """The first thousand hits as CSV."""
    asked = _asked(request.GET)
    columns = ("kind", "title", "address", "day", "language")
    return csv_file(columns, (_row(request, hit) for hit in _first(asked, IN_A_FILE)), name="crossings-search")


@open_to(Audience.EVERYONE)
def search_calendar(request: HttpRequest) -> HttpResponseBase:
    """The events among the hits as a calendar."""
    asked = _asked(request.GET)
    only_events = Asked(asked.words, asked.language, asked.day, {**asked.facets, "kind": ["event"]}, "newest")
    keys = [int(hit.key) for hit in _first(only_events, EVENTS_IN_A_CALENDAR)]
    return as_calendar(request, Event.objects.public().filter(pk__in=keys), _title(asked))


def _asked(given: QueryDict, sort: str = "") -> Asked:
    """What the address asks for; what it asks for in vain, such as an order that is not known, is left out."""
    facets = {name: tuple(value[:120] for value in given.getlist(name)[:MOST_VALUES] if value) for name in FACETS}
    wanted = sort or given.get("sort", "")
    order: Sort = next((known for known in ORDERS if known == wanted), "relevance")
    words = given.get("q", "")[:LONGEST].replace("\0", "")
    return Asked(
        words, _language(), timezone.localdate(), {name: codes for name, codes in facets.items() if codes}, order
    )


def _number(text: str) -> int:
    return min(max(int(text), 1), COUNTED // A_PAGE) if text.isascii() and text.isdigit() and len(text) < 6 else 1


def _language() -> str:
    return get_language() or "en"


def _title(asked: Asked) -> str:
    return _("Search: %(words)s") % {"words": asked.words} if asked.words.strip() else _("Search")


def _chosen(request: HttpRequest, facets: Iterable[Facet]) -> list[tuple[str, Words, str]]:
    """What the hits are narrowed to: the facet, the value, and the address of the hits without it."""
    return [
        (str(facet.heading), choice.words, _address(request, "website:search", leave_out=(facet.name, choice.code)))
        for facet in facets
        for choice in facet.choices
        if choice.is_chosen
    ]


def _address(request: HttpRequest, name: str, leave_out: tuple[str, str] = ("", "")) -> str:
    """The same question, asked of another address; without one value of a facet, where that is left out."""
    query = request.GET.copy()
    query.pop("page", None)
    facet, code = leave_out
    if facet:
        query.setlist(facet, [each for each in query.getlist(facet) if each != code])
    return reverse(name) + (f"?{query.urlencode()}" if query else "")


def _has_events(values: Any) -> bool:
    return any(kind == "event" for kind, _count in values.get("kind", ()))


def _first(asked: Asked, most: int) -> Iterator[Hit]:
    """The first hits, read page by page."""
    for number in range(1, -(-most // AT_A_TIME) + 1):
        hits = find(asked, page=number, size=AT_A_TIME).hits
        yield from hits
        if len(hits) < AT_A_TIME:
            return


class _Hits:
    """The hits of a question as rows that a feed pages through."""

    def __init__(self, asked: Asked) -> None:
        self.asked = asked

    def __getitem__(self, part: slice) -> Sequence[Hit]:
        size = part.stop - part.start - 1
        number = part.start // size + 1
        return [*find(self.asked, page=number, size=size).hits, *find(self.asked, page=part.stop, size=1).hits]


def _entries(request: HttpRequest, hits: Iterable[Hit]) -> Iterator[Entry]:
    for hit in hits:
        day = PartialDate.parse(hit.day).earliest() if hit.day else datetime(1970, 1, 1, tzinfo=UTC).date()
        yield Entry(
            id=stable_id(request, hit.kind, hit.key),
            title=_words(hit.title),
            link=f"/{_language()}{hit.address}",
            updated=datetime.combine(day, time(0), UTC),
            summary=_words(hit.excerpt),
            categories=(Category(hit.kind, label=kind_words(hit.kind)),),
            language="" if hit.title_language == _language() else hit.title_language,
        )


def _row(request: HttpRequest, hit: Hit) -> tuple[str, ...]:
    address = request.build_absolute_uri(f"/{_language()}{hit.address}")
    return hit.kind, _words(hit.title), address, hit.day, hit.title_language


def _words(pieces: Iterable[Any]) -> str:
    return "".join(piece.text for piece in pieces)
