"""The lists of research, taken away: as feeds, sheets and files for reference managers, read by other people's programs."""

import csv
import io

import feedparser
import pytest
import rispy
from pybtex.database import parse_string

from tests.factories.research import ContributionFactory, ProjectFactory, PublicationFactory

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def work():
    work = PublicationFactory(title="Rain and roads", state="published", type="report")
    ContributionFactory(publication=work, name="Ada Lovelace")
    return work


def test_works_can_be_followed(client, work):
    PublicationFactory(title="Not yet", state="draft")

    feed = feedparser.parse(client.get("/en/publications.atom").content)

    assert not feed.bozo
    assert [(each.title, each.author) for each in feed.entries] == [("Rain and roads", "Ada Lovelace")]


def test_a_feed_follows_what_the_list_was_narrowed_to(client, work):
    feed = feedparser.parse(client.get("/en/publications.atom?type=thesis").content)

    assert (feed.bozo, feed.entries) == (False, [])


def test_projects_can_be_followed(client):
    ProjectFactory(title="Roads", state="published")

    feed = feedparser.parse(client.get("/en/projects.atom").content)

    assert [each.title for each in feed.entries] == ["Roads"]


def test_works_are_a_sheet(client, work):
    text = b"".join(client.get("/en/publications.csv").streaming_content).decode()

    rows = list(csv.DictReader(io.StringIO(text)))

    assert [(row["title"], row["authors"], row["type"]) for row in rows] == [
        ("Rain and roads", "Ada Lovelace", "report")
    ]


def test_projects_are_a_sheet(client):
    ProjectFactory(title="=1+1", state="published")

    text = b"".join(client.get("/en/projects.csv").streaming_content).decode()

    assert [row["title"] for row in csv.DictReader(io.StringIO(text))] == ["'=1+1"]


def test_a_whole_list_goes_into_a_reference_manager(client, work):
    bib = client.get("/en/publications.bib").content.decode()
    ris = client.get("/en/publications.ris").content.decode()

    assert [entry.fields["title"] for entry in parse_string(bib, "bibtex").entries.values()]
    assert [each["authors"] for each in rispy.loads(ris)] == [["Lovelace, Ada"]]


def test_a_format_that_is_not_there_is_not_found(client, work):
    assert client.get("/en/publications.docx").status_code == 404


def test_the_page_leads_to_all_of_them(client, work):
    page = client.get("/en/publications/?type=report").content.decode()

    for ending in ("atom", "csv", "bib", "ris"):
        assert f"/en/publications.{ending}?type=report" in page
