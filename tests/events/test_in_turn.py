"""Several questions as one list: nothing is lost or doubled where one ends and the next begins."""

import pytest
from django.core.paginator import Paginator
from hypothesis import given
from hypothesis import strategies as st

from crossings.events.in_turn import InTurn


class Question(list):
    """A list that counts and is cut as a query is, and says how often it was asked."""

    asked = 0

    def count(self):
        return len(self)

    def __getitem__(self, part):
        Question.asked += 1
        return list(super().__getitem__(part))


@given(st.lists(st.lists(st.integers(), max_size=7), max_size=4), st.integers(1, 5))
def test_pages_give_every_row_once_and_in_turn(questions, size):
    pages = Paginator(InTurn(*map(Question, questions)), size)

    assert [row for page in pages for row in page] == [row for question in questions for row in question]


def test_its_length_is_that_of_all():
    assert len(InTurn(Question([1, 2]), Question([]), Question([3]))) == 3


@pytest.mark.parametrize(("part", "asked"), [(slice(0, 2), 1), (slice(2, 4), 1), (slice(1, 3), 2), (slice(4, 9), 0)])
def test_only_the_questions_on_the_page_are_asked(part, asked):
    rows = InTurn(Question([1, 2]), Question([3, 4]))
    Question.asked = 0

    _ = rows[part]

    assert Question.asked == asked


def test_nothing_in_turn_is_empty():
    assert list(Paginator(InTurn(), 25).page(1)) == []
