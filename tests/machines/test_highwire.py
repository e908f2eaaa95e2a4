"""Reference managers file a work rightly by the tags of its page: typed as Zotero's reader of embedded metadata types."""

import pytest
from django.template.loader import render_to_string
from hypothesis import given, settings
from lxml import html

from crossings.engine.citation import Contributor, Part, WorkType
from crossings.engine.values import PartialDate
from crossings.machines.highwire import citation_tags
from tests.factories.reference import a_reference, an_article, references

MARKERS = {
    "citation_journal_title": "journalArticle",
    "citation_technical_report_institution": "report",
    "citation_conference_title": "conferencePaper",
    "citation_conference": "conferencePaper",
    "citation_book_title": "bookSection",
    "citation_inbook_title": "bookSection",
    "citation_dissertation_institution": "thesis",
}


def read_back(reference) -> list[tuple[str, str]]:
    """The tags as a reader finds them in the head of a page."""
    head = render_to_string("components/citation_tags.html", {"tags": citation_tags(reference)})
    page = html.fromstring(f"<html><head>{head}</head><body></body></html>")
    return [(meta.get("name"), meta.get("content")) for meta in page.iterfind(".//meta")]


def type_by_zotero(tags: list[tuple[str, str]]) -> str:
    """The type that the rules of Zotero's translator give: the last marker, else DC.type, else a guess."""
    said = [MARKERS[name] for name, content in tags if name in MARKERS and content]
    if said:
        return said[-1]
    told = dict(tags)
    guess = "book" if "citation_isbn" in told else "journalArticle" if "citation_title" in told else ""
    return told.get("DC.type") or guess


def authors_by_zotero(tags: list[tuple[str, str]]) -> list[str]:
    """Each line as its rules split it: at a semicolon or, of a line alone, at a comma between halves that hold a space."""
    lines = [content for name, content in tags if name == "citation_author"]
    found = []
    for line in lines:
        halves = [half.strip() for half in line.split(",")]
        many = (
            line.split(";")
            if ";" in line
            else halves
            if len(lines) == len(halves) - 1 == 1 and all(" " in h for h in halves)
            else [line]
        )
        found += many
    return found


def of(name: str, reference) -> list[str]:
    return [content for tag, content in citation_tags(reference) if tag == name]


@pytest.mark.parametrize(
    ("work", "filed"),
    [
        (a_reference(publishers=("UNU-EHS",)), "report"),
        (a_reference(type=WorkType.WORKING_PAPER, publishers=("UNU-CRIS",), isbns=("1",)), "report"),
        (a_reference(type=WorkType.POLICY_BRIEF, publishers=("UNU-GCM", "UNITAR"), series="Reports"), "report"),
        (a_reference(type=WorkType.ANNUAL_REPORT, publishers=("UNU-GCM",)), "report"),
        (an_article(), "journalArticle"),
        (an_article(isbns=("1",), publishers=("Springer",)), "journalArticle"),
        (a_reference(type=WorkType.CHAPTER, container="Gender", isbns=("1",)), "bookSection"),
        (a_reference(type=WorkType.CONFERENCE_PAPER, event="HDCA", container="Proceedings"), "conferencePaper"),
        (a_reference(type=WorkType.THESIS, publishers=("Maastricht University",)), "thesis"),
        (a_reference(type=WorkType.BOOK, publishers=("Routledge",), isbns=("9781138689473",)), "book"),
        (a_reference(type=WorkType.BLOG), "blogPost"),
        (a_reference(type=WorkType.NEWSLETTER, container="Bulletin"), "document"),
    ],
)
def test_each_kind_of_work_is_filed_as_what_it_is(work, filed):
    assert type_by_zotero(read_back(work)) == filed


@pytest.mark.parametrize(
    ("work", "filed"),
    [
        (WorkType.ARTICLE, "journalArticle"),
        (WorkType.BOOK, "book"),
        (WorkType.CHAPTER, "bookSection"),
        (WorkType.REPORT, "report"),
        (WorkType.WORKING_PAPER, "report"),
        (WorkType.THESIS, "thesis"),
        (WorkType.CONFERENCE_PAPER, "conferencePaper"),
    ],
)
def test_a_work_of_which_only_the_title_is_known_is_filed_rightly_too(work, filed):
    assert type_by_zotero(read_back(a_reference(type=work))) == filed


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(work=references)
def test_any_words_reach_the_reader_unchanged(work):
    assert read_back(work) == [tuple(tag) for tag in citation_tags(work)]
    assert dict(read_back(work))["citation_title"] == work.title


def test_authors_stand_in_the_order_of_the_print():
    work = a_reference(contributors=tuple(map(Contributor, ["Koko Warner", "Tamer Afifi", "UNU-EHS"])))

    assert of("citation_author", work) == ["Warner, Koko", "Afifi, Tamer", "UNU-EHS"]


@pytest.mark.parametrize(
    "printed", ["Kees J. van der Geest", "van der Geest, Kees J.", "García López, María José", "Nicholas P. Van Hear"]
)
def test_one_author_is_never_taken_for_two(printed):
    work = a_reference(contributors=(Contributor(printed),))

    assert len(authors_by_zotero(read_back(work))) == 1


def test_among_others_the_family_name_stands_first():
    work = a_reference(contributors=tuple(map(Contributor, ["Kees J. van der Geest", "Koko Warner"])))

    assert authors_by_zotero(read_back(work)) == ["van der Geest, Kees J.", "Warner, Koko"]


def test_editors_are_no_authors():
    work = a_reference(type=WorkType.BOOK, contributors=(Contributor("Megha Amrith", Part.EDITOR),))

    assert (of("citation_author", work), of("citation_editor", work)) == ([], ["Amrith, Megha"])


@pytest.mark.parametrize(
    ("issued", "written"),
    [
        (None, []),
        (PartialDate(2015), ["2015"]),
        (PartialDate(2015, 9), ["2015/09"]),
        (PartialDate(2015, 9, 2), ["2015/09/02"]),
    ],
)
def test_a_date_is_told_as_far_as_it_is_known(issued, written):
    assert of("citation_publication_date", a_reference(issued=issued)) == written


def test_an_article_tells_where_it_stands():
    told = dict(citation_tags(an_article()))

    assert told["citation_volume"] == "11"
    assert (told["citation_firstpage"], told["citation_lastpage"]) == ("475", "503")
    assert (told["citation_doi"], told["citation_issn"]) == ("10.1007/s12187-017-9461-z", "1874-897X")
    assert told["citation_keywords"] == "children; remittances"


def test_what_is_not_known_is_not_told():
    names = [name for name, _content in citation_tags(a_reference(contributors=()))]

    assert names == ["citation_title", "citation_abstract_html_url", "DC.type"]


@pytest.mark.parametrize(("file", "told"), [("https://x.org/A.PDF", 1), ("https://x.org/read", 0)])
def test_only_a_pdf_is_told_as_one(file, told):
    assert len(of("citation_pdf_url", a_reference(file=file))) == told


def test_a_page_carries_the_tags_of_its_work_in_its_head():
    page = html.fromstring(render_to_string("base.html", {"citation_tags": citation_tags(a_reference())}))

    assert page.xpath("/html/head/meta[@name='citation_title']/@content") == ["Where the rain falls"]


def test_a_page_about_no_work_carries_none():
    page = html.fromstring(render_to_string("base.html"))

    assert page.xpath("//meta[starts-with(@name, 'citation_')]") == []
