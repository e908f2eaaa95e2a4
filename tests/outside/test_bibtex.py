"""BibTeX is read alike by two readers of other people, whatever the words of a work are."""

import re
from typing import NamedTuple

import bibtexparser
import pytest
from bibtexparser.middlewares import SeparateCoAuthors, SplitNameParts
from hypothesis import given, settings
from pybtex.database import parse_string
from pylatexenc.latex2text import LatexNodes2Text

from crossings.engine.citation import Contributor, Part, WorkType
from crossings.engine.values import PartialDate
from crossings.outside.bibtex import bibtex
from tests.factories.reference import a_reference, an_article, references

PRINTED = LatexNodes2Text(strict_latex_spaces=True)


class Read(NamedTuple):
    """What a reader makes of an entry."""

    kind: str
    key: str
    fields: dict[str, str]
    authors: list[str]


def printed(latex: str) -> str:
    """What TeX prints; the reader used here takes the sign of a power for an accent."""
    return " ".join(PRINTED.latex_to_text(latex).replace("ˆ", "^").split())


def by_pybtex(text: str) -> list[Read]:
    return [
        Read(
            entry.type,
            key,
            dict(entry.fields.items()),
            [
                name(who.prelast_names, who.last_names, who.lineage_names, who.first_names + who.middle_names)
                for who in entry.persons.get("author", [])
            ],
        )
        for key, entry in parse_string(text, "bibtex").entries.items()
    ]


def by_bibtexparser(text: str) -> list[Read]:
    library = bibtexparser.parse_string(text, append_middleware=[SeparateCoAuthors(), SplitNameParts()])
    assert not library.failed_blocks
    return [read_by_bibtexparser(entry) for entry in library.entries]


def read_by_bibtexparser(entry) -> Read:
    fields = {field.key: field.value for field in entry.fields}
    authors = [name(who.von, who.last, who.jr, who.first) for who in fields.pop("author", [])]
    return Read(entry.entry_type, entry.key, fields, authors)


def name(*parts: list[str]) -> str:
    von, last, junior, first = (printed(" ".join(part)) for part in parts)
    return ", ".join(part for part in (f"{von} {last}".strip(), first, junior) if part)


READERS = pytest.mark.parametrize("read", [by_pybtex, by_bibtexparser])


@READERS
def test_an_article_is_read_whole(read):
    (entry,) = read(bibtex([an_article(issued=PartialDate(2018, 4))]))

    assert (entry.kind, entry.key) == ("article", "rain")
    assert entry.authors == ["Warner, Koko", "van der Geest, Kees"]
    assert printed(entry.fields["title"]) == "Parental migration & child well-being"
    assert entry.fields["journal"] == "Child Indicators Research"
    assert (entry.fields["volume"], entry.fields["number"], entry.fields["pages"]) == ("11", "2", "475--503")
    assert (entry.fields["year"], entry.fields["doi"]) == ("2018", "10.1007/s12187-017-9461-z")
    assert (entry.fields["issn"], entry.fields["keywords"]) == ("1874-897X", "children, remittances")


@READERS
@settings(max_examples=60, deadline=None)
@given(work=references)
@pytest.mark.slow
def test_no_character_of_a_title_or_a_name_is_lost(read, work):
    (entry,) = read(bibtex([work]))

    assert printed(entry.fields["title"]) == work.title
    assert entry.authors == [who.name.inverted for who in work.by(Part.AUTHOR)]


@READERS
@pytest.mark.parametrize(
    "title",
    ["50 % of R&D", "a {b} c", "}{", "C:\\temp", "x_1 ^ 2 ~ 3", "$5 #1", 'Say "no"', "``quoted''", "1 -- 2", "¿Qué?"],
)
def test_what_tex_would_read_as_a_command_is_printed(read, title):
    (entry,) = read(bibtex([a_reference(title=title)]))

    assert printed(entry.fields["title"]) == title


@READERS
@pytest.mark.parametrize(
    "who",
    [
        "Food and Agriculture Organization, Rome",
        "danah boyd",
        "José Ortega y Gasset",
        "Nicholas Van Hear",
        "Martin Luther King, Jr.",
        "عبد المالك صياد",
        "García López, María",
        "Thomas & Znaniecki",
    ],
)
def test_a_name_keeps_its_parts(read, who):
    contributor = Contributor(who)
    (entry,) = read(bibtex([a_reference(contributors=(contributor, Contributor("Koko Warner")))]))

    assert entry.authors == [contributor.name.inverted, "Warner, Koko"]


@READERS
def test_many_works_keep_their_order_and_their_keys(read):
    works = [a_reference(key=key) for key in ("b-2", "a_1", "c")]

    assert [entry.key for entry in read(bibtex(works))] == ["b-2", "a_1", "c"]


@pytest.mark.parametrize(
    ("work", "kind", "where"),
    [
        (WorkType.REPORT, "techreport", "institution"),
        (WorkType.WORKING_PAPER, "techreport", "institution"),
        (WorkType.POLICY_BRIEF, "techreport", "institution"),
        (WorkType.THESIS, "phdthesis", "school"),
        (WorkType.BOOK, "book", "publisher"),
        (WorkType.CHAPTER, "incollection", "publisher"),
        (WorkType.BLOG, "misc", "publisher"),
    ],
)
def test_each_kind_names_its_publisher_as_its_entry_does(work, kind, where):
    (entry,) = by_pybtex(bibtex([a_reference(type=work, publishers=("UNU-MERIT", "UNITAR"))]))

    assert (entry.kind, entry.fields[where]) == (kind, "UNU-MERIT; UNITAR")


@pytest.mark.parametrize(
    ("issued", "written"),
    [
        (None, []),
        (PartialDate(2015), ["year = {2015}"]),
        (PartialDate(2015, 9), ["year = {2015}", "month = sep"]),
        (PartialDate(2015, 9, 2), ["year = {2015}", "month = sep", "day = {2}"]),
    ],
)
def test_a_date_is_written_as_far_as_it_is_known(issued, written):
    assert re.findall(r"(?:year|month|day) = [^,]+", bibtex([a_reference(issued=issued)])) == written


def test_what_is_not_known_is_not_written():
    text = bibtex([a_reference(contributors=())])

    assert re.findall(r"^  (\w+)", text, re.MULTILINE) == ["title", "url"]


def test_an_address_is_written_as_it_stands():
    (entry,) = by_pybtex(bibtex([a_reference(url="https://x.org/a_b?c=1&d=50%25{e}")]))

    assert entry.fields["url"] == "https://x.org/a_b?c=1&d=50%25%7Be%7D"


def test_an_edited_book_names_its_editors():
    text = bibtex([a_reference(type=WorkType.BOOK, contributors=(Contributor("Megha Amrith", Part.EDITOR),))])

    assert "editor = {Amrith, Megha}" in text
    assert "author" not in text


def test_a_paper_without_proceedings_stands_in_its_conference():
    text = bibtex([a_reference(type=WorkType.CONFERENCE_PAPER, event="HDCA 2015")])

    assert "booktitle = {HDCA 2015}" in text
