"""Modules, apart from years, with the years in which they are offered."""

from functools import cache
from typing import Annotated, Any

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from ninja import Query, Router, Schema
from pydantic import Field

from crossings.machines import answers
from crossings.machines.asked import Asked, AskedPage, Key, Year, filters, words_of
from crossings.machines.telling import Reference, Row, Text, below, reference, tell_words
from crossings.programmes.models import CatalogueModule, Module, ModuleDiscipline, ModuleTranslation

router = Router()
COLUMNS = (
    *("id", "slug", "language", "title", "summary", "content_warning", "code", "kind", "ects", "is_example"),
    *("programme__slug", "owner__slug", "source__key"),
)
WORDS = ("title", "summary", "content_warning")
PLACEMENT = ("module_id", "catalogue__year", "is_compulsory", "term", "running", "source__key")


class PlacementTold(Schema):
    """A module in one year's catalogue."""

    year: str
    is_compulsory: bool
    term: str | None
    running: str | None
    source: str | None


class ModuleTold(Schema):
    """One unit of study. An example is made for demonstration and says nothing of the real programme."""

    key: str
    programme: Reference
    title: Text
    summary: Text | None
    content_warning: Text | None
    code: str | None
    kind: str
    ects: float | None
    owner: Reference | None
    is_example: bool
    topics: list[Reference] = Field(description="The disciplines and themes that it is tagged with.")
    placements: list[PlacementTold]
    source: str | None


class AskedModules(AskedPage):
    programme: Key | None = None
    year: Year | None = Field(None, description="Only modules in the published catalogue of this year.")
    kind: Annotated[Module.Kind, words_of(Module.Kind)] | None = None
    topic: Key | None = Field(None, description="Only modules tagged with the concept of this key.")
    example: bool | None = Field(None, description="False: without the examples made for demonstration.")


@cache
def public_modules() -> Any:
    return Module.objects.visible_to(AnonymousUser()).values(*COLUMNS)


def tell_modules(rows: list[Row], language: str) -> list[Row]:
    keys = [row["id"] for row in rows]
    tell_words(rows, ModuleTranslation, WORDS, language)
    tagged = ModuleDiscipline.objects.filter(module__in=keys).order_by("module_id", "concept_id")
    topics = below(tagged.values("module_id", "concept__slug", "concept__scheme__slug"), by="module_id")
    offered = (
        CatalogueModule.objects.visible_to(AnonymousUser()).filter(module__in=keys).order_by("-catalogue__year", "id")
    )
    placements = below(offered.values(*PLACEMENT), by="module_id")
    return [
        {
            "key": row["slug"],
            "programme": reference("programmes", row["programme__slug"]),
            **{name: row[name] for name in (*WORDS, "kind", "ects", "is_example")},
            "code": row["code"] or None,
            "owner": reference("institutions", row["owner__slug"]),
            "topics": [
                reference(f"concepts/{each['concept__scheme__slug']}", each["concept__slug"])
                for each in topics[row["id"]]
            ],
            "placements": [_tell_placement(each) for each in placements[row["id"]]],
            "source": row["source__key"],
        }
        for row in rows
    ]


def _tell_placement(row: Row) -> Row:
    return {
        "year": row["catalogue__year"],
        "is_compulsory": row["is_compulsory"],
        "term": row["term"] or None,
        "running": row["running"] or None,
        "source": row["source__key"],
    }


@router.get("/modules", **answers.pages_of(ModuleTold))
def list_modules(request: HttpRequest, asked: Query[AskedModules]) -> HttpResponseBase:
    """Modules by programme and title. Ask with `example=false` for those that a source names."""
    rows = public_modules().filter(**filters(asked, programme="programme__slug", kind="kind", example="is_example"))
    if asked.year:
        offered = CatalogueModule.objects.visible_to(AnonymousUser()).filter(catalogue__year=asked.year)
        rows = rows.filter(pk__in=offered.values("module"))
    if asked.topic:
        rows = rows.filter(pk__in=ModuleDiscipline.objects.filter(concept__slug=asked.topic).values("module"))
    return answers.page(request, asked, rows, tell_modules)


@router.get("/modules/{slug:programme}/{slug:key}", **answers.one_of(ModuleTold))
def get_module(request: HttpRequest, programme: str, key: str, asked: Query[Asked]) -> HttpResponseBase:
    """One module of a programme."""
    rows = public_modules().filter(programme__slug=programme, slug=key)
    return answers.one(request, asked, rows, tell_modules)
