"""OpenAlex works, from files with one object of JSON a line, as works of a corpus.

Public names: `work_of` (one object), `OpenAlexFile` (a file, also packed by gzip, to be given to `build`). Concepts are the
keywords and topics of the work, or its older concepts where it has neither; the disciplines are the fields of its topics.
Ids are told without their address. Nothing is fetched here.

Source: the Work object of OpenAlex, https://docs.openalex.org/api-entities/works/work-object.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from crossings.engine.links.csv_rows import is_utf_8, opened
from crossings.engine.links.loading import load_works
from crossings.engine.links.mistakes import MOST_TOLD, Mistake, Unreadable
from crossings.engine.links.work import Work

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

SUFFIXES = (".jsonl", ".ndjson", ".json")
LEAST_SCORE = 0.3  # of an older concept: below, it is mostly wrong
MOST_POSITIONS = 200_000  # of the words of an abstract
LIST_MEND = "Give one work a line: in a page of the API, each of its `results`."


class NoWork(ValueError):
    """An object that is no work: the field, what is wrong, and how to mend it."""


class OpenAlexFile:
    """A file with one work of OpenAlex a line."""

    passed_over: tuple[str, ...] = ()

    def __init__(self, path: Path) -> None:
        self.path = path

    def stage(self, connection: DuckDBPyConnection) -> None:
        """Add the works of the file to the table `staged`. Raises `Unreadable` with every mistake of the file."""
        mistakes: list[Mistake] = []
        many = 0

        def works() -> Iterator[Work]:
            nonlocal many
            for _line, found in self._lines(mistakes):
                many += 1
                yield found

        load_works(connection, works())
        if mistakes:
            raise Unreadable(mistakes[:MOST_TOLD], max(0, len(mistakes) - MOST_TOLD))
        if not many:
            raise Unreadable(
                [Mistake(self.path.name, 0, "", "It holds no works.", "Leave it out, or give one work a line.")]
            )

    def places(self, _connection: DuckDBPyConnection, ids: list[str]) -> list[tuple[str, int, str]]:
        """Where in the file works with these ids stand: file, line and id."""
        return [(self.path.name, line, found.id) for line, found in self._lines([]) if found.id in ids]

    def _lines(self, mistakes: list[Mistake]) -> Iterator[tuple[int, Work]]:
        with opened(self.path) as file:
            for number, line in enumerate(file, 1):
                if not line.strip():
                    continue
                try:
                    yield number, work_of(_object(line))
                except NoWork as error:
                    mistakes.append(Mistake(self.path.name, number, *error.args))


def work_of(told: Mapping[str, Any]) -> Work:
    """One object of OpenAlex as a work. Raises `NoWork` where its id or its year is none.

    >>> work_of({"id": "https://openalex.org/W1", "title": "Rain", "abstract_inverted_index": {"falls": [1], "It": [0]}})
    Work(id='W1', title='Rain', year=None, abstract='It falls', language='', authors=(), people=(), institutes=(), \
concepts=(), disciplines=(), references=(), url='')
    """
    id_ = short(_text(told.get("id")))
    if not id_:
        raise NoWork("id", "The work has no id.", "Fetch it anew.")
    authorships = _objects(told.get("authorships"))
    return Work(
        id=id_,
        title=" ".join((_text(told.get("title")) or _text(told.get("display_name"))).split()),
        year=_year(told.get("publication_year")),
        abstract=_abstract(told.get("abstract_inverted_index")),
        language=_text(told.get("language")).lower()[:2],
        authors=tuple(_name(each) for each in authorships),
        people=tuple(short(_text(_object_of(each.get("author")).get("id"))) or _name(each) for each in authorships),
        institutes=tuple("|".join(_institutes(each)) for each in authorships),
        concepts=tuple(_concepts(told)),
        disciplines=tuple(_fields(told)),
        references=tuple(
            dict.fromkeys(short(_text(each)) for each in _list(told.get("referenced_works")) if _text(each))
        ),
        url=_text(told.get("doi")) or _text(told.get("id")),
    )


def short(address: str) -> str:
    """An id of OpenAlex without its address.

    >>> short("https://openalex.org/W2741809807")
    'W2741809807'
    """
    return address.removeprefix("https://openalex.org/").removeprefix("http://openalex.org/")


def _object(line: str) -> Mapping[str, Any]:
    if not is_utf_8(line):
        raise NoWork("", "It is not UTF-8.", "Save the file as UTF-8.")
    try:
        told = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise NoWork("", f"The line is no JSON: {error}.", LIST_MEND) from None
    if not isinstance(told, dict) or ("results" in told and "id" not in told):
        raise NoWork("", "The line is no work.", LIST_MEND)
    return told


def _concepts(told: Mapping[str, Any]) -> Iterator[str]:
    """What the work is about, each once."""
    found = [*_named(told.get("keywords")), *_named(told.get("topics"))]
    scored = [each for each in _objects(told.get("concepts")) if _number(each.get("score")) >= LEAST_SCORE]
    yield from dict.fromkeys(found or _named(scored))


def _fields(told: Mapping[str, Any]) -> Iterator[str]:
    fields = [_object_of(topic.get("field")) for topic in _objects(told.get("topics"))]
    yield from dict.fromkeys(_named(fields))


def _named(told: object) -> list[str]:
    names = (_text(each.get("display_name")) or _text(each.get("keyword")) for each in _objects(told))
    return [name for name in names if name]


def _name(authorship: Mapping[str, Any]) -> str:
    return _text(_object_of(authorship.get("author")).get("display_name")) or _text(authorship.get("raw_author_name"))


def _institutes(authorship: Mapping[str, Any]) -> list[str]:
    found = (
        _text(each.get("display_name")) or short(_text(each.get("id")))
        for each in _objects(authorship.get("institutions"))
    )
    return list(dict.fromkeys(name.replace("|", "/") for name in found if name))


def _abstract(told: object) -> str:
    """The words of an abstract in their order: OpenAlex tells for each word where it stands."""
    if not isinstance(told, dict):
        return ""
    placed = [
        (place, word)
        for word, places in told.items()
        for place in _list(places)
        if isinstance(place, int) and 0 <= place < MOST_POSITIONS
    ]
    return " ".join(word for _place, word in sorted(placed))


def _year(told: object) -> int | None:
    if told is None:
        return None
    if not isinstance(told, int) or isinstance(told, bool) or not 1000 <= told <= 2999:
        raise NoWork("publication_year", f"“{told}” is no year.", "Write four digits, or null.")
    return told


def _text(told: object) -> str:
    return told.strip() if isinstance(told, str) else ""


def _number(told: object) -> float:
    return float(told) if isinstance(told, int | float) else 0.0


def _list(told: object) -> list[Any]:
    return told if isinstance(told, list) else []


def _object_of(told: object) -> Mapping[str, Any]:
    return told if isinstance(told, dict) else {}


def _objects(told: object) -> list[Mapping[str, Any]]:
    return [each for each in _list(told) if isinstance(each, dict)]
