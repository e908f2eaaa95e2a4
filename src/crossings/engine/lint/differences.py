"""The parts of two editions of rules that differ, value by value and in plain words.

Public names: `Difference`, `Field`, `differences_of`, `promises_of`. Every field of every class of the language is compared, so
that a new kind of rule needs nothing here. Sets of modules are compared by what they hold, so that a clause changes with the
list it names.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import Any, Literal

from crossings.engine.regulations.language import Advertised, AllOf, AnyOf, Bounds, Clause, Regulations, SomeOf
from crossings.engine.regulations.load import clauses_within
from crossings.engine.regulations.modules import facts_of
from crossings.engine.regulations.sets import ModuleSet, members

Part = Literal["clause", "module", "list", "route", "term", "award", "exit", "advertised", "document"]
Change = Literal["came", "went", "changed"]
OF_A_CLAUSE = ("source", "text", "when", "valid", "assumption")


@dataclass(frozen=True, slots=True)
class Field:
    """One value that is another: the names that lead to it, such as `source` and `place`, and both values, None for none.

    >>> list(Field(("from_",), frozenset("A"), frozenset("AB")).says())
    ['from: now holds B']
    """

    path: tuple[str, ...]
    old: Any
    new: Any

    def says(self) -> Iterator[str]:
        """The difference in words; of sets what came and what went."""
        name = " ".join(each.rstrip("_") for each in self.path)
        if not (isinstance(self.old, frozenset) and isinstance(self.new, frozenset)):
            yield f"{name}: {_said(self.old)} → {_said(self.new)}"
            return
        if came := self.new - self.old:
            yield f"{name}: now holds {', '.join(sorted(came))}"
        if went := self.old - self.new:
            yield f"{name}: no longer holds {', '.join(sorted(went))}"


@dataclass(frozen=True, slots=True)
class Difference:
    """A part that came, went or changed: what kind of part, its name, and what of it is different."""

    part: Part
    name: str
    change: Change
    fields: tuple[Field, ...] = ()

    @property
    def says(self) -> tuple[str, ...]:
        """What is different, in words."""
        return tuple(words for each in self.fields for words in each.says())


def differences_of(old: Regulations, new: Regulations) -> Iterator[Difference]:
    """What differs, clauses first; within each kind in the order of the older edition, and then what came.

    >>> from types import SimpleNamespace
    >>> empty = {"clauses": (), "awards": (), "exits": (), "advertised": ()}
    >>> empty |= {"modules": {}, "lists": {}, "terms": {}, "sources": {}}
    >>> before, after = (SimpleNamespace(route={"mode": values}, **empty) for values in (("a",), ("a", "b")))
    >>> [(each.part, each.name, each.says) for each in differences_of(before, after)]
    [('route', 'mode', ('values: a → a, b',))]
    """
    yield from _differences("clause", _clauses(old), _clauses(new))
    yield from _differences("list", _lists(old), _lists(new))
    yield from _differences("module", dict(old.modules), dict(new.modules))
    yield from _differences("route", _values(old), _values(new))
    yield from _differences("term", dict(old.terms), dict(new.terms))
    yield from _differences("award", _titles(old), _titles(new))
    yield from _differences("exit", _exits(old), _exits(new))
    yield from _differences("advertised", promises_of(old), promises_of(new))
    yield from _differences("document", dict(old.sources), dict(new.sources))


def _differences(part: Part, old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Difference]:
    for name in {**old, **new}:
        if name not in new:
            yield Difference(part, name, "went")
        elif name not in old:
            yield Difference(part, name, "came")
        elif changed := tuple(_changes((), old[name], new[name])):
            yield Difference(part, name, "changed", changed)


# what is compared, by name


def _clauses(rules: Regulations) -> dict[str, Any]:
    return _within(rules.clauses, rules)


def _clause(clause: Clause, rules: Regulations) -> dict[str, Any]:
    """A clause as names and values: its rule, what stands beside it, and the names of the clauses within it."""
    rule = clause.rule
    within = [*clause.including, *(rule.clauses if isinstance(rule, AllOf | AnyOf | SomeOf) else ())]
    told = {each.name: getattr(rule, each.name) for each in fields(rule) if each.name != "clauses"}
    held = {name: _held(value, rules) if isinstance(value, ModuleSet) else value for name, value in told.items()}
    beside = {name: getattr(clause, name) for name in OF_A_CLAUSE}
    return {"rule": rule.word, **held, **beside, "holds": tuple(each.id for each in within)}


def _held(asked: ModuleSet, rules: Regulations) -> frozenset[str]:
    return members(asked, facts_of(rules), rules.lists)


def _lists(rules: Regulations) -> dict[str, Any]:
    return {name: {"modules": _held(held, rules)} for name, held in rules.lists.items()}


def _values(rules: Regulations) -> dict[str, Any]:
    return {part: {"values": values} for part, values in rules.route.items()}


def _titles(rules: Regulations) -> dict[str, Any]:
    return {
        each.id: {"title": each.title, "when": each.when, "asks": _within(each.asks, rules)} for each in rules.awards
    }


def _exits(rules: Regulations) -> dict[str, Any]:
    """Exit awards as names and values, with what becomes of the clauses of their own."""
    return {
        each.id: {
            "title": each.title,
            "keeps": each.keeps,
            "when": each.when,
            "source": each.source,
            "clauses": _within(each.clauses, rules),
        }
        for each in rules.exits
    }


def _within(clauses: Iterable[Clause], rules: Regulations) -> dict[str, Any]:
    return {clause.id: _clause(clause, rules) for clause in clauses_within(clauses)}


def promises_of(rules: Regulations) -> dict[str, Advertised]:
    """What is advertised, each promise by the routes that it names.

    >>> from types import SimpleNamespace
    >>> list(promises_of(SimpleNamespace(advertised=(Advertised({"mode": ("full_time",)}, terms=3),))))
    ['mode=full_time']
    """
    return {_said(each.when): each for each in rules.advertised}


# what is different


def _changes(path: tuple[str, ...], old: Any, new: Any) -> Iterator[Field]:
    if old == new:
        return
    if (parts := _both_parts(old, new)) is None:
        yield Field(path, old, new)
        return
    for key, (before, after) in parts.items():
        yield from _changes((*path, key), before, after)


def _both_parts(old: Any, new: Any) -> dict[str, tuple[Any, Any]] | None:
    """The parts of two values with names, paired; none for plain values and for amounts."""
    pair = [_parts(each) for each in (old, new)]
    if pair[0] is None or pair[1] is None:
        return None
    return {key: (pair[0].get(key), pair[1].get(key)) for key in {**pair[0], **pair[1]}}


def _parts(value: Any) -> Mapping[str, Any] | None:
    if isinstance(value, Mapping):
        return value
    if (
        is_dataclass(value)
        and not isinstance(value, Bounds | type)
        and hasattr(value, "__slots__")
        and len(fields(value)) > 1
    ):
        return {each.name: getattr(value, each.name) for each in fields(value)}
    return None


def _said(value: Any) -> str:
    if value is None or value in ("", ()) or value == {}:
        return "not stated"
    if isinstance(value, Bounds):
        return _bounds(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple | frozenset):
        return ", ".join(_said(each) for each in (value if isinstance(value, tuple) else sorted(value)))
    if (parts := _parts(value)) is not None:
        return ", ".join(
            f"{key.rstrip('_')}={_said(each)}" for key, each in parts.items() if each not in (None, "", ())
        )
    return str(value)


def _bounds(value: Bounds) -> str:
    if value.at_least == value.at_most:
        return str(value.at_least)
    amounts = (("at least", value.at_least), ("at most", value.at_most))
    return ", ".join(f"{words} {amount}" for words, amount in amounts if amount is not None)
