"""What machines read of topics. Whole schemes with all their words are downloads: see the scheme's own page."""

from functools import cache
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from ninja import Query, Router, Schema
from pydantic import Field

from crossings.machines import answers
from crossings.machines.asked import Asked, AskedPage, Country, Key, filters
from crossings.machines.telling import Reference, Row, Text, tell_words
from crossings.topics.models import (
    AlternativeLabel,
    Concept,
    ConceptScheme,
    ConceptSchemeTranslation,
    ConceptTranslation,
    Mapping,
)

router = Router(tags=["Topics"])
SCHEME = ("id", "slug", "language", "title", "description", "version", "uri", "licence", "source__key", "concept_count")
CONCEPT = (
    *("id", "slug", "scheme__slug", "language", "label", "definition", "scope_note", "notation", "uri"),
    *("iso_alpha2", "iso_alpha3", "is_deprecated", "source__key", "scheme__source__key"),
    *("broader__slug", "replaced_by__slug", "replaced_by__scheme__slug"),
)
MAPPING = ("relation", "concept__scheme__slug", "concept__slug", "target__scheme__slug", "target__slug", "source__key")


class SchemeTold(Schema):
    """A set of concepts."""

    key: str
    title: Text
    description: Text | None
    version: str
    licence: str | None
    identifier: str | None
    source: str | None = Field(description="The key of the source on which it rests.")
    concepts: int = Field(description="How many concepts are in use.")
    turtle: str = Field(description="Where all of it is, in Turtle.")


class ConceptTold(Schema):
    """One thing that records may be about. A country's label is editorial; its codes stand beside it."""

    key: str
    scheme: str
    label: Text
    definition: Text | None
    scope_note: Text | None
    notation: str | None
    identifier: str | None
    iso_alpha2: str | None
    iso_alpha3: str | None
    broader: Reference | None
    replaced_by: Reference | None
    is_deprecated: bool
    source: str | None


class MappingTold(Schema):
    """How a concept of one scheme stands to a concept of another: `broad` says that the target is the broader."""

    concept: Reference
    relation: str
    target: Reference
    source: str | None


class WholeConcept(ConceptTold):
    """A concept with its further names and its mappings."""

    alternative_labels: list[Text]
    mappings: list[MappingTold]


class AskedConcepts(AskedPage):
    scheme: Key | None = Field(None, description="Only concepts of the scheme with this key.")
    broader: Key | None = Field(None, description="Only concepts right under the one with this key.")
    country: Country | None = Field(None, description="Only the country with this ISO 3166-1 alpha-2 code.")
    notation: str | None = Field(None, pattern=r"^[0-9A-Za-z.]+$", max_length=20)
    deprecated: bool | None = Field(None, description="True: only concepts no longer used. False: only those in use.")


class AskedMappings(AskedPage):
    scheme: Key | None = Field(None, description="Only mappings from concepts of the scheme with this key.")
    target_scheme: Key | None = Field(None, description="Only mappings to concepts of the scheme with this key.")


@cache
def public_schemes() -> Any:
    return ConceptScheme.objects.visible_to(AnonymousUser()).with_counts().values(*SCHEME)


@cache
def public_concepts() -> Any:
    return Concept.objects.visible_to(AnonymousUser()).values(*CONCEPT)


@cache
def public_mappings() -> Any:
    return Mapping.objects.visible_to(AnonymousUser()).values(*MAPPING)


def concept(scheme: str | None, key: str | None) -> Row | None:
    return {"key": key, "address": f"/api/v1/concepts/{scheme}/{key}", "name": None} if key else None


def tell_schemes(rows: list[Row], language: str) -> list[Row]:
    tell_words(rows, ConceptSchemeTranslation, ("title", "description"), language)
    return [
        {
            "key": row["slug"],
            "title": row["title"],
            "description": row["description"],
            "version": row["version"],
            "licence": row["licence"] or None,
            "identifier": row["uri"] or None,
            "source": row["source__key"],
            "concepts": row["concept_count"],
            "turtle": f"/{language}/topics/{row['slug']}.ttl",
        }
        for row in rows
    ]


def tell_concepts(rows: list[Row], language: str) -> list[Row]:
    tell_words(rows, ConceptTranslation, ("label", "definition", "scope_note"), language)
    return [
        {
            "key": row["slug"],
            "scheme": row["scheme__slug"],
            "label": row["label"],
            "definition": row["definition"],
            "scope_note": row["scope_note"],
            "notation": row["notation"] or None,
            "identifier": row["uri"] or None,
            "iso_alpha2": row["iso_alpha2"] or None,
            "iso_alpha3": row["iso_alpha3"] or None,
            "broader": concept(row["scheme__slug"], row["broader__slug"]),
            "replaced_by": concept(row["replaced_by__scheme__slug"], row["replaced_by__slug"]),
            "is_deprecated": row["is_deprecated"],
            "source": row["source__key"] or row["scheme__source__key"],
        }
        for row in rows
    ]


def tell_whole_concepts(rows: list[Row], language: str) -> list[Row]:
    keys = [row["id"] for row in rows]
    told = tell_concepts(rows, language)
    for key, each in zip(keys, told, strict=True):
        names = AlternativeLabel.objects.filter(concept=key).values("text", "language")
        mappings = Mapping.objects.visible_to(AnonymousUser()).about(key)
        each["alternative_labels"] = list(names)
        each["mappings"] = tell_mappings(list(mappings.values(*MAPPING)), language)
    return told


def tell_mappings(rows: list[Row], language: str) -> list[Row]:
    return [
        {
            "concept": concept(row["concept__scheme__slug"], row["concept__slug"]),
            "relation": row["relation"],
            "target": concept(row["target__scheme__slug"], row["target__slug"]),
            "source": row["source__key"],
        }
        for row in rows
    ]


@router.get("/schemes", **answers.pages_of(SchemeTold))
def list_schemes(request: HttpRequest, asked: Query[AskedPage]) -> HttpResponseBase:
    """The concept schemes, in the network's order."""
    return answers.page(request, asked, public_schemes(), tell_schemes)


@router.get("/schemes/{slug:key}", **answers.one_of(SchemeTold))
def get_scheme(request: HttpRequest, key: str, asked: Query[Asked]) -> HttpResponseBase:
    """One concept scheme by its key."""
    return answers.one(request, asked, public_schemes().filter(slug=key), tell_schemes)


@router.get("/concepts", **answers.pages_of(ConceptTold))
def list_concepts(request: HttpRequest, asked: Query[AskedConcepts]) -> HttpResponseBase:
    """Concepts of all schemes or of one, by scheme, position and name. Regions and countries are among them."""
    given = filters(
        asked,
        scheme="scheme__slug",
        broader="broader__slug",
        country="iso_alpha2",
        notation="notation",
        deprecated="is_deprecated",
    )
    return answers.page(request, asked, public_concepts().filter(**given), tell_concepts)


@router.get("/concepts/{slug:scheme}/{slug:key}", **answers.one_of(WholeConcept))
def get_concept(request: HttpRequest, scheme: str, key: str, asked: Query[Asked]) -> HttpResponseBase:
    """One concept with its further names and its mappings."""
    rows = public_concepts().filter(scheme__slug=scheme, slug=key)
    return answers.one(request, asked, rows, tell_whole_concepts)


@router.get("/mappings", **answers.pages_of(MappingTold))
def list_mappings(request: HttpRequest, asked: Query[AskedMappings]) -> HttpResponseBase:
    """How concepts of different schemes stand to each other, as the network's editors decided."""
    given = filters(asked, scheme="concept__scheme__slug", target_scheme="target__scheme__slug")
    return answers.page(request, asked, public_mappings().filter(**given), tell_mappings)
