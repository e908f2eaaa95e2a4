"""References as RIS: two letters, two spaces, a hyphen, a space and a value on each line, ended by CR LF, in UTF-8.

Which tag holds a series, a number or an editor depends on the type: the tables below say so, one row for each.

Source: RIS format specifications (Research Information Systems 2001, extended 2011), as kept at
https://refdb.sourceforge.net/manual/ch07.html and https://en.wikipedia.org/wiki/RIS_(file_format).
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from crossings.engine.citation import Part, Reference, WorkType
from crossings.engine.values import PartialDate


class Shape(NamedTuple):
    """The type of a RIS record, and the tags that mean something else in each: empty where it has none."""

    type: str
    container: str = "T2"
    series: str = "T3"
    number: str = "M1"
    editor: str = "A2"
    serial: str = "SN"  # for ISBN and ISSN


REPORT = Shape("RPRT", container="", series="T2", number="SN", serial="")
SHAPES = {
    WorkType.ARTICLE: Shape("JOUR"),
    WorkType.BOOK: Shape("BOOK", container="", series="T2", editor="A3"),
    WorkType.CHAPTER: Shape("CHAP", number="SV"),
    WorkType.CONFERENCE_PAPER: Shape("CPAPER", container="C3"),
    WorkType.THESIS: Shape("THES", container=""),
    WorkType.REPORT: REPORT,
    WorkType.ANNUAL_REPORT: REPORT,
    WorkType.WORKING_PAPER: REPORT,
    WorkType.POLICY_BRIEF: REPORT,
    WorkType.JOURNAL_ISSUE: Shape("JFULL"),
    WorkType.NEWSLETTER: Shape("NEWS"),
    WorkType.BLOG: Shape("BLOG"),
    WorkType.DATASET: Shape("DATA"),
    WorkType.OTHER: Shape("GEN"),
}


def ris(references: Iterable[Reference]) -> str:
    """The references as one file, in the order given.

    >>> line = ris([Reference(key="a", address="https://example.org/", type=WorkType.BOOK, title="A title")])
    >>> line.split("\\r\\n")[:2]
    ['TY  - BOOK', 'TI  - A title']
    """
    return "\r\n".join(_record(each) for each in references)


def _record(reference: Reference) -> str:
    shape = SHAPES[reference.type]
    lines = [*_texts(reference, shape), *_when(reference.issued), *_identifiers(reference, shape), *_where(reference)]
    body = "".join(f"{tag}  - {value}\r\n" for tag, value in lines if tag and value)
    return f"TY  - {shape.type}\r\n{body}ER  - \r\n"


def _texts(reference: Reference, shape: Shape) -> Iterator[tuple[str, str]]:
    yield "TI", reference.title
    for part, tag in ((Part.AUTHOR, "AU"), (Part.EDITOR, shape.editor), (Part.TRANSLATOR, "A4")):
        for who in reference.by(part):
            yield tag, who.name.inverted
    if reference.type is WorkType.CONFERENCE_PAPER:
        yield "T2", reference.event
    yield shape.container, reference.container
    yield shape.series, reference.series
    yield shape.number, reference.number
    yield "M3", reference.type.genre
    yield "PB", "; ".join(reference.publishers)
    yield "CY", reference.place
    yield "LA", reference.language
    for topic in reference.topics:
        yield "KW", topic


def _where(reference: Reference) -> Iterator[tuple[str, str]]:
    """Where in its container it stands."""
    first, last = reference.page_range
    yield from (("VL", reference.volume), ("IS", reference.issue), ("SP", first), ("EP", last))


def _when(issued: PartialDate | None) -> Iterator[tuple[str, str]]:
    """The year, and the date with a slash for each part that is not known."""
    if issued is not None:
        known = "/".join(f"{part:02}" if part else "" for part in (issued.month, issued.day))
        yield from (("PY", f"{issued.year:04}"), ("DA", f"{issued.year:04}/{known}/"))


def _identifiers(reference: Reference, shape: Shape) -> Iterator[tuple[str, str]]:
    yield "ID", reference.key
    yield "DO", reference.doi
    yield shape.serial, " ".join((*reference.isbns, *reference.issns))
    yield "UR", reference.lasting_address
    yield "L1", reference.file
