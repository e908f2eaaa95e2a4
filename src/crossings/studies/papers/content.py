"""What a paper is made of. Knows nothing of studies: a paper is a heading, notices and sections of lines, tables and text.

Public names: `Said`, `Line`, `Lines`, `Table`, `Words`, `Section`, `Paper`, `both`, `line`, `unknown`. Whoever reads a paper in
another language than English finds its headings in English beside their own; `both` gives them.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import override

ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class Said:
    """Words, the language that they are in, and whether they only say that nothing is stated."""

    words: str
    language: str = ENGLISH
    unknown: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A term, and what is said of it."""

    term: str
    english: str
    values: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Lines:
    rows: tuple[Line, ...]
    kind: str = "terms"


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells below a head; how wide each column is beside the others, and whether it holds numbers."""

    head: tuple[str, ...]
    rows: tuple[tuple[Said, ...], ...]
    widths: tuple[float, ...]
    numbers: tuple[bool, ...]
    kind: str = "table"


@dataclass(frozen=True, slots=True)
class Words:
    """One paragraph for each text."""

    values: tuple[Said, ...]
    kind: str = "text"


@dataclass(frozen=True, slots=True)
class Section:
    heading: str
    english: str
    parts: tuple[Lines | Table | Words, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A paper of any kind. `by` is who issues it; `draft` stands across each page of what is no final paper."""

    language: str
    title: str
    heading: str
    english: str
    by: str
    foot: str
    keywords: tuple[str, ...]
    draft: str | None
    notices: tuple[Said, ...]
    sections: tuple[Section, ...]


def both(words: Callable[[], str], language: str) -> tuple[str, str]:
    """Words of the interface in a language, and in English; without the second where that is the language."""
    with override(language):
        own = str(words())
    with override(ENGLISH):
        return own, "" if language == ENGLISH else str(words())


def line(term: Callable[[], str], values: Sequence[Said], language: str, number: str = "") -> Line:
    """A line; where nothing is said of its term, it says that no source states it."""
    own, english = both(term, language)
    numbered = f"{number} {own}".strip()
    return Line(numbered, english, tuple(each for each in values if each.words) or (unknown(language),))


def unknown(language: str) -> Said:
    """That no source states it, in a language."""
    with override(language):
        return Said(str(_("Not stated in any source read")), language, unknown=True)
