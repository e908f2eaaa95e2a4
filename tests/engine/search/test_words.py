"""Words begin and end where a reader sees them, and are the same however they are typed."""

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from crossings.engine.search.folding import fold
from crossings.engine.search.words import LONGEST, is_silent, places, words

LETTERS = "abcéñøßœ'’ -.,;:!?()0129أإىةئهجر\u064b\u0651\u0301ـ"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("L’Europe d'aujourd'hui", ["europe", "aujourdhui"]),
        ("Qu’est-ce que l'asile ?", ["est", "ce", "que", "asile"]),
        ("the migrants' rights and the UN's role", ["the", "migrants", "rights", "and", "the", "un", "role"]),
        ("U.N. and U.N.H.C.R., e.g. in Geneva.", ["un", "and", "unhcr", "eg", "in", "geneva"]),
        ("asylum-seekers/refugees—and others", ["asylum", "seekers", "refugees", "and", "others"]),
        ("Côte d'Ivoire", ["cote", "ivoire"]),
        ("O'Brien", ["obrien"]),
        ("COVID-19 in 2020–2021", ["covid", "19", "in", "2020", "2021"]),
        ("snake_case", ["snake", "case"]),
        ("الهِجْرَة الدَّوْلِيّة، والتنمية؟", ["الهجرة", "الدولية", "والتنمية"]),
        ("Migracio\u0301n", ["migracion"]),
        ("mi\u00adgra\u00adtion", ["migration"]),
        ("C++ & R&D", ["c", "r", "d"]),
        ("", []),
        ("?!… \0 🙂", []),
    ],
)
def test_words_are_what_a_reader_sees(text, found):
    assert words(text) == found


@given(st.text(st.sampled_from("aZ09_ .'-`") | st.characters(codec="ascii")) | st.just("b" * (LONGEST + 1)))
def test_words_of_plain_text_are_those_of_its_places(text):
    assert words(text) == [place.word for place in places(text)]


@given(st.text())
def test_every_word_stands_where_it_is_said_to_stand(text):
    found = list(places(text))

    assert all(0 <= place.start < place.end <= len(text) for place in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(words(text[place.start : place.end])[:1] == [place.word] for place in found)


@example("أ.0")
@example("é\u0301.b")
@given(st.text(alphabet=LETTERS))
def test_composed_or_not_the_words_are_the_same(text):
    assert words(unicodedata.normalize("NFD", text)) == words(unicodedata.normalize("NFC", text))


@given(st.text())
def test_a_word_is_folded_and_not_too_long(text):
    assert all(word == fold(word) and 0 < len(word) <= LONGEST for word in words(text))


@given(st.lists(st.sampled_from(["rain", "école", "الهجرة", "2015"]), max_size=6))
def test_a_space_parts_words(parts):
    assert words(" ".join(parts)) == [fold(part) for part in parts]


@pytest.mark.parametrize(
    ("word", "language", "silent"),
    [
        ("the", "en", True),
        ("la", "es", True),
        ("la", "en", False),
        ("الي", "ar", True),
        ("les", "", True),
        ("rain", "", False),
        ("the", "de", False),
    ],
)
def test_articles_are_silent_in_their_own_language(word, language, silent):
    assert is_silent(word, language) is silent
