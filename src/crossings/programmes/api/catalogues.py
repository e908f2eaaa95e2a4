"""Catalogues by year, the versions of a programme in them, and the ways to study it."""

from functools import cache
from typing import Annotated, Any

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from ninja import Query, Router, Schema
from pydantic import Field

from crossings.machines import answers
from crossings.machines.asked import Key, filters, words_of
from crossings.machines.telling import Reference, Row, Text, below, reference, tell_related_words, tell_words
from crossings.programmes.api.asked import AskedInYear, placed
from crossings.programmes.models import (
    Catalogue,
    CatalogueTranslation,
    Mode,
    Offering,
    PlacementSector,
    PlacementSectorTranslation,
    SitePathTranslation,
    SpecialisationTranslation,
    Start,
    StudyDuration,
    Version,
    VersionTranslation,
)

router = Router()
PLACE = ("catalogue__programme__slug", "catalogue__year")
CATALOGUE = ("id", "language", "programme__slug", "year", "note", "published_at", "source__key")
VERSION = (
    "id",
    "language",
    "key",
    "name",
    "ects",
    "taught_modules",
    "places",
    "least_enrolment",
    "source__key",
    *PLACE,
)
OFFERING = (
    *("mode", "start__month", "version__key", "version_id", "version__language", "version__name", "source__key"),
    *("site_path__key", "site_path_id", "site_path__language", "site_path__name"),
    *("specialisation__key", "specialisation_id", "specialisation__language", "specialisation__name"),
    *PLACE,
)


class CatalogueTold(Schema):
    """A programme in one academic year: all that changes with the year hangs on it."""

    programme: Reference
    year: str
    start_months: list[int]
    note: Text | None
    published_at: str
    source: str | None


class DurationTold(Schema):
    mode: str
    months: int
    source: str | None


class SectorTold(Schema):
    key: str
    name: Text
    source: str | None


class VersionTold(Schema):
    """A size in which a programme is offered in one year. A mode without a duration is not offered."""

    programme: Reference
    year: str
    key: str
    name: Text
    ects: float | None
    taught_modules: int | None
    places: int | None
    least_enrolment: float | None
    durations: list[DurationTold]
    placement_sectors: list[SectorTold] = Field(description="Where placements are done, as the sources name it.")
    source: str | None


class Part(Schema):
    key: str
    name: Text


class OfferingTold(Schema):
    """One way to study: a version, in a mode, from a month, along a path of sites."""

    programme: Reference
    year: str
    version: Part
    mode: str
    start_month: int
    site_path: Part
    specialisation: Part | None
    source: str | None


class AskedOfferings(AskedInYear):
    version: Key | None = None
    mode: Annotated[Mode, words_of(Mode)] | None = None


@cache
def public_catalogues() -> Any:
    rows = Catalogue.objects.visible_to(AnonymousUser()).order_by("programme__sort_key", "-year", "id")
    return rows.values(*CATALOGUE)


@cache
def public_versions() -> Any:
    return Version.objects.visible_to(AnonymousUser()).values(*VERSION)


@cache
def public_offerings() -> Any:
    return Offering.objects.visible_to(AnonymousUser()).values(*OFFERING)


def tell_catalogues(rows: list[Row], language: str) -> list[Row]:
    tell_words(rows, CatalogueTranslation, ("note",), language)
    asked = Start.objects.filter(catalogue__in=[row["id"] for row in rows]).order_by("month")
    starts = below(asked.values("catalogue_id", "month"), by="catalogue_id")
    return [
        {
            "programme": reference("programmes", row["programme__slug"]),
            "year": row["year"],
            "start_months": [each["month"] for each in starts[row["id"]]],
            "note": row["note"],
            "published_at": row["published_at"].isoformat(),
            "source": row["source__key"],
        }
        for row in rows
    ]


def tell_versions(rows: list[Row], language: str) -> list[Row]:
    tell_words(rows, VersionTranslation, ("name",), language)
    asked = StudyDuration.objects.filter(version__in=[row["id"] for row in rows]).order_by("mode")
    durations = below(asked.values("version_id", "mode", "months", "source__key"), by="version_id")
    sectors = _sectors(rows, language)
    return [
        {
            **whose(row),
            "key": row["key"],
            **{name: row[name] for name in ("name", "ects", "taught_modules", "places", "least_enrolment")},
            "durations": [{"source": each.pop("source__key"), **each} for each in durations[row["id"]]],
            "placement_sectors": sectors[row["id"]],
            "source": row["source__key"],
        }
        for row in rows
    ]


def _sectors(rows: list[Row], language: str) -> dict[int, list[Row]]:
    """The placement sectors of each version, by its key."""
    found = PlacementSector.objects.filter(version__in=[row["id"] for row in rows])
    told: list[Any] = list(found.values("id", "version_id", "key", "language", "name", "source__key"))
    tell_words(told, PlacementSectorTranslation, ("name",), language)
    return below(
        [
            {"version_id": each["version_id"], "key": each["key"], "name": each["name"], "source": each["source__key"]}
            for each in told
        ],
        by="version_id",
    )


def tell_offerings(rows: list[Row], language: str) -> list[Row]:
    tell_related_words(rows, "version", VersionTranslation, ("name",), language)
    tell_related_words(rows, "site_path", SitePathTranslation, ("name",), language)
    tell_related_words(rows, "specialisation", SpecialisationTranslation, ("name",), language)
    return [
        {
            **whose(row),
            "version": part(row, "version"),
            "mode": row["mode"],
            "start_month": row["start__month"],
            "site_path": part(row, "site_path"),
            "specialisation": part(row, "specialisation"),
            "source": row["source__key"],
        }
        for row in rows
    ]


def whose(row: Row) -> Row:
    """Of which programme and year a row is, from the columns of `PLACE`."""
    return {"programme": reference("programmes", row[PLACE[0]]), "year": row[PLACE[1]]}


def part(row: Row, relation: str) -> Row | None:
    """A part of a catalogue by its key and name; nothing where the row names none."""
    key = row[f"{relation}__key"]
    return {"key": key, "name": row[f"{relation}__name"]} if key else None


@router.get("/catalogues", **answers.pages_of(CatalogueTold))
def list_catalogues(request: HttpRequest, asked: Query[AskedInYear]) -> HttpResponseBase:
    """Published catalogues by programme, the newest year first."""
    rows = public_catalogues().filter(**filters(asked, programme="programme__slug", year="year"))
    return answers.page(request, asked, rows, tell_catalogues)


@router.get("/versions", **answers.pages_of(VersionTold))
def list_versions(request: HttpRequest, asked: Query[AskedInYear]) -> HttpResponseBase:
    """The versions of programmes: credits, and how many months each takes in each mode."""
    return answers.page(request, asked, public_versions().filter(**filters(asked, **placed())), tell_versions)


@router.get("/offerings", **answers.pages_of(OfferingTold))
def list_offerings(request: HttpRequest, asked: Query[AskedOfferings]) -> HttpResponseBase:
    """The ways to study each programme: version, mode, start, sites, specialisation."""
    rows = public_offerings().filter(**filters(asked, version="version__key", mode="mode", **placed()))
    return answers.page(request, asked, rows, tell_offerings)
