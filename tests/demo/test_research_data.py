"""The data of the demonstration's research: all that was read, each with its source, and nothing that was not."""

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.core.validators import URLValidator

from crossings.demo import research
from crossings.engine.research.identifiers import doi, isbn, issn
from crossings.engine.values import PartialDate

DATA = Path(research.__file__).parent / "data"
COPIES = re.compile(
    r"docslib|cupdf|documents?\.|fdocuments|pdfslide|slideshare|scribd|dokumen|library\.net|lawsdocbox|dok\."
)


def rows(name: str, part: str) -> list[dict[str, Any]]:
    return yaml.safe_load((DATA / "research" / f"{name}.yaml").read_text())[part]


WORKS = [
    *rows("publications", "publications"),
    *rows("works_environment", "works"),
    *rows("works_economy_society", "works"),
]
PROJECTS, GROUPS, VENUES = rows("projects", "projects"), rows("groups", "groups"), rows("venues", "venues")
SOURCES = rows("sources", "sources")


def twice(values) -> list[str]:
    return [value for value, times in Counter(values).items() if times > 1]


# -- the data ----------------------------------------------------------------------------------------------------------


def test_all_that_was_read_is_there():
    assert [len(rows("publications", "publications")), len(WORKS), len(PROJECTS)] == [45, 496, 32]
    assert Counter(group["kind"] for group in GROUPS) == {"group": 3, "cluster": 7}


@pytest.mark.parametrize("told", [WORKS, PROJECTS, GROUPS, VENUES], ids=["works", "projects", "groups", "venues"])
def test_no_two_have_one_address(told):
    assert twice(row["slug"] for row in told) == []


@pytest.mark.parametrize("name", ["doi", "isbn"])
def test_no_identifier_is_told_twice(name):
    values = [value for row in WORKS for value in research._listed(row.get(name))]

    assert twice(values) == []


def test_every_identifier_is_whole_and_in_its_one_way_of_writing():
    for row in WORKS:
        assert all(doi(value) == value for value in research._listed(row.get("doi")))
        for part in ("isbn", "electronic_isbn"):
            assert all(isbn(value) == value for value in row.get(part, ()))
    assert all(issn(venue["issn"]) == venue["issn"] for venue in VENUES if "issn" in venue)


def test_every_work_and_project_names_a_source_that_is_listed():
    known = {row["key"] for row in SOURCES}
    known |= {row["key"] for row in yaml.safe_load((DATA / "sources.yaml").read_text())["sources"]}
    known |= {row["key"] for row in yaml.safe_load((DATA / "topics" / "sources.yaml").read_text())["sources"]}

    assert {row["source"] for row in (*WORKS, *PROJECTS, *GROUPS)} - known == set()


def test_no_source_is_listed_that_nothing_names():
    named = {row["source"] for row in (*WORKS, *PROJECTS, *GROUPS)}

    assert {row["key"] for row in SOURCES} - named == set()


def test_an_address_that_is_only_a_copy_is_never_where_a_work_is_to_be_read():
    assert [row["url"] for row in WORKS if COPIES.search(row.get("url", ""))] == []


@pytest.mark.parametrize("told", [WORKS, SOURCES], ids=["works", "sources"])
def test_every_address_is_one(told):
    for row in told:
        for name in ("url", "address"):
            if name in row:
                URLValidator()(row[name])


def test_nothing_unknown_is_written_down_as_if_it_were_known():
    empty = [
        row["slug"] for row in (*WORKS, *PROJECTS) for value in row.values() if value in (None, "", [], "null", "None")
    ]

    assert empty == []


def test_every_date_is_one_of_the_calendar_and_none_lies_ahead():
    dates = [row[name] for row in (*WORKS, *PROJECTS) for name in ("date", "starts", "until") if name in row]

    assert max(PartialDate.parse(day).year for day in dates) <= 2026
    assert min(PartialDate.parse(day).year for day in dates) >= 1970


def test_every_journal_is_one_in_which_something_appeared_or_that_a_school_issues():
    used = {row["venue"] for row in WORKS if "venue" in row}

    assert [row["slug"] for row in VENUES if row["slug"] not in used] == [
        "the-brussels-journal-of-international-studies"
    ]
    assert used <= {row["slug"] for row in VENUES}


def test_every_journal_names_the_source_in_which_its_name_was_read():
    assert [row["slug"] for row in VENUES if "source" not in row] == []
