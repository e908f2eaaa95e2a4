"""What programs are given beside pages: each file is read by a parser of its kind, and is of the type that its name says."""

import csv
import json
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from io import StringIO
from urllib.parse import urljoin, urlsplit

import feedparser
import icalendar
import pybtex.database
import rdflib
import rispy

from tests.crawl.page import URL_IN_STYLE, Answer

Found = tuple[list[str], list[tuple[str, str]]]
TYPES = {
    "atom": "application/atom+xml",
    "bib": "application/x-bibtex",
    "csv": "text/csv",
    "ics": "text/calendar",
    "jsonld": "application/ld+json",
    "ris": "application/x-research-info-systems",
    "ttl": "text/turtle",
    "txt": "text/plain",
}
"""By how an address ends."""


def file_found(answer: Answer) -> Found:
    """The addresses that a file names, and what is wrong with it."""
    links, wrong = READERS.get(answer.kind, nothing)(answer)
    return links, [*wrong, *is_of_its_type(answer)]


def is_of_its_type(answer: Answer) -> Iterator[tuple[str, str]]:
    wanted = TYPES.get(urlsplit(answer.address).path.rpartition(".")[2])
    if answer.status == 200 and wanted and answer.kind != wanted:
        yield "is of the type that its name says", answer.kind


def nothing(answer: Answer) -> Found:
    return [], []


def style(answer: Answer) -> Found:
    named = [urljoin(answer.address, found) for found in URL_IN_STYLE.findall(answer.text)]
    strangers = [
        each
        for each in named
        if urlsplit(each).netloc != urlsplit(answer.address).netloc and not each.startswith("data:")
    ]
    return named, [("loads nothing from elsewhere", each) for each in strangers]


def xml(answer: Answer) -> Found:
    """A feed or a site map: every address that it names."""
    try:
        root = ET.fromstring(answer.body)
    except ET.ParseError as error:
        return [], [("is well-formed", str(error))]
    named = [element.text.strip() for element in root.iter() if element.tag.endswith("}loc") and element.text]
    named += [
        element.get("href", "")
        for element in root.iter()
        if element.tag.endswith("}link") and element.get("rel") != "hub"
    ]
    here = urlsplit(answer.address).netloc
    return named, [("names its own address", each) for each in named if urlsplit(each).netloc != here]


def atom(answer: Answer) -> Found:
    named, wrong = xml(answer)
    told = feedparser.parse(answer.body)
    lacking = [each.get("title", "") for each in told.entries if not (each.get("id") and each.get("updated"))]
    return named, [*wrong, *(("is read by programs", f"no id or no date: {title}") for title in lacking)]


def parsed(parse: Callable[[str], object]) -> Callable[[Answer], Found]:
    """What reads a kind of file that names no address to go on to."""

    def read(answer: Answer) -> Found:
        try:
            parse(answer.text)
        except Exception as error:  # noqa: BLE001  each parser has errors of its own, and any of them is a finding
            return [], [("is read by programs", f"{type(error).__name__}: {str(error)[:200]}")]
        return [], []

    return read


def bibtex(text: str) -> None:
    if not pybtex.database.parse_string(text, "bibtex").entries:
        raise ValueError("no entry")


def sheet(text: str) -> None:
    head, *rows = csv.reader(StringIO(text), strict=True)
    if uneven := [row for row in rows if len(row) != len(head)]:
        raise ValueError(f"{len(uneven)} rows are not as long as their head, such as {uneven[0]}")


def calendar(text: str) -> None:
    read = icalendar.Calendar.from_ical(text)
    if errors := [error for each in read.walk() for error in each.errors]:
        raise ValueError(str(errors[0]))


READERS: dict[str, Callable[[Answer], Found]] = {
    "text/css": style,
    "application/xml": xml,
    "text/xml": xml,
    "application/atom+xml": atom,
    "application/json": parsed(json.loads),
    "application/ld+json": parsed(json.loads),
    "application/problem+json": parsed(json.loads),
    "application/vnd.citationstyles.csl+json": parsed(json.loads),
    "application/x-bibtex": parsed(bibtex),
    "application/x-research-info-systems": parsed(rispy.loads),
    "text/calendar": parsed(calendar),
    "text/csv": parsed(sheet),
    "text/turtle": parsed(lambda text: rdflib.Graph().parse(data=text, format="turtle")),
}
