"""A run of suggestions as it is made: the years before are measured, every idea is started from, and all of it is kept at once.

Public name: `make`. All that takes long is done before the transaction in which the run is kept; whoever dies before that leaves
no run, and whoever comes second keeps none.
"""

from datetime import datetime
from typing import Any

from crossings.engine.links.corpus import Corpus
from crossings.engine.links.prediction_telling import report_as_data
from crossings.engine.links.suggestions import TOP, Suggested, look_back, suggest
from crossings.engine.refusal import Refusal
from crossings.journal.record import Actor
from crossings.links import actions, corpora
from crossings.links.actions.runs import Suggested as Line
from crossings.links.models import CorpusVersion, Run, RunRequest

STARTS_AT_ONCE = 20  # between two times that progress is told
Step = RunRequest.Step


def make(request: RunRequest, *, by: Actor, at: datetime, why: str = "") -> Run:
    """Make and keep the run that was asked for, from the newest corpus. Raises `NoCorpus` where there is none.

    Where the corpus is too small to be measured, or to suggest anything, the run says so in the words of the refusal.
    """
    corpus = corpora.current()
    _tell(request, step=Step.LOOKING_BACK, done=0, of=0)
    report = _measured(corpus, at.year - 1)
    _tell(request, step=Step.SUGGESTING)
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


def _suggested(corpus: Corpus, request: RunRequest) -> tuple[dict[str, Any], list[Line]]:
    """With which settings it was suggested, and what; nothing, and why, where the corpus is too small."""

    def told(done: int, of: int) -> None:
        if done % STARTS_AT_ONCE == 0 or done == of:
            _tell(request, done=done, of=of)

    try:
        found = suggest(corpus, TOP, told=told)
    except Refusal as refusal:
        return {"refused": _words(refusal)}, []
    return _settings(found), [
        Line(each.start, each.concept, each.rank, each.likely, each.surprise, each.order) for each in found.suggestions
    ]


def _settings(found: Suggested) -> dict[str, Any]:
    names = ("top", "least_works", "candidates", "pairs", "until", "years")
    return {**{name: getattr(found, name) for name in names}, "learned": found.blend.pairs > 0}


def _words(refusal: Refusal) -> dict[str, str]:
    return {"what": refusal.what, "why": refusal.why, "mend": refusal.mend}


def _tell(request: RunRequest, **progress: Any) -> None:
    """Let the office see how far it is; nobody's decision, and so not in the journal."""
    RunRequest.objects.filter(pk=request.pk, is_open=True).update(**progress)
