"""Regulations and records from their files: read, and every name in them looked up, with all mistakes said at once.

Public names: `load` (a file of regulations), `load_record` (what one student has), `Loaded` (regulations with the checksum of
their text), `Unreadable` (the mistakes found). A value that comes back is whole: no name in it leads nowhere. Whether the
rules can be kept is not asked here but by the linter.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from hashlib import sha256
from typing import cast

from crossings.engine.regulations.language import (
    AllOf,
    AnyOf,
    Bounds,
    Choose,
    Clause,
    Limit,
    Load,
    Regulations,
    SomeOf,
    Take,
)
from crossings.engine.regulations.names import names_in
from crossings.engine.regulations.reading import Problem, Reader
from crossings.engine.regulations.record import Record

ONE_OF: dict[type, str] = {Clause: "rule"}


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
    if reader.problems:
        raise Unreadable(reader.problems)
    problems = list(_meant_wrongly(found, reader))
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
    return cast("Record", found)


def checksum(text: str) -> str:
    """The name of a text: the SHA-256 of its UTF-8, with lines ended as on Unix.

    >>> checksum("a\\r\\n") == checksum("a\\n")
    True
    """
    return "sha256:" + sha256(text.replace("\r\n", "\n").encode()).hexdigest()


def clauses_within(clauses: Iterable[Clause]) -> Iterator[Clause]:
    """Each clause and, after it, those within it: in groups and in `including`."""
    for clause in clauses:
        yield clause
        if isinstance(clause.rule, AllOf | AnyOf | SomeOf):
            yield from clauses_within(clause.rule.clauses)
        yield from clauses_within(clause.including)


def _meant_wrongly(rules: Regulations, reader: Reader) -> Iterator[Problem]:
    """What is written well and cannot be meant: names that lead nowhere, amounts that contradict each other."""
    for owner, what, mend in [*names_in(rules, list(clauses_within(rules.clauses))), *_amounts_in(rules)]:
        clause = owner.id if isinstance(owner, Clause) else ""
        yield Problem(reader.file, reader.lines.get(id(owner), 1), clause, what, mend)


Finding = tuple[object, str, str]  # the part that is wrong, what is wrong, how to mend it


def _amounts_in(rules: Regulations) -> Iterator[Finding]:
    for clause in clauses_within(rules.clauses):
        rule = clause.rule
        if isinstance(rule, Choose | Limit | Load) and (rule.modules is None) == (rule.ects is None):
            yield (
                clause,
                "It counts neither or both of modules and credits.",
                "Write exactly one of “modules” and “ects”.",
            )
        if isinstance(rule, SomeOf) and not 1 <= rule.at_least <= len(rule.clauses):
            yield (
                clause,
                f"{rule.at_least} of {len(rule.clauses)} clauses is not possible.",
                "Write a number from 1 to that of the clauses.",
            )
        if isinstance(rule, AllOf | AnyOf | SomeOf | Take) and not (
            rule.modules if isinstance(rule, Take) else rule.clauses
        ):
            yield clause, "It holds nothing.", "Add what it is about, or leave the clause out."
        if clause.including and not isinstance(rule, Choose):
            yield clause, "Only a choice may include other clauses.", "Move them beside this clause, or write “choose”."
        if any(not isinstance(each.rule, Take | Choose) for each in clause.including):
            yield (
                clause,
                "Only “take” and “choose” may be included in a choice.",
                "Move the other clauses beside this one.",
            )
        yield from ((clause, what, mend) for what, mend in _bounds_of(rule))
        yield from ((clause, what, mend) for what, mend in _room_in(clause))


def _room_in(clause: Clause) -> Iterator[tuple[str, str]]:
    rule = clause.rule
    most = rule.modules.at_most if isinstance(rule, Choose) and rule.modules else None
    asked = sum(_modules_asked(each) for each in clause.including)
    if most is not None and asked > most:
        yield (
            f"The included clauses ask for {asked} modules, and {most} may count.",
            "Raise the one or lower the other.",
        )


def _modules_asked(clause: Clause) -> Decimal:
    if isinstance(clause.rule, Take):
        return Decimal(len(clause.rule.modules))
    bounds = clause.rule.modules if isinstance(clause.rule, Choose) else None
    return bounds.at_least or Decimal(0) if bounds else Decimal(0)


def _bounds_of(rule: object) -> Iterator[tuple[str, str]]:
    for name in ("modules", "ects", "terms"):
        bounds = getattr(rule, name, None)
        if not isinstance(bounds, Bounds):
            continue
        if bounds.at_least is None and bounds.at_most is None:
            yield f"“{name}” has no bound.", "Write “at_least”, “at_most” or a number."
        if bounds.at_least is not None and bounds.at_most is not None and bounds.at_least > bounds.at_most:
            yield (
                f"At least {bounds.at_least} and at most {bounds.at_most} cannot both hold.",
                "Make the first the smaller.",
            )
