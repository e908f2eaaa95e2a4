"""What students learn: learning outcomes by group, and competencies."""

from functools import cache
from typing import Annotated, Any

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from ninja import Query, Router, Schema

from crossings.machines import answers
from crossings.machines.asked import AskedPage, Key, filters, words_of
from crossings.machines.telling import Reference, Row, Text, reference, tell_words
from crossings.programmes.api.asked import AskedInYear, placed
from crossings.programmes.api.catalogues import PLACE, whose
from crossings.programmes.models import (
    Competency,
    CompetencyTranslation,
    LearningOutcome,
    LearningOutcomeTranslation,
    OutcomeGroup,
)

router = Router()
OUTCOME = (
    "id",
    "language",
    "statement",
    "group",
    "position",
    "about__slug",
    "about__scheme__slug",
    "source__key",
    *PLACE,
)
COMPETENCY = (
    *("id", "language", "key", "name", "statement", "position", "framework__number", "source__key"),
    "framework__programme__slug",
)


class OutcomeTold(Schema):
    """What a graduate of one year's catalogue is to know or be able to do."""

    programme: Reference
    year: str
    group: str
    position: int
    statement: Text
    about: Reference | None
    source: str | None


class CompetencyTold(Schema):
    """What a programme trains for, in one version of its framework."""

    programme: Reference
    framework: int
    key: str
    position: int
    name: Text | None
    statement: Text | None
    source: str | None


class AskedOutcomes(AskedInYear):
    group: Annotated[OutcomeGroup, words_of(OutcomeGroup)] | None = None


class AskedCompetencies(AskedPage):
    programme: Key | None = None


@cache
def public_outcomes() -> Any:
    return LearningOutcome.objects.visible_to(AnonymousUser()).values(*OUTCOME)


@cache
def public_competencies() -> Any:
    return Competency.objects.visible_to(AnonymousUser()).values(*COMPETENCY)


def tell_outcomes(rows: list[Row], language: str) -> list[Row]:
    tell_words(rows, LearningOutcomeTranslation, ("statement",), language)
    return [
        {
            **whose(row),
            **{name: row[name] for name in ("group", "position", "statement")},
            "about": reference(f"concepts/{row['about__scheme__slug']}", row["about__slug"]),
            "source": row["source__key"],
        }
        for row in rows
    ]


def tell_competencies(rows: list[Row], language: str) -> list[Row]:
    tell_words(rows, CompetencyTranslation, ("name", "statement"), language)
    return [
        {
            "programme": reference("programmes", row["framework__programme__slug"]),
            "framework": row["framework__number"],
            **{name: row[name] for name in ("key", "position", "name", "statement")},
            "source": row["source__key"],
        }
        for row in rows
    ]


@router.get("/outcomes", **answers.pages_of(OutcomeTold))
def list_outcomes(request: HttpRequest, asked: Query[AskedOutcomes]) -> HttpResponseBase:
    """Learning outcomes by catalogue, group and place."""
    rows = public_outcomes().filter(**filters(asked, group="group", **placed()))
    return answers.page(request, asked, rows, tell_outcomes)


@router.get("/competencies", **answers.pages_of(CompetencyTold))
def list_competencies(request: HttpRequest, asked: Query[AskedCompetencies]) -> HttpResponseBase:
    """Competencies by framework and place."""
    rows = public_competencies().filter(**filters(asked, programme="framework__programme__slug"))
    return answers.page(request, asked, rows, tell_competencies)
