"""Visits every address of a network without a browser, from link to link, breadth first."""

import http.client
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from urllib.parse import parse_qsl, unquote, urldefrag, urljoin, urlsplit

from tests.crawl.files import file_found
from tests.crawl.page import LANGUAGES, Answer, Page, complaints

BEGIN_AT = (
    "/",
    *(f"/{code}/" for code in LANGUAGES),
    "/sitemap.xml",
    "/robots.txt",
    "/health/",
    "/api/v1/openapi.json",
    *(f"/{code}/search/{asked}" for code in LANGUAGES for asked in ("?q=migration", "?q=xqzt", "suggestions/?q=mig")),
)
REDIRECTS = re.compile(
    r"/|/design/|/office/.*|/documents/.*|/(en|es|fr|ar)/(account/.*|pages/[0-9a-f-]{36}/)"
)  # the last: for ever
VARIANTS = 3  # of an address that differ only in what is asked of it
ELSEWHERE = ("/office/",)  # behind a door


@dataclass(frozen=True)
class Visit:
    """What was found at one address."""

    path: str
    status: int
    kind: str = ""
    location: str = ""
    title: str = ""
    ids: frozenset[str] = frozenset()
    links: tuple[str, ...] = ()
    in_languages: tuple[tuple[str, str], ...] = ()
    complaints: tuple[tuple[str, str], ...] = ()
    size: int = 0

    @property
    def language(self) -> str:
        first = self.path.split("/")[1]
        return first if first in LANGUAGES else ""


def fetch(address: str, path: str) -> Answer:
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=60)
    connection.request("GET", path)
    response = connection.getresponse()
    headers = {name.lower(): value for name, value in response.getheaders()}
    answer = Answer(urljoin(address, path), response.status, headers, response.read())
    connection.close()
    return answer


def visit(address: str, path: str) -> Visit:
    return visited(address, path, fetch(address, path))


def visited(address: str, path: str, answer: Answer) -> Visit:
    """What one answer holds, with the complaints about it."""
    common = {"path": path, "status": answer.status, "kind": answer.kind, "size": len(answer.body)}
    if answer.status in (301, 302, 303, 307, 308):
        target = urljoin(answer.address, answer.headers.get("location", ""))
        return Visit(**common, location=target, links=tuple(inside(address, [target])))
    if answer.kind == "text/html":
        page = Page(answer)
        return Visit(
            **common,
            title=page.title,
            ids=frozenset(page.ids),
            links=tuple(inside(address, page.links())),
            in_languages=((page.language, path), *page.other_languages()),
            complaints=tuple(complaints(page)),
        )
    links, wrong = file_found(answer)
    return Visit(**common, links=tuple(inside(address, links)), complaints=tuple(wrong))


def inside(address: str, links: Iterable[str]) -> Iterator[str]:
    """Those links that stay on the site, as paths with what is asked and the fragment."""
    for link in dict.fromkeys(links):
        parts = urlsplit(link)
        if parts.netloc == urlsplit(address).netloc and parts.scheme == urlsplit(address).scheme:
            rest = f"?{parts.query}" if parts.query else ""
            yield f"{parts.path or '/'}{rest}" + (f"#{parts.fragment}" if parts.fragment else "")


@dataclass
class Walk:
    """All visits, in the order in which they were made, and who led to each."""

    visits: dict[str, Visit] = field(default_factory=dict)
    led_by: dict[str, str] = field(default_factory=dict)
    variants: Counter[tuple[str, frozenset[str]]] = field(default_factory=Counter)

    def wants(self, path: str) -> bool:
        if path in self.led_by or path.startswith(ELSEWHERE):
            return False
        parts = urlsplit(path)
        asked = frozenset(name for name, _ in parse_qsl(parts.query, keep_blank_values=True))
        self.variants[parts.path, asked] += 1
        return not asked or self.variants[parts.path, asked] <= VARIANTS

    def step(self, found: Iterable[Visit]) -> list[str]:
        """Keep what was found, and say where to go next."""
        onwards = []
        for each in found:
            self.visits[each.path] = each
            for link in each.links:
                path = urldefrag(link).url
                if self.wants(path):
                    self.led_by[path] = each.path
                    onwards.append(path)
        return onwards

    def complaints(self) -> Iterator[tuple[str, str, str]]:
        """Path, rule and what was found, for everything that is wrong anywhere."""
        for each in self.visits.values():
            yield from ((each.path, rule, found) for rule, found in each.complaints)
            yield from self._wrong_answers(each)
            yield from self._lost_fragments(each)
        yield from self._titles_that_do_not_differ()

    def _wrong_answers(self, each: Visit) -> Iterator[tuple[str, str, str]]:
        led_by = self.led_by.get(each.path, "the beginning")
        if each.location and not REDIRECTS.fullmatch(urlsplit(each.path).path):
            yield each.path, "is linked to directly", f"{led_by} leads to it, and it to {each.location}"
        elif not each.location and each.status != 200:
            yield each.path, "is there", f"{each.status}; {led_by} leads to it"

    def _lost_fragments(self, each: Visit) -> Iterator[tuple[str, str, str]]:
        for link in each.links:
            path, fragment = urldefrag(link)
            target = self.visits.get(path)
            if fragment and target and target.kind == "text/html" and unquote(fragment) not in target.ids:
                yield each.path, "leads to places that are there", link

    def _titles_that_do_not_differ(self) -> Iterator[tuple[str, str, str]]:
        named: dict[tuple[str, str], list[str]] = {}
        for each in self.visits.values():
            if each.kind == "text/html" and each.status == 200 and "?" not in each.path:
                named.setdefault((each.language, each.title), []).append(each.path)
        for (_, title), paths in named.items():
            yield from ((path, "has a title of its own", f"{title!r}, as {paths[0]}") for path in paths[1:])


def walk(address: str, say: Callable[[str], None], begin_at: Iterable[str] = BEGIN_AT) -> Walk:
    """Visit everything that can be reached at `address`."""
    done, level = Walk(), list(begin_at)
    done.led_by |= dict.fromkeys(level, "the beginning")
    with ProcessPoolExecutor(max_workers=2) as workers:
        while level:
            say(f"visiting {len(level)} addresses")
            level = done.step(workers.map(partial(visit, address), level, chunksize=4))
    return done
