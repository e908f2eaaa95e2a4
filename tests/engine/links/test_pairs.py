"""Which concepts meet: as counted by trying every pair, as a product of sparse matrices says, in one part or in many."""

from collections import defaultdict
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.sparse import coo_array, triu

from crossings.engine.links.pairs import NO_YEAR, pairs

works = st.lists(st.tuples(st.sets(st.integers(0, 9), max_size=7), st.none() | st.integers(1000, 2999)), max_size=14)


def columns(held):
    rows = [
        (work, concept, year or NO_YEAR) for work, (concepts, year) in enumerate(held) for concept in sorted(concepts)
    ]
    return (np.array(column, dtype=np.int32) for column in (zip(*rows, strict=True) if rows else ([], [], [])))


def counted(held, least):
    """Every pair by trying all, with its works and its first year."""
    years = defaultdict(list)
    for concepts, year in held:
        for both in combinations(sorted(concepts), 2):
            years[both].append(year or NO_YEAR)
    return [(*both, len(each), min(each)) for both, each in sorted(years.items()) if len(each) >= least]


def rows_of(parts):
    return [tuple(map(int, row)) for part in parts for row in zip(*part, strict=True)]


@given(works, st.integers(1, 3), st.integers(1, 40))
def test_pairs_are_those_that_meet_with_their_works_and_their_first_year(held, least, at_once):
    assert rows_of(pairs(*columns(held), least, at_once)) == counted(held, least)


def test_nothing_meets_where_nothing_is_held():
    assert rows_of(pairs(*columns([]), 1)) == []


def test_a_work_of_very_many_concepts_is_no_trouble():
    found = rows_of(pairs(*columns([(set(range(700)), 2001)]), 1))
    assert (len(found), found[0], found[-1]) == (700 * 699 // 2, (0, 1, 1, 2001), (698, 699, 1, 2001))


@pytest.mark.slow
def test_a_product_of_sparse_matrices_says_the_same():
    draws = np.random.default_rng(20261123)
    held = sorted(
        set(zip(draws.integers(0, 4_000, 30_000).tolist(), draws.zipf(1.4, 30_000).clip(max=900).tolist(), strict=True))
    )
    work, concept = np.array(held).T
    matrix = coo_array((np.ones(len(work), dtype=np.int64), (work, concept))).tocsr()
    product = triu(matrix.T @ matrix, 1).tocoo()
    said = sorted(zip(product.row.tolist(), product.col.tolist(), product.data.tolist(), strict=True))

    found = rows_of(pairs(work, concept, np.full(len(work), NO_YEAR), 2, at_once=50_000))

    assert [row[:3] for row in found] == [row for row in said if row[2] >= 2]
