"""A reference as a reader sees it, in a style of our own (`crossings.csl`) and with the words of the reader's language.

The work is done by citeproc-py. It leaves markup in a title as it stands and takes some of it for its own, so what
it is given has no markup: signs that mean something in HTML travel as private characters, which no text here can hold
(`crossings.engine.citation.one_line`), and become themselves again, escaped, in what comes out.
"""

import html
import re
from pathlib import Path
from threading import local
from typing import Any, NamedTuple

from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle
from citeproc.formatter import plain
from citeproc.source.json import CiteProcJSON

from crossings.engine.citation import Reference
from crossings.outside.csl.writing import csl_items

STYLE = Path(__file__).with_name("crossings.csl")
LOCALES = {"en": "en-GB", "es": "es-ES", "fr": "fr-FR", "ar": "ar"}
UNREAD = {"event-title", "keyword", "language"}  # variables that the style does not ask for
HIDDEN = {"<": "\ue000", ">": "\ue001", "&": "\ue002", '"': "\ue003", "'": "\ue004"}
HIDE = str.maketrans(HIDDEN)
SHOW = str.maketrans({hidden: sign for sign, hidden in HIDDEN.items()})
ITALIC, UPRIGHT = "\ue010", "\ue011"
ENDED_TWICE = re.compile(rf"(?<=[.?!])({UPRIGHT}?)\.(?=\s|$)")  # by the title itself and by the style
KEPT = local()  # a style for each language in each thread: lxml's trees are not shared safely


class WrittenOut(NamedTuple):
    """A reference in words: as plain text, and as HTML in which titles of whole works are set in `<i>`."""

    text: str
    html: str


class _Italic(str):
    """What stands in italics, between two private characters."""

    __slots__ = ()

    def __new__(cls, text: object) -> "_Italic":
        return super().__new__(cls, f"{ITALIC}{text}{UPRIGHT}")


class _Marked:
    """What citeproc-py asks of a formatter: each name makes of a text that text in its form."""

    preformat = staticmethod(plain.preformat)
    Italic = Oblique = _Italic
    Bold = Light = Underline = Superscript = Subscript = SmallCaps = str


def written_out(reference: Reference, language: str = "en") -> WrittenOut:
    """The reference in words; its own titles stay in the language that they are in.

    A language without words in CSL is written with the English ones.
    """
    (item,) = csl_items([reference])
    shown = {name: _hidden(value) for name, value in item.items() if name not in UNREAD}
    source = CiteProcJSON([{**shown, "id": "it"}])
    bibliography = CitationStylesBibliography(_style(language), source, _Marked)
    bibliography.register(Citation([CitationItem("it")]))
    marked = ENDED_TWICE.sub(r"\1", "".join(str(part) for part in bibliography.bibliography()[0]))
    text = marked.replace(ITALIC, "").replace(UPRIGHT, "").translate(SHOW)
    return WrittenOut(text, _as_html(marked))


def _hidden(value: Any) -> Any:
    """The value, with every sign of markup in its texts replaced."""
    if isinstance(value, str):
        return value.translate(HIDE)
    if isinstance(value, list):
        return [_hidden(each) for each in value]
    if isinstance(value, dict):
        return {name: _hidden(each) for name, each in value.items()}
    return value


def _as_html(marked: str) -> str:
    return html.escape(marked.translate(SHOW)).replace(ITALIC, "<i>").replace(UPRIGHT, "</i>")


def _style(language: str) -> CitationStylesStyle:
    """Our style with the words of a language, read once in each thread."""
    locale = LOCALES.get(language, LOCALES["en"])
    if not hasattr(KEPT, "styles"):
        KEPT.styles = {}
    if locale not in KEPT.styles:
        KEPT.styles[locale] = CitationStylesStyle(str(STYLE), locale=locale, validate=False)
    return KEPT.styles[locale]
