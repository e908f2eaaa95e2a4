"""The statements of a document of Turtle, as triples.

Public names: `triples`, `Literal`, `Wrong` (a place that cannot be read). Addresses are made whole; nodes without a name and
lists are read and passed over, since concepts have names. Nothing is known here of what statements mean.

Source: RDF 1.1 Turtle, W3C Recommendation 25 February 2014, https://www.w3.org/TR/turtle/.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from typing import NamedTuple
from urllib.parse import urljoin

TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
DEEPEST = 40  # nodes without a name within each other
TOKEN = re.compile(
    r"""(?P<space>(?:\s|\#[^\n]*)+)
    |(?P<address><[^\x00-\x20<>"{}|^`]*>)
    |(?P<long>\"\"\"(?:[^"\\]|\\.|\"(?!\"\"))*\"\"\"|'''(?:[^'\\]|\\.|'(?!''))*''')
    |(?P<string>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')
    |(?P<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
    |(?P<datatype>\^\^)
    |(?P<number>[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?(?![\w:]))
    |(?P<node>_:[\w.-]*\w)
    |(?P<name>(?:[^\W\d_][\w.-]*)?:(?:(?:[\w:]|%[0-9A-Fa-f]{2}|\\.)(?:(?:[\w.:-]|%[0-9A-Fa-f]{2}|\\.)*(?:[\w:-]|%[0-9A-Fa-f]{2}|\\.))?)?)
    |(?P<word>[A-Za-z]+)
    |(?P<mark>[.;,\[\]()])""",
    re.VERBOSE | re.DOTALL,
)
ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
ESCAPED = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}


class Literal(NamedTuple):
    """A text that is stated, and its language; empty where it has none."""

    text: str
    language: str = ""


class Wrong(ValueError):
    """A place that cannot be read: its line, and what is wrong."""

    def __init__(self, line: int, what: str) -> None:
        super().__init__(line, what)
        self.line = line
        self.what = what


class Triple(NamedTuple):
    """One statement, and the line on which its object stands. Nodes without a name have addresses that begin with `_:`."""

    subject: str
    predicate: str
    object: str | Literal
    line: int


def triples(text: str, base: str = "") -> Iterator[Triple]:
    """The statements of a document, in its order. Raises `Wrong` at the first place that cannot be read.

    >>> [told] = triples('@prefix x: <http://example.org/> . x:law x:label "Law"@en .')
    >>> told.subject, told.object
    ('http://example.org/law', Literal(text='Law', language='en'))
    """
    return _Document(text, base).read()


class _Document:
    def __init__(self, text: str, base: str) -> None:
        self.base = base
        self.prefixes: dict[str, str] = {}
        self.tokens = _tokens(text)
        self.nodes = 0
        self.kind, self.said, self.line = next(self.tokens)

    def read(self) -> Iterator[Triple]:
        while self.kind != "end":
            if self.said.lower() in ("@prefix", "@base", "prefix", "base"):
                self._directive()
                continue
            if self.said == "[":
                subject = yield from self._unnamed(0)
                if self.said != ".":
                    yield from self._predicates(subject, 0)
            else:
                subject = self._address()
                yield from self._predicates(subject, 0)
            self._take(".")

    def _directive(self) -> None:
        word = self._next()
        if word.lower().endswith("prefix"):
            name = self._next("name")
            if not name.endswith(":"):
                raise Wrong(self.line, f"“{name}” is no prefix.")
            self.prefixes[name[:-1]] = urljoin(self.base, _unescaped(self._next("address")[1:-1]))
        else:
            self.base = urljoin(self.base, _unescaped(self._next("address")[1:-1]))
        if word.startswith("@"):
            self._take(".")

    def _predicates(self, subject: str, depth: int) -> Iterator[Triple]:
        while True:
            predicate = self._predicate()
            while True:
                line = self.line
                stated = yield from self._object(depth)
                yield Triple(subject, predicate, stated, line)
                if self.said != ",":
                    break
                self._next()
            if self.said != ";":
                return
            while self.said == ";":
                self._next()
            if self.said in (".", "]"):
                return

    def _predicate(self) -> str:
        if (self.kind, self.said) == ("word", "a"):
            self._next()
            return TYPE
        return self._address()

    def _object(self, depth: int) -> Generator[Triple, None, str | Literal]:
        if depth > DEEPEST:
            raise Wrong(self.line, "Nodes lie too deep within each other.")
        if self.kind in ("string", "long"):
            return self._literal()
        if self.kind == "number" or (self.kind == "word" and self.said in ("true", "false")):
            return Literal(self._next())
        if self.said == "[":
            return (yield from self._unnamed(depth + 1))
        if self.said == "(":
            return (yield from self._list(depth + 1))
        return self._address()

    def _unnamed(self, depth: int) -> Generator[Triple, None, str]:
        self._take("[")
        node = self._new()
        if self.said != "]":
            yield from self._predicates(node, depth)
        self._take("]")
        return node

    def _list(self, depth: int) -> Generator[Triple, None, str]:
        self._take("(")
        node = self._new()
        while self.said != ")":
            yield from self._object(depth)
        self._take(")")
        return node

    def _literal(self) -> Literal:
        many = 3 if self.kind == "long" else 1
        text = _unescaped(self._next()[many:-many])
        if self.kind == "language":
            return Literal(text, self._next()[1:])
        if self.kind == "datatype":
            self._next()
            self._address()
        return Literal(text)

    def _address(self) -> str:
        if self.kind == "address":
            return urljoin(self.base, _unescaped(self._next()[1:-1]))
        if self.kind == "node":
            return self._next()
        line, (prefix, _colon, rest) = self.line, self._next("name").partition(":")
        if prefix not in self.prefixes:
            raise Wrong(line, f"The prefix “{prefix}:” is not declared.")
        return self.prefixes[prefix] + re.sub(r"\\(.)", r"\1", rest)

    def _new(self) -> str:
        self.nodes += 1
        return f"_:[{self.nodes}]"

    def _take(self, mark: str) -> None:
        if self.said != mark or self.kind != "mark":
            raise Wrong(self.line, f"“{mark}” is expected, not “{self.said[:30]}”.")
        self._next()

    def _next(self, kind: str = "") -> str:
        """What stands here; the place moves on."""
        said = self.said
        if kind and self.kind != kind:
            raise Wrong(self.line, f"“{said[:30]}” cannot stand here.")
        if self.kind != "end":
            self.kind, self.said, self.line = next(self.tokens)
        return said


def _tokens(text: str) -> Iterator[tuple[str, str, int]]:
    place, line = 0, 1
    while place < len(text):
        found = TOKEN.match(text, place)
        if found is None:
            raise Wrong(line, f"“{text[place : place + 30].splitlines()[0]}” cannot be read.")
        if found.lastgroup != "space":
            yield str(found.lastgroup), found[0], line
        line += found[0].count("\n")
        place = found.end()
    yield "end", "the end", line


def _unescaped(text: str) -> str:
    def letter(found: re.Match[str]) -> str:
        code = found[1] or found[2]
        if not code:
            return ESCAPED.get(found[3], found[3])
        number = int(code, 16)
        return chr(number) if number < 0x110000 and not 0xD800 <= number < 0xE000 else "\ufffd"

    return ESCAPE.sub(letter, text) if "\\" in text else text
