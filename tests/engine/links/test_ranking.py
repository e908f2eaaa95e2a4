"""The measures of a ranking are what a walk over all pairs gives, and their intervals what drawing pairs anew gives."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossings.engine.links import ranking
from crossings.engine.links.ranking import Pairs, drawn, interval, measures

SCORES = st.lists(st.tuples(st.integers(0, 6), st.booleans()), min_size=2, max_size=40)


def made(starts=30, seed=3):
    rng = np.random.default_rng(seed)
    a, b = np.triu_indices(starts, 1)
    popularity = rng.random(starts)
    score = popularity[a] + popularity[b] + rng.normal(0, 0.3, len(a))
    came_true = rng.random(len(a)) < 1 / (1 + np.exp(3 - 2 * score))
    return Pairs(starts, a, b, came_true, popularity[a] + popularity[b]), score


def slow_average_precision(score, came_true):
    """Over every threshold, the precision there times the recall gained."""
    total, gained = 0.0, 0
    for threshold in sorted(set(score), reverse=True):
        taken = score >= threshold
        here = came_true[taken].sum()
        total += (here - gained) / came_true.sum() * came_true[taken].mean()
        gained = here
    return total


@given(SCORES)
def test_the_area_is_the_share_of_couples_in_order(rows):
    score, came_true = (np.array(column) for column in zip(*rows, strict=True))
    couples = [np.sign(p - n) / 2 + 0.5 for p in score[came_true] for n in score[~came_true]]
    assert ranking.auc(score, came_true) == pytest.approx(np.mean(couples) if couples else np.nan, nan_ok=True)


@given(SCORES)
def test_average_precision_is_the_precision_where_recall_is_gained(rows):
    score, came_true = (np.array(column) for column in zip(*rows, strict=True))
    if came_true.any():
        assert ranking.average_precision(score, came_true) == pytest.approx(slow_average_precision(score, came_true))


def test_recall_counts_for_each_start_what_stands_among_its_first():
    pairs, score = made()
    recall = ranking.recall_of_starts(pairs, score, at=5)
    for start in range(pairs.starts):
        own = [n for n in range(len(score)) if start in (pairs.a[n], pairs.b[n])]
        first = sorted(own, key=lambda n: (-score[n], pairs.a[n] + pairs.b[n]))[:5]
        came = sum(pairs.came_true[n] for n in own)
        expected = sum(pairs.came_true[n] for n in first) / came if came else np.nan
        assert recall[start] == pytest.approx(expected, nan_ok=True)


def test_where_popularity_is_matched_popularity_tells_next_to_nothing():
    pairs, _ = made(80)
    assert ranking.auc(pairs.popularity, pairs.came_true) > 0.6
    assert ranking.auc(pairs.popularity, pairs.came_true, pairs.matched()) == pytest.approx(0.5, abs=0.02)


def test_each_that_came_true_is_matched_with_the_weight_of_five():
    pairs, _ = made()
    weight = pairs.matched()
    kept = weight[pairs.came_true].sum()
    assert 0 < kept <= pairs.came_true.sum()
    assert weight[~pairs.came_true].sum() == pytest.approx(5 * kept)


def test_each_draw_measures_what_pairs_taken_as_often_as_their_starts_give():
    pairs, score = made()
    taken = drawn(pairs.starts, 8, seed=5)
    found = measures(pairs, score, taken)
    for number, times in enumerate(taken):
        often = (times[pairs.a] + times[pairs.b]).astype(int)
        again, true = np.repeat(score, often), np.repeat(pairs.came_true, often)
        assert found.draws["auc"][number] == pytest.approx(ranking.auc(again, true))
        assert found.draws["average_precision"][number] == pytest.approx(ranking.average_precision(again, true))


def test_parts_of_many_ranks_change_the_draws_by_next_to_nothing(monkeypatch):
    pairs, score = made(80)
    taken = drawn(pairs.starts, 20, seed=5)
    exact = measures(pairs, score, taken)
    monkeypatch.setattr(ranking, "HEAD", 100)
    monkeypatch.setattr(ranking, "PARTS", 300)
    rough = measures(pairs, score, taken)
    assert rough.value == exact.value
    for name in ranking.NAMES:
        assert rough.draws[name] == pytest.approx(exact.draws[name], abs=1e-3)


def test_the_value_lies_within_its_interval_and_the_same_seed_draws_the_same():
    pairs, score = made(60)
    one, again = (measures(pairs, score, drawn(pairs.starts, 400, seed=7)) for _ in range(2))
    for name in ranking.NAMES:
        low, high = interval(one.draws[name])
        assert low < one.value[name] < high
        assert one.draws[name].tolist() == again.draws[name].tolist()


def test_a_ranking_in_which_nothing_came_true_measures_nothing():
    pairs, score = made()
    none = Pairs(pairs.starts, pairs.a, pairs.b, np.zeros(len(score), dtype=bool), pairs.popularity)
    found = measures(none, score, drawn(pairs.starts, 3, seed=1))
    assert all(np.isnan(value) for value in found.value.values())
    assert all(np.isnan(interval(draws)).all() for draws in found.draws.values())
