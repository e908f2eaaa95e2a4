"""The search page: everything in its address, nothing that needs a script, and the same hits for other programs."""

import csv
from dataclasses import replace
from io import StringIO

import feedparser
import html5lib
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from crossings.search import kinds
from crossings.search.actions import refresh
from crossings.topics.models import Concept
from crossings.website.facets import choices
from tests.factories.search import document
from tests.factories.topics import ConceptFactory

SHELF = "event"
ODD = ["q=%00", "q=%22%27%28%26%7C%3A*", "q=" + "a" * 10_000, "q=the", "page=-1", "page=99999999", "page=x", "sort=up"]


@pytest.fixture
def shelf(db, monkeypatch):
    """Thirty invented events and a Spanish one, found as any record."""
    made = [
        document(f"Rain {n}", "drought", key=str(n), day="2020", facets={"year": [str(2015 + n % 2)]})
        for n in range(1, 31)
    ]
    made.append(document("Sequía y migraciones", language="es", key="31", facets={"year": ["2017"]}))
    made = [replace(each, kind=SHELF) for each in made]
    monkeypatch.setattr(kinds, "_WRITERS", {SHELF: lambda keys: iter(made)})
    refresh(SHELF, range(1, 32))


def parsed(response):
    assert response.status_code == 200
    return html5lib.parse(response.content, namespaceHTMLElements=False)


def hits(response):
    return ["".join(link.itertext()) for link in parsed(response).findall(".//article//h3/a")]


@pytest.mark.parametrize("path", ["/en/", "/es/institutes/", "/ar/search/"])
def test_every_page_has_the_box(client, db, path):
    boxes = [each for each in parsed(client.get(path)).iter("input") if each.get("type") == "search"]

    assert boxes
    assert all(each.get("name") == "q" for each in boxes if each.get("data-suggestions"))


def test_hits_are_shown_with_the_words_marked(client, shelf):
    page = parsed(client.get("/en/search/?q=rain+drought"))

    assert {mark.text for mark in page.iter("mark")} == {"Rain", "drought"}


def test_what_the_hits_are_narrowed_to_can_be_taken_back_one_by_one(client, shelf):
    page = parsed(client.get("/en/search/?q=rain&year=2015&year=2016&page=1"))

    ways = {
        " ".join("".join(link.itertext()).split()): link.get("href") for link in page.findall(".//li/a[@class='tag']")
    }
    assert ways["Remove Year: 2015 ×"] == "/en/search/?q=rain&year=2016"
    assert ways["Remove Year: 2016 ×"] == "/en/search/?q=rain&year=2015"


def test_two_topics_that_are_called_alike_are_told_apart_by_their_sets(db):
    for title in ("Themes", "Migration studies"):
        ConceptFactory(label="Forced migration", scheme__title=title, scheme__facet="topic")
    codes = [f"{each.scheme.slug}/{each.slug}" for each in Concept.objects.filter(label="Forced migration")]

    (facet,) = choices({"topic": [(code, 1) for code in codes]}, {}, "en")

    assert {each.words.text for each in facet.choices} == {
        "Forced migration (Themes)",
        "Forced migration (Migration studies)",
    }


def test_ticked_values_of_a_facet_are_alternatives_and_stay_ticked(client, shelf):
    page = parsed(client.get("/en/search/?q=rain&year=2015&year=2016"))

    ticked = [box.get("value") for box in page.iter("input") if "checked" in box.attrib]
    assert sorted(ticked) == ["2015", "2016"]
    assert "30" in "".join(page.find(".//h2[@id='found']").itertext())


def test_pages_part_the_hits_and_one_out_of_range_is_the_last(client, shelf):
    first, second = hits(client.get("/en/search/?q=rain")), hits(client.get("/en/search/?q=rain&page=2"))

    assert len({*first, *second}) == len(first) + len(second) == 30
    assert hits(client.get("/en/search/?q=rain&page=99")) == second


@pytest.mark.parametrize("query", ODD)
@pytest.mark.parametrize("path", ["/en/search/", "/ar/search/"])
def test_any_question_is_answered_with_a_page(client, shelf, path, query):
    assert parsed(client.get(f"{path}?{query}")).find(".//h1") is not None


def test_a_french_reader_finds_spanish_works_in_their_language(client, shelf):
    page = parsed(client.get("/fr/search/?q=sequia"))

    assert page.find(".//article//h3/a").get("lang") == "es"


def test_arabic_is_shown_from_right_to_left(client, shelf):
    assert parsed(client.get("/ar/search/?q=rain")).get("dir") == "rtl"


def test_the_page_takes_the_same_queries_for_one_hit_and_for_many(client, shelf):
    counted = []
    for words in ("rain", "rain", "drought"):
        with CaptureQueriesContext(connection) as asked:
            client.get(f"/en/search/?q={words}&sort=title&n={len(counted)}")
        counted.append(len(asked))

    assert counted[1] == counted[2]


def address_of(client, path, ending):
    page = parsed(client.get(path))
    return next(
        each.get("href") for each in page.iter() if ending in (each.get("href") or "") and "q=" in each.get("href")
    )


def test_the_feed_of_a_result_is_read_by_a_feed_reader(client, shelf):
    answer = client.get(address_of(client, "/en/search/?q=rain", ".atom"))

    read = feedparser.parse(answer.content)
    assert not read.bozo
    assert len(read.entries) == len({each.id for each in read.entries}) == 30


def test_the_sheet_of_a_result_has_every_hit(client, shelf):
    answer = client.get(address_of(client, "/en/search/?q=rain&page=2", ".csv"))

    rows = list(csv.DictReader(StringIO(b"".join(answer.streaming_content).decode())))
    assert len(rows) == 30
    assert {row["kind"] for row in rows} == {SHELF}


def test_suggestions_are_titles(client, shelf):
    page = parsed(client.get("/en/search/"))
    address = next(each.get("data-suggestions") for each in page.iter("input") if each.get("data-suggestions"))

    assert client.get(f"{address}?q=seq").json() == {"titles": ["Sequía y migraciones"]}
    assert client.get(f"{address}?q=s").json() == {"titles": []}


def test_a_title_that_begins_as_typed_is_suggested_before_others(client, db, monkeypatch):
    made = [
        replace(document(title, key=str(n)), kind=SHELF) for n, title in enumerate(("After the rain", "Rain falls"))
    ]
    monkeypatch.setattr(kinds, "_WRITERS", {SHELF: lambda keys: iter(made)})
    refresh(SHELF, range(2))

    assert client.get("/en/search/suggestions/?q=rai").json() == {"titles": ["Rain falls", "After the rain"]}
