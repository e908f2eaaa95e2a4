"""References as BibTeX, in UTF-8, with everything that TeX would read as a command written so that it prints.

Titles stand in double braces: a style for English would else make small letters of names, and of other languages.
Braces themselves are written as mathematics, since BibTeX counts them even where TeX would not. The key of an entry
is the key of the reference, which never changes, so that a manuscript may be built again years later.

Source of the entry types and fields: O. Patashnik, BibTeXing (1988), https://ctan.org/pkg/bibtex; fields `doi`, `isbn`,
`issn`, `url`, `keywords` and `langid` as biblatex reads them, https://ctan.org/pkg/biblatex.
"""

import re
from collections.abc import Iterable, Iterator

from crossings.engine.citation import Contributor, Part, Reference, WorkType
from crossings.engine.printed_name import Name
from crossings.engine.values import PartialDate

ENTRIES = {
    WorkType.ARTICLE: "article",
    WorkType.BOOK: "book",
    WorkType.CHAPTER: "incollection",
    WorkType.CONFERENCE_PAPER: "inproceedings",
    WorkType.THESIS: "phdthesis",
    WorkType.REPORT: "techreport",
    WorkType.ANNUAL_REPORT: "techreport",
    WorkType.WORKING_PAPER: "techreport",
    WorkType.POLICY_BRIEF: "techreport",
}
PUBLISHER_FIELD = {"techreport": "institution", "phdthesis": "school"}
CONTAINER_FIELD = {"article": "journal", "incollection": "booktitle", "inproceedings": "booktitle"}
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
SPECIAL = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"$\lbrace$",
        "}": r"$\rbrace$",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{letter: f"\\{letter}" for letter in "%&$#_"},
    }
)
LIGATURE = re.compile(r"(?<=[-`',<>])(?=[-`',<>])|(?<=[?!])(?=`)")  # TeX would make one mark of two
NOT_IN_ADDRESS = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20"})


def bibtex(references: Iterable[Reference]) -> str:
    """The references as one file, in the order given."""
    return "\n".join(_entry(each) for each in references)


def escaped(text: str) -> str:
    """A text in which every character prints as itself.

    >>> print(escaped("50 % of R&D {in} a_b"))
    50 \\% of R\\&D $\\lbrace$in$\\rbrace$ a\\_b
    """
    return "{}".join(part.translate(SPECIAL) for part in LIGATURE.split(text))


def _entry(reference: Reference) -> str:
    kind = ENTRIES.get(reference.type, "misc")
    fields = [*_texts(reference, kind), *_when(reference.issued), *_identifiers(reference)]
    lines = "".join(f"  {name} = {value},\n" for name, value in fields if value)
    return f"@{kind}{{{reference.key},\n{lines}}}\n"


def _texts(reference: Reference, kind: str) -> Iterator[tuple[str, str]]:
    yield "author", _names(reference.by(Part.AUTHOR))
    yield "editor", _names(reference.by(Part.EDITOR))
    yield "translator", _names(reference.by(Part.TRANSLATOR))
    yield "title", _braced(_braced(escaped(reference.title)))
    yield CONTAINER_FIELD.get(kind, "booktitle"), _text(reference.container or _event_of(reference))
    yield "series", _text(reference.series)
    yield "number", _text(reference.issue if kind == "article" else reference.number)
    yield "volume", _text(reference.volume)
    yield "pages", _pages(reference)
    yield PUBLISHER_FIELD.get(kind, "publisher"), _text("; ".join(reference.publishers))
    yield "address", _text(reference.place)
    yield "type", _text(reference.type.genre)
    yield "language", _text(reference.language)
    yield "keywords", _text(", ".join(reference.topics))


def _event_of(reference: Reference) -> str:
    return reference.event if reference.type is WorkType.CONFERENCE_PAPER else ""


def _when(issued: PartialDate | None) -> Iterator[tuple[str, str]]:
    if issued is None:
        return
    yield "year", _braced(f"{issued.year:04}")
    if issued.month:
        yield "month", MONTHS[issued.month - 1]
    if issued.day:
        yield "day", _braced(str(issued.day))


def _identifiers(reference: Reference) -> Iterator[tuple[str, str]]:
    """Read as they stand: no command of TeX is known in an address."""
    yield "isbn", _text(", ".join(reference.isbns))
    yield "issn", _text(", ".join(reference.issns))
    yield "doi", _text_as_it_stands(reference.doi)
    yield "url", _text_as_it_stands(reference.lasting_address)


def _text(text: str) -> str:
    return _braced(escaped(text)) if text else ""


def _text_as_it_stands(text: str) -> str:
    return _braced(text.translate(NOT_IN_ADDRESS)) if text else ""


def _braced(text: str) -> str:
    return f"{{{text}}}"


def _pages(reference: Reference) -> str:
    first, last = reference.page_range
    return _braced(f"{escaped(first)}--{escaped(last)}") if last else _text(first)


def _names(contributors: Iterable[Contributor]) -> str:
    names = " and ".join(_name(who.name) for who in contributors)
    return _braced(names) if names else ""


def _name(name: Name) -> str:
    if name.literal:
        return _braced(escaped(name.literal))
    family = f"{escaped(name.particle)} {_kept_whole(name.family)}".strip()
    return ", ".join(part for part in (family, escaped(name.suffix), escaped(name.given)) if part)


def _kept_whole(family: str) -> str:
    """A family name in braces of its own, where BibTeX would take a small word in it for a particle."""
    is_safe = " " not in family and family[:1] == family[:1].upper()
    return escaped(family) if is_safe else _braced(escaped(family))
