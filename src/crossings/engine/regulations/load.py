"""Regulations and records from their files: read, and every name in them looked up, with all mistakes said at once.

Public names: `load` (a file of regulations), `load_record` (what one student has), `Loaded` (regulations with the checksum of
their text), `Unreadable` (the mistakes found). A value that comes back is whole: no name in it leads nowhere. Whether the
rules can be kept is not asked here but by the linter.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from typing import cast

from crossings.engine.regulations.amounts import Finding, amounts_in
from crossings.engine.regulations.facts import facts_in
from crossings.engine.regulations.language import Clause, Regulations, Shared
from crossings.engine.regulations.names import names_in
from crossings.engine.regulations.reading import ABSENT, Problem, Reader
from crossings.engine.regulations.record import Record
from crossings.engine.regulations.rewriting import (
    Other,
    clauses_within,
    exit_of,
    others_in,
    read_as,
    title_of,
)

__all__ = ["ONE_OF", "Loaded", "Unreadable", "checksum", "clauses_within", "load", "load_record"]

ONE_OF: dict[type, str] = {Clause: "rule"}

MOST_CREDITS = 1_000  # in one record: hundreds of times what anybody earns, and still audited in seconds


class Unreadable(ValueError):
    """A file that cannot be used, with every mistake in it, in the order of its lines."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(str(each) for each in self.problems))


@dataclass(frozen=True, slots=True)
class Loaded:
    """Regulations as they stand in a file, and the checksum by which results name that text, and which alone tells them apart."""

    regulations: Regulations = field(compare=False)
    checksum: str


def load(text: str, file: str = "rules.yaml") -> Loaded:
    """The regulations that the text holds. Raises `Unreadable` with every mistake found.

    >>> try:
    ...     load("programme: x")
    ... except Unreadable as refused:
    ...     print(refused.problems[0])
    rules.yaml:1: “clauses” is missing. Add it: the rules.
    """
    reader = Reader(file, ONE_OF)
    found = reader.read(text, Regulations)
    problems = [*reader.problems, *(() if found is ABSENT else _meant_wrongly(found, reader))]
    if problems:
        raise Unreadable(problems)
    return Loaded(found, checksum(text))


def load_record(text: str, file: str = "record.yaml") -> Record:
    """What one student has, as a file tells it. Raises `Unreadable` with every mistake found.

    >>> load_record("format: crossings-record/1").credits
    ()
    """
    reader = Reader(file, ONE_OF)
    found = reader.read(text, Record)
    if reader.problems:
        raise Unreadable(reader.problems)
    record = cast("Record", found)
    if len(record.credits) > MOST_CREDITS:
        raise Unreadable(
            [
                Problem(
                    file, 1, "", f"The record holds more than {MOST_CREDITS} credits.", "Leave out what counts nowhere."
                )
            ]
        )
    if wrong := [Problem(file, reader.lines.get(id(fact), 1), "", what, mend) for fact, what, mend in facts_in(record)]:
        raise Unreadable(wrong)
    return record


def checksum(text: str) -> str:
    """The name of a text: the SHA-256 of its UTF-8, with lines ended as on Unix.

    >>> checksum("a\\r\\n") == checksum("a\\n")
    True
    """
    return "sha256:" + sha256(text.replace("\r\n", "\n").encode()).hexdigest()


def _meant_wrongly(rules: Regulations, reader: Reader) -> Iterator[Problem]:
    """What is written well and cannot be meant: names that lead nowhere, amounts that contradict each other."""
    known: set[tuple[str, str]] = set()
    lost = [f"“{name}”" for name in reader.named - _read(rules)] if reader.problems else []
    for part, where, found in _parts(rules):
        for owner, what, mend in found:
            clause = owner.id if isinstance(owner, Clause) else ""
            if (part is rules or (clause, what) not in known) and not any(name in what for name in lost):
                line = reader.lines.get(id(owner), reader.lines.get(id(part), 1))
                yield Problem(reader.file, line, clause, f"{where}{what}", mend)
            if part is rules:
                known.add((clause, what))


def _read(rules: Regulations) -> set[str]:
    """The names of the parts that could be read; of what could not, nothing more is said than that."""
    clauses = {clause.id for clause in clauses_within(rules.clauses)}
    return {*clauses, *rules.modules, *rules.lists, *rules.sources, *rules.terms, *rules.route}


def _parts(rules: Regulations) -> Iterator[tuple[object, str, Iterable[Finding]]]:
    """The file itself and what is made of it: each part, how a message begins that is of it, and its mistakes."""
    known = {id(clause) for clause in clauses_within(rules.clauses)}
    yield rules, "", _findings(rules)
    for other in others_in(rules):
        about = f"Under the other reading of {' and '.join((*other.clauses, *other.modules))}: "
        yield other.reading, about, (*_alone(other, rules), *_findings(read_as(rules, other), known))
    names = {clause.id for clause in clauses_within(rules.clauses)}
    for award in filter(lambda each: each.asks, rules.awards):
        found = (*_taken(award.asks, names), *_findings(title_of(rules, award), known))
        yield award, f"In the award {award.id}: ", found
    for leaving in rules.exits:
        found = (*_taken(leaving.clauses, names), *_findings(exit_of(rules, leaving), known))
        yield leaving, f"In the exit award {leaving.id}: ", found


def _taken(clauses: Iterable[Clause], names: set[str]) -> Iterator[Finding]:
    for clause in clauses_within(clauses):
        if clause.id in names:
            yield clause, f"“{clause.id}” is a clause of the rules.", "Give it another name."


def _findings(rules: Regulations, known: Collection[int] = ()) -> Iterator[Finding]:
    """Each mistake; of clauses that were looked at already, only what hangs on others."""
    clauses = list(clauses_within(rules.clauses))
    new = [each for each in clauses if id(each) not in known or isinstance(each.rule, Shared)]
    yield from names_in(rules, clauses, new)
    yield from amounts_in(rules, new)


def _alone(other: Other, rules: Regulations) -> Iterator[Finding]:
    """What cannot be meant in another reading by itself."""
    reading = other.reading
    if reading.clauses is None and not reading.lists and not reading.modules:
        yield reading, "It changes nothing.", "Write “clauses”, “lists” or “modules”, or leave it out."
    for what, given, known in (("list", reading.lists, rules.lists), ("module", reading.modules, rules.modules)):
        for name in given:
            if name not in known:
                yield reading, f"“{name}” is no {what}.", f"Name a {what} of the file; its own {what}s stand there."
    for clause in clauses_within(reading.clauses or ()):
        if clause.assumption and clause.assumption.reading:
            yield clause, "A reading holds another reading.", "Say that one beside it."
