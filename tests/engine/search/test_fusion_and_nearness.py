"""Fusing orders and comparing vectors: what must hold whatever the orders and the vectors are."""

from fractions import Fraction
from itertools import permutations

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from crossings.engine.search.fusion import CONSTANT, fused
from crossings.engine.search.vectors import Vectors, kept, meant

ORDER = st.lists(st.integers(1, 12), unique=True, max_size=12)
ORDERS = st.lists(ORDER, min_size=1, max_size=4)
WIDTH = 4
ROW = st.lists(st.integers(-127, 127), min_size=WIDTH, max_size=WIDTH).map(lambda row: np.array(row, np.int8).tobytes())
PAIRS = st.dictionaries(st.integers(1, 50), ROW, min_size=1, max_size=10).map(lambda found: list(found.items()))


def by_the_paper(orders):
    """Reciprocal rank fusion in fractions, equals as first met."""
    met = list(dict.fromkeys(each for order in orders for each in order))
    worth = {
        each: sum((Fraction(1, CONSTANT + order.index(each) + 1) for order in orders if each in order), Fraction())
        for each in met
    }
    return sorted(met, key=lambda each: -worth[each])


# Orders


@given(st.lists(ORDER, max_size=2))
def test_of_two_orders_the_same_is_made_as_in_fractions(orders):
    """Of the places that these have, no two pairs are worth the same, so that no rounding could part equals."""
    assert fused(orders) == by_the_paper(orders)


@given(ORDERS, ORDER)
def test_an_order_in_which_a_document_is_absent_never_lifts_it(orders, more):
    before, after = fused(orders), fused([*orders, more])
    for absent in set(before) - set(more):
        above = set(before[: before.index(absent)])
        assert above <= set(after[: after.index(absent)])


@given(ORDERS, ORDER)
def test_an_order_that_puts_a_document_first_never_lowers_it(orders, more):
    before = fused(orders)
    assume(more and more[0] in before)
    after = fused([*orders, more])
    below = set(before[before.index(more[0]) + 1 :])
    assert below <= set(after[after.index(more[0]) :])


@given(ORDERS)
def test_an_empty_order_changes_nothing(orders):
    assert fused([[], *orders]) == fused([*orders, []]) == fused(orders)


@given(ORDERS)
def test_what_stands_before_another_in_every_order_stands_before_it(orders):
    """Where both stand in all of them; nothing that everybody agrees on is turned round."""
    found = fused(orders)
    everywhere = set(orders[0]).intersection(*orders[1:])
    for one, other in permutations(everywhere, 2):
        if all(order.index(one) < order.index(other) for order in orders):
            assert found.index(one) < found.index(other)


@given(ORDERS)
def test_the_same_orders_give_the_same_each_time_and_are_left_as_they_are(orders):
    before = [list(order) for order in orders]
    assert fused(orders) == fused([tuple(order) for order in orders])
    assert orders == before


@given(ORDERS, st.permutations(range(1, 13)))
def test_names_of_documents_do_not_matter(orders, names):
    """Equals are put in order by where they were met, so another numbering gives the same order of other names."""
    renamed = [[names[each - 1] for each in order] for order in orders]
    assert fused(renamed) == [names[each - 1] for each in fused(orders)]


@given(ORDER, ORDER)
def test_turned_round_two_orders_change_at_most_the_places_of_equals(one, other):
    def worth(each):
        return sum(Fraction(1, CONSTANT + order.index(each) + 1) for order in (one, other) if each in order)

    assert [worth(each) for each in fused([one, other])] == [worth(each) for each in fused([other, one])]


@pytest.mark.parametrize(
    ("orders", "found"),
    [
        ([], []),
        ([[]], []),
        ([[5]], [5]),
        ([[1, 2], [2, 1]], [1, 2]),
        ([[2, 1], [1, 2]], [2, 1]),
        ([[1, 2, 3], [3]], [3, 1, 2]),
        ([[1, 2, 3], [4, 3], [5, 3]], [3, 1, 4, 5, 2]),
        ([[9], [8], [7]], [9, 8, 7]),
    ],
)
def test_small_orders_are_fused_as_by_hand(orders, found):
    assert fused(orders) == found


# Vectors


@given(PAIRS, ROW)
def test_the_order_in_which_vectors_come_does_not_matter(pairs, asked):
    """Not even for those that are equally near: these stand by their numbers."""
    assert Vectors.of(pairs).nearest(asked, 20) == Vectors.of(pairs[::-1]).nearest(asked, 20)


@given(PAIRS, ROW)
def test_fewer_are_the_first_of_more(pairs, asked):
    vectors = Vectors.of(pairs)
    whole = vectors.nearest(asked, len(pairs))
    assert sorted(whole) == sorted(number for number, _ in pairs)
    for most in range(len(pairs) + 2):
        assert vectors.nearest(asked, most) == whole[:most]


@given(PAIRS, ROW, st.sets(st.integers(1, 50)))
def test_among_some_the_order_is_that_among_all(pairs, asked, some):
    whole = Vectors.of(pairs).nearest(asked, 20)
    assert Vectors.of(pairs).only(some).nearest(asked, 20) == [number for number in whole if number in some]


@given(PAIRS, ROW, st.integers(0, 10))
def test_put_together_from_parts_they_are_the_same(pairs, asked, cut):
    joined = Vectors.of(pairs[:cut]).joined(Vectors.of(pairs[cut:]))
    assert joined.nearest(asked, 20) == Vectors.of(pairs).nearest(asked, 20)
    assert joined.cosines(asked).tolist() == Vectors.of(pairs).cosines(asked).tolist()


@given(PAIRS, ROW)
def test_a_cosine_is_a_number_from_minus_one_to_one(pairs, asked):
    assert (np.abs(Vectors.of(pairs).cosines(asked)) <= 1 + 1e-12).all()


@given(ROW)
def test_nothing_is_nearer_to_a_vector_than_itself(row):
    assume(any(row))
    assert Vectors.of([(1, row)]).cosines(row).tolist() == pytest.approx([1])


def test_equals_stand_by_their_numbers_also_where_not_all_are_asked_for():
    same = bytes([1, 2, 3, 4])
    vectors = Vectors.of([(number, same) for number in (9, 4, 7, 1)])
    assert [vectors.nearest(same, most) for most in (1, 2, 3)] == [[1], [1, 4], [1, 4, 7]]


@pytest.mark.parametrize("most", [0, -1])
def test_none_are_told_where_none_are_asked_for(most):
    assert Vectors.of([(1, bytes(4))]).nearest(bytes(4), most) == []


def test_the_opposite_comes_after_what_has_nothing_to_do_with_it():
    vectors = Vectors.of([(1, kept(np.array([-1.0, 0]))), (2, kept(np.array([0, 1.0]))), (3, kept(np.array([1.0, 0])))])
    assert vectors.nearest(kept(np.array([1.0, 0])), 3) == [3, 2, 1]


@given(st.lists(st.floats(-1, 1, width=32), min_size=3, max_size=3), st.integers(-10, 10))
def test_of_a_vector_only_the_direction_is_kept(row, power):
    """Twice as long, it is the same; powers of two do not round."""
    assume(all(abs(each) > 1e-3 or each == 0 for each in row))
    vector = np.array(row, np.float32)
    assert kept(vector * np.float32(2.0**power)) == kept(vector)


def test_a_vector_without_direction_is_kept_as_zeros():
    assert kept(np.zeros(5, np.float32)) == bytes(5)


def test_the_least_number_of_a_byte_is_never_used():
    """-128 has no opposite: a vector and its opposite are kept alike, but for the sign."""
    vector = np.array([-1.0, 0.25, 1.0], np.float32)
    one, other = (np.frombuffer(kept(each), np.int8).astype(int) for each in (vector, -vector))
    assert one.tolist() == (-other).tolist() == [-127, 32, 127]


# What is encoded

TEXT = st.tuples(
    st.sampled_from(["title", "body", "name"]),
    st.sampled_from(["", "Rain", "Sun"]),
    st.sampled_from(["en", "fr", "ar", ""]),
)


@given(st.lists(TEXT, max_size=6), st.permutations(["en", "fr"]))
def test_only_words_of_one_language_that_is_known_are_meant(texts, languages):
    said = meant(texts, languages)
    by_language = {
        language: ". ".join(words for role, words, own in texts if own == language and words and role != "name")
        for language in languages
    }
    assert said == next((by_language[each] for each in languages if by_language[each]), "")


def test_texts_may_come_as_they_are_read_once():
    assert meant(iter([("title", "Rain", "en"), ("body", "It fell.", "en")]), ["fr", "en"]) == "Rain. It fell."
