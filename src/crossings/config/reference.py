"""The API's reference, read from its own description: as a page for readers and as Markdown for the documentation."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from crossings.config.api import api
from crossings.engine.audience import Audience, open_to


@dataclass(frozen=True, slots=True)
class Part:
    """A parameter of a question or a field of an answer."""

    name: str
    shape: str
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """One thing that can be asked: where, what it answers, what it takes, what the answer holds."""

    address: str
    group: str
    meaning: str
    takes: tuple[Part, ...]
    about: str
    tells: tuple[Part, ...]

    @property
    def key(self) -> str:
        return self.address.removeprefix("/api/v1/").replace("/", "-").replace("{", "").replace("}", "")


def questions() -> list[Question]:
    """Every question, in the order in which the rooms stand."""
    schema = api.get_openapi_schema()
    components = schema["components"]["schemas"]
    return [_question(address, route["get"], components) for address, route in schema["paths"].items()]


def _question(address: str, operation: dict[str, Any], components: dict[str, Any]) -> Question:
    answer = operation["responses"][200]["content"]["application/json"]["schema"]
    told = components[answer["$ref"].rpartition("/")[2]]
    if "items" in told["properties"]:
        told = components[told["properties"]["items"]["items"]["$ref"].rpartition("/")[2]]
    return Question(
        address=address,
        group=operation["tags"][0],
        meaning=operation.get("description", ""),
        takes=tuple(
            Part(each["name"], shape(each["schema"]), each.get("description", "")) for each in operation["parameters"]
        ),
        about=told.get("description", ""),
        tells=tuple(Part(name, shape(each), each.get("description", "")) for name, each in told["properties"].items()),
    )


def shape(schema: dict[str, Any]) -> str:
    """What a value looks like, in a word or two.

    >>> shape({"anyOf": [{"type": "integer"}, {"type": "null"}]})
    'integer or null'
    >>> shape({"type": "array", "items": {"$ref": "#/components/schemas/Reference"}})
    'list of Reference'
    """
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    if "anyOf" in schema:
        return " or ".join(shape(each) for each in schema["anyOf"])
    if "enum" in schema:
        return ", ".join(schema["enum"])
    if schema.get("type") == "array":
        return f"list of {shape(schema['items'])}"
    return str(schema.get("format") or schema.get("type", "anything"))


@open_to(Audience.EVERYONE)
def reference(request: HttpRequest) -> HttpResponse:
    """The API's reference for people: no script, nothing from elsewhere."""
    return render(request, "machines/reference.html", {"questions": questions()})


def as_markdown() -> str:
    """The reference for docs/reference/api.md."""
    groups = groupby(questions(), key=lambda each: each.group)
    return "\n".join(line for group, asked in groups for line in _chapter(group, list(asked))).rstrip()


def _chapter(group: str, asked: list[Question]) -> Iterator[str]:
    yield from (f"### {group}", "")
    for each in asked:
        yield from (f"#### `GET {each.address}`", "", each.meaning, "")
        yield from _table("parameter", each.takes)
        yield from (each.about, "")
        yield from _table("field", each.tells)


def _table(head: str, parts: tuple[Part, ...]) -> Iterator[str]:
    yield from (f"| {head} | shape | meaning |", "|---|---|---|")
    yield from (f"| `{each.name}` | {each.shape} | {each.meaning or '–'} |" for each in parts)
    yield ""
