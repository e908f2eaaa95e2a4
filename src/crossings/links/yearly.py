"""A run of suggestions as it is made: the years before are measured, every idea is started from, and all of it is kept at once.

Public name: `make`. All that takes long is done before the transaction in which the run is kept; whoever dies before that leaves
no run, and whoever comes second keeps none.
"""

from datetime import datetime
from typing import Any

from crossings.engine.links.corpus import Corpus
from crossings.engine.links.evaluation import INNER
from crossings.engine.links.outlook import Outlook
from crossings.engine.links.prediction_telling import report_as_data
from crossings.engine.links.suggestions import TOP, Suggestion, look_back, suggest
from crossings.engine.refusal import Refusal
from crossings.journal.record import Actor
from crossings.links import actions, corpora
from crossings.links.models import CorpusVersion, Run, RunRequest
from crossings.links.outlooks import NotYet, outlook_of, work_out_what_is_missing

STARTS_AT_ONCE = 20  # between two times that progress is told
Step = RunRequest.Step


def make(request: RunRequest, *, by: Actor, at: datetime, why: str = "") -> Run:
    """Make and keep the run that was asked for, from the newest corpus. Raises `NoCorpus` where there is none,
    and `NotYet` where it was set aside meanwhile.

    Where the corpus is too small to be measured, or to suggest anything, the run says so in the words of the refusal.
    """
    corpus = corpora.current()
    actions.tell_progress(request=request, step=Step.LOOKING_BACK, done=0, of=0)
    report = _measured(corpus, at.year - 1)
    actions.tell_progress(request=request, step=Step.SUGGESTING)
    asked, lines = _suggested(corpus, request)
    row = CorpusVersion.objects.get(version=corpus.version)
    kept: dict[str, Any] = {"corpus": row, "suggestions": lines, "asked": asked, "report": report, "request": request}
    return actions.keep_run(**kept, by=by, at=at, why=why)


def _measured(corpus: Corpus, last_full_year: int) -> dict[str, Any]:
    """The evaluation of the years before, or why there is none."""
    try:
        return report_as_data(look_back(corpus, last_full_year))
    except Refusal as refusal:
        return {"refused": _words(refusal)}


def _suggested(corpus: Corpus, request: RunRequest) -> tuple[dict[str, Any], list[Suggestion]]:
    """With which settings it was suggested, and what; nothing, and why, where the corpus is too small."""

    def told(done: int, of: int) -> None:
        if done % STARTS_AT_ONCE == 0 or done == of:
            actions.tell_progress(request=request, done=done, of=of)

    work_out_what_is_missing()
    try:
        outlook = outlook_of(corpus)
    except NotYet:  # a newer corpus took its place meanwhile: the task is done again
        raise
    except Refusal as refusal:
        return {"refused": _words(refusal)}, []
    return _settings(outlook), list(suggest(corpus, outlook, TOP, told))


def _settings(outlook: Outlook) -> dict[str, Any]:
    return {
        "top": TOP,
        "least_works": outlook.least_works,
        "candidates": len(outlook.concepts),
        "pairs": len(outlook.a),
        "until": outlook.until,
        "years": INNER,
        "learned": outlook.blend.pairs > 0,
    }


def _words(refusal: Refusal) -> dict[str, str]:
    return {"what": refusal.what, "why": refusal.why, "mend": refusal.mend}
