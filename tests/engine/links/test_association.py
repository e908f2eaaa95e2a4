"""The association of a concept with a side is Dunning's statistic, and has the sign of the difference."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossings.engine.links.association import expected, log_likelihood, signed
from tests.engine.links import oracle

# Dunning, T. (1993), Computational Linguistics 19(1), the table of bigrams: -2 log λ, k(AB), k(¬AB), k(A¬B), k(¬A¬B).
PUBLISHED = [
    (270.72, 110, 2442, 111, 29114),  # the swiss
    (263.90, 29, 13, 123, 31612),  # can be
    (256.84, 31, 23, 139, 31584),  # previous year
    (167.23, 10, 0, 3, 31764),  # mineral water
    (157.21, 76, 104, 2476, 29121),  # at the
    (157.03, 16, 16, 51, 31694),  # real terms
    (146.80, 9, 0, 5, 31763),  # natural gas
    (115.02, 16, 0, 865, 30896),  # owing to
]


@pytest.mark.parametrize(("published", "a", "b", "c", "d"), PUBLISHED)
def test_the_figures_of_the_paper_come_out(published, a, b, c, d):
    assert log_likelihood(a, a + b, c, c + d) == pytest.approx(published, abs=0.005)


@st.composite
def tables(draw):
    side, others = draw(st.integers(1, 10_000)), draw(st.integers(1, 1_000_000))
    return draw(st.integers(0, side)), side, draw(st.integers(0, others)), others


@given(tables())
def test_it_is_what_textbooks_compute_cell_by_cell(table):
    assert log_likelihood(*table) == pytest.approx(oracle.g2(*table), rel=1e-6, abs=1e-5)


@given(tables())
def test_its_sign_says_on_which_side_the_rate_is_higher(table):
    within, side, without, others = table
    difference = within * others - without * side
    assert (signed(*table) > 0) == (difference > 0 and log_likelihood(*table) > 0)
    assert signed(*table) == pytest.approx(-signed(without, others, within, side), abs=1e-9)


def test_a_side_that_is_the_whole_corpus_has_no_association():
    assert signed([3, 0, 7], 10, 0, 0).tolist() == [0, 0, 0]


def test_what_is_expected_of_an_empty_corpus_is_nothing():
    assert expected([0], 0, 0).tolist() == [0]
