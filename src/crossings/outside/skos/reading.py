"""The concepts of a SKOS file, as a vocabulary.

Public names: `from_skos` (a file of Turtle, .ttl, or JSON-LD, .jsonld), `SUFFIXES`. Every preferred, alternative and hidden
label is a name. The type of a concept is what `dct:type` says of it or of its scheme, else topic. A concept with several
broader ones lies under the first of them by address; deprecated concepts are left out. JSON-LD is read as this platform
writes it: one graph, and the prefixes in its context.

Source: SKOS Simple Knowledge Organization System Reference, https://www.w3.org/TR/skos-reference/.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from crossings.engine.links.csv_rows import is_utf_8, opened
from crossings.engine.links.mistakes import Mistake, Unreadable
from crossings.engine.links.vocabulary import Name, Vocabulary
from crossings.engine.links.work import TYPES
from crossings.engine.skos import SKOS
from crossings.outside.skos.turtle import TYPE, Literal, Triple, Wrong, triples

SUFFIXES = (".ttl", ".turtle", ".nt", ".jsonld")
LABELS = tuple(SKOS + name for name in ("prefLabel", "altLabel", "hiddenLabel"))
KIND = "http://purl.org/dc/terms/type"
DEPRECATED = "http://www.w3.org/2002/07/owl#deprecated"


def from_skos(path: Path) -> Vocabulary:
    """The vocabulary in a file of SKOS. Raises `Unreadable` where it cannot be read, or holds no concepts with names."""
    with opened(path) as file:
        text = file.read()
    if not is_utf_8(text):
        raise Unreadable([Mistake(path.name, 0, "", "It is not UTF-8.", "Save the file as UTF-8.")])
    try:
        told = list(_of_json(text) if path.suffix.lower() == ".jsonld" else triples(text))
    except Wrong as wrong:
        raise Unreadable([Mistake(path.name, wrong.line, "", wrong.what, "Mend it, or write the file anew.")]) from None
    names = list(_names(told))
    if not names:
        raise Unreadable([Mistake(path.name, 0, "", "It holds no concepts with names.", "Give a file of SKOS.")])
    return Vocabulary.of((name for name, _line in names), path.name, (line for _name, line in names))


def _names(told: Iterable[Triple]) -> Iterator[tuple[Name, int]]:
    stated: dict[str, dict[str, list[Triple]]] = defaultdict(lambda: defaultdict(list))
    for triple in told:
        stated[triple.subject][triple.predicate].append(triple)
    concepts = {
        subject
        for subject, facts in stated.items()
        if any(each.object == SKOS + "Concept" for each in facts[TYPE]) or facts[LABELS[0]]
        if not any(str(_text(each)).lower() in ("true", "1") for each in facts[DEPRECATED])
    }
    for subject in concepts & {subject for subject, facts in stated.items() if _is_scheme(facts)}:
        concepts.discard(subject)
    above = _broader(stated, concepts)
    for subject in sorted(concepts):
        kind = _kind(stated, subject)
        for label in (each for name in LABELS for each in stated[subject][name]):
            if isinstance(label.object, Literal):
                language = label.object.language.lower().split("-")[0]
                yield Name(subject, kind, language, label.object.text, above.get(subject, "")), label.line


def _is_scheme(facts: dict[str, list[Triple]]) -> bool:
    return any(each.object == SKOS + "ConceptScheme" for each in facts[TYPE])


def _broader(stated: dict[str, dict[str, list[Triple]]], concepts: set[str]) -> dict[str, str]:
    """The concept above each: said of it, or of the other as `narrower`."""
    found: dict[str, set[str]] = defaultdict(set)
    for subject in concepts:
        for each in stated[subject][SKOS + "broader"]:
            found[subject].add(str(each.object))
        for each in stated[subject][SKOS + "narrower"]:
            found[str(each.object)].add(subject)
    return {subject: min(above & concepts) for subject, above in found.items() if above & concepts}


def _kind(stated: dict[str, dict[str, list[Triple]]], subject: str) -> str:
    schemes = sorted(str(each.object) for each in stated[subject][SKOS + "inScheme"])
    for owner in (subject, *schemes):
        for each in stated[owner][KIND] if owner in stated else ():
            said = _text(each).rpartition("/")[2].rpartition("#")[2].lower()
            if said in TYPES:
                return said
    return "topic"


def _text(triple: Triple) -> str:
    return triple.object.text if isinstance(triple.object, Literal) else triple.object


def _of_json(text: str) -> Iterator[Triple]:
    """The statements of one graph of JSON-LD."""
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Wrong(getattr(error, "lineno", 1), f"It is no JSON: {error}.") from None
    if not isinstance(document, dict) or not isinstance(document.get("@graph"), list):
        raise Wrong(1, "It has no @graph.")
    whole = partial(_whole, document.get("@context"))
    for node in document["@graph"]:
        if isinstance(node, dict) and isinstance(node.get("@id"), str):
            yield from _of_node(node, whole)


def _of_node(node: dict[str, Any], whole: Callable[[str], str]) -> Iterator[Triple]:
    for name, held in node.items():
        for value in held if isinstance(held, list) else [held]:
            stated = _stated(value, is_type=name == "@type", whole=whole)
            if stated is not None and name != "@id":
                yield Triple(whole(node["@id"]), TYPE if name == "@type" else whole(name), stated, 0)


def _whole(context: object, name: str) -> str:
    """A name with its prefix written out, where the context has that prefix."""
    prefix, colon, rest = name.partition(":")
    address = context.get(prefix) if colon and isinstance(context, dict) else None
    return address + rest if isinstance(address, str) else name


def _stated(value: object, *, is_type: bool, whole: Callable[[str], str]) -> str | Literal | None:
    if isinstance(value, dict):
        if isinstance(value.get("@id"), str):
            return whole(value["@id"])
        return Literal(str(value.get("@value", "")), str(value.get("@language", "")))
    if isinstance(value, bool):
        return Literal("true" if value else "false")
    if isinstance(value, str):
        return whole(value) if is_type else Literal(value)
    return None
