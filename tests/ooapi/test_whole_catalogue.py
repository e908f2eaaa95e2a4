"""A reader with a plain HTTP client follows every page and every identifier of the demonstration network.

The client is another project's (requests), and knows nothing of Django: it asks a running server.
"""

from collections.abc import Iterator
from typing import Any

import pytest
import requests

from tests.ooapi.schemas import OF, SERVICE, WITH_TIMES, a_page_of, departures

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("demo_network")]
LONG_AGO = {"since": "1900-01-01"}
PARTS = {
    "programs": ("parent", "children", "organization", "educationSpecification"),
    "courses": ("programs", "organization"),
    "offerings": ("program", "course", "organization", "academicSession"),
    "organizations": ("parent", "children"),
    "education-specifications": ("organization",),
}


@pytest.fixture
def ask(live_server, settings):
    settings.API_CALLS_PER_MINUTE = 0

    def asked(address: str, **query: Any) -> dict[str, Any]:
        response = requests.get(f"{live_server.url}/ooapi/v5/{address}", params=query, timeout=30)
        assert response.status_code == 200, response.text
        return response.json()

    return asked


def pages(ask, address: str, **query: Any) -> Iterator[dict[str, Any]]:
    """Every page of a list, by the numbers that the pages themselves give."""
    number = 1
    while True:
        page = ask(address, pageNumber=number, pageSize=10, **query)
        yield page
        if not page["hasNextPage"]:
            return
        number = page["pageNumber"] + 1


def every(ask, address: str, **query: Any) -> list[dict[str, Any]]:
    return [item for page in pages(ask, address, **query) for item in page["items"]]


def test_the_service_says_who_answers(ask):
    assert departures(ask(""), SERVICE) == []


@pytest.mark.parametrize("kind", [kind for kind in OF if kind != "offerings"])
def test_every_page_of_every_list_is_as_laid_down(ask, kind):
    met = []
    for page in pages(ask, kind):
        assert departures(page, a_page_of(OF[kind])) == []
        met += [item["primaryCode"]["code"] for item in page["items"]]

    assert met
    assert len(met) == len(set(met))


@pytest.mark.parametrize("kind", ["programs", "courses"])
def test_each_record_answers_for_itself_with_its_other_times(ask, kind):
    identifier = {"programs": "programId", "courses": "courseId"}[kind]
    for item in every(ask, kind):
        told = ask(f"{kind}/{item[identifier]}", returnTimelineOverrides="true")

        assert departures(told, WITH_TIMES[kind]) == []
        assert {name: told[name] for name in item} == item


def test_every_offering_is_as_laid_down_and_found_by_what_it_offers(ask):
    for session in every(ask, "academic-sessions"):
        for item in every(ask, f"academic-sessions/{session['academicSessionId']}/offerings", **LONG_AGO):
            assert departures(item, OF["offerings"]) == []
            assert session["startDate"] <= item["startDate"]
            above = f"programs/{item['program']}" if "program" in item else f"courses/{item['course']}"
            assert item["offeringId"] in {each["offeringId"] for each in every(ask, f"{above}/offerings", **LONG_AGO)}


@pytest.mark.parametrize("kind", ["programs", "courses", "organizations", "education-specifications"])
def test_every_part_that_is_named_can_be_told_in_full(ask, kind):
    identifier = next(name for name in OF[kind]["properties"] if name.endswith("Id"))
    for item in every(ask, kind)[:8]:
        told = ask(f"{kind}/{item[identifier]}", expand=",".join(PARTS[kind]))
        for name in PARTS[kind]:
            parts = told.get(name, [])
            assert all(isinstance(each, dict) for each in (parts if isinstance(parts, list) else [parts]))


def test_there_is_one_root_and_every_organization_hangs_below_it(ask):
    by_key = {each["organizationId"]: each for each in every(ask, "organizations")}

    def top(each: dict[str, Any]) -> str:
        return top(by_key[each["parent"]]) if "parent" in each else each["organizationType"]

    assert {top(each) for each in by_key.values()} == {"root"}
    assert [each["organizationType"] for each in by_key.values()].count("root") == 1


def test_the_brussels_programme_has_its_sizes_and_its_other_year(ask):
    (brussels,) = (each for each in every(ask, "programs", q="brussels", programType="program"))
    told = ask(f"programs/{brussels['programId']}", returnTimelineOverrides="true", expand="children")

    loads = {each["primaryCode"]["code"].rpartition("/")[2]: each.get("studyLoad") for each in told["children"]}
    assert loads["standard"] == {"studyLoadUnit": "ects", "value": 90.0}
    assert loads["extended"] == {"studyLoadUnit": "ects", "value": 120.0}
    assert (told["validFrom"], told["validTo"]) == ("2023-09-01", "2024-09-01")
    assert [each["validFrom"] for each in told["timelineOverrides"]] == ["2017-09-01"]
    assert {each["language"] for each in told["name"]} == {"en", "es", "fr", "ar"}
