"""Words that name no subject are told from those that do, in the four languages of the interface."""

import pytest

from crossings.engine.links.general import EMPTY, VAGUE, generality
from crossings.engine.search.folding import fold

SUBJECTS = [
    "drought",
    "remittances",
    "women",
    "health",
    "labour market",
    "wages",
    "family",
    "education",
    "policy",
    "trade",
]


@pytest.mark.parametrize("label", SUBJECTS)
def test_a_subject_of_the_field_is_not_general(label):
    assert generality(label, "en") == 0


@pytest.mark.parametrize(
    ("label", "language"),
    [
        ("a new approach", "en"),
        ("Studies", "en"),
        ("los efectos", "es"),
        ("analyse de cas", "fr"),
        ("الدراسات", "ar"),
        ("the of", "en"),
    ],
)
def test_what_says_nothing_is_most_general_in_its_language(label, language):
    assert generality(label, language) == 5


def test_a_term_is_as_general_as_its_best_word():
    assert generality("drought study", "en") < generality("clinical study", "en") < generality("study", "en")


def test_words_of_a_language_without_a_list_are_taken_for_subjects():
    assert generality("studie", "de") == 0


@pytest.mark.parametrize("language", EMPTY)
def test_a_word_is_listed_once(language):
    listed = [fold(word) for lists in (EMPTY, VAGUE) for word in lists.get(language, "").split()]
    assert sorted(listed) == sorted(set(listed))
