"""How often earlier suggestions came true, as pages and as tables. Open to everyone."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from crossings.engine.audience import Audience, open_to
from crossings.links.models import Suggestion
from crossings.links.record.measured import by_luck, numbers_of
from crossings.links.record.pages import record_page, run_page
from crossings.links.track_record import Counted, track_record
from crossings.machines.linked import in_languages
from crossings.machines.sheets import csv_file

EVERY_LANGUAGE = [code for code, _name in settings.LANGUAGES]
RUNS = (
    *("made", "corpus", "judged", "order", "suggestions", "came_true", "precision"),
    *("suggestions_at_the_top", "came_true_at_the_top", "precision_at_the_top", "waiting", "by_luck"),
)
MEASURES = ("made", "corpus", "split", "last_year", "way", "measure", "value", "low", "high", "by_luck")


@open_to(Audience.EVERYONE)
def record(request: HttpRequest) -> HttpResponse:
    """All runs, and how the way of suggesting did on the years before the newest."""
    return _page(request, "links/record/record.html", **record_page(request.GET.get("page")))


@open_to(Audience.EVERYONE)
def run(request: HttpRequest, key: int) -> HttpResponse:
    """One run."""
    return _page(request, "links/record/run.html", **run_page(key))


def _page(request: HttpRequest, template: str, **told: Any) -> HttpResponse:
    return render(request, template, {**told, **in_languages(request, EVERY_LANGUAGE)})


@open_to(Audience.EVERYONE)
def runs_sheet(request: HttpRequest) -> HttpResponseBase:
    """Every run with what came true of it, as CSV: a line for each order of its lists."""
    return csv_file(RUNS, _run_rows(), name="suggestions-that-came-true")


def _run_rows() -> Iterator[tuple[Any, ...]]:
    for each in track_record():
        judged = each.judged_at.isoformat() if each.judged_at else None
        for order, counted in ((Suggestion.Order.LIKELY, each.likely), (Suggestion.Order.SURPRISE, each.surprise)):
            yield (each.made_at.isoformat(), each.version, judged, order.value, *_figures(counted), each.by_luck)


def _figures(counted: Counted) -> tuple[Any, ...]:
    """What is not known before a run was judged is left empty."""
    known = counted.is_judged
    return (
        *(counted.suggested, counted.came_true if known else None, counted.precision),
        *(counted.suggested_at_the_top, counted.came_true_at_the_top if known else None, counted.precision_at_the_top),
        counted.waiting,
    )


@open_to(Audience.EVERYONE)
def measures_sheet(request: HttpRequest) -> HttpResponseBase:
    """The evaluation of every run, as CSV: a line for each way and measure."""
    return csv_file(MEASURES, _measure_rows(), name="measures-of-suggestions")


def _measure_rows() -> Iterator[tuple[Any, ...]]:
    for each in track_record():
        numbers = tuple(numbers_of(each.report))
        luck = by_luck(each.report) if numbers else {}
        for way, measure, *values in numbers:
            years = (each.report["split"], each.report["options"]["last_year"])
            yield (each.made_at.isoformat(), each.version, *years, way, measure, *values, luck[measure])
