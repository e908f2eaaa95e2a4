"""Rows of the topics as plain values: entries for SKOS, trees for pages, JSON-LD for machines."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.core.paginator import Page, Paginator
from django.db.models import Prefetch, QuerySet

from crossings.engine.concepts import covered
from crossings.engine.search import document as search
from crossings.engine.search.document import Code
from crossings.engine.skos import PREFIXES, ConceptEntry, Match, Relation, SchemeEntry, Text, concept_node
from crossings.engine.values import PartialDate
from crossings.fields.sort_key import sort_key
from crossings.languages.words import Words
from crossings.search.find import A_PAGE, COUNTED, Hit, find
from crossings.search.numbers import numbers_under
from crossings.search.question import Asked
from crossings.topics.models import Concept, ConceptScheme, ConceptTranslation, Mapping

GOALS = (ConceptScheme.Facet.SDG, ConceptScheme.Facet.GCM)  # which records serve, and the network wants to see covered
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
    """A concept in a tree: what it is, what lies under it, and how many leaves are folded away.

    `records` says how many records serve it, where that is told: of goals and objectives.
    """

    leaf: Leaf
    branches: tuple["Branch", ...] = ()
    folded: int = 0
    records: int | None = None


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


def served(branches: tuple[Branch, ...], facet: str, day: date) -> tuple[Branch, ...]:
    """A tree of goals or objectives with the number of records that may be found on the day and serve each."""
    return _served(branches, facet, dict(numbers_under(facet, day))) if facet in GOALS else branches


def _served(branches: tuple[Branch, ...], facet: str, numbers: dict[str, int]) -> tuple[Branch, ...]:
    return tuple(
        replace(
            each,
            branches=_served(each.branches, facet, numbers),
            records=numbers.get(code(facet, each.leaf.scheme, each.leaf.slug, each.leaf.notation)[1], 0),
        )
        for each in branches
    )


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
    return tuple(Text(words, language) for language, words in dict([*own, *others, *own]).items() if words)


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


# -- search: how a concept is found, and how what is tagged with it is -------------------------------------------------


def codes_with_ancestors(concepts: Iterable[int]) -> dict[int, frozenset[Code]]:
    """For each of these concepts, by key, the values under which a record tagged with it is found; two queries.

    These are its own, those of the concepts above it, and those of the concepts of other schemes that any of these is
    the same as, close to or narrower than, with what lies above them: what is tagged `flood` is found under `disaster`
    and under target 11.5. A merely related concept adds nothing. A region's value is its M49 code.

    Ask once for all the records of a batch; `facets` then joins what one record is tagged with.
    """
    keys = set(concepts)
    columns = ("id", "broader_id", "scheme__facet", "scheme__slug", "slug", "notation")
    rows = list(Concept.objects.order_by().values_list(*columns)) if keys else []
    broader = {key: above for key, above, *_rest in rows if above is not None}
    codes = {key: code(*rest) for key, _above, *rest in rows}
    matches = _matches() if keys else {}
    return {key: frozenset(codes[each] for each in covered(key, broader, matches)) for key in keys & codes.keys()}


def labels(concepts: Iterable[int]) -> dict[int, tuple[search.Text, ...]]:
    """For each of these concepts, by key, its label in every language that it has one in; two queries."""
    keys = set(concepts)
    own = Concept.objects.filter(pk__in=keys).order_by("pk").values_list("pk", "language", "label")
    others = ConceptTranslation.objects.filter(record__in=keys).exclude(label="").order_by("language")
    found: dict[int, dict[str, str]] = defaultdict(dict)
    for key, spoken, label in [*own, *others.values_list("record_id", "language", "label")] if keys else ():
        found[key].setdefault(spoken, label)
    return {
        key: tuple(search.Text("body", label, spoken) for spoken, label in told.items()) for key, told in found.items()
    }


def about(labelled: Iterable[tuple[search.Text, ...]]) -> tuple[search.Text, ...]:
    """What a record is about as its document wants it: one text in each language, so that who reads none of the
    languages in which the record is written finds it by its topics and sees why.

    Example: `about(known[subject.concept_id] for subject in publication.subjects.all())`.
    """
    found: dict[str, list[str]] = defaultdict(list)
    for text in {each: None for some in labelled for each in some}:
        found[text.language].append(text.words)
    return tuple(search.Text("body", "\u00a0· ".join(words), language) for language, words in found.items())


def codes_of_countries() -> dict[str, frozenset[Code]]:
    """For each country, by its ISO 3166-1 code of two letters, its own value and those of the regions around it."""
    countries = dict(Concept.objects.countries().order_by().values_list("pk", "iso_alpha2"))
    return {countries[key]: found for key, found in codes_with_ancestors(countries).items()}


def code(facet: str, scheme: str, slug: str, notation: str) -> Code:
    """The value by which a concept narrows a search: `scheme/slug`, or for a region its M49 code."""
    return facet, notation if facet == ConceptScheme.Facet.REGION and notation else f"{scheme}/{slug}"


def facets(codes: Iterable[Iterable[Code]]) -> dict[str, list[str]]:
    """The values of all that a record is tagged with, by facet, as its document wants them.

    Example: `facets(codes[subject.concept_id] for subject in publication.subjects.all())`.
    """
    found: dict[str, set[str]] = defaultdict(set)
    for facet, value in {each for some in codes for each in some}:
        found[facet].add(value)
    return {facet: sorted(values) for facet, values in sorted(found.items())}


def _matches() -> dict[int, list[int]]:
    """For each concept those of other schemes that say as much as it does or more, whichever side was mapped."""
    found: dict[int, list[int]] = defaultdict(list)
    for concept, how, target in Mapping.objects.order_by("id").values_list("concept_id", "relation", "target_id"):
        if how in (Mapping.Relation.EXACT, Mapping.Relation.CLOSE, Mapping.Relation.BROAD):
            found[concept].append(target)
        if how in (Mapping.Relation.EXACT, Mapping.Relation.CLOSE, Mapping.Relation.NARROW):
            found[target].append(concept)
    return found


def search_documents(keys: Collection[int] | None) -> Iterator[search.Document]:
    """What can be found of these concepts, or of all: those in use, by every name they have; three queries a batch."""
    asked = Concept.objects.in_use() if keys is None else Concept.objects.in_use().filter(pk__in=keys)
    rows = asked.select_related("scheme").prefetch_related("translations", "alternative_labels").order_by("id")
    for concept in rows.iterator(chunk_size=500):
        yield search.Document(
            kind=Concept.found_as,
            key=str(concept.pk),
            address=f"/topics/{concept.scheme.slug}/{concept.slug}/",
            texts=tuple(_found_by(concept)),
        )


def _found_by(concept: Concept) -> Iterator[search.Text]:
    for each in texts(concept, "label"):
        yield search.Text("title", each.text, each.language)
    for other in concept.alternative_labels.all():
        yield search.Text("name", other.text, other.language)
    if concept.notation:
        yield search.Text("name", concept.notation)
    for field in ("definition", "scope_note"):
        for each in texts(concept, field):
            yield search.Text("body", each.text, each.language)


@dataclass(frozen=True, slots=True)
class Tagged:
    """A record that a concept gathers. `language` is that of its title, where this is another than the page's."""

    kind: str
    address: str
    title: str
    language: str
    day: PartialDate | None


@dataclass(frozen=True, slots=True)
class Gathered:
    """What is tagged with a concept: one page of it, newest first, and how many there are of each kind.

    `kind` is the one that is asked for, or nothing. Of more than can be counted, `is_more` is true. `query` asks the
    search page for the same, such as `topic=migration-studies%2Fflood`.
    """

    query: str
    kind: str
    kinds: Sequence[tuple[str, int]]
    tagged: tuple[Tagged, ...]
    page: Page[int]
    is_more: bool


def gathered(concept: Concept, day: date, language: str, kind: str = "", page: int = 1) -> Gathered:
    """What may be found on the day under a concept, of one kind or of all; a page that is not there is the last one.

    The records are those tagged with the concept, with one below it, or with one that says as much as it does.
    """
    facet, value = code(concept.scheme.facet, concept.scheme.slug, concept.slug, concept.notation)
    asked = Asked("", language, day, {facet: [value], "kind": [kind] if kind else []}, sort="newest")
    wanted = min(max(page, 1), COUNTED // A_PAGE)
    found = find(asked, page=wanted)
    shown = Paginator(range(found.counts.total), A_PAGE).get_page(wanted)
    hits = found.hits if shown.number == wanted else find(asked, page=shown.number).hits
    return Gathered(
        query=urlencode({facet: value}),
        kind=kind,
        kinds=found.counts.values.get("kind", ()),
        tagged=tuple(_tagged(each, language) for each in hits),
        page=shown,
        is_more=found.counts.is_more,
    )


def _tagged(hit: Hit, language: str) -> Tagged:
    return Tagged(
        kind=hit.kind,
        address=f"/{language}{hit.address}",
        title="".join(piece.text for piece in hit.title),
        language="" if hit.title_language == language else hit.title_language,
        day=PartialDate.parse(hit.day) if hit.day else None,
    )
