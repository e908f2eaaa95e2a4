"""Several questions answered one after the other, so that a paginator goes through them as through one list."""

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import cached_property


class InTurn(Sequence[Any]):
    """The rows of the first question, then those of the second, and so on; asks for no row that is not on the page."""

    def __init__(self, *questions: QuerySet[Any, Any]) -> None:
        self.questions = questions

    @cached_property
    def counts(self) -> tuple[int, ...]:
        return tuple(question.count() for question in self.questions)

    def __len__(self) -> int:
        return sum(self.counts)

    def __getitem__(self, wanted: Any) -> Any:
        """The rows of a slice, whose both ends are named, as paginators name them."""
        found: list[Any] = []
        passed = 0
        for question, number in zip(self.questions, self.counts, strict=True):
            first, last = max(wanted.start - passed, 0), min(wanted.stop - passed, number)
            found += question[first:last] if first < last else ()
            passed += number
        return found
