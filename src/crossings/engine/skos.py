"""Concept schemes as other machines read them: SKOS, written as Turtle and as JSON-LD.

Public names: `Text`, `Relation`, `Match`, `ConceptEntry`, `SchemeEntry`, `turtle`, `json_ld`. The entries are plain
values with whole addresses; this module knows nothing of rows, requests or languages beyond their codes.

Source: SKOS Simple Knowledge Organization System Reference, W3C Recommendation 18 August 2009,
https://www.w3.org/TR/skos-reference/; RDF 1.1 Turtle, https://www.w3.org/TR/turtle/.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

SKOS = "http://www.w3.org/2004/02/skos/core#"
PREFIXES = {
    "skos": SKOS,
    "dct": "http://purl.org/dc/terms/",
    "owl": "http://www.w3.org/2002/07/owl#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
NOT_IN_ADDRESS = re.compile(r'[\x00-\x20<>"{}|^`\\]')
ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})


@dataclass(frozen=True, slots=True)
class Text:
    """Words in one language.

    >>> str(Text("Law", "en"))
    '"Law"@en'
    """

    text: str
    language: str

    def __str__(self) -> str:
        return f"{quoted(self.text)}@{self.language}"


class Relation(Enum):
    """How a concept stands to one of another scheme; `BROAD` says that the other is the broader."""

    EXACT = "skos:exactMatch"
    CLOSE = "skos:closeMatch"
    BROAD = "skos:broadMatch"
    NARROW = "skos:narrowMatch"
    RELATED = "skos:relatedMatch"

    @property
    def inverse(self) -> Relation:
        """The same relation seen from the other concept.

        >>> Relation.BROAD.inverse.name, Relation.CLOSE.inverse.name
        ('NARROW', 'CLOSE')
        """
        return {Relation.BROAD: Relation.NARROW, Relation.NARROW: Relation.BROAD}.get(self, self)


@dataclass(frozen=True, slots=True)
class Match:
    """A mapping to the concept at `address`."""

    relation: Relation
    address: str


@dataclass(frozen=True, slots=True)
class ConceptEntry:
    """One concept with all its words. `broader` and `replaced_by` are addresses; empty where there is none."""

    address: str
    labels: tuple[Text, ...]
    notation: str = ""
    definitions: tuple[Text, ...] = ()
    scope_notes: tuple[Text, ...] = ()
    alternatives: tuple[Text, ...] = ()
    broader: str = ""
    matches: tuple[Match, ...] = ()
    is_deprecated: bool = False
    replaced_by: str = ""


@dataclass(frozen=True, slots=True)
class SchemeEntry:
    """A concept scheme with its concepts, those without a broader one being its top."""

    address: str
    titles: tuple[Text, ...]
    version: str
    descriptions: tuple[Text, ...] = ()
    licence: str = ""
    source: str = ""
    concepts: tuple[ConceptEntry, ...] = field(default=())


def turtle(scheme: SchemeEntry) -> str:
    r"""The scheme and its concepts as one Turtle document.

    >>> law = ConceptEntry("https://example.org/law", (Text("Law", "en"),))
    >>> written = turtle(SchemeEntry("https://example.org/", (Text("Fields", "en"),), "1.0", concepts=(law,)))
    >>> print(written.rpartition("\n\n")[2], end="")
    <https://example.org/law> a skos:Concept ;
        skos:inScheme <https://example.org/> ;
        skos:topConceptOf <https://example.org/> ;
        skos:prefLabel "Law"@en .
    """
    head = "".join(f"@prefix {name}: <{address}> .\n" for name, address in PREFIXES.items())
    blocks = [_block(scheme.address, "skos:ConceptScheme", _scheme_facts(scheme))]
    blocks += [_block(each.address, "skos:Concept", _concept_facts(each, scheme)) for each in scheme.concepts]
    return head + "".join(f"\n{block}" for block in blocks)


def quoted(text: str) -> str:
    """A string as Turtle writes it.

    >>> print(quoted('say "no"'))
    "say \\"no\\""
    """
    return f'"{text.translate(ESCAPES)}"'


def node(address: str) -> str:
    """An address as Turtle writes it, what may not stand in one percent-encoded.

    >>> node("https://example.org/a b")
    '<https://example.org/a%20b>'
    """
    return f"<{_encoded(address)}>"


def _encoded(address: str) -> str:
    return NOT_IN_ADDRESS.sub(lambda found: f"%{ord(found.group()):02X}", address)


def _block(address: str, kind: str, facts: Iterable[tuple[str, str]]) -> str:
    lines = [f"{node(address)} a {kind}", *(f"    {name} {value}" for name, value in facts)]
    return " ;\n".join(lines) + " .\n"


def _scheme_facts(scheme: SchemeEntry) -> Iterator[tuple[str, str]]:
    yield from (("dct:title", str(text)) for text in scheme.titles)
    yield from (("dct:description", str(text)) for text in scheme.descriptions)
    yield "owl:versionInfo", quoted(scheme.version)
    if scheme.licence:
        yield "dct:rights", quoted(scheme.licence)
    if scheme.source:
        yield "dct:source", node(scheme.source)
    yield from (("skos:hasTopConcept", node(each.address)) for each in scheme.concepts if not each.broader)


def _concept_facts(concept: ConceptEntry, scheme: SchemeEntry) -> Iterator[tuple[str, str]]:
    yield "skos:inScheme", node(scheme.address)
    yield ("skos:broader", node(concept.broader)) if concept.broader else ("skos:topConceptOf", node(scheme.address))
    if concept.notation:
        yield "skos:notation", quoted(concept.notation)
    for name, texts in _words(concept):
        yield from ((name, str(text)) for text in texts)
    yield from ((match.relation.value, node(match.address)) for match in concept.matches)
    if concept.is_deprecated:
        yield "owl:deprecated", '"true"^^xsd:boolean'
    if concept.replaced_by:
        yield "dct:isReplacedBy", node(concept.replaced_by)


def _words(concept: ConceptEntry) -> tuple[tuple[str, tuple[Text, ...]], ...]:
    return (
        ("skos:prefLabel", concept.labels),
        ("skos:altLabel", concept.alternatives),
        ("skos:definition", concept.definitions),
        ("skos:scopeNote", concept.scope_notes),
    )


def json_ld(scheme: SchemeEntry) -> dict[str, Any]:
    """The same statements as `turtle`, as one JSON-LD document with its context inside.

    >>> json_ld(SchemeEntry("https://example.org/", (Text("Fields", "en"),), "1.0"))["@graph"][0]["dct:title"]
    [{'@value': 'Fields', '@language': 'en'}]
    """
    about = _scheme_node(scheme)
    return {"@context": dict(PREFIXES), "@graph": [about, *(concept_node(each, scheme) for each in scheme.concepts)]}


def _scheme_node(scheme: SchemeEntry) -> dict[str, Any]:
    tops = [each.address for each in scheme.concepts if not each.broader]
    return _without_nothing(
        {
            "@id": _encoded(scheme.address),
            "@type": "skos:ConceptScheme",
            "dct:title": _values(scheme.titles),
            "dct:description": _values(scheme.descriptions),
            "owl:versionInfo": scheme.version,
            "dct:rights": scheme.licence,
            "dct:source": _reference(scheme.source),
            "skos:hasTopConcept": [_reference(address) for address in tops],
        }
    )


def concept_node(concept: ConceptEntry, scheme: SchemeEntry) -> dict[str, Any]:
    """One concept as a JSON-LD node, to stand in a graph whose context holds `PREFIXES`.

    >>> concept_node(ConceptEntry("x:law", ()), SchemeEntry("x:", (), "1"))["skos:inScheme"]
    {'@id': 'x:'}
    """
    place = "skos:broader" if concept.broader else "skos:topConceptOf"
    matches: dict[str, list[Any]] = {}
    for match in concept.matches:
        matches.setdefault(match.relation.value, []).append(_reference(match.address))
    return _without_nothing(
        {
            "@id": _encoded(concept.address),
            "@type": "skos:Concept",
            "skos:inScheme": _reference(scheme.address),
            place: _reference(concept.broader or scheme.address),
            "skos:notation": concept.notation,
            **{name: _values(texts) for name, texts in _words(concept)},
            **matches,
            "owl:deprecated": concept.is_deprecated,
            "dct:isReplacedBy": _reference(concept.replaced_by),
        }
    )


def _values(texts: tuple[Text, ...]) -> list[dict[str, str]]:
    return [{"@value": each.text, "@language": each.language} for each in texts]


def _reference(address: str) -> dict[str, str]:
    return {"@id": _encoded(address)} if address else {}


def _without_nothing(node_: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in node_.items() if value}
