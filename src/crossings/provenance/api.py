"""What machines read of sources."""

from datetime import date
from functools import cache
from typing import Annotated, Any

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from ninja import Query, Router, Schema
from pydantic import Field

from crossings.machines import answers
from crossings.machines.asked import Asked, AskedPage, filters, words_of
from crossings.machines.telling import Row
from crossings.provenance.models import Source

router = Router(tags=["Sources"])
COLUMNS = ("key", "title", "kind", "address", "publisher", "read_on", "note")


class SourceTold(Schema):
    """A page, document or decision in which facts were read. Its title is in the words of those who noted it."""

    key: str
    title: str
    kind: str
    address: str | None
    publisher: str | None
    read_on: date | None
    note: str | None


class AskedSources(AskedPage):
    kind: Annotated[Source.Kind, words_of(Source.Kind)] | None = Field(None, description="Only sources of this kind.")


@cache
def public() -> Any:
    """What is told of every source, by title."""
    return Source.objects.visible_to(AnonymousUser()).by_title().values(*COLUMNS)


def tell_sources(rows: list[Row], language: str) -> list[Row]:
    return [{name: value or None for name, value in row.items()} for row in rows]


@router.get("/sources", **answers.pages_of(SourceTold))
def list_sources(request: HttpRequest, asked: Query[AskedSources]) -> HttpResponseBase:
    """Every source by title, with the day on which it was read."""
    return answers.page(request, asked, public().filter(**filters(asked, kind="kind")), tell_sources)


@router.get("/sources/{slug:key}", **answers.one_of(SourceTold))
def get_source(request: HttpRequest, key: str, asked: Query[Asked]) -> HttpResponseBase:
    """One source by its key."""
    return answers.one(request, asked, public().filter(key=key), tell_sources)
