"""CSL items say what is known; a processor of other people writes them out, safely and in the reader's language."""

import json
from html import unescape
from threading import Thread

import pytest
from citeproc import CitationStylesStyle
from hypothesis import given, settings
from lxml import html

from crossings.engine.citation import Contributor, Part, WorkType
from crossings.engine.values import PartialDate
from crossings.outside.csl import csl_items, csl_json, written_out
from crossings.outside.csl.written_out import STYLE
from tests.factories.reference import a_reference, an_article, references

EDITORS = (Contributor("Megha Amrith", Part.EDITOR), Contributor("Nina Sahraoui", Part.EDITOR))


def item(**said):
    return csl_items([a_reference(**said)])[0]


def test_an_article_is_an_item_of_the_specification():
    assert json.loads(csl_json([an_article(issued=PartialDate(2018, 4))])) == [
        {
            "id": "rain",
            "type": "article-journal",
            "title": "Parental migration & child well-being",
            "author": [
                {"family": "Warner", "given": "Koko"},
                {"family": "Geest", "given": "Kees", "non-dropping-particle": "van der"},
            ],
            "container-title": "Child Indicators Research",
            "volume": "11",
            "issue": "2",
            "language": "en",
            "page": "475-503",
            "issued": {"date-parts": [[2018, 4]]},
            "keyword": "children, remittances",
            "DOI": "10.1007/s12187-017-9461-z",
            "ISSN": "1874-897X",
            "URL": "https://doi.org/10.1007/s12187-017-9461-z",
        }
    ]


def test_what_is_not_known_is_not_said():
    assert set(item(contributors=())) == {"id", "type", "title", "URL"}


@pytest.mark.parametrize(("work", "name"), [(WorkType.REPORT, "number"), (WorkType.BOOK, "collection-number")])
def test_a_number_is_of_the_report_or_of_the_series(work, name):
    assert item(type=work, number="18", series="Series")[name] == "18"


@pytest.mark.parametrize(
    ("issued", "parts"),
    [(PartialDate(2015), [2015]), (PartialDate(2015, 9), [2015, 9]), (PartialDate(2015, 9, 2), [2015, 9, 2])],
)
def test_a_date_is_said_as_far_as_it_is_known(issued, parts):
    assert item(issued=issued)["issued"] == {"date-parts": [parts]}


def test_an_institution_is_one_literal_name():
    assert item(contributors=(Contributor("UNU-EHS", is_institution=True),))["author"] == [{"literal": "UNU-EHS"}]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Warner, Koko and Kees van der Geest (n.d.). Where the rain falls. UNU-EHS. https://p.org/"),
        ("es", "Warner, Koko y Kees van der Geest (s. f.). Where the rain falls. UNU-EHS. https://p.org/"),
        ("fr", "Warner, Koko et Kees van der Geest (s. d.). Where the rain falls. UNU-EHS. https://p.org/"),
        ("ar", "Warner, Koko و Kees van der Geest (د.ت). Where the rain falls. UNU-EHS. https://p.org/"),
        ("tlh", "Warner, Koko and Kees van der Geest (n.d.). Where the rain falls. UNU-EHS. https://p.org/"),
    ],
)
def test_a_reference_is_written_with_the_words_of_its_reader(language, text):
    written = written_out(a_reference(publishers=("UNU-EHS",), url="https://p.org/"), language)

    assert " ".join(written.text.split()) == text


@pytest.mark.parametrize(
    ("said", "part"),
    [
        ({"issued": PartialDate(2016, 9)}, "(2016). <i>Where the rain falls</i>."),
        ({"series": "Working Paper", "number": "5/2008"}, "Working Paper, 5/2008."),
        ({"type": WorkType.BOOK, "contributors": EDITORS}, "Amrith, Megha and Nina Sahraoui (eds) (n.d.)."),
        ({"contributors": (), "publishers": ("UNU-GCM", "UNITAR")}, "UNU-GCM; UNITAR (n.d.). <i>"),
        ({"type": WorkType.CHAPTER, "container": "Gender", "pages": "3-9"}, "In <i>Gender</i>, pp. 3–9."),
        (
            {"type": WorkType.CHAPTER, "container": "Gender", "contributors": EDITORS},
            "In Megha Amrith and Nina Sahraoui (eds), <i>Gender</i>.",
        ),
        ({"publishers": ("IDMC",), "place": "Geneva"}, "</i>. Geneva: IDMC. https"),
        ({"title": "Who moves?"}, "<i>Who moves?</i> https"),
        ({"title": "An end."}, "<i>An end.</i> https"),
        ({"doi": "10.1/a&b"}, "https://doi.org/10.1/a&amp;b"),
    ],
)
def test_each_kind_of_work_is_written_as_readers_know_it(said, part):
    assert part in written_out(a_reference(**said)).html


@settings(max_examples=60, deadline=None)
@given(work=references)
@pytest.mark.slow
def test_no_words_of_a_work_become_markup(work):
    written = written_out(work)
    shown = html.fromstring(f"<p>{written.html}</p>")

    assert {each.tag for each in shown.iter()} <= {"p", "i"}
    assert unescape(written.html.replace("<i>", "").replace("</i>", "")) == written.text


@pytest.mark.parametrize("title", ['<span class="nocase">x</span>', "<script>", "a & b", 'say "no"', "it's", "&lt;"])
def test_markup_in_a_title_is_shown_as_it_is_printed(title):
    assert title in written_out(a_reference(title=title)).text


def test_the_style_is_one_of_the_specification(recwarn):
    CitationStylesStyle(str(STYLE), validate=True)

    assert [str(each.message) for each in recwarn] == []


def test_two_threads_write_at_once():
    written: list[str] = []
    threads = [Thread(target=lambda: written.append(written_out(an_article(), "fr").text)) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(written) == 3
    assert len(set(written)) == 1
