"""Runs of suggestions: `ask_for_run`, `tell_progress`, `keep_run`, `judge_run`."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_noop
from django_tasks_db.models import DBTaskResult

from crossings.engine.links.suggestions import Suggestion as Suggested
from crossings.jobs.schedule import UNFINISHED
from crossings.journal.record import Actor, recording
from crossings.links import corpora
from crossings.links.models import CorpusVersion, Run, RunRequest, Suggestion

VERBS = (gettext_noop("ask for a run"), gettext_noop("keep a run"), gettext_noop("judge a run"))
"""What the journal calls these verbs, named here so that they are translated."""

AT_ONCE = 500  # rows that one statement names or writes


def ask_for_run(*, key: str, by: Actor, at: datetime, why: str = "") -> RunRequest:
    """Have a run of suggestions made in the background, once for each key; at most one is under way.

    Where one is under way, whatever its key, that one is given and nothing is recorded; where its task was given up or is
    gone, it is queued again. Where the one of this key was made, that is given. Raises `NoCorpus` where there is none to ask.

    Example: `ask_for_run(key="year-2026", by=actor, at=now, why="Once a year")`.
    """
    corpora.current()
    request = RunRequest(key=key, asked_at=at)
    with transaction.atomic():
        known = _known(key)
        if known is None:
            try:
                with recording(request, "ask for a run", by=by, at=at, why=why):
                    request.save()
            except IntegrityError:
                known = _known(key)
                if known is None:  # nobody else was faster: it is another fault
                    raise
        asked = known or request
        if asked.is_open:
            _queue(asked)
    return asked


def _known(key: str) -> RunRequest | None:
    return RunRequest.objects.under_way() or RunRequest.objects.filter(key=key).first()


def _queue(request: RunRequest) -> None:
    from crossings.links.tasks import make_run  # noqa: PLC0415  tasks call verbs

    if not DBTaskResult.objects.filter(task_path=make_run.module_path, status__in=UNFINISHED).exists():
        make_run.enqueue(request.pk)


def tell_progress(*, request: RunRequest, **progress: Any) -> None:
    """Say how far a run is, while it is under way: its `step`, ideas `done` and `of` how many. It decides nothing, so the journal
    does not hear of it.

    Example: `tell_progress(request=request, done=20, of=400)`.
    """
    RunRequest.objects.filter(pk=request.pk, is_open=True).update(**progress)


def keep_run(
    *,
    corpus: CorpusVersion,
    suggestions: Iterable[Suggested],
    asked: Mapping[str, Any],
    report: Mapping[str, Any],
    by: Actor,
    at: datetime,
    why: str = "",
    request: RunRequest | None = None,
) -> Run:
    """Keep what a corpus suggests today, to be judged by what is published later. It is never changed after.

    Args:
        asked: the settings with which it was suggested.
        report: how the way of suggesting did on the years before; why it could not be told where the corpus is too small.
        request: as what the run was asked for. It is closed with it; where its run was kept already, that run is given and
            nothing is recorded.

    Example: `keep_run(corpus=newest, suggestions=found, asked={"top": 50}, report={}, by=actor, at=now)`.
    """
    run = Run(made_at=at, corpus=corpus, asked=dict(asked), report=dict(report), request=request)
    with transaction.atomic():
        if request is not None:
            asked_for = RunRequest.objects.select_for_update().get(pk=request.pk)
            kept = Run.objects.filter(request=asked_for).first()
            if kept is not None:
                return kept
            RunRequest.objects.filter(pk=request.pk).update(step=RunRequest.Step.KEPT, is_open=False)
        with recording(run, "keep a run", by=by, at=at, why=why):
            run.save()
            rows = (Suggestion(run=run, **each._asdict()) for each in suggestions)
            Suggestion.objects.bulk_create(rows, batch_size=AT_ONCE)
    return run


def judge_run(
    *,
    run: Run,
    joined: Collection[tuple[str, str]],
    by: Actor,
    at: datetime,
    why: str = "",
    by_luck: float | None = None,
) -> Run:
    """Say of each suggestion of a run whether a work joins the two concepts by now; safe to repeat as time goes on.

    Args:
        joined: pairs of concepts that works of a newer corpus hold together, each in either order.
        by_luck: of all pairs that were apart, the share that these works join, from 0 to 1; nothing where that is not known.

    Example: `judge_run(run=of_2025, joined={("a/drought", "a/wages")}, by=actor, at=now)`.
    """
    pairs = {frozenset(pair) for pair in joined}
    with recording(run, "judge a run", by=by, at=at, why=why):
        rows = run.suggestions.values_list("pk", "start", "concept", "came_true")
        told = [(pk, frozenset((start, concept)) in pairs, before) for pk, start, concept, before in rows]
        for answer in (True, False):
            changed = [pk for pk, now, before in told if now == answer != before]
            for begin in range(0, len(changed), AT_ONCE):
                Suggestion.objects.filter(pk__in=changed[begin : begin + AT_ONCE]).update(came_true=answer)
        run.judged_at, run.by_luck = at, by_luck
        run.save(update_fields=["judged_at", "by_luck"])
    return run
