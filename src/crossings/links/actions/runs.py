"""Runs of suggestions: `keep_run`, `judge_run`."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from django.utils.translation import gettext_noop

from crossings.journal.record import Actor, recording
from crossings.links.models import CorpusVersion, Run, Suggestion

VERBS = (gettext_noop("keep a run"), gettext_noop("judge a run"))
"""What the journal calls these verbs, named here so that they are translated."""


class Suggested(NamedTuple):
    """Two concepts that no work joins yet, by their names in the corpus: how likely, and how surprising (0 to 1)."""

    start: str
    concept: str
    rank: int
    likely: float
    surprise: float


def keep_run(
    *,
    corpus: CorpusVersion,
    suggestions: Iterable[Suggested],
    asked: Mapping[str, Any],
    report: Mapping[str, Any],
    by: Actor,
    at: datetime,
    why: str = "",
) -> Run:
    """Keep what a corpus suggests today, to be judged by what is published later. It is never changed after.

    Args:
        asked: the settings with which it was suggested.
        report: how the way of suggesting did on the years before; empty where the corpus is too small to tell.

    Example: `keep_run(corpus=newest, suggestions=found, asked={"top": 50}, report={}, by=actor, at=now)`.
    """
    run = Run(made_at=at, corpus=corpus, asked=dict(asked), report=dict(report))
    with recording(run, "keep a run", by=by, at=at, why=why):
        run.save()
        Suggestion.objects.bulk_create(Suggestion(run=run, **each._asdict()) for each in suggestions)
    return run


def judge_run(*, run: Run, joined: Collection[tuple[str, str]], by: Actor, at: datetime, why: str = "") -> Run:
    """Say of each suggestion of a run whether a work joins the two concepts by now; safe to repeat as time goes on.

    Args:
        joined: pairs of concepts that works of a newer corpus hold together, each in either order.

    Example: `judge_run(run=of_2025, joined={("a/drought", "a/wages")}, by=actor, at=now)`.
    """
    pairs = {frozenset(pair) for pair in joined}
    with recording(run, "judge a run", by=by, at=at, why=why):
        rows = list(run.suggestions.all())
        for row in rows:
            row.came_true = frozenset((row.start, row.concept)) in pairs
        Suggestion.objects.bulk_update(rows, ["came_true"])
        run.judged_at = at
        run.save(update_fields=["judged_at"])
    return run
