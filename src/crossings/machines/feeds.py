"""Atom for every list and every search: one writer, paged, and not sent twice to who has it.

A room says what its feed is about (`About`) and how its rows are told (`Entry`); `feed` does the rest. Ids never change:
a record's is its tag URI (`stable_id`), whatever happens to its title, its language or the scheme of the site.

Sources: RFC 4287 (Atom), RFC 5005 section 3 (paged feeds), RFC 4151 (tag URIs).
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from io import StringIO
from typing import Any, Protocol
from urllib.parse import urlsplit
from xml.sax.xmlreader import AttributesImpl

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.feedgenerator import rfc3339_date
from django.utils.translation import get_language
from django.utils.xmlutils import SimplerXMLGenerator

from crossings.engine.citation import one_line
from crossings.journal.changes import NEVER_CHANGED
from crossings.machines.conditional import unless_known

ENTRIES = 50
LAST_PAGE = 10_000
NAMESPACE = "http://www.w3.org/2005/Atom"


@dataclass(frozen=True, slots=True)
class Category:
    """What an entry is about: a code, the address of the scheme that it belongs to, and words for readers."""

    term: str
    scheme: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One row as a feed tells it. `language` where its words are in another than the feed's."""

    id: str
    title: str
    link: str
    updated: datetime
    published: datetime | None = None
    summary: str = ""
    authors: tuple[str, ...] = ()
    categories: tuple[Category, ...] = ()
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a feed is: its title, the page that shows the same to people, and the institution that speaks."""

    title: str
    link: str
    author: str
    subtitle: str = ""
    updated: datetime | None = None  # when it last changed, where that is not when an entry did


class Rows(Protocol):
    """What can be sliced: a query in a stable order, the hits of a search, a list."""

    def __getitem__(self, part: slice, /) -> Iterable[Any]: ...


def feed(
    request: HttpRequest, about: About, rows: Rows, tell: Callable[[Sequence[Any]], Iterable[Entry]]
) -> HttpResponseBase:
    """The page of the feed that `?page=` asks for, newest rows first as they come; not found past the last."""
    number = _page_asked(request)
    found = list(rows[(number - 1) * ENTRIES : number * ENTRIES + 1])
    if number > 1 and not found:
        raise Http404("This feed has fewer pages. Begin again with its first.")
    entries = [_absolute(request, entry) for entry in tell(found[:ENTRIES])]
    body = _written(about, _links(request, about, number, has_next=len(found) > ENTRIES), entries)
    return unless_known(request, HttpResponse(body, content_type="application/atom+xml; charset=utf-8"))


def stable_id(request: HttpRequest, kind: str, key: str) -> str:
    """The id of a record in every feed that tells of it, such as `tag:example.org,2026:publication/rain`."""
    return f"tag:{urlsplit(request.build_absolute_uri()).hostname},2026:{kind}/{key}"


def _page_asked(request: HttpRequest) -> int:
    asked = request.GET.get("page", "1")
    if asked.isascii() and asked.isdigit() and len(asked) <= 5 and 1 <= int(asked) <= LAST_PAGE:
        return int(asked)
    raise Http404("A page of a feed is a whole number from 1. Leave it out for the first.")


def _absolute(request: HttpRequest, entry: Entry) -> tuple[str, Entry]:
    return request.build_absolute_uri(entry.link), entry


def _links(request: HttpRequest, about: About, number: int, *, has_next: bool) -> list[tuple[str, str]]:
    """The links of a page: to what people read, to itself, and to the pages around it."""
    around = [("self", number), ("first", 1), ("previous", number - 1)] + [("next", number + 1)] * has_next
    return [
        ("alternate", request.build_absolute_uri(about.link)),
        *((name, _address(request, page)) for name, page in around if page),
    ]


def _address(request: HttpRequest, number: int) -> str:
    """The address of a page, with all else that was asked for; the first page has no number."""
    query = request.GET.copy()
    query.pop("page", None)
    if number > 1:
        query["page"] = str(number)
    return request.build_absolute_uri(f"{request.path}?{query.urlencode()}" if query else request.path)


def _written(about: About, links: list[tuple[str, str]], entries: list[tuple[str, Entry]]) -> str:
    kept = StringIO()
    xml = _Atom(kept, "utf-8", short_empty_elements=True)
    xml.startDocument()
    xml.startElement("feed", AttributesImpl({"xmlns": NAMESPACE, "xml:lang": get_language() or "en"}))
    xml.text("title", about.title)
    xml.text("subtitle", about.subtitle)
    xml.text("id", dict(links)["alternate"])
    xml.text(
        "updated", rfc3339_date(max([about.updated or NEVER_CHANGED, *(entry.updated for _address, entry in entries)]))
    )
    xml.author(about.author)
    for name, address in links:
        kind = "text/html" if name == "alternate" else "application/atom+xml"
        xml.addQuickElement("link", "", {"rel": name, "type": kind, "href": address})
    for address, entry in entries:
        xml.entry(address, entry)
    xml.endElement("feed")
    return kept.getvalue()


class _Atom(SimplerXMLGenerator):
    """The elements of Atom, with their texts on one line and without what XML may not hold."""

    def text(self, name: str, words: str) -> None:
        """An element with a text; none where there is none."""
        if kept := one_line(words):
            self.addQuickElement(name, kept)

    def author(self, name: str) -> None:
        if one_line(name):
            self.startElement("author", AttributesImpl({}))
            self.text("name", name)
            self.endElement("author")

    def entry(self, address: str, entry: Entry) -> None:
        self.startElement("entry", AttributesImpl({"xml:lang": entry.language} if entry.language else {}))
        self.text("id", entry.id)
        self.text("title", entry.title)
        self.addQuickElement("link", "", {"rel": "alternate", "type": "text/html", "href": address})
        self.text("published", rfc3339_date(entry.published) if entry.published else "")
        self.text("updated", rfc3339_date(entry.updated))
        for name in entry.authors:
            self.author(name)
        for category in entry.categories:
            said = {"term": category.term, "scheme": category.scheme, "label": category.label}
            self.addQuickElement("category", "", {name: one_line(words) for name, words in said.items() if words})
        self.text("summary", entry.summary)
        self.endElement("entry")
