"""Stems bring the inflections of a word together, typed with or without accents, and keep other words apart."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossings.engine.search.folding import fold
from crossings.engine.search.stems import LANGUAGES, stem

HERE = Path(__file__).parent
HOLD_AT_LEAST = 38  # of forty
FALL_TOGETHER_AT_MOST = 5  # of all that should stay apart: what stemming costs


def rows(name):
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [tuple(line.split()) for line in lines if line and not line.startswith("#")]


GOLD = {language: rows(f"gold_{language}.txt") for language in ("es", "fr", "ar")}
APART = rows("apart.txt")
WORDS = [(language, word) for language, pairs in GOLD.items() for pair in pairs for word in pair]


def same(language, one, other):
    return stem(fold(one), language) == stem(fold(other), language)


@pytest.mark.parametrize("language", GOLD)
def test_inflections_of_a_word_share_a_stem(language):
    missed = [pair for pair in GOLD[language] if not same(language, *pair)]

    assert len(GOLD[language]) == 40
    assert len(missed) <= 40 - HOLD_AT_LEAST, missed


def test_words_that_only_begin_alike_stay_apart():
    together = [row for row in APART if same(*row)]

    assert len(APART) >= 50
    assert len(together) <= FALL_TOGETHER_AT_MOST, together


@given(st.sampled_from(WORDS))
def test_a_stem_is_the_same_with_and_without_accents(row):
    language, word = row

    assert stem(fold(word), language) == stem(fold(fold(word)), language)


@given(st.sampled_from(WORDS), st.sampled_from(LANGUAGES))
def test_a_stem_is_folded_and_not_longer_than_its_word_by_more_than_an_ending(row, language):
    word = fold(row[1])

    found = stem(word, language)

    assert found == fold(found)
    assert 0 < len(found) <= len(word) + 1


@pytest.mark.parametrize("word", ["2015", "un", "a"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_numbers_and_the_shortest_words_are_their_own_stems(word, language):
    assert stem(word, language) == word


def test_a_language_without_an_algorithm_leaves_words_as_they_are():
    assert stem("migranten", "de") == stem("migranten", "") == "migranten"


@pytest.mark.parametrize("typed", ["الهجرة", "والهجرة", "بالهجرة", "للهجرة", "فالهجرة"])
def test_what_arabic_writes_before_a_word_makes_no_difference(typed):
    assert stem(fold(typed), "ar") == stem("هجرة", "ar")
