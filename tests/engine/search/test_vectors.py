"""Vectors are kept as whole numbers; which are nearest is what exact arithmetic says, on every machine."""

from math import sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from crossings.engine.search import vectors
from crossings.engine.search.vectors import EXACT, Vectors, kept, meant

WIDTH = 6
ROWS = st.lists(st.lists(st.integers(-127, 127), min_size=WIDTH, max_size=WIDTH), min_size=1, max_size=12)
ROW = st.lists(st.integers(-127, 127), min_size=WIDTH, max_size=WIDTH)


def as_bytes(row):
    return np.array(row, np.int8).tobytes()


def cosine(one, other):
    """In whole numbers of Python, which never round, up to the roots."""
    lengths = sqrt(sum(each * each for each in one)) * sqrt(sum(each * each for each in other))
    return sum(a * b for a, b in zip(one, other, strict=True)) / lengths if lengths else 0.0


@given(ROWS, ROW, st.integers(1, 14))
def test_the_nearest_are_those_of_a_plain_program(rows, asked, most):
    of = {100 - place: row for place, row in enumerate(rows)}
    expected = sorted(of, key=lambda number: (-cosine(of[number], asked), number))

    found = Vectors.of([(number, as_bytes(row)) for number, row in of.items()]).nearest(as_bytes(asked), most)

    assert found == expected[:most]


def test_the_products_of_the_widest_vectors_are_exact():
    """The greatest sum there can be, and one that differs from it by one, stay apart."""
    greatest = [127] * EXACT
    pairs = [(1, as_bytes(greatest)), (2, as_bytes([*greatest[:-1], 126]))]
    products = Vectors.of(pairs).rows.astype(np.float32) @ np.array(greatest, np.float32)

    assert products.tolist() == [127 * 127 * EXACT, 127 * 127 * EXACT - 127]
    assert 127 * 127 * EXACT < 2**24


def test_wider_vectors_are_refused():
    with pytest.raises(ValueError, match=f"up to {EXACT}"):
        Vectors.of([(1, bytes(EXACT + 1))])


def test_very_many_are_compared_in_parts_alike(monkeypatch):
    random = np.random.default_rng(5)
    pairs = [(number, as_bytes(random.integers(-127, 128, WIDTH))) for number in range(50)]
    at_once = Vectors.of(pairs).nearest(as_bytes([1, 2, 3, 4, 5, 6]), 50)

    monkeypatch.setattr(vectors, "AT_A_TIME", 7)

    assert Vectors.of(pairs).nearest(as_bytes([1, 2, 3, 4, 5, 6]), 50) == at_once


@given(arrays(np.float32, 8, elements=st.floats(-1, 1, width=32)))
def test_what_is_kept_points_where_the_vector_does(vector):
    found = np.frombuffer(kept(vector), np.int8).astype(float)
    greatest = float(np.abs(vector).max())

    assert np.abs(found - (vector.astype(float) / greatest * 127 if greatest else 0)).max() <= 0.5001


def test_a_vector_of_nothing_is_near_to_nothing():
    found = Vectors.of([(1, bytes(2)), (2, bytes([1, 1]))])

    assert found.cosines(bytes([1, 0])).tolist() == pytest.approx([0, sqrt(0.5)])
    assert found.cosines(bytes(2)).tolist() == [0, 0]


def test_no_vectors_are_near_to_nothing():
    assert Vectors.of([]).nearest(bytes(3), 10) == []


def test_vectors_are_joined_and_taken_apart():
    one, two = Vectors.of([(1, bytes([1, 0])), (2, bytes([0, 1]))]), Vectors.of([(3, bytes([1, 1]))])
    both = one.joined(two)

    assert both.nearest(bytes([1, 1]), 3) == [3, 1, 2]
    assert both.only([3, 2]).nearest(bytes([1, 0]), 3) == [3, 2]
    assert one.joined(Vectors.of([])) is one
    assert Vectors.of([]).joined(two) is two


def test_titles_and_bodies_are_meant_in_the_first_language_that_there_is():
    texts = [("title", "Lluvia", "es"), ("name", "Kent", ""), ("title", "Pluie", "fr"), ("body", "Il pleut", "fr")]

    assert meant(texts, ["en", "fr", "es"]) == "Pluie. Il pleut"
    assert meant(texts, ["en"]) == ""
    assert meant([("name", "Kent", "en")], ["en"]) == ""
    assert meant([("title", "", "en"), ("body", "", "en")], ["en"]) == ""
