"""What is said of a work when somebody cites it, whatever the format.

Public names: `Reference`, `WorkType`, `Contributor`, `Part`, `one_line`. Rooms turn their rows into a `Reference`;
the formats (BibTeX, RIS, CSL, tags in a page, statements) are written from it and from nothing else. It never holds an
abstract, which belongs to its publisher, and nothing that no source states.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any

from crossings.engine.printed_name import Name, name_as_printed
from crossings.engine.refusal import Refusal
from crossings.engine.values import PartialDate

KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
NOT_TEXT = {"Cc", "Cs", "Cn", "Co"}
PAGES = re.compile(r"\s*([^\s\-–—]+)\s*[-–—]+\s*([^\s\-–—]+)\s*")
DOI_ADDRESS = "https://doi.org/"
HANDLE_ADDRESS = "https://hdl.handle.net/"


class WorkType(StrEnum):
    """What kind of work it is; finer than any one format knows."""

    ARTICLE = "article"
    BOOK = "book"
    CHAPTER = "chapter"
    REPORT = "report"
    ANNUAL_REPORT = "annual-report"
    WORKING_PAPER = "working-paper"
    POLICY_BRIEF = "policy-brief"
    CONFERENCE_PAPER = "conference-paper"
    THESIS = "thesis"
    JOURNAL_ISSUE = "journal-issue"
    NEWSLETTER = "newsletter"
    BLOG = "blog"
    DATASET = "dataset"
    OTHER = "other"

    @property
    def is_report(self) -> bool:
        """Whether an institution issues it itself, with a number of its own.

        >>> WorkType.POLICY_BRIEF.is_report, WorkType.BOOK.is_report
        (True, False)
        """
        return self in REPORTS

    @property
    def genre(self) -> str:
        """What kind of report it is, in English, for formats that know only reports; empty for all else.

        >>> WorkType.POLICY_BRIEF.genre, WorkType.REPORT.genre
        ('Policy brief', '')
        """
        return GENRES.get(self, "")


REPORTS = frozenset({WorkType.REPORT, WorkType.ANNUAL_REPORT, WorkType.WORKING_PAPER, WorkType.POLICY_BRIEF})
GENRES = {
    WorkType.ANNUAL_REPORT: "Annual report",
    WorkType.WORKING_PAPER: "Working paper",
    WorkType.POLICY_BRIEF: "Policy brief",
}


class Part(StrEnum):
    """What somebody did for a work."""

    AUTHOR = "author"
    EDITOR = "editor"
    TRANSLATOR = "translator"


@dataclass(frozen=True, slots=True)
class Contributor:
    """Somebody who made a work: the name as printed, and the part taken.

    >>> Contributor("Kees van der Geest").name.inverted
    'van der Geest, Kees'
    """

    printed: str
    part: Part = Part.AUTHOR
    is_institution: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "printed", _needed(self.printed, "A contributor has no name."))

    @property
    def name(self) -> Name:
        """The parts of the name, as far as the print tells them."""
        return name_as_printed(self.printed, is_institution=self.is_institution)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """One work, as it is cited. Every text is on one line and without control characters; what is unknown is empty.

    Attributes:
        key: stable and unique here, in ASCII letters, digits, - and _: the slug of the record.
        address: the full address of its page here.
        title: as printed, in `language` (a BCP 47 tag such as `en`; empty where it is not known).
        contributors: in the order in which they are printed.
        container: the journal, book or proceedings that it stands in.
        event: the conference at which it was given.
        series, number: the series that it belongs to, and its number there, as printed.
        volume, issue, pages: where in its container it stands, as printed.
        publishers: the institutions that published it; of a thesis, the university.
        place: where its publisher is, as printed.
        issued: when, as far as it is known.
        doi: without address, such as `10.1007/s12187-017-9461-z`; `handle` likewise.
        isbns, issns: as printed. `url`: where its publisher shows it. `file`: the address of the text itself.
        topics: as keywords.

    Raises `Refusal` for an empty title, a contributor without name, or a key of another form.

    >>> brief = Reference(
    ...     key="pb-2014-01",
    ...     address="https://example.org/en/publications/pb-2014-01/",
    ...     type=WorkType.POLICY_BRIEF,
    ...     title="Migrant and Refugee Integration\\n in Global Cities",
    ...     contributors=(Contributor("Elaine McGregor"), Contributor("Melissa Siegel")),
    ...     publishers=("UNU-MERIT",),
    ...     issued=PartialDate(2014),
    ... )
    >>> brief.title
    'Migrant and Refugee Integration in Global Cities'
    >>> [who.name.family for who in brief.by(Part.AUTHOR)]
    ['McGregor', 'Siegel']
    """

    key: str
    address: str
    type: WorkType
    title: str
    language: str = ""
    contributors: tuple[Contributor, ...] = ()
    container: str = ""
    event: str = ""
    series: str = ""
    number: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    publishers: tuple[str, ...] = ()
    place: str = ""
    issued: PartialDate | None = None
    doi: str = ""
    isbns: tuple[str, ...] = ()
    issns: tuple[str, ...] = ()
    handle: str = ""
    url: str = ""
    file: str = ""
    topics: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if KEY.fullmatch(self.key) is None:
            raise Refusal(
                f"“{self.key}” is not a key for a reference.",
                "Formats take ASCII letters, digits, hyphens and underscores only.",
                "Give it the slug of the record.",
            )
        for each in fields(self):
            object.__setattr__(self, each.name, _clean(getattr(self, each.name)))
        _needed(self.title, "A reference has no title.")

    def by(self, part: Part) -> tuple[Contributor, ...]:
        """Those who took this part, in the order printed."""
        return tuple(who for who in self.contributors if who.part is part)

    @property
    def page_range(self) -> tuple[str, str]:
        """The first and the last page; the last is empty where one page or only a count is given.

        >>> Reference(key="a", address="/", type=WorkType.ARTICLE, title="T", pages="1110–1135").page_range
        ('1110', '1135')
        """
        both = PAGES.fullmatch(self.pages)
        return (both[1], both[2]) if both else (self.pages, "")

    @property
    def lasting_address(self) -> str:
        """Where it is found for longest: its DOI, else its handle, its publisher's address, or the page here.

        >>> Reference(key="a", address="/", type=WorkType.BOOK, title="T", doi="10.1/x").lasting_address
        'https://doi.org/10.1/x'
        """
        if self.doi:
            return DOI_ADDRESS + self.doi
        return HANDLE_ADDRESS + self.handle if self.handle else self.url or self.address


def one_line(text: str) -> str:
    """The text in composed form (NFC), its white space made single spaces, without what is no character of a text.

    >>> one_line(" Leaving\\n no one\\tbehind\\x00 ")
    'Leaving no one behind'
    """
    spaced = "".join(" " if letter.isspace() else letter for letter in unicodedata.normalize("NFC", text))
    return " ".join("".join(letter for letter in spaced if unicodedata.category(letter) not in NOT_TEXT).split())


def _clean(value: Any) -> Any:
    """Texts, and texts in tuples, on one line; empty ones of a tuple left out. Everything else as it is."""
    if type(value) is str:
        return one_line(value)
    if isinstance(value, tuple):
        return tuple(each for each in (_clean(one) for one in value) if each)
    return value


def _needed(text: str, what: str) -> str:
    if kept := one_line(text):
        return kept
    raise Refusal(what, "Nobody could find a work by nothing.", "Write it as it is printed.")
