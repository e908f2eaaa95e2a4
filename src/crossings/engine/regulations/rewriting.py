"""Regulations with some of their parts put in place of others: what another reading of an assumption makes of them.

Public names: `clauses_within`, `others_in` (each other reading that is written as rules, and what it is about), `read_as` (the
regulations under one of them), `exit_of` and `title_of` (what an exit award, or the title of an award, asks for alone). A
clause that stands in place of another holds on the same routes and has the same source, unless it says so itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, replace
from typing import NamedTuple

from crossings.engine.regulations.language import (
    AllOf,
    AnyOf,
    Assumption,
    Award,
    Clause,
    Exit,
    Module,
    OtherFacts,
    OtherReading,
    Regulations,
    SomeOf,
)


class Other(NamedTuple):
    """One other reading: of which assumption, and of which clauses and modules that rest on it, by name."""

    reading: OtherReading
    assumption: Assumption
    clauses: tuple[str, ...]
    modules: tuple[str, ...]


def clauses_within(clauses: Iterable[Clause]) -> Iterator[Clause]:
    """Each clause and, after it, those within it: in groups and in `including`."""
    for clause in clauses:
        yield clause
        if isinstance(clause.rule, AllOf | AnyOf | SomeOf):
            yield from clauses_within(clause.rule.clauses)
        yield from clauses_within(clause.including)


def others_in(rules: Regulations) -> tuple[Other, ...]:
    """Every other reading of the file, in its order. One that clauses or modules share stands once, for all of them."""
    found: list[Other] = []
    for other in _each(rules):
        same = next((place for place, each in enumerate(found) if _is_shared(each, other)), None)
        if same is None:
            found.append(other)
        else:
            known = found[same]
            found[same] = known._replace(
                clauses=(*known.clauses, *other.clauses), modules=(*known.modules, *other.modules)
            )
    return tuple(found)


def _each(rules: Regulations) -> Iterator[Other]:
    for clause in clauses_within(rules.clauses):
        if clause.assumption:
            yield from (Other(each, clause.assumption, (clause.id,), ()) for each in clause.assumption.reading)
    for code, module in rules.modules.items():
        if module.assumption:
            yield from (Other(each, module.assumption, (), (code,)) for each in module.assumption.reading)


def _is_shared(one: Other, other: Other) -> bool:
    """Whether two are the same reading of the file, and not each of its own clause."""
    return one.reading.clauses is None and one.reading == other.reading and one.assumption == other.assumption


def read_as(rules: Regulations, other: Other) -> Regulations:
    """The regulations under another reading; what it was about then rests on no assumption."""
    reading = other.reading
    clauses = rules.clauses
    if other.clauses:
        clauses = _changed(clauses, lambda clause: _in_place(clause, other))
    elif reading.clauses:
        clauses = (*clauses, *reading.clauses)
    modules = {
        code: _module(module, reading.modules.get(code), is_about=code in other.modules)
        for code, module in rules.modules.items()
    }
    return replace(rules, clauses=clauses, lists={**rules.lists, **reading.lists}, modules=modules)


def _in_place(clause: Clause, other: Other) -> tuple[Clause, ...]:
    if clause.id not in other.clauses:
        return (clause,)
    if other.reading.clauses is None:
        return (replace(clause, assumption=None),)
    return tuple(
        replace(each, when=each.when or clause.when, source=each.source or clause.source)
        for each in other.reading.clauses
    )


def _changed(clauses: tuple[Clause, ...], change: Callable[[Clause], tuple[Clause, ...]]) -> tuple[Clause, ...]:
    """The clauses, each as it is changed, after those within it."""
    return tuple(new for clause in clauses for new in change(_within(clause, change)))


def _within(clause: Clause, change: Callable[[Clause], tuple[Clause, ...]]) -> Clause:
    """A clause with those within it changed; itself where none is."""
    rule = clause.rule
    if isinstance(rule, AllOf | AnyOf | SomeOf):
        inner = _changed(rule.clauses, change)
        if not _are_same(inner, rule.clauses):
            return replace(clause, rule=replace(rule, clauses=inner))
    included = _changed(clause.including, change)
    return clause if _are_same(included, clause.including) else replace(clause, including=included)


def _are_same(some: tuple[Clause, ...], others: tuple[Clause, ...]) -> bool:
    return len(some) == len(others) and all(one is other for one, other in zip(some, others, strict=True))


def _module(module: Module, facts: OtherFacts | None, *, is_about: bool) -> Module:
    if facts is not None:
        told = {each.name: getattr(facts, each.name) for each in fields(facts)}
        module = replace(module, **{name: value for name, value in told.items() if value is not None})
        if facts.terms is not None:
            module = replace(module, offerings=())
    return replace(module, assumption=None) if is_about else module


def exit_of(rules: Regulations, leaving: Exit) -> Regulations:
    """The regulations of an exit award alone: the clauses that it keeps, in their order, then its own."""
    kept = tuple(clause for clause in clauses_within(rules.clauses) if clause.id in leaving.keeps)
    return replace(rules, clauses=(*kept, *leaving.clauses), awards=(), exits=(), advertised=())


def title_of(rules: Regulations, award: Award) -> Regulations:
    """What an award asks of a record beside the rules, as regulations by themselves."""
    return replace(rules, clauses=award.asks, awards=(), exits=(), advertised=())
