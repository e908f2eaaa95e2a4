"""What can be wrong with one page as it comes over the wire. Each rule yields a sentence for each thing it finds."""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

import html5lib
from html5lib.constants import E as MEANING

LANGUAGES = ("en", "es", "fr", "ar")
RIGHT_TO_LEFT = {"ar"}
SVG = "{http://www.w3.org/2000/svg}"
LOADED_BY = {
    "script": "src",
    "img": "src",
    "iframe": "src",
    "source": "src",
    "video": "src",
    "audio": "src",
    "embed": "src",
    "object": "data",
}
DATA = {"application/ld+json", "application/json"}  # a browser runs nothing of these
LOADED_AS = {"stylesheet", "icon", "preload", "manifest", "modulepreload", "apple-touch-icon"}
NAMES_OTHERS = (
    "aria-labelledby",
    "aria-describedby",
    "aria-controls",
    "aria-owns",
    "aria-details",
    "headers",
    "for",
    "list",
    "form",
)
LEFT_OVER = re.compile(r"\{\{|\{%|%\(\w+\)s|%\(\w+\)d|^None$|<bound method|object at 0x")
URL_IN_STYLE = re.compile(r"""(?:url\(\s*["']?|@import\s+["'])([^"')]+)""")


@dataclass(frozen=True)
class Answer:
    """One answer of the server."""

    address: str
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def kind(self) -> str:
        return self.headers.get("content-type", "").split(";")[0].strip().lower()

    @property
    def text(self) -> str:
        return self.body.decode("utf-8")


@dataclass(frozen=True)
class Page:
    """An answer that is a page, taken apart."""

    answer: Answer
    parser: Any = field(default_factory=lambda: html5lib.HTMLParser(namespaceHTMLElements=False))

    @cached_property
    def root(self) -> Any:
        return self.parser.parse(self.answer.text)

    @cached_property
    def elements(self) -> list[Any]:
        return [element for element in self.root.iter() if isinstance(element.tag, str)]

    def all(self, *tags: str) -> list[Any]:
        return [element for element in self.elements if element.tag in tags]

    @property
    def language(self) -> str:
        first = urlsplit(self.answer.address).path.split("/")[1]
        return first if first in LANGUAGES else ""

    @property
    def title(self) -> str:
        return " ".join(words(title) for title in self.all("title")[:1])

    @cached_property
    def ids(self) -> list[str]:
        return [element.get("id") for element in self.elements if element.get("id")]

    def links(self) -> Iterator[str]:
        """Every address that the page leads to or loads, in full."""
        for element in self.elements:
            for name in ("href", "src", "data", "action"):
                value = element.get(name)
                if value and element.tag != "form" and not value.startswith(("mailto:", "tel:", "data:")):
                    yield urljoin(self.answer.address, value.strip())
            for candidate in (element.get("srcset") or "").split(","):
                if candidate.strip():
                    yield urljoin(self.answer.address, candidate.split()[0])

    def other_languages(self) -> Iterator[tuple[str, str]]:
        """Language and path of the same page in the other languages, as its head of page links to them."""
        yield from ((link.get("hreflang"), link.get("href")) for link in self.all("a") if link.get("hreflang"))

    def loads(self) -> Iterator[str]:
        """Every address that the browser fetches without being asked."""
        for element in self.elements:
            if element.tag in LOADED_BY and element.get(LOADED_BY[element.tag]):
                yield urljoin(self.answer.address, element.get(LOADED_BY[element.tag]))
            if element.tag == "link" and LOADED_AS & set((element.get("rel") or "").split()):
                yield urljoin(self.answer.address, element.get("href"))


def words(element: Any) -> str:
    """The text of an element and all within it, with single spaces."""
    return " ".join("".join(element.itertext()).split())


def is_parsed_without_error(page: Page) -> Iterator[str]:
    page.root  # parsing it fills the list of errors
    for (line, _), code, data in page.parser.errors[:5]:
        yield f"line {line}: {MEANING.get(code, code) % data}"


def says_its_language(page: Page) -> Iterator[str]:
    direction = "rtl" if page.language in RIGHT_TO_LEFT else "ltr"
    if page.language and (page.root.get("lang"), page.root.get("dir")) != (page.language, direction):
        yield f"html has lang={page.root.get('lang')} dir={page.root.get('dir')}"
    for element in page.elements:
        lang, shown = element.get("lang"), element.get("dir")
        if lang in LANGUAGES and shown and shown != ("rtl" if lang in RIGHT_TO_LEFT else "ltr"):
            yield f"{element.tag} has lang={lang} and dir={shown}"


def has_ordered_headings(page: Page) -> Iterator[str]:
    levels = [int(element.tag[1]) for element in page.all("h1", "h2", "h3", "h4", "h5", "h6")]
    if levels.count(1) != 1:
        yield f"{levels.count(1)} first headings"
    for before, after in zip([0, *levels], levels, strict=False):
        if after > before + 1:
            yield f"h{after} follows h{before}"
    yield from (f"{element.tag} is empty" for element in page.all("h1", "h2", "h3", "h4") if not words(element))


def has_landmarks(page: Page) -> Iterator[str]:
    body = page.all("body")[0]
    for tag in ("header", "main", "footer"):
        if (count := sum(element.tag == tag for element in body)) != 1:
            yield f"{count} of <{tag}> in the body"
    names = [nav.get("aria-label") or nav.get("aria-labelledby") for nav in page.all("nav")]
    if not all(names) or len(set(names)) != len(names):
        yield f"the ways through it are named {names}"
    if not any(link.get("href") == "#main" for link in page.all("a")[:1]):
        yield "the first link does not skip to the content"


def has_a_title_and_a_description(page: Page) -> Iterator[str]:
    if not page.title.split("·")[0].strip():
        yield "no title"
    told = [meta.get("content") for meta in page.all("meta") if meta.get("name") == "description"]
    if len(told) != 1 or not (told[0] or "").strip():
        yield f"descriptions: {told}"


def has_words_for_pictures(page: Page) -> Iterator[str]:
    yield from (f"no alt: {image.get('src')}" for image in page.all("img") if image.get("alt") is None)
    inside = {id(inner) for svg in page.all(f"{SVG}svg") for inner in svg.iter() if inner is not svg}
    for svg in page.all(f"{SVG}svg"):
        named = svg.get("aria-label") or svg.get("aria-labelledby")
        if (
            id(svg) not in inside
            and svg.get("aria-hidden") != "true"
            and not (svg.get("role") in ("img", "group") and named)
        ):
            yield f"a drawing without words: class={svg.get('class')}"


def does_nothing_by_itself(page: Page) -> Iterator[str]:
    yield from ("a <style> in the page" for _ in page.all("style", f"{SVG}style"))
    for script in page.all("script", f"{SVG}script"):
        if not script.get("src") and script.get("type") not in DATA:
            yield "a script in the page"
    for element in page.elements:
        yield from (
            f"{element.tag} has {name}"
            for name in element.attrib
            if str(name) == "style" or str(name).startswith(("on", "hx-on"))
        )


def loads_nothing_from_elsewhere(page: Page) -> Iterator[str]:
    here = urlsplit(page.answer.address).netloc
    yield from (
        address for address in page.loads() if urlsplit(address).netloc != here and not address.startswith("data:")
    )


def tells_machines_the_truth(page: Page) -> Iterator[str]:
    here = urlsplit(page.answer.address).netloc
    for script in page.all("script"):
        if script.get("type") == "application/ld+json":
            try:
                told = json.loads(script.text or "")
            except ValueError as error:
                yield f"JSON-LD cannot be read: {error}"
                continue
            if (
                not isinstance(told, dict)
                or "schema.org" not in str(told.get("@context"))
                or not (told.get("@type") or told.get("@graph"))
            ):
                yield "JSON-LD without context or type"
    for link in page.all("link"):
        if (
            link.get("rel") in ("canonical", "alternate")
            and urlsplit(urljoin(page.answer.address, link.get("href"))).netloc != here
        ):
            yield f"{link.get('rel')} names another address: {link.get('href')}"


def names_what_is_there(page: Page) -> Iterator[str]:
    counted = Counter(page.ids)
    yield from (f"id {name} stands {count} times" for name, count in counted.items() if count > 1)
    for element in page.elements:
        for name in NAMES_OTHERS:
            missing = set((element.get(name) or "").split()) - set(counted)
            if missing and not (name == "form" and element.tag == "form"):
                yield f"{element.tag} {name} names {', '.join(missing)}"
        href = element.get("href") or ""
        if href.startswith("#") and href != "#" and unquote(href[1:]) not in counted:
            yield f"{element.tag.removeprefix(SVG)} leads to {href}"


def leaves_nothing_over(page: Page) -> Iterator[str]:
    """The catalogue of components is left out: it shows how templates are written."""
    if urlsplit(page.answer.address).path.endswith("/design/"):
        return
    for element in page.elements:
        if element.tag not in ("script", "style", "code", "pre"):
            texts = [
                element.text or "",
                element.tail or "",
                *(value for value in element.attrib.values() if isinstance(value, str)),
            ]
            yield from (f"left over: {text.strip()[:60]}" for text in texts if LEFT_OVER.search(text.strip()))


def keeps_strangers_out(page: Page) -> Iterator[str]:
    policy = page.answer.headers.get("content-security-policy", "")
    if "default-src 'self'" not in policy or "unsafe-inline" in policy:
        yield f"Content-Security-Policy: {policy or 'none'}"
    wanted = {"x-content-type-options": "nosniff", "referrer-policy": "same-origin"}
    for name, value in wanted.items():
        if page.answer.headers.get(name) != value:
            yield f"{name}: {page.answer.headers.get(name)}"


RULES: tuple[Callable[[Page], Iterator[str]], ...] = (
    is_parsed_without_error,
    says_its_language,
    has_ordered_headings,
    has_landmarks,
    has_a_title_and_a_description,
    has_words_for_pictures,
    does_nothing_by_itself,
    loads_nothing_from_elsewhere,
    tells_machines_the_truth,
    names_what_is_there,
    leaves_nothing_over,
    keeps_strangers_out,
)


def complaints(page: Page) -> list[tuple[str, str]]:
    """Everything that is wrong with a page: the rule, and what it found."""
    return [(rule.__name__.replace("_", " "), found) for rule in RULES for found in rule(page)]
