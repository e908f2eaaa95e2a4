"""Near words are found by what is left of them, and distances are those of Damerau."""

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossings.engine.search.spelling import distance, forgiven, shorn, shorn_twice, splits

LETTERS = "abcé"
words = st.text(alphabet=LETTERS, max_size=7)
typed = st.text(alphabet=LETTERS, min_size=1, max_size=12)


def aligned(one, other):
    """Optimal string alignment, written down as it is defined and without regard to time."""

    @cache
    def apart(i, j):
        if not i or not j:
            return i + j
        ways = [apart(i - 1, j) + 1, apart(i, j - 1) + 1, apart(i - 1, j - 1) + (one[i - 1] != other[j - 1])]
        if i > 1 and j > 1 and one[i - 1] == other[j - 2] and one[i - 2] == other[j - 1]:
            ways.append(apart(i - 2, j - 2) + 1)
        return min(ways)

    return apart(len(one), len(other))


def one_mistake(word):
    """Every word that one added, lost, changed or swapped letter makes of it."""
    lost = {word[:i] + word[i + 1 :] for i in range(len(word))}
    added = {word[:i] + letter + word[i:] for i in range(len(word) + 1) for letter in LETTERS}
    changed = {word[:i] + letter + word[i + 1 :] for i in range(len(word)) for letter in LETTERS}
    swapped = {word[:i] + word[i + 1] + word[i] + word[i + 2 :] for i in range(len(word) - 1)}
    return lost | added | changed | swapped


@settings(max_examples=300)
@given(words, words, st.integers(0, 4))
def test_a_distance_is_the_least_number_of_mistakes_up_to_the_most_asked_for(one, other, most):
    assert distance(one, other, most) == min(aligned(one, other), most + 1)


@given(words, words)
def test_a_distance_is_the_same_both_ways_and_nothing_only_between_equals(one, other):
    assert distance(one, other) == distance(other, one)
    assert (distance(one, other) == 0) == (one == other)


@given(typed)
def test_every_word_with_one_mistake_shares_a_form(word):
    assert all(shorn(word) & shorn(other) for other in one_mistake(word))


@given(st.text(alphabet=LETTERS, min_size=1, max_size=6), st.data())
def test_every_word_with_two_mistakes_shares_a_form_with_what_is_left_after_two(word, data):
    once = data.draw(st.sampled_from(sorted(one_mistake(word))))
    twice = data.draw(st.sampled_from(sorted(one_mistake(once) or {once})))

    assert shorn_twice(twice) & shorn_twice(word)


@given(typed)
def test_shorn_forms_are_the_word_and_all_that_one_letter_less_leaves(word):
    assert {len(form) for form in shorn(word)} == {len(word), len(word) - 1}
    assert len(shorn(word)) <= len(word) + 1


@pytest.mark.parametrize(("word", "mistakes"), [("", 0), ("un", 0), ("sea", 1), ("migrant", 1), ("migrants", 2)])
def test_longer_words_are_forgiven_more(word, mistakes):
    assert forgiven(word) == mistakes


@given(typed)
def test_the_halves_of_a_word_make_it_again_and_have_two_letters_at_least(word):
    pairs = list(splits(word))

    assert all(one + other == word and min(len(one), len(other)) >= 2 for one, other in pairs)
    assert len(pairs) == max(len(word) - 3, 0)
