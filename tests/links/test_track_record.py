"""Runs of suggestions: kept as they were made, judged by what was published later, told with their share."""

from datetime import timedelta

import pytest

from crossings.engine.links.corpus import Corpus, Work, build
from crossings.engine.links.suggestions import Suggestion as Suggested
from crossings.journal.models import Entry
from crossings.journal.record import Actor
from crossings.links import actions, corpora
from crossings.links.models import CorpusVersion, Run
from crossings.links.tasks import judge_what_was_suggested
from crossings.links.track_record import AT_THE_TOP, counted_runs, joined_by_now, told, track_record
from tests.factories.links import CorpusVersionFactory, RunFactory, SuggestionFactory
from tests.factories.research import PublicationSubjectFactory
from tests.factories.topics import ConceptFactory, SchemeFactory

pytestmark = pytest.mark.django_db
BY = Actor("system:tests")


def kept(at, *pairs, report=None):
    suggestions = [
        Suggested(start, "likely", rank, concept, 0.5, 0.9) for rank, (start, concept) in enumerate(pairs, 1)
    ]
    return actions.keep_run(
        corpus=CorpusVersionFactory(), suggestions=suggestions, asked={"top": 50}, report=report or {}, by=BY, at=at
    )


def judge(run, at, *joined):
    return actions.judge_run(run=run, joined=joined, by=BY, at=at)


def test_a_run_is_kept_as_it_was_made(at):
    run = kept(at, ("a", "b"), ("a", "c"), report={"blend": {"auc": 0.7}})

    assert list(run.suggestions.values_list("rank", "start", "concept", "came_true")) == [
        (1, "a", "b", False),
        (2, "a", "c", False),
    ]
    assert [entry.verb for entry in Entry.objects.about(run)] == ["keep a run"]


def test_a_run_that_was_not_judged_has_no_share(at):
    kept(at, ("a", "b"))

    (record,) = track_record()
    assert (record.likely.suggested, record.likely.precision, record.likely.precision_at_the_top) == (1, None, None)


def test_what_was_joined_since_came_true_in_whichever_order(at):
    run = kept(at, ("a", "b"), ("a", "c"), ("d", "a"), ("d", "e"))

    judge(run, at + timedelta(days=365), ("a", "b"), ("a", "d"), ("x", "y"))

    (record,) = track_record()
    assert (record.likely.suggested, record.likely.came_true, record.likely.precision) == (4, 2, 0.5)
    assert record.likely.waiting == 2
    assert record.judged_at == at + timedelta(days=365)


def test_a_run_is_judged_again_as_time_goes_on(at):
    run = kept(at, ("a", "b"))
    judge(run, at + timedelta(days=365))
    judge(run, at + timedelta(days=730), ("a", "b"))

    assert track_record()[0].likely.came_true == 1
    assert Entry.objects.about(run).count() == 3


def test_what_stands_at_the_top_is_counted_apart(at):
    run = RunFactory(judged_at=at)
    for rank in (1, AT_THE_TOP, AT_THE_TOP + 1, AT_THE_TOP + 2):
        SuggestionFactory(run=run, rank=rank, came_true=rank == AT_THE_TOP)

    (record,) = track_record()
    assert (record.likely.precision, record.likely.precision_at_the_top) == (0.25, 0.5)


def test_both_orders_are_counted_apart(at):
    run = RunFactory(judged_at=at)
    for order, true in (("likely", (True, False)), ("surprise", (False, False, False, True))):
        for rank, came_true in enumerate(true, 1):
            SuggestionFactory(run=run, order=order, rank=rank, came_true=came_true)

    (record,) = track_record()
    assert (record.likely.precision, record.surprise.precision) == (0.5, 0.25)


def test_a_suggestion_that_came_true_is_taken_back_where_its_work_was(at):
    run = kept(at, ("a", "b"), ("a", "c"))
    judge(run, at, ("a", "b"), ("a", "c"))
    judge(run, at, ("c", "a"))

    assert list(run.suggestions.values_list("concept", "came_true")) == [("b", False), ("c", True)]


def test_many_suggestions_are_judged_in_few_queries(at, django_assert_max_num_queries):
    pairs = [(f"a{number}", f"b{number}") for number in range(1200)]
    run = kept(at, *pairs)

    with django_assert_max_num_queries(20):
        judge(run, at, *pairs[::2])

    assert track_record()[0].likely.came_true == 600


def test_a_part_of_the_runs_is_told_by_its_place(at):
    for years in range(5):
        RunFactory(made_at=at - timedelta(days=365 * years))

    assert [told(each).made_at.year for each in counted_runs()[1:3]] == [at.year - 1, at.year - 2]
    assert counted_runs().count() == 5


def test_a_run_that_suggested_nothing_has_no_share(at):
    RunFactory(judged_at=at)

    assert track_record()[0].likely.precision is None


def test_runs_are_told_newest_first_in_one_query(at, django_assert_num_queries):
    for years in (1, 0, 2):
        SuggestionFactory(run__made_at=at - timedelta(days=365 * years))

    with django_assert_num_queries(1):
        records = track_record()

    assert [each.made_at for each in records] == list(Run.objects.newest().values_list("made_at", flat=True))


def test_a_pair_is_joined_once_a_work_holds_both(tmp_path):
    build([Work("1", concepts=("drought", "wages")), Work("2", concepts=("law",))], tmp_path / "corpus")
    with Corpus.open(tmp_path / "corpus") as corpus:
        drought, wages, law = (corpus.concept(name).id for name in ("drought", "wages", "law"))

        found = joined_by_now(corpus, [(wages, drought), (drought, law), ("gone", drought)])
        assert {frozenset(pair) for pair in found} == {frozenset((drought, wages))}
        assert joined_by_now(corpus, []) == set()


# -- by the clock ------------------------------------------------------------------------------------------------------


@pytest.fixture
def joined(at):
    """The names in the newest corpus of two concepts that a work holds together."""
    work = PublicationSubjectFactory(concept__scheme__slug="studies", concept__slug="drought").record
    PublicationSubjectFactory(record=work, concept=ConceptFactory(scheme=SchemeFactory(slug="money"), slug="wages"))
    actions.build_corpus(by=BY, at=at)
    return tuple(corpora.current().concept(name).id for name in ("studies/drought", "money/wages"))


def test_every_run_is_judged_by_the_newest_corpus(joined, at):
    kept(at - timedelta(days=365), joined, (joined[0], "elsewhere"))

    assert judge_what_was_suggested(at) == 1
    assert judge_what_was_suggested(at + timedelta(days=29)) == 0
    assert judge_what_was_suggested(at + timedelta(days=30)) == 1
    assert (track_record()[0].likely.came_true, track_record()[0].judged_at) == (1, at + timedelta(days=30))


def test_a_run_is_not_judged_by_the_corpus_from_which_it_came(joined, at):
    actions.keep_run(corpus=CorpusVersion.objects.current(), suggestions=[], asked={}, report={}, by=BY, at=at)

    assert judge_what_was_suggested(at) == 0


def test_a_run_whose_corpus_is_not_kept_is_judged_without_a_word_on_luck(joined, at):
    run = kept(at - timedelta(days=365), joined)
    Run.objects.filter(pk=run.pk).update(asked={"least_works": 3})

    assert judge_what_was_suggested(at) == 1
    assert track_record()[0].by_luck is None


def test_without_a_corpus_nothing_is_judged(at):
    kept(at, ("a", "b"))

    assert judge_what_was_suggested(at) == 0
