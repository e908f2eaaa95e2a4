"""An excerpt is a part of its text, with every word that answers marked and no other."""

from hypothesis import given
from hypothesis import strategies as st

from crossings.engine.search.excerpts import excerpt, marked
from crossings.engine.search.stems import stem
from crossings.engine.search.terms import slots_of
from crossings.engine.search.words import words

VOCABULARY = ["rain", "rains", "drought", "migrants", "“cities”", "l’eau", "الهجرة,", "2015;", "–", "a.", "U.N."]
texts = st.lists(st.sampled_from(VOCABULARY), max_size=40).map(" ".join)
questions = st.lists(st.sampled_from(["rain", "migrant", "city", "eau", "هجرة", "un"]), max_size=3).map(" ".join)
lengths = st.integers(1, 12)


def terms(question):
    return {term for slot in slots_of(question, "en") for term, _weight in slot.terms}


def joined(pieces):
    return "".join(piece.text for piece in pieces if piece.text not in ("… ", " …"))


@given(texts, questions, lengths)
def test_the_pieces_join_to_a_part_of_the_text_of_at_most_the_length(text, question, length):
    found = joined(excerpt(text, "en", terms(question), length))

    assert found in text
    assert len(words(found)) <= length


@given(texts, questions, lengths)
def test_every_marked_piece_answers_and_what_is_not_marked_does_not(text, question, length):
    asked = terms(question)

    for piece in excerpt(text, "en", asked, length):
        answers = [word in asked or stem(word, "en") in asked for word in words(piece.text)]
        assert answers == [True] if piece.is_hit else not any(answers)


@given(texts, questions, lengths)
def test_no_other_stretch_has_more_of_what_was_asked_for(text, question, length):
    asked = terms(question)
    answering = [word in asked or stem(word, "en") in asked for word in words(text)]
    most = max((sum(answering[first : first + length]) for first in range(len(answering) or 1)), default=0)

    assert sum(piece.is_hit for piece in excerpt(text, "en", asked, length)) == most


@given(texts, questions)
def test_a_whole_text_loses_nothing(text, question):
    assert "".join(piece.text for piece in marked(text, "en", terms(question))) == text


def test_where_a_text_is_cut_it_says_so():
    text = "one two three rain five six seven"

    assert [piece.text for piece in excerpt(text, "en", {"rain"}, 3)] == ["… ", "two three ", "rain", " …"]


def test_a_text_without_an_answer_is_told_from_its_beginning():
    assert [piece.text for piece in excerpt("one two three", "en", set(), 2)] == ["one two", " …"]
