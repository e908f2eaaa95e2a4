"""What happens to links in the background: the journal is read on, the corpus follows it, bridges are looked for.

Once a year, what the corpus suggests is kept; once a month, what was kept is judged by what has been published since.
"""

import logging
from datetime import datetime, timedelta

from django.db.models import Q
from django.utils import timezone
from django_tasks import task

from crossings.engine.refusal import Refusal
from crossings.journal import actions as journal
from crossings.journal.models import Entry
from crossings.journal.record import Actor
from crossings.links import actions, corpora
from crossings.links.discovery import look_everywhere
from crossings.links.models import CorpusVersion, FollowedTopic, Reading, Run, RunRequest
from crossings.links.outlooks import work_out_what_is_missing
from crossings.links.track_record import by_luck, joined_by_now
from crossings.links.yearly import make

SCHEDULER = Actor("system:scheduler")
READS = (
    *("research.publication", "research.workrelation", "topics.concept", "topics.conceptscheme"),
    *("network.profile", "network.affiliation", "people.person", "people.consent", "links.pairing"),
)
"""The kinds of records of which a corpus is made, and between which bridges are looked for."""
A_MONTH = timedelta(days=30)
DECISIONS = ("reject a bridge", "reopen a bridge")
log = logging.getLogger(__name__)


@task()
def discover() -> None:
    """Follow the journal: build the corpus anew and look for bridges, if anything changed that they rest on.

    Then work out what open ideas rest on, which may take minutes in a large corpus.
    """
    catch_up(timezone.now())
    work_out_what_is_missing()


def catch_up(at: datetime) -> bool:
    """Follow the journal up to this moment; says whether there was anything to do. Safe to repeat.

    How far it was read is kept only after all is done: whoever dies in between does it again, to the same end.
    """
    reading, _new = Reading.objects.get_or_create(name="discovery")
    unread = Entry.objects.after(reading.entry)
    last = unread.values_list("pk", flat=True).last()
    is_due = unread.filter(Q(kind__in=READS) | Q(verb__in=DECISIONS)).exists() or _is_lost()
    if is_due:
        try:
            actions.build_corpus(by=SCHEDULER, at=at, why="Records changed")
            look_everywhere(by=SCHEDULER, at=at)
        except Refusal as refusal:
            log.info("No corpus was built: %s", refusal)
    if last is not None:
        Reading.objects.filter(name="discovery").update(entry=last)
    return is_due


def _is_lost() -> bool:
    """Whether the corpus that is asked has no file, as after a backup was put back: files are made anew, not kept in it."""
    row = CorpusVersion.objects.current()
    return row is not None and not corpora.file_of(row).is_file()


@task()
def ask_for_yearly_run() -> None:
    """Have this year's run of suggestions made, unless it was."""
    ask_for_the_year(timezone.now())


def ask_for_the_year(at: datetime) -> bool:
    """Have the run of this year made, or the one that was left half done; says whether one is under way. Safe to repeat.

    It is asked for on every day, so that whoever was switched off in January catches up. Without a corpus it waits.
    """
    if CorpusVersion.objects.current() is None or _is_lost():
        return False
    return actions.ask_for_run(key=f"year-{at.year}", by=SCHEDULER, at=at, why="Once a year").is_open


@task()
def make_run(request_id: int) -> None:
    """Make a run of suggestions that was asked for. A worker that dies in between leaves nothing; the next begins anew."""
    request = RunRequest.objects.get(pk=request_id)
    if request.is_open:
        make(request, by=SCHEDULER, at=timezone.now(), why=f"Asked for as {request.key}")


@task()
def judge_runs() -> None:
    """Say of every run of suggestions what came true by now."""
    judge_what_was_suggested(timezone.now())


def judge_what_was_suggested(at: datetime) -> int:
    """Judge by the newest corpus every run that was not judged for a month; says how many. A run's own corpus judges none."""
    row = CorpusVersion.objects.current()
    if row is None or _is_lost():
        return 0
    is_due = Q(judged_at=None) | Q(judged_at__lte=at - A_MONTH)
    runs = list(Run.objects.filter(is_due).exclude(corpus=row).select_related("corpus").order_by("pk"))
    for run in runs:
        suggested = list(run.suggestions.values_list("start", "concept"))
        joined = joined_by_now(corpora.current(), suggested)
        luck = by_luck(run, corpora.current())
        actions.judge_run(run=run, joined=joined, by_luck=luck, by=SCHEDULER, at=at, why="A newer corpus stands")
    return len(runs)


@task()
def forget_followed_topics() -> None:
    """Take away which topics those followed whose account is closed."""
    forget_what_is_due(timezone.now())


def forget_what_is_due(at: datetime) -> int:
    """Take away what closed accounts followed; says how many rows went. Safe to repeat."""
    rows = list(FollowedTopic.objects.filter(account__closed_at__isnull=False))
    for row in rows:
        journal.remove(record=row, by=SCHEDULER, at=at, why="The account is closed")
    return len(rows)
