"""Names and titles meant badly are shown as text in every language, break no file, and the data agree with each other."""

import csv
import html
import re
from io import StringIO
from xml.etree import ElementTree

import bibtexparser
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from crossings.engine.links.corpus import build
from crossings.engine.links.work import Work
from tests.api.asking import ask, departures, described
from tests.links.explorer.conftest import PAIR, kept
from tests.network.reading import Reading, read

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
SCRIPT = "<script>alert(1)</script>"
ATTRIBUTE = '" onmouseover="alert(1)" x="'
MARKUP = (SCRIPT, ATTRIBUTE, "</title><svg/onload=alert(1)>", "{{7*7}}{% debug %}", "&lt;script&gt;")
LANGUAGES = ("en", "es", "ar", "fr")
PAGES = ("", "bridges/", "bridge/", "report/", "report/sent/")


def hostile(page: Reading) -> list[str]:
    """The elements and attributes of a page that would run what an address said."""
    found = [each.tag for each in page.root.iter("script") if "alert(1)" in "".join(each.itertext())]
    for each in page.root.iter():
        found += [f"{each.tag} {name}" for name in each.attrib if name.startswith("on")]
        found += [f"{each.tag} {value}" for value in each.attrib.values() if value.startswith("javascript:")]
    return found


# -- hostile names in a corpus -----------------------------------------------------------------------------------------


FORMULA = "=HYPERLINK(0)"
NAMES = (FORMULA, SCRIPT, "@sum & <b>", "حقوق «العمل» <i>")


@pytest.fixture(scope="session")
def hostile_built(tmp_path_factory):
    """A corpus in which every idea between drought and wages has a name that somebody meant badly."""
    out = tmp_path_factory.mktemp("corpora") / "hostile.duckdb"
    works = [
        Work(
            f"{idea}-{side}-{number}",
            f"{name} {{}} % on {side} {number}",
            2000,
            authors=("O'Neil, {A}",),
            concepts=(side, name),
        )
        for idea, name in enumerate(NAMES)
        for side in ("drought", "wages")
        for number in range(5)
    ]
    works += [Work(f"other-{number}", "Other", 2001, concepts=("law",)) for number in range(200)]
    return out, build(works, out)


@pytest.fixture
def hostile_corpus(db, hostile_built):
    return kept(*hostile_built, is_current=True)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_hostile_name_is_text_in_every_language(client, hostile_corpus, language):
    page = read(client, f"/{language}/links/bridges/?{PAIR}")

    assert hostile(page) == []
    assert len(page.rows()) == len(NAMES)
    assert not [each for each in page.root.iter("script") if "alert" in "".join(each.itertext())]


def test_in_arabic_the_page_runs_from_right_to_left_and_its_names_are_told_apart(client, hostile_corpus):
    page = read(client, f"/ar/links/bridges/?{PAIR}")

    assert (page.root.get("lang"), page.root.get("dir")) == ("ar", "rtl")
    assert html.escape("حقوق «العمل» <i>") in page.html
    assert "العمل» <i>" not in page.html


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_drawing_stays_well_formed_with_hostile_names(client, hostile_corpus, language):
    svg = ElementTree.fromstring(client.get(f"/{language}/links/bridges.svg?{PAIR}").content.strip())

    assert not list(svg.iter("{http://www.w3.org/2000/svg}script"))
    said = re.sub(r"\s", "", "".join(svg.itertext()))
    assert all(re.sub(r"\s", "", name.lower()) in said.lower() for name in NAMES)


def test_no_cell_of_the_sheet_begins_a_formula(client, hostile_corpus):
    text = b"".join(client.get(f"/en/links/bridges.csv?{PAIR}").streaming_content).decode()
    rows = list(csv.DictReader(StringIO(text)))

    assert len(rows) == len(NAMES)
    for row in rows:
        for name in ("idea", "label", "type", "corpus"):
            assert not row[name].startswith(("=", "+", "-", "@"))
    assert {row["label"].lower() for row in rows} >= {f"'{FORMULA}".lower(), "'@sum & <b>"}


def test_references_survive_braces_and_percent_signs_for_another_reader(client, hostile_corpus):
    text = client.get(f"/en/links/works.bib?{PAIR}").content.decode()

    entries = bibtexparser.parse_string(text).entries
    assert len(entries) == len(NAMES) * 10
    assert len({entry.key for entry in entries}) == len(entries)
    assert all(re.fullmatch(r"[A-Za-z0-9-]+", entry.key) for entry in entries)
    assert {entry["year"] for entry in entries} == {"2000"}


def test_machines_read_hostile_names_as_they_are(client, hostile_corpus):
    told = ask(client, f"links/bridges?{PAIR}")

    assert {each["label"]["text"].lower() for each in told["items"]} == {name.lower() for name in NAMES}


# -- the data agree with each other ------------------------------------------------------------------------------------


def test_every_field_of_the_answer_is_described_and_none_is_left_out(client, corpus):
    told = ask(client, f"links/bridges?{PAIR}")
    schema = described()["components"]["schemas"]["BridgeTold"]

    assert all(each.keys() == schema["properties"].keys() for each in told["items"])
    assert all(departures(each, schema) == [] for each in told["items"])


def test_the_sheet_and_the_answer_to_machines_agree_on_every_number(client, corpus):
    text = b"".join(client.get(f"/en/links/bridges.csv?{PAIR}").streaming_content).decode()
    sheet = list(csv.DictReader(StringIO(text)))
    told = ask(client, f"links/bridges?{PAIR}")["items"]

    assert len(sheet) == len(told) > 0
    for row, item in zip(sheet, told, strict=True):
        for name in ("rank", "works", "observed_from", "observed_to", "joint_works", "score", "expected_from"):
            assert float(row[name]) == pytest.approx(item[name], abs=1e-3)
        assert (row["idea"], row["type"], row["corpus"]) == (item["key"], item["type"], item["corpus"])


def test_what_the_page_counts_a_walk_over_the_works_counts_too(client, corpus):
    (farming,) = [each for each in ask(client, f"links/bridges?{PAIR}")["items"] if each["label"]["text"] == "farming"]

    assert (farming["observed_from"], farming["observed_to"], farming["joint_works"]) == (12, 6, 0)
    assert farming["expected_from"] == pytest.approx(25 * 18 / 1039, abs=1e-3)
    assert farming["expected_to"] == pytest.approx(16 * 18 / 1039, abs=1e-3)


@pytest.mark.parametrize("where", ["bridges.csv", "bridges.svg", "works.bib", "report/"])
def test_a_file_costs_no_more_queries_for_more_ideas(client, corpus, where):
    def asked(more):
        with CaptureQueriesContext(connection) as queries:
            response = client.get(f"/en/links/{where}?{PAIR}&through=farm&support={more}")
            b"".join(response) if response.streaming else response.content
        assert response.status_code == 200
        return len(queries)

    asked(4)

    assert asked(1) <= asked(6) <= 14
