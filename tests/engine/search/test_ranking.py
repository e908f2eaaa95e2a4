"""Ranking is Okapi BM25 as its authors wrote it down, and says more for what a reader would put first."""

from math import isclose, log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossings.engine.search.document import Text
from crossings.engine.search.ranking import Indexed, indexed, rarity, score

times = st.integers(1, 200)
lengths = st.integers(1, 5000)
averages = st.floats(1, 3000)


def bm25(tf, length, average, records, holding):
    """The formula of Robertson and Zaragoza (2009), 3.15, with the logarithm kept above zero."""
    idf = log(1 + (records - holding + 0.5) / (holding + 0.5))
    return idf * 2.5 * tf / (tf + 1.5 * (0.25 + 0.75 * length / average))


@given(times, lengths, averages, st.integers(1, 10**6), st.floats(0, 1))
def test_a_word_counts_what_the_formula_says(tf, length, average, records, share):
    holding = round(records * share)

    ours = score(Indexed(tf, length), average) * rarity(records, holding)

    assert isclose(ours, bm25(tf, length, average, records, holding), rel_tol=1e-9)


@given(times, lengths, averages)
def test_a_score_lies_between_nothing_and_its_limit(tf, length, average):
    assert 0 < score(Indexed(tf, length), average) < 2.5


@given(times, lengths, averages)
def test_saying_a_word_again_counts_more_and_each_time_less(tf, length, average):
    once, twice, thrice = (score(Indexed(tf + more, length), average) for more in range(3))

    assert once < twice < thrice
    assert twice - once > thrice - twice


@given(times, lengths, averages)
def test_the_same_word_in_a_longer_text_counts_less(tf, length, average):
    assert score(Indexed(tf, length + 1), average) < score(Indexed(tf, length), average)


@given(st.integers(1, 10**6), st.data())
def test_a_rarer_word_counts_more_and_none_counts_less_than_nothing(records, data):
    holding = data.draw(st.integers(0, records - 1))

    assert rarity(records, holding) > rarity(records, holding + 1) > 0


def test_a_word_of_a_title_counts_twice_and_lengths_count_plain_words():
    found = indexed([Text("title", "Rain", "en"), Text("name", "Rain", "en"), Text("body", "Rain falls", "en")])

    assert found["rain"] == Indexed(5, 4)


def test_each_language_is_a_text_of_its_own():
    found = indexed([Text("title", "Migration", "en"), Text("body", "La migration, une migration", "fr")])

    assert found["migrat"] == max(Indexed(2, 1), Indexed(2, 4))


@pytest.mark.parametrize("average", [0.0, 0.5, 1.0])
def test_an_index_of_next_to_nothing_still_scores(average):
    assert 0 < score(Indexed(1, 1), average) < 2.5
