"""The tags by which Google Scholar and reference managers know the work that a page is about.

Which kind of work it is follows from the tags that are there, not from one that says so: an institution of a technical
report makes a report, a journal makes an article. The last such tag counts, so only one stands here, and last. Where
the fact that would say it is not known, `DC.type` says it instead: nothing is invented to be filed rightly.

Source: Google Scholar, Inclusion Guidelines for Webmasters, “Indexing”, https://scholar.google.com/intl/en/scholar/inclusion.html;
the typing rules of Zotero's translator “Embedded Metadata” (zotero/translators, read 2026-11-22).
"""

from collections.abc import Iterator
from typing import NamedTuple

from crossings.engine.citation import Contributor, Part, Reference, WorkType
from crossings.engine.values import PartialDate

REPORT = ("citation_technical_report_institution",)
SAID_BY = {
    WorkType.ARTICLE: ("citation_journal_title",),
    WorkType.CHAPTER: ("citation_book_title", "citation_inbook_title"),  # readers before and since 2016
    WorkType.CONFERENCE_PAPER: ("citation_conference_title",),
    WorkType.THESIS: ("citation_dissertation_institution",),
    WorkType.REPORT: REPORT,
    WorkType.ANNUAL_REPORT: REPORT,
    WorkType.WORKING_PAPER: REPORT,
    WorkType.POLICY_BRIEF: REPORT,
}
NAMED_BY_ZOTERO = {
    WorkType.ARTICLE: "journalArticle",
    WorkType.BOOK: "book",
    WorkType.CHAPTER: "bookSection",
    WorkType.CONFERENCE_PAPER: "conferencePaper",
    WorkType.THESIS: "thesis",
    WorkType.BLOG: "blogPost",
    WorkType.DATASET: "dataset",
    WorkType.JOURNAL_ISSUE: "document",
    WorkType.NEWSLETTER: "document",
    WorkType.OTHER: "document",
}
HAS_ISBN = {*WorkType} - {WorkType.ARTICLE, WorkType.BLOG, WorkType.DATASET}  # an ISBN makes a book of what it is on


class Tag(NamedTuple):
    """One `<meta>` of a page's head."""

    name: str
    content: str


def citation_tags(reference: Reference) -> list[Tag]:
    """The tags of a work, in the order in which they have to stand; none for what is not known."""
    every = [*_makers(reference), *_facts(reference), *_identifiers(reference), *_type(reference)]
    return [Tag(name, content) for name, content in every if content]


def _makers(reference: Reference) -> Iterator[tuple[str, str]]:
    yield "citation_title", reference.title
    for part in (Part.AUTHOR, Part.EDITOR):
        every = reference.by(part)
        for who in every:
            yield f"citation_{part}", _name(who, is_alone=len(every) == 1)


def _name(who: Contributor, *, is_alone: bool) -> str:
    """The family name first, unless a line stands alone and both its halves hold a space: that is read as two people."""
    name = who.name
    if is_alone and name.family and " " in name.whole_family and " " in name.given:
        return " ".join(part for part in (name.given, name.whole_family, name.suffix) if part)
    return name.inverted


def _facts(reference: Reference) -> Iterator[tuple[str, str]]:
    first, last = reference.page_range
    yield "citation_publication_date", _slashed(reference.issued)
    yield "citation_series_title", reference.series
    yield "citation_volume", reference.volume
    yield "citation_issue", reference.issue
    yield "citation_firstpage", first
    yield "citation_lastpage", last
    yield "citation_publisher", "; ".join(reference.publishers)
    yield "citation_technical_report_number", reference.number if reference.type.is_report else ""
    yield "citation_language", reference.language
    yield "citation_keywords", "; ".join(reference.topics)


def _identifiers(reference: Reference) -> Iterator[tuple[str, str]]:
    yield "citation_doi", reference.doi
    for issn in reference.issns:
        yield "citation_issn", issn
    for isbn in reference.isbns if reference.type in HAS_ISBN else ():
        yield "citation_isbn", isbn
    yield "citation_abstract_html_url", reference.address
    yield "citation_pdf_url", reference.file if reference.file.lower().endswith(".pdf") else ""


def _type(reference: Reference) -> Iterator[tuple[str, str]]:
    """The tag that tells the kind, or `DC.type` where there is nothing to put into it."""
    said = _said(reference)
    if said:
        yield from ((name, said) for name in SAID_BY[reference.type])
    else:
        yield "DC.type", NAMED_BY_ZOTERO.get(reference.type, "report")


def _said(reference: Reference) -> str:
    if reference.type.is_report or reference.type is WorkType.THESIS:
        return "; ".join(reference.publishers)
    if reference.type is WorkType.CONFERENCE_PAPER:
        return reference.event
    return reference.container if reference.type in SAID_BY else ""


def _slashed(day: PartialDate | None) -> str:
    return str(day).replace("-", "/") if day else ""
