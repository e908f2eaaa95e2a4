"""A visitor with a phone finds the right publication by two words, and takes with them what other programs read of it."""

import csv
from io import StringIO
from pathlib import Path

import bibtexparser
import feedparser
import icalendar
import pybtex.database
import pytest
import time_machine
import vobject

from crossings.events.models import Event

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.usefixtures("demo_network"),
]
LOOKED_FOR = {"en": "climate change", "es": "cambio climático", "fr": "changement climatique", "ar": "تغير المناخ"}
TOPIC = "migration-studies/climate-change"
RIGHT = "In Search of Shelter: Mapping the Effects of Climate Change on Human Migration and Displacement"
INSTITUTE = "unu-merit"
SLUG = "in-search-of-shelter-mapping-the-effects-of-climate-change-on-human"
BOX = "header input[type=search]"

in_four_languages = pytest.mark.parametrize("language", LOOKED_FOR)
with_and_without_script = pytest.mark.parametrize(
    ("language", "runs"), [*((language, True) for language in LOOKED_FOR), ("ar", False)]
)


@pytest.fixture(autouse=True)
def today(at):
    with time_machine.travel(at):
        yield at


@pytest.fixture
def phone(open_page):
    def opened(language, path="", **more):
        return open_page(f"/{language}/{path}", width=390, language=language, **more)

    return opened


def fits(page):
    return page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def asked(page, words):
    """Type the words into the box of the head, and send them off."""
    page.locator(BOX).fill(words)
    page.locator(BOX).press("Enter")
    page.wait_for_url("**/search/?q=*")


def narrowed(page, **chosen):
    """Tick a value of each facet, opening what is folded, and show what is left."""
    for facet, code in chosen.items():
        box = page.locator(f"input[name={facet}][value='{code}']")
        folds = page.locator("main details", has=box)
        for fold in folds.all():
            if not fold.evaluate("each => each.open"):
                fold.locator("> summary").click()
        box.check()
    page.locator("main details.fold button").last.click()
    page.wait_for_url(f"**{facet}={code}**")


def titles(page):
    return page.locator("main article h3").all_inner_texts()


def taken(page, address):
    """What another program gets at an address that stands on the page."""
    answer = page.request.get(address)
    assert answer.ok, address
    return answer


def at_the_publication(page, language):
    """The way that the first test walks, in one step."""
    page.goto(f"/{language}/publications/{SLUG}/")
    return page


@with_and_without_script
def test_given_two_words_when_facets_narrow_them_then_the_right_publication_is_found(phone, language, runs):
    page = phone(language, java_script_enabled=runs)

    asked(page, LOOKED_FOR[language])
    before = len(titles(page))
    assert fits(page)
    narrowed(page, kind="publication", institution="unu-ehs", year="2009")
    found = titles(page)
    assert fits(page)
    page.get_by_role("link", name=RIGHT).click()
    page.wait_for_url(f"**/{language}/publications/{SLUG}/")

    assert before == 25
    assert 1 <= len(found) < 10
    assert RIGHT in page.locator("h1").inner_text()
    assert fits(page)


@in_four_languages
def test_given_the_publication_when_its_citation_is_taken_then_two_readers_agree_on_it(phone, language):
    page = at_the_publication(phone(language), language)

    with page.expect_download() as waiting:
        page.locator("#cite a[href$='cite.bib']").click()
    text = Path(waiting.value.path()).read_text()
    (first,) = pybtex.database.parse_string(text, "bibtex").entries.values()
    (second,) = bibtexparser.parse_string(text).entries

    assert first.fields["title"].replace("{", "").replace("}", "") == RIGHT
    assert first.fields["year"] == second["year"] == "2009"
    assert "Warner, Koko" in [str(each) for each in first.persons["author"]]


@in_four_languages
def test_given_the_publication_when_its_topic_is_followed_then_a_feed_reader_meets_the_publication(phone, language):
    page = at_the_publication(phone(language), language)

    page.locator(f"#subjects a[href$='{TOPIC}/']").click()
    page.wait_for_url(f"**/{language}/topics/{TOPIC}/")
    addresses = page.locator("link[type='application/atom+xml']").evaluate_all("links => links.map(each => each.href)")
    feed = feedparser.parse(taken(page, next(each for each in addresses if "topic=" in each)).body())
    links = {each.link for each in feed.entries}
    while onwards := [each.href for each in feed.feed.links if each.rel == "next"]:
        feed = feedparser.parse(taken(page, onwards[0]).body())
        links |= {each.link for each in feed.entries}

    assert feed.bozo == 0
    assert f"{page.url.split('/topics/')[0]}/publications/{SLUG}/" in links


@in_four_languages
def test_given_an_institute_when_its_next_event_is_taken_then_calendars_show_it(phone, language, today):
    page = phone(language, f"institutes/{INSTITUTE}/")

    page.locator("#events article h4 a").first.click()
    page.wait_for_url(f"**/{language}/events/*/")
    event = Event.objects.get(slug=page.url.rstrip("/").rpartition("/")[2])
    text = taken(page, page.locator("#calendar a[href$='calendar.ics']").last.get_attribute("href")).text()
    (held,) = icalendar.Calendar.from_ical(text).events
    (component,) = vobject.readComponents(text)

    assert str(event.starts) == held["DTSTART"].dt.isoformat()[:10] > today.date().isoformat()
    assert page.locator("h1").inner_text() in str(held["SUMMARY"]) == component.vevent.summary.value


def test_given_an_event_with_an_hour_when_it_is_taken_then_its_calendar_defines_its_zone(phone):
    event = Event.objects.public().exclude(begins_at=None).exclude(zone__in=("", "Africa/Accra", "UTC")).earliest("pk")
    page = phone("en", f"events/{event.slug}/")

    text = taken(page, page.locator("#calendar a[href$='calendar.ics']").last.get_attribute("href")).text()
    calendar = icalendar.Calendar.from_ical(text)

    assert [str(each["TZID"]) for each in calendar.timezones] == [event.zone]
    assert calendar.events[0]["DTSTART"].params["TZID"] == event.zone


@pytest.mark.parametrize("kind", ["publications", "projects", "events", "concepts"])
def test_given_a_program_when_it_pages_the_records_to_the_end_then_it_meets_each_once(phone, kind):
    page, address, keys = phone("en"), f"/api/v1/{kind}?limit=60", []

    while address:
        told = taken(page, address).json()
        keys += [(each.get("scheme"), each["key"]) for each in told["items"]]
        address = told["next"]

    assert len(keys) == len({str(key) for key in keys}) == told["count"] > 25


@in_four_languages
def test_given_results_when_they_are_taken_as_a_table_then_it_has_as_many_rows_as_hits_are_told(phone, language):
    page = phone(language)

    asked(page, LOOKED_FOR[language])
    rows = list(
        csv.DictReader(StringIO(taken(page, page.locator("main a[href*='search.csv']").get_attribute("href")).text()))
    )

    assert len(rows) == int("".join(filter(str.isdigit, page.locator("#found").inner_text())))
    assert RIGHT in [row["title"] for row in rows]
