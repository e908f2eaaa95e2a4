"""The list of journals and the page of one: what is stated of it, its issues, and the works in each."""

import json

import pytest
from django.core.cache import caches

from crossings.research.records import issues
from tests.factories import research as made
from tests.factories.network import InstitutionFactory
from tests.network.reading import read
from tests.research.test_publications_pages import facts, questions, statement, titles

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("question", ["q=wanted", "kind=series"])
def test_each_question_leaves_only_the_journals_that_answer_it(client, question):
    made.VenueFactory(name="Wanted", kind="series")
    made.VenueFactory(name="Other")

    assert titles(client, f"/en/journals/?{question}") == ["Wanted"]


def test_the_page_of_a_journal_tells_its_facts_and_its_newest_works(client):
    here = InstitutionFactory(name="A school", slug="school")
    journal = made.VenueFactory(slug="j", name="The Journal", institution=here, founded="2003", issn="1813-5706")
    made.PublicationFactory(title="Old", venue=journal, date="1999")
    made.PublicationFactory(title="New", venue=journal, date="2020")
    made.PublicationFactory(title="Draft", venue=journal, state="draft")

    reading = read(client, "/en/journals/j/")
    told = facts(reading)

    assert (told["Issued by"], told["Founded"], told["ISSN"]) == ("A school", "2003", "1813-5706")
    assert reading.all(".//section[@id='works']//h3") == ["New", "Old"]
    assert "/en/publications/?journal=j" in reading.links()


def test_a_journal_of_which_nothing_is_stated_says_so(client):
    made.VenueFactory(slug="j")

    told = facts(read(client, "/en/journals/j/"))

    assert told["ISSN"] == told["Founded"] == told["Issued by"] == "not stated in any source read"


def test_a_machine_is_told_of_the_journal(client):
    made.VenueFactory(slug="j", name="The Journal", issn="1813-5706")

    told = json.loads(read(client, "/en/journals/j/").root.find(".//script[@type='application/ld+json']").text)

    assert (told["@type"], told["name"], told["issn"]) == ("Periodical", "The Journal", ["1813-5706"])


# -- issues ------------------------------------------------------------------------------------------------------------


@pytest.fixture
def journal():
    return made.VenueFactory(slug="j")


def told(reading):
    """Each issue with the works in it, in the order of the page."""
    found = {}
    headings = [each for each in reading.root.find(".//section[@id='issues']").iter() if each.tag in ("h3", "h4")]
    for each in headings:
        words = " ".join("".join(each.itertext()).split())
        if each.tag == "h3":
            works = found.setdefault(words, [])
        else:
            works.append(words)
    return found


def test_a_journal_lists_its_issues_the_newest_first_with_the_works_in_each_by_page(client, journal):
    for title, volume, issue, pages, day in [
        ("Last", "10", "1", "100-110", "2018"),
        ("First", "10", "1", "9-20", "2018"),
        ("Earlier", "9", "2", "", "2018"),
        ("Later", "10", "2", "", "2018-11"),
    ]:
        made.PublicationFactory(title=title, venue=journal, volume=volume, issue=issue, pages=pages, date=day)

    assert list(told(read(client, "/en/journals/j/")).items()) == [
        ("Volume 10, issue 2, 2018", ["Later"]),
        ("Volume 10, issue 1, 2018", ["First", "Last"]),
        ("Volume 9, issue 2, 2018", ["Earlier"]),
    ]


@pytest.mark.parametrize(
    ("numbered", "days", "heading"),
    [
        ({"volume": "9"}, ["2018"], "Volume 9, 2018"),
        ({"issue": "7"}, ["2018"], "Issue 7, 2018"),
        ({"volume": "9"}, ["2018-11", "2019"], "Volume 9, 2018 to 2019"),
        ({"volume": "9", "issue": "3"}, [None], "Volume 9, issue 3, date not stated"),
        ({"volume": "9", "issue": "3"}, [None, "2018"], "Volume 9, issue 3, 2018"),
    ],
)
def test_an_issue_is_headed_by_what_is_stated_of_it(client, journal, numbered, days, heading):
    for day in days:
        made.PublicationFactory(venue=journal, date=day, **numbered)

    assert list(told(read(client, "/en/journals/j/"))) == [heading]


def test_works_of_which_no_issue_is_stated_stand_apart(client, journal):
    made.PublicationFactory(title="In an issue", venue=journal, volume="9")
    made.PublicationFactory(title="In none", venue=journal)

    reading = read(client, "/en/journals/j/")

    assert told(reading) == {"Volume 9, date not stated": ["In an issue"]}
    assert "In no issue that is stated" in reading.section("works")
    assert reading.all(".//section[@id='works']//h3") == ["In none"]


def test_no_issue_is_told_by_a_work_that_is_not_published(client, journal):
    made.PublicationFactory(venue=journal, volume="9", state="draft")

    assert read(client, "/en/journals/j/").section("issues") == ""


def test_the_issues_stand_on_pages_and_a_page_that_is_none_is_answered(client, journal):
    for volume in range(1, 13):
        made.PublicationFactory(venue=journal, volume=str(volume), date="2018")

    assert len(told(read(client, "/en/journals/j/"))) == 10
    assert list(told(read(client, "/en/journals/j/?page=2"))) == ["Volume 2, 2018", "Volume 1, 2018"]
    assert len(told(read(client, "/en/journals/j/?page=x"))) == 10


def test_of_a_long_issue_the_first_works_are_shown_and_a_link_leads_to_all(client, journal, monkeypatch):
    monkeypatch.setattr(issues, "IN_AN_ISSUE", 2)
    for _ in range(3):
        made.PublicationFactory(venue=journal, volume="9", issue="1")
    made.PublicationFactory(title="Of another", venue=journal, volume="9", issue="2")

    reading = read(client, "/en/journals/j/")
    address = "/en/publications/?journal=j&volume=9&issue=1"

    assert len(told(reading)["Volume 9, issue 1, date not stated"]) == 2
    assert address in reading.links()
    assert len(titles(client, address)) == 3


def test_a_machine_is_told_of_the_issues(client, journal):
    made.PublicationFactory(venue=journal, volume="9", issue="2", date="2018-05")

    assert statement(read(client, "/en/journals/j/"))["hasPart"] == [
        {
            "@type": "PublicationIssue",
            "issueNumber": "2",
            "datePublished": "2018",
            "isPartOf": {"@type": "PublicationVolume", "volumeNumber": "9"},
        }
    ]


@pytest.mark.slow
def test_the_page_asks_as_much_for_ten_issues_as_for_one(client, journal):
    def more(numbers):
        for number in numbers:
            for _ in range(2):
                made.ContributionFactory(publication__venue=journal, publication__volume=str(number))
        caches["parts"].clear()

    more([1])
    few = questions(client, "/en/journals/j/")
    more(range(2, 11))

    assert questions(client, "/en/journals/j/") == few
