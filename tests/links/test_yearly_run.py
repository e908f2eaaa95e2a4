"""The run of the year: made once however often it is asked for, whole or not at all, from whatever corpus there is."""

import threading
from datetime import timedelta

import pytest
from django.db import connection
from django_tasks_db.models import DBTaskResult

from crossings.engine.links.corpus import Corpus, Work, build
from crossings.engine.links.evaluation import Asked, evaluate
from crossings.engine.links.prediction_telling import report_as_data
from crossings.engine.links.suggestions import share_joined, suggest
from crossings.jobs.worker import Worker
from crossings.journal.models import Entry
from crossings.journal.record import Actor
from crossings.links import actions, corpora, tasks, yearly
from crossings.links.models import CorpusVersion, Run, RunRequest, Suggestion
from crossings.links.outlooks import outlook_of
from crossings.links.track_record import track_record
from crossings.operations.timetable import TIMETABLE
from tests.engine.links.test_scorers import WORKS
from tests.factories.links import CorpusVersionFactory, RunRequestFactory

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
BY = Actor("system:tests")
SMALL = [Work("1", concepts=("drought", "wages"), year=2020), Work("2", concepts=("law",), year=2021)]


def asked_today(works, **facts):
    """A corpus of these works, which is asked from now on; its row."""
    corpora.folder().mkdir(parents=True, exist_ok=True)
    build(works, corpora.folder() / "made.duckdb")
    with Corpus.open(corpora.folder() / "made.duckdb") as corpus:
        row = CorpusVersionFactory(version=corpus.version, is_current=True, works=corpus.works, **facts)
    (corpora.folder() / "made.duckdb").rename(corpora.file_of(row))
    return row


@pytest.fixture
def large(own_folder):
    return asked_today(WORKS)


@pytest.fixture
def small(own_folder):
    return asked_today(SMALL)


def ask(at, key="year-2026"):
    return actions.ask_for_run(key=key, by=BY, at=at)


def waiting():
    return DBTaskResult.objects.filter(task_path=tasks.make_run.module_path)


# -- what is kept ------------------------------------------------------------------------------------------------------


def test_a_run_keeps_what_open_discovery_suggests_from_every_idea_in_both_orders(large, at):
    run = yearly.make(ask(at), by=BY, at=at)

    outlook = outlook_of(corpora.current())
    kept = run.suggestions.values_list("start", "order", "rank", "concept", "likely", "surprise")
    assert set(kept) == set(suggest(corpora.current(), outlook))
    assert (run.corpus, run.made_at, run.asked["pairs"], run.asked["top"]) == (large, at, len(outlook.a), 20)
    assert {entry.verb for entry in Entry.objects.about(run)} == {"keep a run"}


def test_a_run_keeps_how_the_same_would_have_done_on_the_years_before(large, at):
    run = yearly.make(ask(at), by=BY, at=at)

    last = max(work.year for work in WORKS if work.year and work.year < at.year)
    least = run.report["options"]["least_works"]
    expected = evaluate(corpora.current(), last - 5, Asked(horizon=5, least_works=least))
    assert run.report == report_as_data(expected)


def test_of_a_corpus_that_is_too_small_the_words_of_the_refusal_are_kept(small, at):
    run = yearly.make(ask(at), by=BY, at=at)

    assert run.report["refused"]["why"] == "Pairs need at least three."
    assert run.asked["refused"]["what"] == "In this corpus it cannot be foreseen what will be joined."
    assert not run.suggestions.exists()
    assert track_record()[0].likely.suggested == 0


def test_the_run_closes_what_was_asked_for(large, at):
    request = ask(at)
    yearly.make(request, by=BY, at=at)

    kept = RunRequest.objects.get()
    assert (kept.step, kept.is_open, kept.done, kept.run) == ("kept", False, kept.of, Run.objects.get())
    assert kept.progress == f"{kept.of} / {kept.of}"


# -- once --------------------------------------------------------------------------------------------------------------


def test_the_year_is_asked_for_once_and_made_by_a_worker(large, at):
    assert tasks.ask_for_the_year(at)
    assert tasks.ask_for_the_year(at + timedelta(minutes=1))
    assert waiting().count() == 1

    Worker("tests").run_all()

    assert Run.objects.count() == 1
    assert not tasks.ask_for_the_year(at + timedelta(days=1))
    assert waiting().count() == 1
    assert Entry.objects.about(RunRequest.objects.get()).count() == 1


def test_the_next_year_has_a_run_of_its_own(small, at):
    for years in (0, 1, 1, 2):
        tasks.ask_for_the_year(at + timedelta(days=366 * years))
        Worker("tests").run_all()

    assert list(RunRequest.objects.values_list("key", flat=True)) == ["year-2028", "year-2027", "year-2026"]
    assert Run.objects.count() == 3


def test_it_is_looked_for_every_day_so_that_no_year_is_missed():
    (entry,) = (each for each in TIMETABLE if each.task == tasks.ask_for_yearly_run)

    assert entry.every == timedelta(days=1)


def test_without_a_corpus_nothing_is_asked_for_and_the_year_still_comes(at, own_folder):
    assert not tasks.ask_for_the_year(at)
    lost = CorpusVersionFactory(is_current=True)
    assert not tasks.ask_for_the_year(at)
    assert not RunRequest.objects.exists()

    lost.delete()
    asked_today(SMALL)
    assert tasks.ask_for_the_year(at)


def test_at_most_one_is_under_way_whatever_it_is_known_as(small, at):
    first = ask(at, "asked-1")

    assert ask(at, "asked-2") == first
    assert RunRequest.objects.count() == waiting().count() == 1


def test_what_was_made_under_a_key_is_not_made_again_under_it(small, at):
    made = yearly.make(ask(at, "asked-1"), by=BY, at=at)

    assert ask(at, "asked-1") == made.request
    assert ask(at, "asked-2") != made.request


def test_to_make_a_run_again_gives_the_one_that_was_kept(small, at):
    request = ask(at)
    first = yearly.make(request, by=BY, at=at)
    later = yearly.make(request, by=BY, at=at + timedelta(hours=1))

    assert first == later
    assert Run.objects.get().made_at == at


def test_a_task_whose_run_was_kept_does_nothing(small, at):
    request = ask(at)
    yearly.make(request, by=BY, at=at)
    before = Entry.objects.count()

    tasks.make_run.call(request.pk)

    assert Entry.objects.count() == before


def both_at_once(act):
    """Do the same in two threads that begin at one moment; what each gave."""
    start, gave = threading.Barrier(2), []

    def once():
        start.wait()
        gave.append(act())
        connection.close()

    threads = [threading.Thread(target=once) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return gave


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_keep_one_run(large, at):
    request = ask(at)

    kept = both_at_once(lambda: yearly.make(request, by=BY, at=at).pk)

    assert kept == [Run.objects.get().pk] * 2
    assert Suggestion.objects.count() == len(list(suggest(corpora.current(), outlook_of(corpora.current()))))


@pytest.mark.django_db(transaction=True)
def test_two_who_ask_at_once_ask_for_one(small, at):
    asked = both_at_once(lambda: ask(at).pk)

    assert asked == [RunRequest.objects.get().pk] * 2
    assert waiting().count() == 1


# -- killed ------------------------------------------------------------------------------------------------------------


class Killed(BaseException):
    """Ends a worker as a signal does: nothing catches it."""


@pytest.mark.parametrize(
    "where", ["look_back", "suggest", "actions.keep_run", "actions.runs.Suggestion.objects.bulk_create"]
)
def test_a_worker_that_is_killed_leaves_no_half_run_and_the_next_makes_a_whole_one(large, at, monkeypatch, where):
    def die(*_args, **_kwargs):
        raise Killed

    request = ask(at)
    path = f"crossings.links.{where}" if where.startswith("actions.runs") else f"crossings.links.yearly.{where}"
    with monkeypatch.context() as patched, pytest.raises(Killed):
        patched.setattr(path, die)
        yearly.make(request, by=BY, at=at)
    assert not Run.objects.exists()
    assert not Suggestion.objects.exists()
    assert RunRequest.objects.get().is_open

    yearly.make(request, by=BY, at=at)
    assert Run.objects.count() == 1


def test_a_run_whose_task_was_given_up_is_queued_again_the_next_day(small, at):
    tasks.ask_for_the_year(at)
    waiting().update(status="FAILED")

    assert tasks.ask_for_the_year(at + timedelta(days=1))
    assert waiting().filter(status="READY").count() == 1


def test_progress_is_told_only_while_a_run_is_under_way(small, at):
    request = RunRequestFactory(is_open=False, step="kept", done=4, of=4)

    actions.tell_progress(request=request, step="suggesting", done=1)

    assert RunRequest.objects.values_list("step", "done").get(pk=request.pk) == ("kept", 4)


def test_a_corpus_on_which_a_run_rests_is_kept(small, at):
    yearly.make(ask(at), by=BY, at=at)

    assert not CorpusVersion.objects.unneeded(0).exists()


def test_a_year_later_it_is_judged_by_what_was_published_and_by_luck(at):
    early = [work for work in WORKS if not work.year or work.year <= 2012]
    before = asked_today(early)
    yearly.make(ask(at), by=BY, at=at)
    CorpusVersion.objects.filter(pk=before.pk).update(is_current=False)
    asked_today(WORKS)

    assert tasks.judge_what_was_suggested(at + timedelta(days=365)) == 1

    (record,) = track_record()
    expected = share_joined(corpora.of_version(before.version), corpora.current(), record.asked["least_works"])
    assert record.by_luck == expected > 0
    assert 0 < record.likely.came_true < record.likely.suggested
