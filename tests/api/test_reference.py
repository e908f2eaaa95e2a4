"""The API's description is current wherever it is written down, and readable without a script."""

import json
from pathlib import Path

import pytest

from crossings.config import reference
from tests.api.asking import described
from tests.network.reading import read

STORED = Path(__file__).parents[2] / "docs/reference/openapi.json"


def plain(schema) -> dict:
    return json.loads(json.dumps(schema))


def test_the_stored_description_is_current():
    assert json.loads(STORED.read_text()) == plain(described()), "Run `make reference`."


@pytest.mark.django_db
def test_the_served_description_is_the_same(client):
    assert client.get("/api/v1/openapi.json").json() == plain(described())


def test_every_question_documents_its_refusals():
    for route in described()["paths"].values():
        responses = route["get"]["responses"]
        assert {422, 429} <= responses.keys()
        assert "application/problem+json" in responses[422]["content"]


def test_every_question_says_what_it_is_for():
    assert [each.address for each in reference.questions() if not each.meaning or not each.about] == []


def test_every_reference_within_the_description_leads_somewhere():
    text = json.dumps(described())
    named = {part.split('"')[0] for part in text.split("#/components/schemas/")[1:]}
    assert named == set(described()["components"]["schemas"])


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_page_for_readers_names_every_question(client, language):
    page = read(client, f"/{language}/api/")
    assert [f"GET {each}" for each in described()["paths"]] == page.all(".//h3/code")


@pytest.mark.django_db
def test_the_page_for_readers_runs_no_script_but_that_of_the_search_box(client):
    scripts = read(client, "/en/api/").root.findall(".//script")
    run = [each.get("src") or "" for each in scripts if each.get("type") != "application/ld+json"]
    assert ["suggestions" in each for each in run] == [True]
