"""Programmes, apart from any year."""

from typing import Annotated

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from ninja import Query, Router, Schema
from pydantic import Field

from crossings.machines import answers
from crossings.machines.asked import Asked, AskedPage, Day, Key, filters, words_of
from crossings.machines.telling import Reference, Row, Text, below, reference, tell_words
from crossings.programmes.models import Catalogue, Programme, ProgrammeTranslation, State, TeachingLanguage

router = Router()
COLUMNS = (
    *("id", "slug", "language", "name", "award_title", "summary", "award_kind", "teaching_type", "official_code"),
    *("branch", "state", "school__slug", "consortium__slug", "source__key"),
)
WORDS = ("name", "award_title", "summary")


class ProgrammeTold(Schema):
    """A degree programme. What changes with the year is told by its catalogues, versions, modules and fees."""

    key: str
    name: Text
    award_title: Text | None
    summary: Text | None
    state: str = Field(description="open, suspended or withdrawn on the day asked for, today without one.")
    award_kind: str | None
    teaching_type: str | None
    official_code: str | None
    branch: str | None
    teaching_languages: list[str]
    years: list[str] = Field(description="The academic years of which a catalogue is published, the newest first.")
    school: Reference | None
    consortium: Reference | None
    source: str | None


class AskedProgramme(Asked):
    on: Day | None = Field(None, description="Tell the state as it stood on this day.")


class AskedProgrammes(AskedPage):
    on: Day | None = Field(None, description="Tell the state as it stood on this day.")
    state: Annotated[State, words_of(State)] | None = None
    taught_in: str | None = Field(None, pattern=r"^[a-z]{2,3}$", description="Only those taught in this language.")
    school: Key | None = None


def tell_programmes(rows: list[Row], language: str) -> list[Row]:
    keys = [row["id"] for row in rows]
    tell_words(rows, ProgrammeTranslation, WORDS, language)
    spoken = below(
        TeachingLanguage.objects.filter(programme__in=keys).values("programme_id", "code"), by="programme_id"
    )
    published = Catalogue.objects.visible_to(AnonymousUser()).filter(programme__in=keys).newest()
    years = below(published.values("programme_id", "year"), by="programme_id")
    return [
        {
            "key": row["slug"],
            **{name: row[name] for name in (*WORDS, "state")},
            **{name: row[name] or None for name in ("award_kind", "teaching_type", "official_code", "branch")},
            "teaching_languages": [each["code"] for each in spoken[row["id"]]],
            "years": [each["year"] for each in years[row["id"]]],
            "school": reference("institutions", row["school__slug"]),
            "consortium": reference("networks", row["consortium__slug"]),
            "source": row["source__key"],
        }
        for row in rows
    ]


@router.get("/programmes", **answers.pages_of(ProgrammeTold))
def list_programmes(request: HttpRequest, asked: Query[AskedProgrammes]) -> HttpResponseBase:
    """Programmes by name, with their state on a day."""
    rows = Programme.objects.visible_to(AnonymousUser()).with_state(asked.on or timezone.localdate())
    rows = rows.filter(**filters(asked, state="state", taught_in="teaching_languages__code", school="school__slug"))
    return answers.page(request, asked, rows.values(*COLUMNS), tell_programmes)


@router.get("/programmes/{slug:key}", **answers.one_of(ProgrammeTold))
def get_programme(request: HttpRequest, key: str, asked: Query[AskedProgramme]) -> HttpResponseBase:
    """One programme, with its state on a day."""
    rows = Programme.objects.visible_to(AnonymousUser()).with_state(asked.on or timezone.localdate())
    return answers.one(request, asked, rows.filter(slug=key).values(*COLUMNS), tell_programmes)
