"""What open discovery rests on is worked out in the background, once for each corpus, and goes with it."""

import pytest

from crossings.engine.links.corpus import Work, build
from crossings.engine.refusal import Refusal
from crossings.journal.record import Actor
from crossings.links import actions, corpora, outlooks
from crossings.links.actions.corpora import KEPT
from crossings.links.models import CorpusVersion
from crossings.links.outlooks import NotYet, folder_of, outlook_of, work_out, work_out_what_is_missing
from crossings.links.tasks import discover
from tests.factories.links import CorpusVersionFactory
from tests.factories.research import PublicationFactory

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
NAMES = ("law", "trade", "wages", "health", "drought")


def corpus_of(works, **more):
    """The row of a corpus of these works, whose file lies where corpora lie."""
    made = corpora.folder() / "made.duckdb"
    made.parent.mkdir(parents=True, exist_ok=True)
    version = build(works, made)
    row = CorpusVersionFactory(version=version, path=f"{version[:16]}.duckdb", works=len(works), **more)
    made.replace(corpora.file_of(row))
    return row


def works(many=60, year=2000):
    return [Work(f"w{n}", "", year and year + n % 9, concepts=(NAMES[n % 5], NAMES[(n + 1) % 5])) for n in range(many)]


def test_before_it_is_worked_out_a_reader_is_told_to_come_back():
    corpus_of(works(), is_current=True)

    with pytest.raises(NotYet, match="still being worked out"):
        outlook_of(corpora.current())


def test_what_was_worked_out_is_there_for_all_who_ask():
    row = corpus_of(works(), is_current=True)

    work_out(row)

    found = outlook_of(corpora.current())
    assert (found.version, len(found.concepts)) == (row.version, 5)
    assert outlook_of(corpora.current()) is found


def test_what_is_missing_of_any_corpus_that_is_kept_is_worked_out_and_the_rest_left():
    corpus_of(works(50))
    corpus_of(works(), is_current=True)

    assert work_out_what_is_missing() == 2
    assert work_out_what_is_missing() == 0


@pytest.mark.parametrize("made", [works(year=None), works(3), works(1)])
def test_where_nothing_can_be_foreseen_that_is_known_and_not_tried_again(made):
    row = corpus_of(made, is_current=True)

    work_out(row)

    with pytest.raises(Refusal, match="cannot be foreseen") as refused:
        outlook_of(corpora.current())
    assert not isinstance(refused.value, NotYet)
    assert work_out_what_is_missing() == 0


def test_a_file_that_was_damaged_is_worked_out_again():
    row = corpus_of(works(), is_current=True)
    work_out(row)
    (folder_of(corpora.file_of(row)) / "told.json").write_text("{")

    assert work_out_what_is_missing() == 1
    assert outlook_of(corpora.current()).version == row.version


def test_a_corpus_without_a_file_is_passed_over():
    CorpusVersionFactory(is_current=True)

    assert work_out_what_is_missing() == 0


def test_the_task_that_follows_the_journal_works_it_out_too(at):
    PublicationFactory(title="Drought and wages")
    actions.build_corpus(by=Actor("system:tests"), at=at)

    discover.func()

    with pytest.raises(Refusal, match="cannot be foreseen"):
        outlook_of(corpora.current())


def test_what_was_worked_out_goes_with_its_corpus(at, django_capture_on_commit_callbacks, monkeypatch):
    monkeypatch.setattr(actions.corpora, "KEPT", 1)
    PublicationFactory()
    old = actions.build_corpus(by=Actor("system:tests"), at=at)
    work_out(old)
    folder = folder_of(corpora.file_of(old))
    assert folder.is_dir()

    PublicationFactory()
    with django_capture_on_commit_callbacks(execute=True):
        actions.build_corpus(by=Actor("system:tests"), at=at)

    assert not CorpusVersion.objects.filter(pk=old.pk).exists()
    assert not folder.exists()
    assert KEPT > 1


def test_only_a_few_are_kept_open():
    for many in range(10, 15):
        work_out(row := corpus_of(works(many * 5)))
        outlook_of(corpora.of_version(row.version))

    assert len(outlooks._opened) <= outlooks.OPEN_AT_MOST
