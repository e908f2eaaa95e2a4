"""A question that cannot be answered is told so, with each mistake and how to mend it; it never fails the server."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.api.asking import HERE, ask, described, lists

pytestmark = pytest.mark.django_db
PARAMETERS = sorted({each["name"] for route in described()["paths"].values() for each in route["get"]["parameters"]})
NASTY = [
    "",
    "0",
    "-1",
    "9" * 40,
    "1e9",
    "null",
    "true",
    "NaN",
    "\x00",
    "%",
    "'",
    '"; --',
    "ا",
    "😀",
    "2022-02-30",
    "10000-01-01",
    "../x",
    "a" * 5000,
]


def mistake(client, question: str) -> dict[str, str]:
    (told,) = ask(client, question, status=422)["errors"]
    return told


@pytest.mark.parametrize(
    ("question", "parameter", "what"),
    [
        ("sources?limit=many", "limit", "“many” is not a whole number."),
        ("sources?limit=0", "limit", "0 is too small."),
        ("sources?limit=101", "limit", "101 is too large."),
        ("sources?offset=-1", "offset", "-1 is too small."),
        ("sources?kind=rumour", "kind", "“rumour” is not one of the words known here."),
        ("sources?language=tlh", "language", "“tlh” is not a language of this site."),
        ("sources?colour=red", "colour", "This question does not take this parameter."),
        ("memberships?on=2022-02-30", "on", "“2022-02-30” is not a day of the calendar."),
        ("memberships?on=1664582400", "on", "“1664582400” is not a day of the calendar."),
        ("versions?year=2023-25", "year", "“2023-25” is not an academic year."),
        ("institutions?country=nl", "country", "“nl” does not have the shape asked for."),
        ("concepts?deprecated=perhaps", "deprecated", "“perhaps” is neither yes nor no."),
    ],
)
def test_a_mistake_is_named(client, question, parameter, what):
    told = mistake(client, question)
    assert (told["parameter"], told["what"]) == (parameter, what)
    assert told["mend"]


def test_a_parameter_that_is_not_taken_is_answered_with_those_that_are(client):
    assert mistake(client, "networks?country=NL")["mend"].endswith("kind, language, limit, offset.")


def test_several_mistakes_are_told_together(client):
    told = ask(client, "sources?limit=many&offset=few", status=422)["errors"]
    assert {each["parameter"] for each in told} == {"limit", "offset"}


def test_a_long_value_is_not_told_back_whole(client):
    assert len(mistake(client, f"sources?limit={'x' * 5000}")["what"]) < 200


def test_a_problem_names_its_kind(client):
    response = client.get(f"{HERE}sources?limit=many")
    assert response.headers["Content-Type"] == "application/problem+json; charset=utf-8"
    assert response.json()["title"] == "This question cannot be answered"


@pytest.mark.slow
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from(lists()),
    st.dictionaries(st.sampled_from(PARAMETERS), st.sampled_from(NASTY) | st.text(max_size=20), max_size=4),
)
def test_no_question_fails_the_server(client, address, parameters):
    assert client.get(f"{HERE}{address}", parameters).status_code in (200, 422)


@pytest.mark.slow
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=60))
def test_no_address_fails_the_server(client, address):
    from urllib.parse import quote

    assert client.get(f"{HERE}{quote(address, safe='/')}").status_code in (200, 301, 302, 404, 422)
