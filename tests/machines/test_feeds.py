"""Any list becomes a feed that a reader of other people reads without complaint, page after page."""

from datetime import UTC, datetime

import feedparser
import pytest
from django.http import Http404
from django.test import RequestFactory
from django.utils.translation import override
from hypothesis import given, settings
from lxml import etree

from crossings.engine.citation import one_line
from crossings.machines.feeds import ENTRIES, About, Category, Entry, feed, stable_id
from tests.factories.reference import texts

WHEN = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
ABOUT = About(title="Publications about rain", link="/en/publications/?topic=rain", author="Delta Network")
ATOM = {"a": "http://www.w3.org/2005/Atom"}


def told(**said) -> Entry:
    usual = {"id": "tag:testserver,2026:publication/rain", "title": "Rain", "link": "/en/rain/", "updated": WHEN}
    return Entry(**(usual | said))


def ask(entries, path="/en/publications.atom", about=ABOUT, **headers):
    return feed(RequestFactory().get(path, headers=headers), about, entries, list)


def read(*entries, **asked):
    found = feedparser.parse(ask(list(entries), **asked).content)
    assert not found.bozo
    return found


def links(found) -> dict[str, str]:
    return {link.rel: link.href for link in found.feed.links}


def test_a_reader_reads_a_feed_without_complaint():
    found = read(told(), told(id="tag:testserver,2026:publication/snow", title="Snow"))

    assert found.version == "atom10"
    assert [entry.title for entry in found.entries] == ["Rain", "Snow"]
    assert (found.feed.title, found.feed.author) == ("Publications about rain", "Delta Network")


def test_an_entry_tells_all_that_is_known():
    category = Category("rain", "https://example.org/topics/", "Rain and floods")
    entry = told(published=WHEN, summary="Where it falls", authors=("Koko Warner", "UNU"), categories=(category,))
    (found,) = read(entry).entries

    assert (found.id, found.link) == ("tag:testserver,2026:publication/rain", "http://testserver/en/rain/")
    assert (found.published, found.updated) == ("2026-11-22T09:30:00+00:00", "2026-11-22T09:30:00+00:00")
    assert found.summary == "Where it falls"
    assert [author.name for author in found.authors] == ["Koko Warner", "UNU"]
    assert dict(found.tags[0]) == {"term": "rain", "scheme": "https://example.org/topics/", "label": "Rain and floods"}


def test_what_is_not_known_is_left_out():
    tree = etree.fromstring(ask([told()]).content)
    names = [etree.QName(child).localname for child in tree.find("a:entry", ATOM)]

    assert names == ["id", "title", "link", "updated"]


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(words=texts)
def test_any_words_reach_the_reader(words):
    tree = etree.fromstring(ask([told(title=words, summary=words, categories=(Category("x", label=words),))]).content)
    entry = tree.find("a:entry", ATOM)

    assert entry.findtext("a:title", namespaces=ATOM) == one_line(words)
    assert entry.findtext("a:summary", namespaces=ATOM) == one_line(words)
    assert entry.find("a:category", ATOM).get("label") == one_line(words)


def test_markup_in_a_title_stays_text():
    (entry,) = read(told(title="<script>x</script> & co")).entries

    assert entry.title_detail.type == "text/plain"
    assert entry.title == "<script>x</script> & co"


def test_a_feed_says_its_language_and_that_of_an_entry_in_another():
    with override("ar"):
        tree = etree.fromstring(ask([told(language="en"), told()]).content)
    spoken = "{http://www.w3.org/XML/1998/namespace}lang"

    assert tree.get(spoken) == "ar"
    assert [entry.get(spoken) for entry in tree.findall("a:entry", ATOM)] == ["en", None]


def test_a_feed_changed_when_its_newest_entry_did():
    earlier = datetime(2020, 1, 1, tzinfo=UTC)

    assert read(told(updated=earlier), told(id="b")).feed.updated == "2026-11-22T09:30:00+00:00"


def test_an_empty_feed_is_a_feed_and_always_the_same():
    assert read().entries == []
    assert ask([]).content == ask([]).content


MANY = [told(id=f"tag:testserver,2026:publication/{number}", title=str(number)) for number in range(2 * ENTRIES + 1)]


def test_following_next_leads_through_all_entries_once():
    path, seen = "/en/publications.atom?topic=rain", []
    while path:
        found = read(*MANY, path=path)
        seen += [entry.title for entry in found.entries]
        path = links(found).get("next")

    assert seen == [str(number) for number in range(2 * ENTRIES + 1)]


def test_a_page_names_itself_the_first_and_those_around_it():
    assert links(read(*MANY, path="/f?page=2&topic=rain&topic=law")) == {
        "alternate": "http://testserver/en/publications/?topic=rain",
        "self": "http://testserver/f?topic=rain&topic=law&page=2",
        "first": "http://testserver/f?topic=rain&topic=law",
        "previous": "http://testserver/f?topic=rain&topic=law",
        "next": "http://testserver/f?topic=rain&topic=law&page=3",
    }


def test_a_full_page_that_is_the_last_has_no_next():
    assert "next" not in links(read(*MANY[:ENTRIES]))


def test_every_page_belongs_to_the_same_feed():
    assert read(*MANY).feed.id == read(*MANY, path="/f?page=2").feed.id


@pytest.mark.parametrize("page", ["0", "-1", "two", "1e3", "٢", "99999", "", "4"])
def test_a_page_that_is_not_there_is_not_found(page):
    with pytest.raises(Http404):
        ask(MANY, path=f"/f?page={page}")


def test_who_has_a_feed_already_is_told_so_until_it_changes():
    etag = ask([told()]).headers["ETag"]

    assert ask([told()], **{"If-None-Match": etag}).status_code == 304
    assert ask([told(title="Snow")], **{"If-None-Match": etag}).status_code == 200


@pytest.mark.parametrize("host", ["example.org", "example.org:8000"])
def test_an_id_does_not_know_the_port_or_the_language(host, settings):
    settings.ALLOWED_HOSTS = ["*"]
    request = RequestFactory().get("/ar/publications.atom", headers={"host": host})

    assert stable_id(request, "publication", "rain") == "tag:example.org,2026:publication/rain"
