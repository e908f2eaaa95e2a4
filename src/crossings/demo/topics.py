"""The schemes of the demonstration network: disciplines, focus areas, targets, themes, regions, and how they map."""

from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction

from crossings.demo.ensure import DEMO, ensure, put
from crossings.demo.reading import read
from crossings.demo.sources import source
from crossings.provenance.models import Source
from crossings.topics import actions
from crossings.topics.models import (
    AlternativeLabel,
    Concept,
    ConceptScheme,
    ConceptSchemeTranslation,
    ConceptTranslation,
)

DATA = Path(__file__).parent / "data" / "topics"
SCHEMES = (
    *("disciplines", "focus-areas", "sdg", "themes", "regions"),
    *("migration-studies", "gcm", "further-disciplines"),
)
WHY = "Demonstration network"


@transaction.atomic
def load(at: datetime) -> None:
    """Add every scheme, concept and mapping that is not there yet, and publish each new scheme's first version."""
    for row in _read("sources")["sources"]:
        ensure(Source, at=at, key={"key": row.pop("key")}, **row)
    for name in SCHEMES:
        _load_scheme(_read(name), at)
    _load_mappings(_read("mappings"), at)
    for scheme in ConceptScheme.objects.filter(slug__in=SCHEMES, versions=None):
        actions.publish_version(
            scheme=scheme, version=scheme.version, base=settings.WAGTAILADMIN_BASE_URL, by=DEMO, at=at, why=WHY
        )


def _read(name: str) -> dict[str, Any]:
    return read(DATA / f"{name}.yaml")


def _load_scheme(data: dict[str, Any], at: datetime) -> None:
    row = data["scheme"]
    words = {field: row.pop(field) for field in ("title", "description")}
    scheme = ensure(
        ConceptScheme,
        at=at,
        key={"slug": row.pop("slug")},
        **row | {"source": source(row["source"])},
        **_own(words),
        translations=_translations(ConceptSchemeTranslation, words),
    )
    known = {concept.slug: concept for concept in scheme.concepts.all()}
    for position, each in enumerate(data["concepts"], start=1):
        if each["slug"] not in known:
            known[each["slug"]] = _add_concept(scheme, each, known, position, at)


def _add_concept(
    scheme: ConceptScheme, row: dict[str, Any], known: dict[str, Concept], position: int, at: datetime
) -> Concept:
    words: dict[str, dict[str, str]] = {field: row[field] for field in ("label", "definition") if field in row}
    alpha2, alpha3 = row.get("iso", ("", ""))
    concept = Concept(
        scheme=scheme,
        slug=row["slug"],
        broader=known[row["in"]] if "in" in row else None,
        notation=row.get("notation", ""),
        links_as=row.get("links_as", ""),
        iso_alpha2=alpha2,
        iso_alpha3=alpha3,
        position=0 if alpha2 else position,
        source=source(row["source"]) if "source" in row else None,
        **_own(words),
    )
    concept.translations.set(_translations(ConceptTranslation, words))
    concept.alternative_labels.set(_alternatives(row))
    return put(concept, at=at)


def _own(words: dict[str, dict[str, str]]) -> dict[str, str]:
    return {field: spoken["en"] for field, spoken in words.items()}


def _translations(model: type[Any], words: dict[str, dict[str, str]]) -> list[Any]:
    languages = [code for code, _name in settings.LANGUAGES if code != "en"]
    return [
        model(language=language, standing="draft", **{field: spoken[language] for field, spoken in words.items()})
        for language in languages
    ]


def _alternatives(row: dict[str, Any]) -> list[AlternativeLabel]:
    spoken = {**row.get("also", {}), **({"en": row["also_en"]} if "also_en" in row else {})}
    return [AlternativeLabel(language=language, text=text) for language, names in spoken.items() for text in names]


def _load_mappings(data: dict[str, Any], at: datetime) -> None:
    known = {f"{each.scheme.slug}/{each.slug}": each for each in Concept.objects.select_related("scheme")}
    editors = source(data["source"])
    for left, relation, right, *note in data["mappings"]:
        if not known[left].mappings.filter(target=known[right]).exists():
            actions.map_concepts(
                concept=known[left],
                target=known[right],
                relation=relation,
                source=editors,
                note="".join(note),
                by=DEMO,
                at=at,
                why=WHY,
            )
