"""What machines read of the track record: every run, what came true of it, and its evaluation."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from ninja import Query, Router, Schema
from pydantic import Field

from crossings.links.record.measured import by_luck, numbers_of
from crossings.links.track_record import Counted, Record, counted_runs, told
from crossings.machines import answers
from crossings.machines.asked import AskedPage
from crossings.machines.telling import Row

router = Router(tags=["Links"])


class CameTrue(Schema):
    """The lists of one order. Nothing is known to have come true before the run was judged."""

    suggestions: int
    came_true: int | None
    precision: float | None = Field(description="The share of all suggestions that came true.")
    suggestions_at_the_top: int = Field(description="Those among the first five of their lists.")
    came_true_at_the_top: int | None
    precision_at_the_top: float | None
    waiting: int = Field(description="Suggestions that did not come true so far.")


class Measure(Schema):
    """One way of ranking by one measure, with its 95 % interval; null where it could not be measured."""

    way: str
    measure: str
    value: float | None
    low: float | None
    high: float | None
    by_luck: float | None = Field(description="What luck alone would give.")


class EvaluationTold(Schema):
    """What was known at the end of a year was ranked, and compared with what later works joined."""

    split: int
    last_year: int
    least_works: int
    works_before: int
    works_after: int
    candidates: int
    pairs: int
    came_true: int
    learned: bool = Field(
        description="Whether weights could be learned from the years before; else two signs weigh alike."
    )
    measures: list[Measure]


class RunTold(Schema):
    """Suggestions as they were made on a day, and what came true of them since."""

    key: int
    made: datetime
    corpus: str = Field(description="The version of the corpus.")
    judged: datetime | None
    likely: CameTrue = Field(description="The lists that begin with the likeliest.")
    surprise: CameTrue = Field(description="The lists that begin with the most surprising.")
    by_luck: float | None = Field(
        description="Of all pairs that were apart, the share that is joined by now: what luck alone would reach."
    )
    evaluation: EvaluationTold | None = Field(description="Null where the corpus was too small to be measured.")
    refused: str | None = Field(description="Why there is no evaluation, in English.")


@router.get("/links/record", **answers.pages_of(RunTold))
def list_runs(request: HttpRequest, asked: Query[AskedPage]) -> HttpResponseBase:
    """How often earlier suggestions came true, run by run, the newest first."""
    return answers.page(request, asked, counted_runs(), lambda runs, _language: [_run(told(run)) for run in runs])


def _run(record: Record) -> Row:
    return {
        "key": record.key,
        "made": record.made_at.isoformat(),
        "corpus": record.version,
        "judged": record.judged_at.isoformat() if record.judged_at else None,
        "likely": _came_true(record.likely),
        "surprise": _came_true(record.surprise),
        "by_luck": record.by_luck,
        "evaluation": _evaluation(record.report),
        "refused": _refused(record.report.get("refused", {})),
    }


def _came_true(counted: Counted) -> Row:
    known = counted.is_judged
    return {
        "suggestions": counted.suggested,
        "came_true": counted.came_true if known else None,
        "precision": counted.precision,
        "suggestions_at_the_top": counted.suggested_at_the_top,
        "came_true_at_the_top": counted.came_true_at_the_top if known else None,
        "precision_at_the_top": counted.precision_at_the_top,
        "waiting": counted.waiting,
    }


def _refused(refusal: dict[str, str]) -> str | None:
    return " ".join(refusal[part] for part in ("what", "why", "mend")) if refusal else None


def _evaluation(report: dict[str, Any]) -> Row | None:
    numbers = tuple(numbers_of(report))
    if not numbers:
        return None
    luck, names = by_luck(report), ("split", "works_before", "works_after", "candidates", "pairs", "came_true")
    return {
        **{name: report[name] for name in names},
        "last_year": report["options"]["last_year"],
        "least_works": report["options"]["least_works"],
        "learned": report["blend"]["learned"],
        "measures": [{**each._asdict(), "by_luck": luck[each.measure]} for each in numbers],
    }
