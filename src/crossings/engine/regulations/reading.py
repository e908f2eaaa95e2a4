"""Reading YAML into the classes of a language, with every mistake said at once, by file and line.

Public names: `Problem` (one mistake, and how to mend it), `Reader` (a document and the mistakes found in it so far),
`fields_of` (what a class may hold, under the names it has in a file). What may stand where is read off the fields of
frozen dataclasses, so that a language is written down once; `schema` gives the same as a JSON Schema. What the values
mean is not known here.
"""

from __future__ import annotations

import re
import types
from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches
from functools import cache
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin, get_type_hints

import yaml

from crossings.engine.values import Ects

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
ABSENT: Any = object()  # what a reader gives where there was a mistake
DEEPEST = 50  # names and lists within each other
MOST_VALUES = 200_000  # in one file, what aliases repeat counted each time
LONGEST = 2_000_000  # characters of a file
LARGEST = Decimal(1_000_000)
PARTS = 2  # of how many levels the file itself and its lists are: what is wrong in one of their parts leaves the others
SET_IN = re.compile(r"^[ \-?:]+", re.MULTILINE)
BRACKETS = re.compile(r"[\[\]{}]")


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake in a file: where it is, what is wrong and how to mend it. `clause` is empty outside the clauses.

    >>> print(Problem("rules.yaml", 7, "law-cap", "“law” is not a list of this file.", "Add it under `lists`."))
    rules.yaml:7: clause law-cap: “law” is not a list of this file. Add it under `lists`.
    """

    file: str
    line: int
    clause: str
    what: str
    mend: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {f'clause {self.clause}: ' if self.clause else ''}{self.what} {self.mend}"


class Field(NamedTuple):
    """One thing that a class may hold: its name in a file, its type, what it says, and whether it may be left out."""

    name: str
    key: str
    kind: Any
    says: str
    is_needed: bool


@cache
def fields_of(kind: type) -> tuple[Field, ...]:
    """What a class may hold. A name that Python keeps for itself ends in `_`, and stands without it in the file."""
    hints = get_type_hints(kind, include_extras=True)
    return tuple(
        Field(
            each.name,
            each.name.rstrip("_"),
            *_explained(hints[each.name]),
            is_needed=each.default is MISSING and each.default_factory is MISSING,
        )
        for each in fields(kind)
    )


def _explained(hint: Any) -> tuple[Any, str]:
    return (get_args(hint)[0], get_args(hint)[-1]) if get_origin(hint) is Annotated else (hint, "")


def alternatives(kind: Any) -> tuple[Any, ...]:
    """The kinds that may stand in one place; none for a plain kind."""
    return get_args(kind) if get_origin(kind) in (Union, types.UnionType) else ()


@cache
def _shape(kind: Any) -> tuple[str, Any]:
    """How a kind is read: the method of the reader, and what it is told."""
    while get_origin(kind) is Annotated:
        kind = get_args(kind)[0]
    origin = get_origin(kind)
    if kind in SCALARS:
        return "_scalar", kind
    if origin is Literal:
        return "_literal", get_args(kind)
    if origin is tuple:
        return "_several", get_args(kind)[0]
    if origin is not None and issubclass(origin, Mapping):
        return "_mapping", get_args(kind)[1]
    if among := alternatives(kind):
        return "_alternative", among
    return "_record", kind


class Reader:
    """A document, and the mistakes found in it so far.

    `one_of` says of a class that one of its fields is chosen by a word of its own: the field and the classes, each with
    its `word`. `lines` keeps where each record that was read stands, by its identity, for later questions about it.
    """

    def __init__(self, file: str, one_of: Mapping[type, str]) -> None:
        self.file = file
        self.one_of = one_of
        self.problems: list[Problem] = []
        self.lines: dict[int, int] = {}
        self.named: set[str] = set()  # every clause, and every name of a part, whether it could be read or not
        self._clauses: list[str] = []
        self._depth = 0
        self._values = 0

    def read(self, text: str, kind: type) -> Any:
        """The value that the text holds, or `ABSENT` after at least one mistake was noted.

        What is wrong in one of the file's parts leaves out that part alone, so that the others can be asked about, too.
        """
        if (node := self._node(text)) is ABSENT:
            return ABSENT
        try:
            return self.value(node, kind)
        except _TooMuch as where:
            line = _line(where.args[0])
            return self.note(
                line, f"The file holds more than {MOST_VALUES} values.", "Write less, or let aliases repeat less."
            )

    def _node(self, text: str) -> Any:
        """The text as YAML, or `ABSENT` after a mistake was noted."""
        if len(text) > LONGEST:
            return self.note(1, f"The file has more than {LONGEST} characters.", "Write less into one file.")
        try:
            if _may_be_deep(text) and (line := _too_deep(text)):
                return self.note(line, f"More than {DEEPEST} levels stand within each other.", "Write flatter.")
            node = yaml.compose(text, Loader=LOADER)
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            what = getattr(error, "problem", None) or getattr(error, "reason", None) or str(error)
            line = mark.line + 1 if mark else 1 + text[: getattr(error, "position", 0)].count("\n")
            return self.note(line, f"It is not YAML: {what}.", "Mend the line, or the one before it.")
        return node or self.note(1, "The file is empty.", "Write the rules into it.")

    def note(self, line: int, what: str, mend: str) -> Any:
        self.problems.append(Problem(self.file, line, self._clauses[-1] if self._clauses else "", what, mend))
        return ABSENT

    def value(self, node: yaml.Node, kind: Any) -> Any:
        """What one node holds, read as this kind."""
        self._values += 1
        if self._values > MOST_VALUES:
            raise _TooMuch(node)
        if self._depth >= DEEPEST:
            return self.note(_line(node), f"More than {DEEPEST} levels stand within each other.", "Write flatter.")
        self._depth += 1
        try:
            found = self._value(node, kind)
        finally:
            self._depth -= 1
        if is_dataclass(found):
            self.lines[id(found)] = node.start_mark.line + 1
        return found

    def _value(self, node: yaml.Node, kind: Any) -> Any:
        how, within = _shape(kind)
        return getattr(self, how)(node, within)

    def _scalar(self, node: yaml.Node, kind: type) -> Any:
        how = SCALARS[kind]
        if not isinstance(node, yaml.ScalarNode) or node.tag == "tag:yaml.org,2002:null":
            return self.note(_line(node), f"Here stands {_said(node)}.", f"Write {how.needs}.")
        try:
            return how.read(node.value)
        except (ValueError, KeyError, InvalidOperation):
            return self.note(
                _line(node), f"“{_cut(node.value)}” is not {how.needs}.", f"Write {how.needs}, such as {how.example}."
            )

    def _literal(self, node: yaml.Node, values: tuple[str, ...]) -> Any:
        if isinstance(node, yaml.ScalarNode) and node.value in values:
            return node.value
        return self.note(_line(node), f"Here stands {_said(node)}.", f"Write {_listed(values)}.")

    def _several(self, node: yaml.Node, kind: Any) -> Any:
        """A list; one thing alone stands for a list of it."""
        nodes = node.value if isinstance(node, yaml.SequenceNode) else [node]
        found = [self.value(each, kind) for each in nodes]
        if self._depth == PARTS:
            return tuple(each for each in found if each is not ABSENT)
        return ABSENT if any(each is ABSENT for each in found) else tuple(found)

    def _mapping(self, node: yaml.Node, kind: Any) -> Any:
        if not isinstance(node, yaml.MappingNode):
            return self.note(_line(node), f"Here stands {_said(node)}.", "Write names with a value each.")
        found = {key: self.value(value, kind) for key, value in self._pairs(node)}
        if self._depth == PARTS:
            self.named |= set(found)
            return {key: each for key, each in found.items() if each is not ABSENT}
        return ABSENT if any(each is ABSENT for each in found.values()) else found

    def _pairs(self, node: yaml.MappingNode) -> Iterator[tuple[str, yaml.Node]]:
        seen: set[str] = set()
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self.note(_line(key), f"Here stands {_said(key)} as a name.", "Write a plain word.")
                continue
            if key.value in seen:
                self.note(_line(key), f"“{key.value}” stands here twice.", "Leave one of the two out.")
            seen.add(key.value)
            yield key.value, value

    def _alternative(self, node: yaml.Node, kinds: tuple[Any, ...]) -> Any:
        """None, a scalar, or the class that has the fields found; where none fits, what the first would need."""
        given = [kind for kind in kinds if kind is not type(None)]
        if isinstance(node, yaml.MappingNode):
            keys = _names(node)
            fitting = [kind for kind in given if isinstance(kind, type) and is_dataclass(kind) and _needs(kind) <= keys]
            return self.value(node, (fitting or given)[0])
        return self.value(node, given[0])

    def _record(self, node: yaml.Node, kind: type) -> Any:
        if not isinstance(node, yaml.MappingNode) or self._is_short(node, kind):
            return self._short(node, kind)
        chosen = self.one_of.get(kind)
        pairs = dict(self._pairs(node))
        self._clauses.append(self._name(pairs.get("id") if chosen else None))
        try:
            return self._filled(node, kind, pairs, chosen)
        finally:
            self._clauses.pop()

    def _name(self, node: yaml.Node | None) -> str:
        """The name of a clause, for what is said of it; that of the one around it where it has none."""
        if isinstance(node, yaml.ScalarNode):
            self.named.add(node.value)
            return str(node.value)
        return self._clauses[-1] if self._clauses else ""

    def _is_short(self, node: yaml.MappingNode, kind: type) -> bool:
        """Whether the names in the node belong to the main field of the class, not to the class."""
        known = {each.key for each in fields_of(kind)}
        return isinstance(getattr(kind, "short", None), str) and not known & _names(node)

    def _short(self, node: yaml.Node, kind: type) -> Any:
        """A class written as its main field alone."""
        if (short := getattr(kind, "short", None)) is None:
            plain = [each for each in fields_of(kind) if each.name != self.one_of.get(kind)]
            needs = [each.key for each in plain if each.is_needed] or [each.key for each in plain]
            return self.note(_line(node), f"Here stands {_said(node)}.", f"Write names with values: {_listed(needs)}.")
        names = (short,) if isinstance(short, str) else short
        parts = {each.name: self.value(node, each.kind) for each in fields_of(kind) if each.name in names}
        return ABSENT if any(each is ABSENT for each in parts.values()) else kind(**parts)

    def _filled(self, node: yaml.MappingNode, kind: type, pairs: dict[str, yaml.Node], chosen: str | None) -> Any:
        known = {each.key: each for each in fields_of(kind) if each.name != chosen}
        words = {each.word: each for each in _choices(kind, chosen)}
        parts: dict[str, Any] = {}
        self._foreign(node, pairs, [*known, *words])
        for key, each in known.items():
            if key in pairs:
                parts[each.name] = self.value(pairs[key], each.kind)
            elif each.is_needed:
                parts[each.name] = self.note(_line(node), f"“{key}” is missing.", f"Add it: {each.says or key}.")
        if chosen:
            parts[chosen] = self._by_word(node, pairs, words)
        return ABSENT if any(each is ABSENT for each in parts.values()) else kind(**parts)

    def _by_word(self, node: yaml.Node, pairs: dict[str, yaml.Node], words: dict[str, Any]) -> Any:
        found = [word for word in words if word in pairs]
        if len(found) != 1:
            what = f"Two rules stand in one clause: {_listed(found)}." if found else "The clause has no rule."
            return self.note(_line(node), what, f"Write exactly one of {_listed(words)}.")
        return self.value(pairs[found[0]], words[found[0]])

    def _foreign(self, node: yaml.MappingNode, pairs: Mapping[str, yaml.Node], known: list[str]) -> None:
        for key, _value in node.value:
            if isinstance(key, yaml.ScalarNode) and key.value not in known:
                near = get_close_matches(key.value, known, 1)
                mend = f"Write “{near[0]}”." if near else f"Here may stand {_listed(known)}."
                self.note(_line(key), f"“{key.value}” is not known here.", mend)


class _TooMuch(Exception):
    """More values than a file of rules or a record can need."""


def _may_be_deep(text: str) -> bool:
    """Whether the text could hold more levels than it may, judged by its brackets and by how far its lines are set in."""
    if max((len(found) for found in SET_IN.findall(text)), default=0) > DEEPEST:
        return True
    depth = deepest = 0
    for bracket in BRACKETS.findall(text):
        depth = depth + 1 if bracket in "[{" else max(0, depth - 1)
        deepest = max(deepest, depth)
    return deepest > DEEPEST // 2


def _too_deep(text: str) -> int | None:
    """The line at which the text goes deeper than it may, read without holding what it says; none where it does not."""
    depth = 0
    for event in yaml.parse(text, Loader=LOADER):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > DEEPEST:
                return int(event.start_mark.line) + 1 if event.start_mark else 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
    return None


class Scalar(NamedTuple):
    """How one plain value is read from its text, and how a message names it."""

    read: Callable[[str], Any]
    needs: str
    example: str


def _truth(text: str) -> bool:
    return {"true": True, "yes": True, "false": False, "no": False}[text.lower()]


def _strict(text: str) -> Decimal:
    found = Decimal(text)
    if not (found.is_finite() and -LARGEST <= found <= LARGEST):
        raise ValueError(text)
    return found


def _whole(text: str) -> int:
    if not -LARGEST <= (found := int(text)) <= LARGEST:
        raise ValueError(text)
    return found


def _ects(text: str) -> Ects:
    _strict(text)
    return Ects(text)


SCALARS: dict[Any, Scalar] = {
    str: Scalar(str, "a text", "autumn"),
    int: Scalar(_whole, "a whole number", "3"),
    bool: Scalar(_truth, "true or false", "true"),
    Decimal: Scalar(_strict, "a number", "3 or 7.5"),
    Ects: Scalar(_ects, "a number of credits", "10 or 7.5"),
    date: Scalar(date.fromisoformat, "a day", "2026-09-01"),
}


def _choices(kind: type, chosen: str | None) -> tuple[Any, ...]:
    return next((alternatives(each.kind) for each in fields_of(kind) if each.name == chosen), ())


def _needs(kind: type) -> set[str]:
    return {each.key for each in fields_of(kind) if each.is_needed}


def _names(node: yaml.MappingNode) -> set[str]:
    return {key.value for key, _value in node.value if isinstance(key, yaml.ScalarNode)}


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1


def _said(node: yaml.Node) -> str:
    if isinstance(node, yaml.ScalarNode):
        return f"“{_cut(node.value)}”" if node.value else "nothing"
    return "a list" if isinstance(node, yaml.SequenceNode) else "names with values"


def _listed(names: Any) -> str:
    *before, last = [f"“{each}”" for each in names]
    return f"{', '.join(before)} or {last}" if before else last


def _cut(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:60]}…"
