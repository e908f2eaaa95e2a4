"""Texts are cut into the pieces that a language model knows, as it was taught."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossings.engine.search.wordpieces import pieces

KNOWN = ["[CLS]", "[SEP]", "[UNK]", "un", "##aff", "##able", "a", "##b", "##c", "ab", "!", "–", "人", "口", "$"]
TABLE = {piece: number for number, piece in enumerate(KNOWN)}


def cut(text, most=20):
    return [KNOWN[number] for number in pieces(text, TABLE, most)][1:-1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("unaffable", ["un", "##aff", "##able"]),  # the example of the model's own paper and tests
        ("UnAffáble", ["un", "##aff", "##able"]),
        ("abc", ["ab", "##c"]),  # the longest piece, not the first
        ("acc ab", ["a", "##c", "##c", "ab"]),
        ("abz a", ["[UNK]", "a"]),  # a word that cannot be cut to its end is not known at all
        ("a!$a – a", ["a", "!", "$", "a", "–", "a"]),
        ("a\u00a0b\ta\u200bb", ["a", "[UNK]", "ab"]),  # what shows nothing parts no word
        ("人口a", ["人", "口", "a"]),
        ("a" + "b" * 99, ["ab", *["##b"] * 98]),
        ("a" + "b" * 100, ["[UNK]"]),
        ("", []),
    ],
)
def test_words_are_cut_into_the_longest_pieces(text, expected):
    assert cut(text, most=200) == expected


def test_of_a_long_text_the_beginning_is_read():
    assert cut("ab " * 50, most=10) == ["ab"] * 8
    assert len(pieces("abc " * 50, TABLE, 7)) == 7


@given(st.text(), st.integers(2, 30))
def test_any_text_begins_and_ends_and_is_no_longer_than_asked(text, most):
    found = pieces(text, TABLE, most)

    assert (found[0], found[-1]) == (TABLE["[CLS]"], TABLE["[SEP]"])
    assert len(found) <= most


@given(st.text(st.sampled_from("ab c!é")))
def test_pieces_put_together_are_the_text_without_spaces_and_accents(text):
    joined = "".join(piece.removeprefix("##") for piece in cut(text, most=1000))
    known = joined.replace("[UNK]", "")

    assert len(known) <= len(text.replace(" ", ""))
    if "[UNK]" not in joined:
        assert joined == text.replace(" ", "").replace("é", "e")
