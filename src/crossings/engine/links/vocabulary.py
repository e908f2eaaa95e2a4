"""A vocabulary: concepts with their types and their names in several languages, as an editor keeps them.

Public names: `Vocabulary`, `Entry` (one concept), `Name` (one row: a name of a concept), `from_csv` (a file of rows),
`of_scheme` (the rows of a concept scheme). Where names occur in texts is asked in `matching`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from crossings.engine.links.csv_rows import Rows, header
from crossings.engine.links.mistakes import Mistake, Unreadable
from crossings.engine.links.work import TYPES
from crossings.engine.search.words import words
from crossings.engine.skos import SchemeEntry

COLUMNS = ("id", "type", "language", "label", "broader")


class Name(NamedTuple):
    """One name of a concept. The first of a language is the one that is shown; without a language it is one in all of them."""

    id: str
    type: str
    language: str
    label: str
    broader: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A concept: `names` are pairs of language and name, in the order of the vocabulary."""

    id: str
    type: str
    names: tuple[tuple[str, str], ...]
    broader: str = ""

    def label(self, language: str) -> str:
        """The name that is shown to readers of a language: the first in it, else in English, else the first of all.

        >>> Entry("x", "topic", (("fr", "pluie"), ("en", "rain"))).label("es")
        'rain'
        """
        return next(
            (name for each in (language, "en") for spoken, name in self.names if spoken == each), self.names[0][1]
        )


class Vocabulary:
    """Concepts by their ids. Raises `Unreadable` where rows contradict each other or lead nowhere.

    >>> rain = Vocabulary.of([Name("rain", "event", "en", "rain"), Name("rain", "event", "en", "rainfall")])
    >>> rain.entries[0].names
    (('en', 'rain'), ('en', 'rainfall'))
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = tuple(sorted(entries, key=lambda entry: entry.id))

    @classmethod
    def of(cls, names: Iterable[Name], file: str = "vocabulary", lines: Iterable[int] | None = None) -> Vocabulary:
        """The vocabulary of these rows; what is wrong with one is said by the file and the line that are given."""
        rows = list(names)
        places = list(range(1, len(rows) + 1)) if lines is None else list(lines)
        mistakes = [
            Mistake(file, line, *wrong) for line, row in zip(places, rows, strict=True) for wrong in _wrong(row)
        ]
        by_id: dict[str, list[tuple[int, Name]]] = {}
        for line, row in zip(places, rows, strict=True):
            by_id.setdefault(row.id, []).append((line, row))
        mistakes += [Mistake(file, *each) for each in _contradictions(by_id)]
        mistakes += [Mistake(file, *each) for each in _lost(by_id)]
        if mistakes:
            raise Unreadable(mistakes)
        return cls(_entry([row for _line, row in each]) for each in by_id.values())

    @cached_property
    def number_of(self) -> dict[str, int]:
        """The place of each entry in `entries`, by its id."""
        return {entry.id: number for number, entry in enumerate(self.entries)}

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of names, in order; without the empty one."""
        return tuple(sorted({language for entry in self.entries for language, _name in entry.names if language}))


def from_csv(path: Path) -> Vocabulary:
    """The vocabulary in a file with the columns id, type, language, label and broader; a row for each name.

    Raises `Unreadable` with every mistake in it. Without a type, a concept is a topic; the others may be left out, too.
    """
    columns = header(path)
    if missing := [name for name in ("id", "label") if name not in columns]:
        what = f"It has no column {' and no column '.join(missing)}."
        raise Unreadable(
            [Mistake(path.name, 1, "", what, f"Name the columns in the first line: {', '.join(COLUMNS)}.")]
        )
    rows, reader = [], Rows(path, len(columns))
    for line, row in reader:
        held = dict(zip(columns, map(str.strip, row), strict=True))
        kind, language = held.get("type", "").lower() or "topic", held.get("language", "").lower().replace("_", "-")
        rows.append((line, Name(held["id"], kind, language.split("-")[0], held["label"], held.get("broader", ""))))
    if reader.mistakes:
        raise Unreadable(reader.mistakes)
    if not rows:
        raise Unreadable([Mistake(path.name, 0, "", "It holds no names.", "Give rows below the first line.")])
    return Vocabulary.of((row for _line, row in rows), path.name, (line for line, _row in rows))


def of_scheme(scheme: SchemeEntry, kind: str = "topic") -> Iterator[Name]:
    """Every name of every concept of a scheme that is in use, all of one type.

    >>> from crossings.engine.skos import ConceptEntry, Text
    >>> law = ConceptEntry("x:law", (Text("Law", "en"),), alternatives=(Text("Legal studies", "en"),))
    >>> [name.label for name in of_scheme(SchemeEntry("x:", (), "1", concepts=(law,)), "discipline")]
    ['Law', 'Legal studies']
    """
    in_use = {entry.address for entry in scheme.concepts if not entry.is_deprecated}
    for entry in scheme.concepts:
        if entry.address in in_use:
            broader = entry.broader if entry.broader in in_use else ""
            for text in (*entry.labels, *entry.alternatives):
                yield Name(entry.address, kind, text.language, text.text, broader)


def _entry(rows: list[Name]) -> Entry:
    broader = next((row.broader for row in rows if row.broader), "")
    return Entry(rows[0].id, rows[0].type, tuple(dict.fromkeys((row.language, row.label) for row in rows)), broader)


def _wrong(row: Name) -> Iterator[tuple[str, str, str]]:
    if not row.id:
        yield "id", "The name belongs to no concept.", "Write the id of its concept."
    if row.type not in TYPES:
        near = get_close_matches(row.type, TYPES, 1)
        yield "type", f"“{row.type}” is no type.", f"Write {near[0] if near else ', '.join(TYPES)}."
    if row.language and not (row.language.isascii() and row.language.isalpha() and len(row.language) in (2, 3)):
        yield "language", f"“{row.language}” is no code of a language.", "Write two letters, such as en, or nothing."
    if not words(row.label):
        yield "label", f"“{row.label}” has no word.", "Write the name of the concept."
    if row.broader == row.id != "":
        yield "broader", f"“{row.id}” is said to be broader than itself.", "Name another concept, or none."


def _contradictions(by_id: dict[str, list[tuple[int, Name]]]) -> Iterator[tuple[int, str, str, str]]:
    """Rows that say of one concept what another row says otherwise."""
    for id_, rows in by_id.items():
        for field in ("type", "broader"):
            said = {getattr(row, field): line for line, row in reversed(rows) if getattr(row, field)}
            if len(said) > 1:
                what = f"“{id_}” has {len(said)} of them: {', '.join(sorted(said))}."
                yield max(said.values()), field, what, "Write one of them in all its rows."


def _lost(by_id: dict[str, list[tuple[int, Name]]]) -> Iterator[tuple[int, str, str, str]]:
    """Broader concepts that are not there, and circles of them."""
    above = {id_: next((row.broader for _line, row in rows if row.broader), "") for id_, rows in by_id.items()}
    for id_, broader in above.items():
        line = next((line for line, row in by_id[id_] if row.broader), 0)
        if broader and broader not in above:
            yield line, "broader", f"“{broader}” is no concept of this vocabulary.", "Add it, or leave it out."
        seen, at = {id_}, broader
        while at in above and at not in seen:
            seen.add(at)
            at = above[at]
        if at == id_ != broader:
            yield line, "broader", f"“{id_}” lies under itself, over “{broader}”.", "Break the circle."
