"""What tests of the API share: asking, and holding an answer to the API's own description."""

from typing import Any

from crossings.config.api import api

HERE = "/api/v1/"


def ask(client, address: str, status: int = 200, **headers: str) -> dict[str, Any]:
    """The answer to a question, which has to have this status."""
    response = client.get(f"{HERE}{address}", headers=headers)
    assert response.status_code == status, response.content
    return response.json()


def keys(client, address: str) -> list[str]:
    return [each["key"] for each in ask(client, address)["items"]]


def described() -> dict[str, Any]:
    return api.get_openapi_schema()


def lists() -> list[str]:
    """Every address that answers everyone with a page of records."""
    return [
        path.removeprefix(HERE)
        for path, route in described()["paths"].items()
        if "{" not in path and 401 not in route["get"]["responses"]
    ]


def departures(value: Any, schema: dict[str, Any], where: str = "answer") -> list[str]:
    """Where a value departs from its description; each place by its path."""
    if "$ref" in schema:
        return departures(value, described()["components"]["schemas"][schema["$ref"].rpartition("/")[2]], where)
    if "anyOf" in schema:
        tried = [departures(value, each, where) for each in schema["anyOf"]]
        return [] if [] in tried else min(tried, key=len)
    if not isinstance(value, KINDS[schema.get("type", "anything")]) or value not in schema.get("enum", [value]):
        return [f"{where}: {value!r} is not {schema.get('type')}"]
    if schema.get("type") == "array":
        return [
            each for number, item in enumerate(value) for each in departures(item, schema["items"], f"{where}.{number}")
        ]
    return _departures_of_object(value, schema, where) if schema.get("type") == "object" else []


def _departures_of_object(value: dict[str, Any], schema: dict[str, Any], where: str) -> list[str]:
    if "properties" not in schema:
        return []  # names that are free, such as the parts of a route
    known = schema["properties"]
    wrong = [f"{where}: {name} is not described" for name in value.keys() - known.keys()]
    wrong += [f"{where}: {name} is missing" for name in set(schema.get("required", ())) - value.keys()]
    return wrong + [
        each for name in value.keys() & known.keys() for each in departures(value[name], known[name], f"{where}.{name}")
    ]


KINDS: dict[str, Any] = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
    "null": type(None),
    "anything": object,
}
