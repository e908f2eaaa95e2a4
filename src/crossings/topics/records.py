"""Rows of the topics as plain values: entries for SKOS, trees for pages, JSON-LD for machines."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Prefetch, QuerySet

from crossings.engine.skos import PREFIXES, ConceptEntry, Match, Relation, SchemeEntry, Text, concept_node
from crossings.fields.sort_key import sort_key
from crossings.languages.words import Words
from crossings.topics.models import Concept, ConceptScheme, ConceptTranslation, Mapping

FOLDED_FROM = 100  # a tree of more concepts shows its groups; what lies in a group is listed on the group's page


@dataclass(frozen=True, slots=True)
class Leaf:
    """What a list needs to name a concept and lead to it."""

    scheme: str
    slug: str
    notation: str
    label: Words
    iso_alpha2: str = ""
    is_deprecated: bool = False
    uri: str = ""


@dataclass(frozen=True, slots=True)
class Branch:
    """A concept in a tree: what it is, what lies under it, and how many leaves are folded away."""

    leaf: Leaf
    branches: tuple["Branch", ...] = ()
    folded: int = 0


def tree(scheme: ConceptScheme, language: str) -> tuple[Branch, ...]:
    """The scheme's concepts in use as a tree in two queries, siblings by position and then by name in `language`.

    One whose broader concept is out of use stands at the top: nothing in use is lost.
    """
    rows = list(Concept.objects.filter(scheme=scheme).in_use().values_list("id", "broader_id"))
    in_use, below = {key for key, _broader in rows}, defaultdict[int | None, list[int]](list)
    for key, broader in rows:
        below[broader if broader in in_use else None].append(key)
    leaves = named(Concept.objects.filter(scheme=scheme).in_use(), language)
    return _branches(None, below, leaves, folds=len(rows) > FOLDED_FROM)


def _branches(
    above: int | None, below: dict[int | None, list[int]], leaves: dict[int, Leaf], *, folds: bool
) -> tuple[Branch, ...]:
    under = set(below.get(above, ()))
    here = [key for key in leaves if key in under]
    shown = [key for key in here if not folds or above is None or key in below]
    return tuple(
        Branch(
            leaf=leaves[key],
            branches=_branches(key, below, leaves, folds=folds),
            folded=sum(each not in below for each in below.get(key, ())) if folds else 0,
        )
        for key in shown
    )


def named(concepts: QuerySet[Concept], language: str) -> dict[int, Leaf]:
    """Each concept's key and name, by position and then by name in `language`; two queries however many there are."""
    columns = (
        *("id", "scheme__slug", "slug", "notation", "iso_alpha2", "is_deprecated", "uri"),
        *("position", "language", "label"),
    )
    rows = list(concepts.order_by("id").values_list(*columns))
    words = _labels((row[0] for row in rows), language)
    found = []
    for key, scheme, slug, notation, iso, is_deprecated, uri, position, own, label in rows:
        told = _chosen({own: label, **words.get(key, {})}, language, own)
        leaf = Leaf(scheme, slug, notation, told, iso, is_deprecated, uri)
        found.append((position, sort_key(told.text, told.language), key, leaf))
    return {key: leaf for _position, _name, key, leaf in sorted(found, key=lambda each: each[:3])}


def _labels(keys: Iterable[int], language: str) -> dict[int, dict[str, str]]:
    labels: dict[int, dict[str, str]] = defaultdict(dict)
    asked = ConceptTranslation.objects.filter(record__in=list(keys), language__in={language, "en"}).exclude(label="")
    for key, spoken, label in asked.values_list("record_id", "language", "label"):
        labels[key][spoken] = label
    return labels


def _chosen(kept: dict[str, str], language: str, own: str) -> Words:
    spoken = next(each for each in (language, "en", own) if kept.get(each))
    return Words(kept[spoken], spoken, is_fallback=spoken != language)


@dataclass(frozen=True, slots=True)
class Name:
    """A concept's words in one language."""

    label: Words
    definition: str
    scope_note: str
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Matched:
    """A concept of another scheme and how it stands to the one whose page this is."""

    leaf: Leaf
    relation: str
    note: str


def names(concept: Concept) -> list[Name]:
    """A concept's words in each language in which it has a label, in the order of the site's languages."""
    spoken: dict[str, Any] = {each.language: each for each in concept.translations.all()}
    spoken[concept.language] = concept
    others: dict[str, list[str]] = defaultdict(list)
    for each in concept.alternative_labels.all():
        others[each.language].append(each.text)
    return [
        Name(Words(row.label, code, is_fallback=True), row.definition, row.scope_note, tuple(others[code]))
        for code, _name in settings.LANGUAGES
        if (row := spoken.get(code)) and row.label
    ]


def above(concept: Concept, language: str) -> list[Leaf]:
    """The concepts above this one, the broadest first; one query."""
    keys, each = [], concept.broader
    while each is not None:
        keys.append(each.pk)
        each = each.broader
    leaves = named(Concept.objects.filter(pk__in=keys), language) if keys else {}
    return [leaves[key] for key in reversed(keys)]


def matched(concept: Concept, language: str) -> list[Matched]:
    """What a concept maps to, seen from its side whichever way the mapping was made, by scheme and relation."""
    own = [(each, relation(each), each.target_id) for each in concept.mappings.all()]
    others = [(each, relation(each).inverse, each.concept_id) for each in concept.mapped_from.all()]
    leaves = named(Concept.objects.filter(pk__in=[key for _each, _how, key in [*own, *others]]), language)
    found = [
        Matched(leaves[key], str(Mapping.Relation[how.name].label), each.source_note)
        for each, how, key in [*own, *others]
    ]
    return sorted(found, key=lambda each: (each.leaf.scheme, each.relation, each.leaf.notation))


def for_skos(scheme: ConceptScheme) -> QuerySet[Concept]:
    """The scheme's concepts with all that an entry needs, in five queries."""
    mappings = Mapping.objects.select_related("target__scheme", "concept__scheme").only(
        "relation",
        "target__slug",
        "target__scheme__slug",
        "concept__slug",
        "concept__scheme__slug",
        "concept_id",
        "target_id",
        "target__uri",
        "concept__uri",
    )
    return (
        Concept.objects.filter(scheme=scheme)
        .select_related("broader", "replaced_by__scheme")
        .prefetch_related(
            "translations",
            "alternative_labels",
            Prefetch("mappings", queryset=mappings),
            Prefetch("mapped_from", queryset=mappings),
        )
    )


def scheme_entry(scheme: ConceptScheme, concepts: Iterable[Concept], base: str) -> SchemeEntry:
    """The scheme and its concepts as SKOS tells them; addresses begin with `base`, such as https://network.example."""
    return SchemeEntry(
        address=scheme_address(scheme, base),
        titles=texts(scheme, "title"),
        descriptions=texts(scheme, "description"),
        version=scheme.version,
        licence=scheme.licence,
        source=scheme.source.address if scheme.source else "",
        concepts=tuple(concept_entry(each, scheme.slug, base) for each in concepts),
    )


def concept_entry(concept: Concept, scheme: str, base: str) -> ConceptEntry:
    """One concept as SKOS tells it, its mappings seen from its side whichever way they were made."""
    broader, replaced_by = concept.broader, concept.replaced_by
    return ConceptEntry(
        address=address(concept, scheme, base),
        notation=concept.notation,
        labels=texts(concept, "label"),
        definitions=texts(concept, "definition"),
        scope_notes=texts(concept, "scope_note"),
        alternatives=tuple(Text(each.text, each.language) for each in concept.alternative_labels.all()),
        broader=address(broader, scheme, base) if broader else "",
        matches=tuple(matches(concept, base)),
        is_deprecated=concept.is_deprecated,
        replaced_by=address(replaced_by, replaced_by.scheme.slug, base) if replaced_by else "",
    )


def matches(concept: Concept, base: str) -> list[Match]:
    """The mappings of a concept, seen from its side."""
    own = [(relation(each), each.target) for each in concept.mappings.all()]
    others = [(relation(each).inverse, each.concept) for each in concept.mapped_from.all()]
    found = {address(other, other.scheme.slug, base): how for how, other in [*others, *own]}
    return [Match(how, where) for where, how in sorted(found.items())]


def relation(mapping: Mapping) -> Relation:
    return Relation[mapping.relation.upper()]


def address(concept: Concept | Leaf, scheme: str, base: str) -> str:
    """The concept's own identifier, or else its address here without a language, from which the server leads on."""
    return concept.uri or f"{base}/topics/{scheme}/{concept.slug}/"


def scheme_address(scheme: ConceptScheme, base: str) -> str:
    return scheme.uri or f"{base}/topics/{scheme.slug}/"


def texts(record: Any, field: str) -> tuple[Text, ...]:
    """A field's words in every language in which the record has them, its own language first."""
    own = [(record.language, getattr(record, field))]
    others = sorted((each.language, getattr(each, field)) for each in record.translations.all())
    return tuple(Text(words, language) for language, words in dict([*others, *own]).items() if words)


def languages_of(record: Any, field: str) -> list[str]:
    """The languages in which this record really has words, for `hreflang` and the sitemap."""
    return sorted(each.language for each in texts(record, field))


def concept_json_ld(concept: Concept, base: str) -> dict[str, Any]:
    """What a concept's page says to machines: a SKOS concept that is also a schema.org term."""
    scheme = SchemeEntry(scheme_address(concept.scheme, base), (), concept.scheme.version)
    node = concept_node(concept_entry(concept, concept.scheme.slug, base), scheme)
    node["@type"] = ["skos:Concept", "schema:DefinedTerm"]
    return {"@context": {**PREFIXES, "schema": "https://schema.org/"}, **node}


def scheme_json_ld(scheme: ConceptScheme, branches: Sequence[Branch], base: str) -> dict[str, Any]:
    """What a scheme's page says to machines: a set of terms, its top ones named."""
    return {
        "@context": "https://schema.org",
        "@type": "DefinedTermSet",
        "@id": scheme_address(scheme, base),
        "name": [{"@language": each.language, "@value": each.text} for each in texts(scheme, "title")],
        "version": scheme.version,
        "hasDefinedTerm": [
            {"@type": "DefinedTerm", "@id": address(each.leaf, scheme.slug, base), "name": each.leaf.label.text}
            for each in branches
        ],
    }
