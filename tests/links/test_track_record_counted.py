"""The numbers of the track record, for any runs, against a plain count of the same rows."""

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from crossings.engine.links.suggestions import Suggestion as Suggested
from crossings.journal.record import Actor
from crossings.links import actions
from crossings.links.models import Suggestion
from crossings.links.track_record import AT_THE_TOP, track_record
from tests.factories.links import CorpusVersionFactory, RunFactory, SuggestionFactory

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
BY = Actor("system:tests")
KEYS = [f"c{number}" for number in range(5)]
pairs = some.tuples(some.sampled_from(KEYS), some.sampled_from(KEYS)).filter(lambda pair: pair[0] != pair[1])


class Undo(Exception):
    """Ends an example, so that the next one finds an empty database."""


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    some.lists(some.tuples(pairs, some.integers(1, 2 * AT_THE_TOP)), unique_by=lambda each: each[0], max_size=12),
    some.lists(pairs, max_size=8),
)
def test_shares_are_those_of_a_plain_count(at, ranked, joined):
    both_ways = {*joined, *((other, one) for one, other in joined)}
    true = [rank for pair, rank in ranked if pair in both_ways]
    top = [rank for _pair, rank in ranked if rank <= AT_THE_TOP]
    try:
        with transaction.atomic():
            run = actions.keep_run(
                corpus=CorpusVersionFactory(),
                suggestions=[Suggested(one, "likely", rank, other, 0.5, 0.5) for (one, other), rank in ranked],
                asked={},
                report={},
                by=BY,
                at=at,
            )
            actions.judge_run(run=run, joined=joined, by=BY, at=at)
            told = track_record()[0].likely
            raise Undo
    except Undo:
        pass

    assert (told.suggested, told.came_true) == (len(ranked), len(true))
    assert told.suggested_at_the_top == len(top)
    assert told.came_true_at_the_top == len([rank for rank in true if rank <= AT_THE_TOP])
    assert told.precision == (len(true) / len(ranked) if ranked else None)
    if told.precision is not None:
        assert 0 <= told.precision <= 1


def test_suggestions_of_one_run_do_not_count_for_another(at):
    first, second = (RunFactory(judged_at=at) for _ in range(2))
    for run, true in ((first, (True, True)), (second, (True, False, False))):
        for came_true in true:
            SuggestionFactory(run=run, rank=1, came_true=came_true)

    told = {each.version: (each.likely.came_true, each.likely.suggested) for each in track_record()}

    assert told == {first.corpus.version: (2, 2), second.corpus.version: (1, 3)}


def test_a_run_with_nothing_at_the_top_has_no_share_there(at):
    SuggestionFactory(run=RunFactory(judged_at=at), rank=AT_THE_TOP + 1, came_true=True)

    (told,) = track_record()

    assert told.likely.precision == 1.0
    assert told.likely.precision_at_the_top is None


def test_the_report_on_the_years_before_is_told_as_it_was_kept():
    RunFactory(report={"blend": {"auc": 0.71}})

    assert track_record()[0].report == {"blend": {"auc": 0.71}}


def test_without_runs_there_is_no_record():
    assert track_record() == ()


def test_to_judge_a_run_changes_nothing_of_what_was_suggested(at):
    row = SuggestionFactory(rank=7, likely=0.25, surprise=0.75)
    before = Suggestion.objects.values("start", "concept", "rank", "likely", "surprise").get()

    actions.judge_run(run=row.run, joined=[(row.concept, row.start)], by=BY, at=at)

    assert Suggestion.objects.values("start", "concept", "rank", "likely", "surprise").get() == before
