"""What a text is indexed under and what a question asks for meet in the same terms."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossings.engine.search.stems import LANGUAGES
from crossings.engine.search.terms import MOST_ASKED, number_of, slot, slots_of, terms_of, variants
from crossings.engine.search.words import words

anything = st.text(alphabet="abcdeéñ '’.-19رةجهس", max_size=40)


@given(anything, st.sampled_from([*LANGUAGES, ""]))
def test_a_text_answers_each_of_its_own_words_whatever_the_readers_language(text, language):
    indexed = set(terms_of(text, language))

    assert all(indexed & set(variants(word)) for word in words(text))


@given(anything, st.sampled_from(LANGUAGES))
def test_the_words_of_a_question_are_words_of_it_each_once(text, language):
    asked = [each.word for each in slots_of(text, language)]

    assert set(asked) <= set(words(text))
    assert len(asked) == len(set(asked)) <= MOST_ASKED
    assert bool(asked) == bool(words(text))


@pytest.mark.parametrize(
    ("question", "language", "asked"),
    [
        ("the causes of migration", "en", ["causes", "migration"]),
        ("las causas de la migración", "es", ["causas", "migracion"]),
        ("les causes de l’exil", "fr", ["causes", "exil"]),
        ("أسباب الهجرة في العالم", "ar", ["اسباب", "الهجرة", "العالم"]),
        ("to be or not to be", "en", ["to", "be", "or", "not"]),
        ("la paz", "en", ["la", "paz"]),
        ("rain rain Rain", "en", ["rain"]),
        ("!?", "en", []),
    ],
)
def test_silent_words_are_asked_for_only_where_there_are_no_others(question, language, asked):
    assert [each.word for each in slots_of(question, language)] == asked


def test_another_spelling_adds_terms_and_never_weakens_those_that_are_there():
    widened = slot("rain").also({"rain": 0.1, "train": 0.6})

    assert dict(widened.terms) == dict(slot("rain").terms) | {"train": 0.6}
    assert widened.word == "rain"


@given(st.text(max_size=60))
def test_the_number_of_a_term_fits_a_column_and_stays_the_same(term):
    assert 0 <= number_of(term) < 2**63
    assert number_of(term) == number_of(str(term))


def test_the_number_of_a_term_is_the_same_in_every_process():
    assert number_of("migrat") == 4291667099532194785  # else every index would have to be written anew
