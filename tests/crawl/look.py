"""Looks at one page in a real browser: accessible, quiet, light, no wider than its window, whole with the keyboard alone."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache, partial
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, Response, Route, sync_playwright

from tests.browser import QUIET, chromium_path
from tests.crawl.asked import Asked
from tests.crawl.page import Answer, complaints
from tests.crawl.page import Page as Source

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPTIONS = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
OF_COLOUR = {
    "runOnly": ["color-contrast", "link-in-text-block"],
    "resultTypes": ["violations"],
}  # axe's only such rules
WIDTHS = (1280, 390)
NARROWEST = 320
FIRST_VISIT, NEXT_PAGE = 150_000, 60_000  # bytes over the wire, without the pictures that editors chose
STOPS = 60  # of the tab key

VIOLATIONS = """async options => (await axe.run(document, options)).violations.map(
    found => `${found.id} at ${found.nodes.slice(0, 3).map(each => each.target[0]).join(", ")}`
)"""
LAID_OUT = """() => [...document.body.querySelectorAll("*")].map(each => {
    const box = each.getBoundingClientRect();
    return `${each.tagName} ${box.x} ${box.y} ${box.width} ${box.height} ${getComputedStyle(each).visibility}`;
}).join()"""
WITHOUT_FOCUS_MARK = """() => {
    const at = document.activeElement, box = at.getBoundingClientRect();
    if (at === document.body) return "end";
    const up = [at.parentElement, at.parentElement?.parentElement, at.parentElement?.parentElement?.parentElement];
    const around = [at, ...up.filter(Boolean), ...at.querySelectorAll("*")].slice(0, 40);
    const shown = () => around.map(each => {
        const style = getComputedStyle(each);
        return [style.outlineStyle, style.boxShadow, style.stroke, style.strokeWidth, style.backgroundColor];
    }).join();
    const focused = shown();
    if (!at.matches("input[type=date]")) at.blur();  // whose parts take focus one by one, each marked by the browser
    const marked = focused !== shown() || at === document.activeElement;
    at.focus({preventScroll: true});
    const across = box.width > 0 && box.right > 0 && box.left < innerWidth;
    const seen = across && box.height > 0 && box.bottom > 0 && box.top < innerHeight;
    const name = `${at.tagName.toLowerCase()} ${at.id || at.getAttribute("class") || at.textContent.trim().slice(0, 30)}`;
    return marked && seen ? "" : `${name}: ${marked ? "outside the window" : "without a mark"}`;
}"""
STANDS_BEFORE_MAIN = """() =>
    document.activeElement.compareDocumentPosition(document.querySelector("main")) & Node.DOCUMENT_POSITION_FOLLOWING
"""


class Fetched(NamedTuple):
    """One thing that came over the wire."""

    url: str
    size: int  # bytes
    is_kept: bool  # by the browser, without asking again


@dataclass
class Look:
    """One page in one language: its weight, and what is wrong with it."""

    path: str
    first_visit: int = 0
    next_page: int = 0
    seconds: float = 0.0
    complaints: list[tuple[str, str]] = field(default_factory=list)

    def complain(self, rule: str, found: str) -> None:
        self.complaints.append((rule, found))


def look(browser: Browser, address: str, asked: Asked) -> Look:
    """Everything that a browser can say about one page."""
    seen, began = Look(asked.path), time.monotonic()
    with opened(browser, address, seen, asked) as (page, fetched):
        source = reach(page, asked)
        is_reached(page, seen, asked)
        seen.first_visit = sum(each.size for each in fetched)
        if not asked.sends and not asked.template:
            kept = kept_from_home(browser, address, asked.language)
            seen.next_page = sum(each.size for each in fetched if each.url not in kept)
        if not asked.is_walked:
            seen.complaints += complaints(Source(source))
        in_every_light(page, seen)
        is_no_wider(page, seen)
        by_keyboard(page, seen)
    weigh(seen)
    seen.seconds = time.monotonic() - began
    return seen


@cache
def kept_from_home(browser: Browser, address: str, language: str) -> frozenset[str]:
    """What somebody who has seen the first page need not fetch again."""
    home = Asked("home", f"/{language}/")
    with opened(browser, address, Look(home.path), home) as (page, fetched):
        settled(page, home.path)
        return frozenset(each.url for each in fetched if each.is_kept)


def settled(page: Page, path: str) -> Response:
    """Go there, and wait until nothing is on its way any more."""
    response = page.goto(path, wait_until="load")
    page.evaluate("document.fonts.ready.then(() => true)")
    assert response is not None
    return response


def reach(page: Page, asked: Asked) -> Answer:
    """Open the page, do there what is asked, and say what the server answered."""
    response = settled(page, asked.path)
    if asked.sends:
        with page.expect_navigation() as sent:
            page.locator("main form button:not([type=button])").first.click()
        page.evaluate("document.fonts.ready.then(() => true)")
        response = sent.value
    return Answer(response.url, response.status, response.headers, response.body())


def is_reached(page: Page, seen: Look, asked: Asked) -> None:
    shown = page.url.removeprefix(page.evaluate("location.origin"))
    if shown != (asked.leads_to or asked.path):
        seen.complain("opens", f"one ends up at {shown}")


@contextmanager
def opened(browser: Browser, address: str, seen: Look, asked: Asked) -> Iterator[tuple[Page, list[Fetched]]]:
    """A window of a reader who has never been here, and the weight of each thing that it fetches."""
    context = browser.new_context(
        base_url=address, viewport={"width": WIDTHS[0], "height": 844}, reduced_motion="reduce", service_workers="block"
    )
    context.add_cookies([{"name": name, "value": value, "url": address} for name, value in asked.cookies])
    page = context.new_page()
    if asked.template:
        page.route(f"**{asked.path}", lambda route: shown_instead(route, asked))
    page.on("console", lambda message: heard(seen, message, asked.status))
    page.on("pageerror", lambda error: seen.complain("makes no error", str(error)[:200]))
    page.on("request", lambda request: stays_here(seen, address, request.url))
    yield page, weighing(context, page)
    context.close()


def weighing(context: BrowserContext, page: Page) -> list[Fetched]:
    """A list that grows with each thing that the page fetches, but for the pictures that editors chose."""
    answers: dict[str, dict[str, Any]] = {}
    fetched: list[Fetched] = []
    wire = context.new_cdp_session(page)
    wire.send("Network.enable")
    wire.on("Network.responseReceived", lambda told: answers.__setitem__(told["requestId"], told["response"]))

    def finished(done: dict[str, Any]) -> None:
        answer = answers.get(done["requestId"], {"url": "", "headers": {}})
        if "/media/" not in answer["url"]:
            rules = {name.lower(): value for name, value in answer["headers"].items()}.get("cache-control", "")
            fetched.append(Fetched(answer["url"], int(done["encodedDataLength"]), "immutable" in rules))

    wire.on("Network.loadingFinished", finished)
    return fetched


def shown_instead(route: Route, asked: Asked) -> None:
    """A page that only a failure shows, with the headers of a page that is there."""
    route.fulfill(response=route.fetch(), status=asked.status, body=asked.body)


def heard(seen: Look, message: Any, status: int) -> None:
    """A page that is meant to be missing may be reported as such."""
    if message.type == "error" and not (status != 200 and str(status) in message.text):
        seen.complain("makes no error", message.text[:200])


def stays_here(seen: Look, address: str, url: str) -> None:
    if urlsplit(url).netloc != urlsplit(address).netloc and not url.startswith(("data:", "blob:")):
        seen.complain("asks nobody else", url[:200])


def in_every_light(page: Page, seen: Look) -> None:
    """In the dark only colours differ, which is looked at too, so that only they are judged again."""
    page.evaluate(Axe().axe_script)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 844})
        laid_out = page.evaluate(LAID_OUT)
        judge(page, seen, f"{width} light", OPTIONS)
        page.emulate_media(color_scheme="dark")
        if page.evaluate(LAID_OUT) != laid_out:
            seen.complain("differs in the dark by its colours alone", f"{width} pixels wide")
        judge(page, seen, f"{width} dark", OF_COLOUR)
        page.emulate_media(color_scheme="light")


def judge(page: Page, seen: Look, shown: str, options: dict[str, Any]) -> None:
    for violation in page.evaluate(VIOLATIONS, options):
        seen.complain("is accessible", f"{shown}: {violation}")


def is_no_wider(page: Page, seen: Look) -> None:
    for width in (*WIDTHS, NARROWEST):
        page.set_viewport_size({"width": width, "height": 844})
        wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if wider > 0:
            seen.complain("is no wider than its window", f"{wider} pixels at {width}")


def by_keyboard(page: Page, seen: Look) -> None:
    page.set_viewport_size({"width": WIDTHS[0], "height": 844})
    page.evaluate("document.activeElement.blur(); scrollTo(0, 0)")
    page.keyboard.press("Tab")
    if page.evaluate("document.activeElement.getAttribute('href')") != "#main":
        return seen.complain("is whole with the keyboard", "the first stop does not skip to the content")
    if unmarked := page.evaluate(WITHOUT_FOCUS_MARK):
        seen.complain("is whole with the keyboard", unmarked)
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    if page.evaluate(STANDS_BEFORE_MAIN):
        seen.complain("is whole with the keyboard", "after skipping, the next stop lies before the content")
    for found in sorted(set(stops(page))):
        seen.complain("is whole with the keyboard", found)
    return None


def stops(page: Page) -> Iterator[str]:
    """Every stop of the tab key that cannot be seen, from the beginning of the page."""
    page.evaluate("document.activeElement.blur(); scrollTo(0, 0)")
    for _ in range(STOPS):
        page.keyboard.press("Tab")
        found = page.evaluate(WITHOUT_FOCUS_MARK)
        if found == "end":
            return
        if found:
            yield found


def weigh(seen: Look) -> None:
    for name, weight, limit in (
        ("a first visit", seen.first_visit, FIRST_VISIT),
        ("the next page", seen.next_page, NEXT_PAGE),
    ):
        if weight > limit:
            seen.complain("is light", f"{name} weighs {weight / 1000:.0f} kB")


@contextmanager
def chromium(address: str) -> Iterator[Callable[[Asked], Look]]:
    """A Chromium of its own, looking at pages of one network."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(playwright), args=[*QUIET])
        yield partial(look, browser, address)
        browser.close()
