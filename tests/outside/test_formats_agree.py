"""Whatever a work is, its formats say the same of it: each is read by its own reader, and what they read is compared."""

import json
from typing import NamedTuple

import bibtexparser
import pytest
import rispy
from bibtexparser.middlewares import SeparateCoAuthors
from hypothesis import given, settings
from pybtex.database import parse_string
from pylatexenc.latex2text import LatexNodes2Text

from crossings.engine.citation import Contributor, Reference, WorkType
from crossings.engine.values import PartialDate
from crossings.outside.bibtex import bibtex
from crossings.outside.csl import csl_json
from crossings.outside.ris import ris
from tests.factories.reference import a_reference, an_article, references

PRINTED = LatexNodes2Text(strict_latex_spaces=True)


class Said(NamedTuple):
    """What every format says of a work."""

    title: str
    authors: int
    year: str
    doi: str
    address: str
    keywords: str


def printed(latex: str) -> str:
    return " ".join(PRINTED.latex_to_text(latex).replace("ˆ", "^").split())


def in_ris(work: Reference) -> Said:
    (read,) = rispy.loads(ris([work]))
    keywords = ", ".join(read.get("keywords", []))
    return Said(
        read["title"],
        len(read.get("authors", [])),
        read.get("year", ""),
        read.get("doi", ""),
        read["urls"][0],
        keywords,
    )


def of_fields(fields, authors: int) -> Said:
    texts = [printed(fields.get(name, "")) for name in ("title", "year", "keywords")]
    return Said(texts[0], authors, texts[1], fields.get("doi", ""), fields["url"], texts[2])


def in_bibtex_by_pybtex(work: Reference) -> Said:
    (read,) = parse_string(bibtex([work]), "bibtex").entries.values()
    return of_fields(read.fields, len(read.persons.get("author", [])))


def in_bibtex_by_bibtexparser(work: Reference) -> Said:
    (read,) = bibtexparser.parse_string(bibtex([work]), append_middleware=[SeparateCoAuthors()]).entries
    fields = {field.key: field.value for field in read.fields}
    return of_fields(fields, len(fields.get("author", [])))


def in_csl(work: Reference) -> Said:
    (read,) = json.loads(csl_json([work]))
    year = f"{read['issued']['date-parts'][0][0]:04}" if "issued" in read else ""
    authors = len(read.get("author", []))
    return Said(read["title"], authors, year, read.get("DOI", ""), read["URL"], read.get("keyword", ""))


FORMATS = [in_ris, in_bibtex_by_pybtex, in_bibtex_by_bibtexparser, in_csl]


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(work=references)
def test_every_format_says_the_same(work):
    assert len({said(work) for said in FORMATS}) == 1


@pytest.mark.parametrize("said", FORMATS)
@pytest.mark.parametrize("work", WorkType)
def test_every_format_says_what_is_known_of_every_kind_of_work(said, work):
    known = an_article(type=work, issued=PartialDate(2018, 4), contributors=(Contributor("Koko Warner"),))

    assert said(known) == Said(
        known.title, 1, "2018", known.doi, "https://doi.org/10.1007/s12187-017-9461-z", "children, remittances"
    )


@pytest.mark.parametrize(
    ("write", "line"), [(bibtex, "address = {Geneva}"), (ris, "CY  - Geneva"), (csl_json, "place")]
)
def test_every_format_names_the_place(write, line):
    assert line in write([a_reference(place="Geneva")])


@pytest.mark.parametrize("said", FORMATS)
def test_no_format_says_what_is_not_known(said):
    assert said(a_reference(contributors=())) == Said(
        "Where the rain falls", 0, "", "", "https://example.org/en/publications/rain/", ""
    )
