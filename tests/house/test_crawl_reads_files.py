"""The crawl reads the files that pages lead to as other programs do, and says what is wrong with them."""

import pytest

from tests.crawl.files import file_found
from tests.crawl.page import Answer

pytestmark = pytest.mark.house
ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom">'
    "<entry><id>{id}</id><title>Rain</title><updated>{at}</updated></entry></feed>"
)
EVENT = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n"
    "BEGIN:VEVENT\r\nUID:1\r\nDTSTART;VALUE=DATE:{day}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)
GOOD = {
    "a.bib": ("application/x-bibtex", "@book{a, title={Rain}, year={2012}}"),
    "a.csv": ("text/csv", "kind,title\r\nevent,Rain\r\n"),
    "a.ics": ("text/calendar", EVENT.format(day="20270504")),
    "a.atom": ("application/atom+xml", ATOM.format(id="tag:1", at="2026-01-01T00:00:00Z")),
    "a.ris": ("application/x-research-info-systems", "TY  - BOOK\r\nTI  - Rain\r\nER  - \r\n"),
    "a.ttl": ("text/turtle", "<urn:a> <urn:b> <urn:c> ."),
    "suggestions/": ("application/json", '{"titles": []}'),
}
BROKEN = {
    "a.bib": ("application/x-bibtex", "@book{a, title={Rain"),
    "a.csv": ("text/csv", "kind,title\r\nevent\r\n"),
    "a.ics": ("text/calendar", EVENT.format(day="tomorrow")),
    "a.atom": ("application/atom+xml", ATOM.format(id="", at="")),
    "a.ttl": ("text/turtle", "<urn:a> <urn:b>"),
    "suggestions/": ("application/json", "{"),
}


def found(name, kind, text):
    return file_found(Answer(f"https://network.example/en/{name}", 200, {"content-type": kind}, text.encode()))[1]


@pytest.mark.parametrize("name", GOOD)
def test_a_sound_file_is_not_complained_of(name):
    assert found(name, *GOOD[name]) == []


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_is_found_out(name):
    assert [rule for rule, _what in found(name, *BROKEN[name])] == ["is read by programs"]


@pytest.mark.parametrize("name", ["a.bib", "a.csv", "a.ics", "a.atom", "a.ris"])
def test_a_file_of_another_type_than_its_name_says_is_found_out(name):
    assert ("is of the type that its name says", "text/plain") in found(name, "text/plain", GOOD[name][1])
