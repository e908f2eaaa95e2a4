"""Open discovery names what is not joined yet, each with reasons that add up, and its evaluation compares like with like."""

from math import log

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossings.engine.links.corpus import Corpus, build
from crossings.engine.links.evaluation import Asked as Evaluated
from crossings.engine.links.evaluation import evaluate
from crossings.engine.links.prediction import Asked, open_links
from crossings.engine.links.prediction_telling import by_kind, opened_as_text
from crossings.engine.links.ranked import percentiles
from crossings.engine.refusal import Refusal
from tests.engine.links.test_scorers import NAMES, WORKS


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    path = tmp_path_factory.mktemp("corpus") / "works.corpus"
    build(WORKS, path)
    with Corpus.open(path) as opened:
        yield opened


@pytest.fixture(scope="module")
def opened(corpus):
    return open_links(corpus, NAMES[0], Asked(top=None, least_works=5))


@pytest.fixture(scope="module")
def report(corpus):
    return evaluate(corpus, 2012, Evaluated(least_works=4, draws=200))


def test_what_is_named_is_joined_to_the_start_by_no_work(corpus, opened):
    met = {concept for work in WORKS if NAMES[0] in work.concepts for concept in work.concepts}
    named = {link.concept.label for link in opened.links}
    held = {name for name in NAMES if sum(name in work.concepts for work in WORKS) >= 5}
    assert named == held - met
    assert opened.candidates == len(named) > 5


def test_the_reasons_of_a_link_add_up_to_its_log_odds(opened):
    assert opened.blend.pairs > 0
    for link in opened.links:
        odds = log(link.likely / (1 - link.likely))
        assert sum(each.contribution for each in link.reasons) + opened.blend.intercept == pytest.approx(odds)
        assert sum(by_kind(link.reasons).values()) == pytest.approx(sum(each.contribution for each in link.reasons))


def test_the_likeliest_come_first_and_the_most_surprising_where_that_is_asked_for(corpus, opened):
    likely = [link.likely for link in opened.links]
    assert likely == sorted(likely, reverse=True)
    other = open_links(corpus, NAMES[0], Asked(top=5, least_works=5, order="surprise")).links
    assert [link.surprise for link in other] == sorted((link.surprise for link in opened.links), reverse=True)[:5]


def test_a_concept_is_reached_through_those_that_both_are_associated_with(corpus, opened):
    for link in opened.links[:5]:
        assert link.association >= sum(each.association for each in link.through) - 1e-9
        for each in link.through:
            for end in (NAMES[0], link.concept.label):
                assert any({each.concept.label, end} <= set(work.concepts) for work in WORKS)


def test_what_popularity_alone_explains_is_said_so(opened):
    anyway = [link for link in opened.links if link.popular_anyway]
    assert anyway
    assert all(link.surprise <= 0.5 for link in anyway)
    assert "Popular anyway" in opened_as_text(opened)


def test_a_start_that_few_works_hold_is_taken_all_the_same(corpus):
    few = min(NAMES, key=lambda name: (sum(name in work.concepts for work in WORKS) or 999, name))
    assert open_links(corpus, few, Asked(least_works=15)).start.label == few
    with pytest.raises(Refusal, match="no concept of this corpus"):
        open_links(corpus, "nothing of this kind")


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(1, 5)), min_size=1, max_size=30), st.integers(1, 9))
def test_a_percentile_lies_between_none_and_all_of_those_of_equal_popularity(rows, equal):
    score, popularity = (np.array(column, dtype=float) for column in zip(*rows, strict=True))
    found = percentiles(score, popularity, equal)
    assert ((found >= 0) & (found <= 1)).all()
    if 2 * equal >= len(rows) * 2 - 2 and len(rows) > 1:
        others = [np.delete(score, n) for n in range(len(score))]
        expected = [((o < s) + 0.5 * (o == s)).mean() for o, s in zip(others, score, strict=True)]
        assert found == pytest.approx(expected)


def test_every_scorer_is_measured_with_its_interval_and_its_ratio(report):
    names = [score.name for score in report.scores]
    required = {"random", "preferential_attachment", "common_neighbours", "adamic_adar", "blend"}
    assert required <= set(names)
    for score in report.scores:
        for estimate in (*score.measures.values(), *score.ratios.values()):
            low, high = estimate.interval
            assert low <= high
    peer = next(score for score in report.scores if score.name == "preferential_attachment")
    assert {ratio.value for ratio in peer.ratios.values()} == {1.0}


def test_chance_is_measured_as_chance_and_the_blend_as_better(report):
    scores = {score.name: score.measures for score in report.scores}
    assert scores["random"]["auc"].value == pytest.approx(0.5, abs=0.04)
    assert scores["blend"]["auc"].value > scores["random"]["auc"].interval[1]


def test_the_blend_of_an_evaluation_learned_nothing_from_after_the_split(tmp_path, report):
    """With other works after the split, the weights are the same."""
    kept = [work for number, work in enumerate(WORKS) if work.year <= 2012 or number % 2]
    build(kept, tmp_path / "other.corpus")
    with Corpus.open(tmp_path / "other.corpus") as other:
        found = evaluate(other, 2012, Evaluated(least_works=4, draws=1))
    assert found.came_true < report.came_true
    assert found.blend == report.blend


def test_a_split_after_which_nothing_came_is_refused(corpus):
    with pytest.raises(Refusal, match="Nothing came true after 2030"):
        evaluate(corpus, 2030, Evaluated(least_works=4))
